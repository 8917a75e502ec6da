/** Owns which figures stand for running, walking and rowing, in the reader's units. */
import type { OffBikeWorkout, OwnRight, OwnRightDiscipline } from '@ridebook/analytics';
import type { TermName } from '../../definitions/terms.ts';
import { missing, type Formatter } from '../../format/formatter.ts';

export interface OwnRightColumn {
  readonly head: string;
  readonly term: TermName;
  readonly unit: string;
  /** Whether there is room for it on a phone. */
  readonly isOnPhone: boolean;
  /** Of a workout, without the unit. */
  readonly cell: (line: OffBikeWorkout) => string;
  /** Of all of them together; `null` where only single workouts have it. */
  readonly total: ((own: OwnRight) => string) | null;
}

export function ownRightColumns(
  discipline: OwnRightDiscipline,
  format: Formatter,
): readonly OwnRightColumn[] {
  const { unitNames } = format;
  const distance = (metres: number | null): string =>
    discipline === 'rowing' ? format.number(metres) : format.distanceNumber(metres);
  const elevation = (metres: number | null): string =>
    format.number(metres === null ? null : format.elevationIn(metres));
  const split = (seconds: number | null): string => (seconds === null ? missing : format.clock(seconds));
  const shared: readonly OwnRightColumn[] = [
    {
      head: 'Time',
      term: 'time',
      unit: 'h min',
      isOnPhone: discipline !== 'rowing',
      cell: ({ durationSeconds }) => (durationSeconds === null ? missing : format.duration(durationSeconds)),
      total: ({ figures }) => (figures.seconds > 0 ? format.duration(figures.seconds) : missing),
    },
    {
      head: 'Distance',
      term: 'distance',
      unit: discipline === 'rowing' ? 'm' : unitNames.distance,
      isOnPhone: false,
      cell: ({ distanceMetres }) => distance(distanceMetres),
      total: ({ figures }) => distance(figures.distanceMetres),
    },
  ];
  const heart: OwnRightColumn = {
    head: 'Heart',
    term: 'heartRate',
    unit: 'bpm',
    isOnPhone: false,
    cell: ({ averageHeartRateBpm }) => format.number(averageHeartRateBpm),
    total: ({ figures }) => format.number(figures.averageHeartRateBpm),
  };
  if (discipline === 'rowing')
    return [
      ...shared,
      {
        head: 'Split',
        term: 'split',
        unit: 'min/500 m',
        isOnPhone: true,
        cell: ({ splitSecondsPer500Metres }) => split(splitSecondsPer500Metres),
        total: ({ secondsPer500Metres }) => split(secondsPer500Metres),
      },
      {
        head: 'Stroke rate',
        term: 'strokeRate',
        unit: 'spm',
        isOnPhone: true,
        cell: ({ averageStrokeRateSpm }) => format.number(averageStrokeRateSpm),
        total: ({ averageStrokeRateSpm }) => format.number(averageStrokeRateSpm),
      },
      {
        head: 'Output',
        term: 'averageOutput',
        unit: 'W',
        isOnPhone: false,
        cell: ({ averageOutputWatts }) => format.number(averageOutputWatts),
        total: ({ figures }) => format.number(figures.averageOutputWatts),
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
      total: ({ secondsPerKilometre }) => format.pace(secondsPerKilometre),
    },
    {
      head: 'Incline',
      term: 'incline',
      unit: '%',
      isOnPhone: false,
      cell: ({ averageInclinePercent }) => format.decimal(averageInclinePercent, 1),
      total: ({ averageInclinePercent }) => format.decimal(averageInclinePercent, 1),
    },
    {
      head: 'Elevation',
      term: 'elevation',
      unit: unitNames.elevation,
      isOnPhone: false,
      cell: ({ elevationGainMetres }) => elevation(elevationGainMetres),
      total: ({ elevationGainMetres }) => elevation(elevationGainMetres),
    },
    heart,
  ];
}
