/** Owns the plan of a class as graphs and ride details tell it: warm-up, main part, cool-down, and the muscles worked. */
import type { RideClass } from '../classes/catalogue.ts';
import { hexId, seededRandom } from '../random.ts';
import { bootcampBlockSeconds, isFloorBlock } from '../rider/effort.ts';
import type { Plan } from '../rider/plan.ts';

interface Part {
  readonly name: string;
  readonly slug: string;
  readonly from: number;
  readonly to: number;
  readonly mets: number;
  readonly metricsType: string;
}

const mainNames: Readonly<Record<string, string>> = {
  cycling: 'Cycling',
  running: 'Running',
  walking: 'Walking',
  caesar: 'Rowing',
  meditation: 'Meditation',
  yoga: 'Yoga',
};

/** What a bootcamp is done on when it is not done on the floor. */
const bootcampMachines: Readonly<Record<string, string>> = {
  bike_bootcamp: 'cycling',
  caesar_bootcamp: 'caesar',
};

const onTheFloor: ReadonlySet<string> = new Set(['meditation', 'yoga', 'strength', 'stretching', 'cardio']);

function partsOf(ride: RideClass, seconds: number): readonly Part[] {
  const machine = bootcampMachines[ride.discipline];
  if (machine !== undefined) return blocksOf(machine, seconds);
  const main = mainNames[ride.discipline] ?? 'Strength';
  const slug = ride.discipline;
  const metricsType = onTheFloor.has(slug) ? 'floor' : slug;
  if (seconds <= 700) return [{ name: main, slug, from: 0, to: seconds, mets: 6, metricsType }];
  const warmUp = Math.round(seconds * 0.14);
  const coolDown = Math.round(seconds * 0.95);
  return [
    { name: 'Warm Up', slug: 'warmup', from: 0, to: warmUp, mets: 3.5, metricsType },
    { name: main, slug, from: warmUp, to: coolDown, mets: 6, metricsType },
    { name: 'Cool Down', slug: 'cooldown', from: coolDown, to: seconds, mets: 3.5, metricsType },
  ];
}

/** A bootcamp goes from its machine to the floor and back. */
function blocksOf(machine: string, seconds: number): readonly Part[] {
  return Array.from({ length: Math.ceil(seconds / bootcampBlockSeconds) }, (_, order) => {
    const from = order * bootcampBlockSeconds;
    const to = Math.min(seconds, from + bootcampBlockSeconds);
    const isFloor = isFloorBlock(from + 1);
    return isFloor
      ? { name: 'Floor', slug: 'floor', from, to, mets: 5, metricsType: 'floor' }
      : { name: mainNames[machine] ?? machine, slug: machine, from, to, mets: 6, metricsType: machine };
  });
}

function classSegments(ride: RideClass, seconds: number) {
  return partsOf(ride, seconds).map(({ name, slug, from, to, mets, metricsType }) => ({
    id: hexId('segment', ride.id, name, from),
    length: to - from,
    start_time_offset: from,
    icon_url: `https://images.example/segments/${slug}.png`,
    intensity_in_mets: mets,
    metrics_type: metricsType,
    icon_name: slug,
    icon_slug: slug,
    name,
    is_drill: false,
  }));
}

export const segmentList = (plan: Plan) =>
  plan.ride === null ? [] : classSegments(plan.ride, plan.durationSeconds);

/** What a class on the floor asks for. */
const exercises: readonly (readonly [name: string, weight: string | null, muscle: string])[] = [
  ['Goblet Squat', 'heavy', 'Quads'],
  ['Bent-Over Row', 'medium', 'Lats'],
  ['Overhead Press', 'medium', 'Shoulders'],
  ['Bicep Curl', 'light', 'Biceps'],
  ['Plank Hold', null, 'Core'],
  ['Deadlift', 'heavy', 'Hamstrings'],
];

const liftingDisciplines: ReadonlySet<string> = new Set([
  'strength',
  'bike_bootcamp',
  'caesar_bootcamp',
  'circuit',
]);

/** As ride details tell them, with the movements of the parts on the floor. */
export const segmentsWithMovements = (ride: RideClass, seconds: number) =>
  classSegments(ride, seconds).map((segment) => ({
    ...segment,
    subsegments_v2:
      liftingDisciplines.has(ride.discipline) && isLifted(segment) ? [roundsOf(ride, segment)] : [],
  }));

const isLifted = ({ metrics_type: type, icon_slug: slug }: { metrics_type: string; icon_slug: string }) =>
  type === 'floor' && slug !== 'warmup' && slug !== 'cooldown';

function roundsOf(ride: RideClass, segment: { readonly start_time_offset: number; readonly length: number }) {
  const random = seededRandom('movements', ride.id, segment.start_time_offset);
  const first = random.whole(0, exercises.length - 1);
  const chosen = [0, 1, 2].map((step) => exercises[(first + step) % exercises.length] ?? exercises[0]);
  return {
    type: 'rounds',
    scheduled_offset: segment.start_time_offset,
    length: segment.length,
    rounds: 3,
    movements: chosen.flatMap((exercise) =>
      exercise === undefined
        ? []
        : [
            {
              id: hexId('movement', exercise[0]),
              name: exercise[0],
              weight_level: exercise[1],
              muscle_groups: [{ display_name: exercise[2] }],
              is_rest: false,
            },
          ],
    ),
  };
}

const muscles: Readonly<Record<string, readonly (readonly [slug: string, name: string, share: number])[]>> = {
  strength: [
    ['core', 'Core', 28],
    ['shoulders', 'Shoulders', 22],
    ['glutes', 'Glutes', 20],
    ['quads', 'Quads', 18],
    ['biceps', 'Biceps', 12],
  ],
  caesar: [
    ['quads', 'Quads', 24],
    ['glutes', 'Glutes', 22],
    ['lower_back', 'Lower Back', 20],
    ['lats', 'Lats', 20],
    ['biceps', 'Biceps', 14],
  ],
};

export const muscleScores = (plan: Plan) =>
  (plan.ride === null ? [] : (muscles[plan.discipline] ?? [])).map(([slug, name, share]) => ({
    muscle_group: slug,
    score: (share * plan.durationSeconds) / 10,
    percentage: share,
    bucket: share >= 22 ? 3 : share >= 18 ? 2 : 1,
    display_name: name,
  }));
