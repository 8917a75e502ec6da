/** Owns what a rower measures: stroke by stroke, in watts, strokes a minute and minutes per 500 metres. */
import { zeros } from './zeros.ts';
import { seededRandom } from '../random.ts';
import { countsTowardsOutput, isFloorBlock } from '../rider/effort.ts';
import type { Plan } from '../rider/plan.ts';
import { rounded } from './display-units.ts';
import { effortProfile, normalise } from './effort-profile.ts';
import type { Channel, Measured, RowSplit, Stroke } from './measured.ts';
import { channel, fastestOf, meanOf, recorded } from './series.ts';

export interface RowRun {
  readonly channels: readonly Channel[];
  readonly distance: Measured['distance'];
  readonly strokes: readonly Stroke[];
  readonly rowSplits: readonly RowSplit[];
  readonly efforts: readonly number[];
}

/** Rowing power over cubed speed (Concept2's published relation). */
const dragFactor = 2.8;
const metresPerSecondOf = (watts: number): number => (watts > 0 ? (watts / dragFactor) ** (1 / 3) : 0);
const splitMinutes = (watts: number): number => rounded(500 / metresPerSecondOf(watts) / 60, 2);

const splitMetres = 500;

/** @param metresAt metres covered after each second */
function rowSplits(metresAt: readonly number[], strokes: readonly Stroke[]): readonly RowSplit[] {
  const splits: RowSplit[] = [];
  let from = 0;
  const close = (to: number, metres: number): void => {
    const own = strokes.filter(({ second }) => second > from && second <= to);
    const mean = (pick: (stroke: Stroke) => number): number =>
      own.length === 0 ? 0 : Math.round(own.reduce((sum, stroke) => sum + pick(stroke), 0) / own.length);
    splits.push({
      metres,
      seconds: to - from,
      strokeRate: mean(({ rate }) => rate),
      watts: mean(({ watts }) => watts),
    });
    from = to;
  };
  metresAt.forEach((metres, index) => {
    if (metres >= (splits.length + 1) * splitMetres) close(index + 1, (splits.length + 1) * splitMetres);
  });
  const end = metresAt.at(-1) ?? 0;
  if (end > splits.length * splitMetres) close(metresAt.length, end);
  return splits;
}

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
  const metresAt = zeros(length);
  const efforts = zeros(length);
  const strokes: Stroke[] = [];
  const hold = plan.fitnessWatts * 0.56;
  const usualRate = 21 + random.normal() * 1.5;
  let metres = 0;
  let rested = 0;
  let untilStroke = 0;
  for (let index = 0; index < length; index++) {
    metresAt[index] = metres;
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
    metresAt[index] = metres;
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
    rowSplits: rowSplits(metresAt, strokes),
    efforts,
  };
}
