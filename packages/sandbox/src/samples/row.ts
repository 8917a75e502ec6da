/** Owns what a rower measures: stroke by stroke, in watts, strokes a minute and minutes per 500 metres. */
import { zeros } from './zeros.ts';
import { seededRandom } from '../random.ts';
import { countsTowardsOutput, isFloorBlock } from '../rider/effort.ts';
import type { Plan } from '../rider/plan.ts';
import { rounded } from './display-units.ts';
import { effortProfile, normalise } from './effort-profile.ts';
import type { Channel, Measured, Stroke } from './measured.ts';
import { channel, fastestOf, meanOf, recorded } from './series.ts';

export interface RowRun {
  readonly channels: readonly Channel[];
  readonly distance: Measured['distance'];
  readonly strokes: readonly Stroke[];
  readonly efforts: readonly number[];
}

/** Rowing power over cubed speed (Concept2's published relation). */
const dragFactor = 2.8;
const metresPerSecondOf = (watts: number): number => (watts > 0 ? (watts / dragFactor) ** (1 / 3) : 0);
const splitMinutes = (watts: number): number => rounded(500 / metresPerSecondOf(watts) / 60, 2);

/** The display holds the last stroke for so long into a rest: why samples add up to more than the total. */
const heldSeconds = 16;

/** @param seconds the recorded ones */
export function pullRow(plan: Plan, seconds: readonly number[]): RowRun {
  const random = seededRandom(plan.key, 'row', plan.id);
  const length = plan.elapsedSeconds;
  const average = plan.averageOutputWatts ?? 0;
  const isPulling = (second: number) => countsTowardsOutput(plan.machine, second);
  const profile = effortProfile(plan.ride?.shape ?? 'intervals', length, random);
  normalise(profile, isPulling);
  const watts = zeros(length);
  const rates = zeros(length);
  const efforts = zeros(length);
  const strokes: Stroke[] = [];
  const hold = plan.fitnessWatts * 0.56;
  const usualRate = 21 + random.normal() * 1.5;
  let metres = 0;
  let rested = 0;
  let untilStroke = 0;
  for (let index = 0; index < length; index++) {
    const isFloor = plan.machine === 'row-and-floor' && isFloorBlock(index + 1);
    if (isFloor) {
      efforts[index] = 0.6;
      continue;
    }
    if (!isPulling(index + 1)) {
      rested++;
      const isHeld = rested <= heldSeconds;
      watts[index] = isHeld ? (watts[index - 1] ?? 0) : 0;
      rates[index] = isHeld ? (rates[index - 1] ?? 0) : 0;
      efforts[index] = 0.25;
      continue;
    }
    rested = 0;
    watts[index] = average * (profile[index] ?? 0);
    rates[index] = usualRate + 3 * ((profile[index] ?? 1) - 1);
    efforts[index] = (watts[index] ?? 0) / hold;
    metres += metresPerSecondOf(watts[index] ?? 0);
    if (--untilStroke <= 0) {
      strokes.push({ second: index + 1, watts: watts[index] ?? 0, rate: Math.round(rates[index] ?? 0) });
      untilStroke = Math.round(60 / Math.max(10, rates[index] ?? 20));
    }
  }
  const outputs = recorded(watts, seconds);
  const strokeRates = recorded(rates, seconds);
  const splits = seconds.map((second): number | null => {
    if (plan.machine === 'row-and-floor' && isFloorBlock(second)) return null;
    const power = watts[second - 1] ?? 0;
    return power > 0 ? splitMinutes(power) : null;
  });
  const pulledRates = strokeRates.filter((rate) => rate > 0);
  return {
    channels: [
      channel('output', 'Stroke Output', 'watts', outputs, Math.round(average)),
      channel('stroke_rate', 'Stroke Rate', 'spm', strokeRates, Math.round(meanOf(pulledRates) ?? 0)),
      channel(
        'split_pace',
        'Pace',
        'min/500m',
        splits,
        splitMinutes(Math.max(1, average)),
        fastestOf(splits),
      ),
    ],
    distance: { value: rounded(metres, 2), unit: 'm' },
    strokes,
    efforts,
  };
}
