/** Owns which figures stand for running, walking, rowing and strength, in the reader's units. */
import type { Figures, OffBikeWorkout, OwnRight } from '@ridebook/analytics';
import type { TrackedMovements } from '@ridebook/domain';
import type { TermName } from '../../definitions/terms.ts';
import { missing, type Formatter } from '../../format/formatter.ts';
import { weightWords } from '../../format/weight.ts';

export interface OwnRightColumn {
  readonly head: string;
  readonly term: TermName;
  readonly unit: string;
  /** Whether there is room for it on a phone. */
  readonly isOnPhone: boolean;
  /** Of a workout, without the unit. */
  readonly cell: (line: OffBikeWorkout) => string;
  /** Of all of them together; empty where only single workouts have it. */
  readonly total: string;
}

const timeColumn = (
  { seconds }: Pick<Figures, 'seconds'>,
  isOnPhone: boolean,
  format: Formatter,
): OwnRightColumn => ({
  head: 'Time',
  term: 'time',
  unit: 'h min',
  isOnPhone,
  cell: ({ durationSeconds }) => (durationSeconds === null ? missing : format.duration(durationSeconds)),
  total: seconds > 0 ? format.duration(seconds) : missing,
});

const heartColumn = (
  { averageHeartRateBpm: average }: Pick<Figures, 'averageHeartRateBpm'>,
  format: Formatter,
): OwnRightColumn => ({
  head: 'Heart',
  term: 'heartRate',
  unit: 'bpm',
  isOnPhone: false,
  cell: ({ averageHeartRateBpm }) => format.number(averageHeartRateBpm),
  total: format.number(average),
});

/** Of strength; the volume only where it was counted in one of those that are listed. */
export function strengthColumns(
  figures: Figures,
  tracked: ReadonlyMap<string, TrackedMovements | null> | null,
  format: Formatter,
): readonly OwnRightColumn[] {
  const volume = ({ id }: OffBikeWorkout): string => {
    const kilograms = tracked?.get(id)?.volumeKilograms ?? null;
    return kilograms === null ? missing : weightWords(kilograms, format);
  };
  const hasVolume = [...(tracked?.values() ?? [])].some((one) => one !== null);
  return [
    timeColumn(figures, true, format),
    ...(hasVolume
      ? [{ head: 'Volume', term: 'weight' as const, unit: '', isOnPhone: false, cell: volume, total: '' }]
      : []),
    {
      head: 'Calories',
      term: 'calories',
      unit: 'kcal',
      isOnPhone: false,
      cell: ({ caloriesKcal }) => format.number(caloriesKcal),
      total: format.number(figures.caloriesKcal),
    },
    heartColumn(figures, format),
  ];
}

export function ownRightColumns(own: OwnRight, format: Formatter): readonly OwnRightColumn[] {
  const { discipline, figures } = own;
  const { unitNames } = format;
  const distance = (metres: number | null): string =>
    discipline === 'rowing' ? format.number(metres) : format.distanceNumber(metres);
  const elevation = (metres: number | null): string =>
    format.number(metres === null ? null : format.elevationIn(metres));
  const split = (seconds: number | null): string => (seconds === null ? missing : format.clock(seconds));
  const shared: readonly OwnRightColumn[] = [
    timeColumn(figures, discipline !== 'rowing', format),
    {
      head: 'Distance',
      term: 'distance',
      unit: discipline === 'rowing' ? 'm' : unitNames.distance,
      isOnPhone: false,
      cell: ({ distanceMetres }) => distance(distanceMetres),
      total: distance(figures.distanceMetres),
    },
  ];
  const heart = heartColumn(figures, format);
  if (discipline === 'rowing')
    return [
      ...shared,
      {
        head: 'Split',
        term: 'split',
        unit: 'min/500 m',
        isOnPhone: true,
        cell: ({ splitSecondsPer500Metres }) => split(splitSecondsPer500Metres),
        total: split(own.secondsPer500Metres),
      },
      {
        head: 'Stroke rate',
        term: 'strokeRate',
        unit: 'spm',
        isOnPhone: true,
        cell: ({ averageStrokeRateSpm }) => format.number(averageStrokeRateSpm),
        total: format.number(own.averageStrokeRateSpm),
      },
      {
        head: 'Output',
        term: 'averageOutput',
        unit: 'W',
        isOnPhone: false,
        cell: ({ averageOutputWatts }) => format.number(averageOutputWatts),
        total: format.number(figures.averageOutputWatts),
      },
      heart,
    ];
  return [
    ...shared,
    {
      head: 'Pace',
      term: 'pace',
      unit: unitNames.pace,
      isOnPhone: true,
      cell: ({ paceSecondsPerKilometre }) => format.pace(paceSecondsPerKilometre),
      total: format.pace(own.secondsPerKilometre),
    },
    {
      head: 'Incline',
      term: 'incline',
      unit: '%',
      isOnPhone: false,
      cell: ({ averageInclinePercent }) => format.decimal(averageInclinePercent, 1),
      total: format.decimal(own.averageInclinePercent, 1),
    },
    {
      head: 'Elevation',
      term: 'elevation',
      unit: unitNames.elevation,
      isOnPhone: false,
      cell: ({ elevationGainMetres }) => elevation(elevationGainMetres),
      total: elevation(own.elevationGainMetres),
    },
    heart,
  ];
}
