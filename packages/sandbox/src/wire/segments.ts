/** Owns the plan of a class as graphs and ride details tell it: warm-up, main part, cool-down, and the muscles worked. */
import type { RideClass } from '../classes/catalogue.ts';
import { hexId } from '../random.ts';
import type { Plan } from '../rider/plan.ts';

interface Part {
  readonly name: string;
  readonly slug: string;
  readonly from: number;
  readonly to: number;
  readonly mets: number;
}

const mainNames: Readonly<Record<string, string>> = {
  cycling: 'Cycling',
  running: 'Running',
  walking: 'Walking',
  caesar: 'Rowing',
  meditation: 'Meditation',
  yoga: 'Yoga',
};

function partsOf(ride: RideClass, seconds: number): readonly Part[] {
  const main = mainNames[ride.discipline] ?? 'Strength';
  const slug = ride.discipline;
  if (seconds <= 700) return [{ name: main, slug, from: 0, to: seconds, mets: 6 }];
  const warmUp = Math.round(seconds * 0.14);
  const coolDown = Math.round(seconds * 0.95);
  return [
    { name: 'Warm Up', slug: 'warmup', from: 0, to: warmUp, mets: 3.5 },
    { name: main, slug, from: warmUp, to: coolDown, mets: 6 },
    { name: 'Cool Down', slug: 'cooldown', from: coolDown, to: seconds, mets: 3.5 },
  ];
}

export function classSegments(ride: RideClass, seconds: number) {
  return partsOf(ride, seconds).map(({ name, slug, from, to, mets }) => ({
    id: hexId('segment', ride.id, name),
    length: to - from,
    start_time_offset: from,
    icon_url: `https://images.example/segments/${slug}.png`,
    intensity_in_mets: mets,
    metrics_type: ride.discipline === 'meditation' || ride.discipline === 'yoga' ? 'floor' : ride.discipline,
    icon_name: slug,
    icon_slug: slug,
    name,
    is_drill: false,
  }));
}

export const segmentList = (plan: Plan) =>
  plan.ride === null ? [] : classSegments(plan.ride, plan.durationSeconds);

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
