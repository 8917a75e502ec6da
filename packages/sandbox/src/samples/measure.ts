/** Owns the simulation of a planned workout: it runs the machine, the heart and the calorie count. */
import { zeros } from './zeros.ts';
import type { UnitSystem } from '../options.ts';
import { seededRandom, type Random } from '../random.ts';
import type { Plan } from '../rider/plan.ts';
import { recordedSeconds } from './axis.ts';
import { rideBike } from './bike.ts';
import { displayUnits, type DisplayUnits } from './display-units.ts';
import { effortProfile, wanderer } from './effort-profile.ts';
import { describeHeart, heartTrace, loseSignal, type HeartCustom } from './heart.ts';
import type { Heart, Measured } from './measured.ts';
import { runOutside } from './outdoor.ts';
import { pullRow } from './row.ts';
import { channel, meanOf, recorded } from './series.ts';
import { runTread } from './tread.ts';

type Run = Partial<Omit<Measured, 'seconds' | 'heart' | 'caloriesKcal'>> & {
  readonly efforts: readonly number[];
};

/** Usual effort without a machine, as a share of what can be held for an hour. */
const bareEffort: Readonly<Record<string, number>> = {
  strength: 0.46,
  yoga: 0.3,
  stretching: 0.17,
  meditation: 0.02,
  cardio: 0.74,
  circuit: 0.72,
  running: 0.85,
  walking: 0.42,
  cycling: 0.66,
  beyond_the_ride: 0.4,
};

function withoutMachine(plan: Plan): Run {
  const random = seededRandom(plan.key, 'floor');
  const profile = effortProfile('floor', plan.elapsedSeconds, random);
  const usual = bareEffort[plan.discipline] ?? 0.4;
  return { efforts: profile.map((effort) => effort * usual) };
}

/** An app ride knows cadence and heart rate from sensors, and nothing else. */
function withSensors(plan: Plan, seconds: readonly number[]): Run {
  const random = seededRandom(plan.key, 'sensors');
  const wander = wanderer(random, 0.97);
  const cadence = zeros(plan.elapsedSeconds).map(() => 82 + 6 * wander());
  const cadences = recorded(cadence, seconds);
  return {
    channels: [channel('cadence', 'Cadence', 'rpm', cadences, Math.round(meanOf(cadences) ?? 0))],
    efforts: effortProfile('intervals', plan.elapsedSeconds, random).map((effort) => effort * 0.76),
  };
}

function run(plan: Plan, seconds: readonly number[], units: DisplayUnits): Run {
  switch (plan.machine) {
    case 'bike':
    case 'bike-and-floor':
      return rideBike(plan, seconds, units);
    case 'tread':
      return runTread(plan, seconds, units);
    case 'row':
    case 'row-and-floor':
      return pullRow(plan, seconds);
    case 'outdoor':
      return runOutside(plan, seconds, units);
    case 'sensors':
      return withSensors(plan, seconds);
    default:
      return withoutMachine(plan);
  }
}

const heartCustoms: Partial<Record<Plan['machine'], HeartCustom>> = {
  bike: 'counts-zeros',
  'bike-and-floor': 'counts-zeros',
  row: 'overruns',
  'row-and-floor': 'overruns',
};

function beat(plan: Plan, efforts: readonly number[], seconds: readonly number[], random: Random): Heart {
  const trace = heartTrace(efforts, plan.person, random);
  const custom = heartCustoms[plan.machine] ?? 'leaves-zeros-out';
  const whole = custom === 'overruns' ? trace : loseSignal(trace, random);
  const values = seconds.map((second) => whole[Math.max(0, second - 1)] ?? 0);
  return describeHeart(values, plan.person.maximumHeartRate, custom, random);
}

/** Metabolic equivalents at an effort of 1; stillness costs 1. */
const fullEffortMets = 11;

/** Kilocalories per kilojoule of output, as the captured workouts have it: bikes differ by whether a heart was heard. */
function caloriesPerKilojoule(plan: Plan): number {
  if (plan.machine === 'tread') return 0.99;
  if (plan.machine === 'row' || plan.machine === 'row-and-floor') return 3.6;
  return plan.hasHeartRate ? 2.12 : 1.24;
}

function caloriesOf(plan: Plan, efforts: readonly number[]): number | null {
  if (plan.caloriesSet !== null) return plan.caloriesSet;
  if (plan.discipline === 'meditation') return null;
  if (plan.averageOutputWatts !== null) {
    return Math.round((plan.totalWorkJoules / 1000) * caloriesPerKilojoule(plan));
  }
  let sum = 0;
  for (const effort of efforts) sum += 1 + effort * (fullEffortMets - 1);
  return Math.round((sum / 60) * 3.5 * (plan.person.weightKilograms / 200));
}

/** Simulates a workout. Equal plans measure equal. Takes about a millisecond. */
export function measure(plan: Plan, unitSystem: UnitSystem): Measured {
  const units = displayUnits[unitSystem];
  const seconds = recordedSeconds(plan);
  const { efforts, ...measured } = run(plan, seconds, units);
  const heart = plan.hasHeartRate ? beat(plan, efforts, seconds, seededRandom(plan.key, 'heart')) : null;
  return {
    channels: [],
    distance: null,
    elevation: null,
    splits: [],
    coordinates: [],
    strokes: [],
    rowSplits: [],
    ...measured,
    strokeCount: measured.strokes?.length ?? null,
    seconds,
    heart,
    caloriesKcal: caloriesOf(plan, efforts),
  };
}
