/** Owns why a part of a workout's story is missing, in a sentence that a rider understands. */
import {
  disciplineLabel,
  isFromFileAlone,
  type Samples,
  type StoryBasis,
  type StorySection,
  type Workout,
} from '@ridebook/domain';
import { hasBike } from './bike-samples.ts';
import { hasChannel } from './channel-figures.ts';

export interface Circumstances {
  readonly workout: Workout;
  readonly samples: Samples | null;
  readonly basis: StoryBasis;
  readonly hasClassDetails: boolean;
  readonly against: { readonly samples: Samples | null } | null;
}

const reasons: Readonly<Record<StorySection, (circumstances: Circumstances) => string>> = {
  samples: ({ workout }) =>
    isFromFileAlone(workout.id)
      ? 'It comes from a file, which has no seconds. Sign in, and a sync brings them where Peloton still has the workout.'
      : 'Nothing was recorded second by second.',
  segments: ({ workout }) =>
    workout.classId === null
      ? 'This is no class, so it has no parts.'
      : 'Peloton names no parts of this class.',
  targets: ({ workout }) =>
    workout.classId === null
      ? 'This is no class, so nobody called out targets.'
      : 'Peloton tells no targets of this class.',
  powerZones: powerZonesReason,
  heartRateZones: ({ samples }) =>
    hasChannel(samples, 'heartRateBpm')
      ? 'No maximum heart rate is known. Enter yours in Settings.'
      : 'No heart rate was recorded.',
  strive: ({ samples }) =>
    hasChannel(samples, 'heartRateBpm')
      ? 'Without heart-rate zones there is no Strive Score.'
      : 'No heart rate was recorded.',
  splits: () => 'No distance was recorded second by second.',
  bestEfforts: ({ workout }) =>
    hasBike(workout.discipline) ? 'No output was recorded.' : ofAnotherMachine(workout),
  classAverages: ({ workout, hasClassDetails }) =>
    workout.classId === null
      ? 'This is no class, so there is nobody to compare with.'
      : hasClassDetails
        ? 'Peloton tells no averages of this class.'
        : 'The details of this class were not to be had.',
  race: ({ against }) =>
    against === null ? 'No other attempt was chosen.' : 'One of the two was not recorded second by second.',
  standing: () => 'This workout has no place on a leaderboard.',
  playlist: ({ hasClassDetails }) =>
    hasClassDetails
      ? 'Peloton names no songs of this class.'
      : 'The details of this class were not to be had.',
  movements: () => 'No movements were tracked.',
  route: ({ workout }) =>
    workout.isOutdoor ? 'No places were recorded on the way.' : 'This workout was indoors.',
};

/** A sentence for each section that is `null`. */
export function reasonsFor(
  sections: Readonly<Record<StorySection, unknown>>,
  circumstances: Circumstances,
): Readonly<Partial<Record<StorySection, string>>> {
  const missing = (Object.keys(reasons) as StorySection[]).filter((section) => sections[section] === null);
  return Object.fromEntries(missing.map((section) => [section, reasons[section](circumstances)]));
}

function powerZonesReason({ workout, samples, basis }: Circumstances): string {
  if (!hasBike(workout.discipline)) return ofAnotherMachine(workout);
  if (!hasChannel(samples, 'outputWatts')) return 'No output was recorded.';
  return basis.ftpWatts === null
    ? 'No FTP is known for this day. Enter yours in Settings.'
    : 'Nothing was ridden on a bike.';
}

const ofAnotherMachine = ({ discipline }: Workout): string =>
  `${disciplineLabel(discipline)} is not measured against a cycling FTP.`;
