/** Owns which seconds of a workout were recorded: all of them, or with the gaps that each kind has. */
import { seededRandom } from '../random.ts';
import { isFloorBlock } from '../rider/effort.ts';
import type { Plan } from '../rider/plan.ts';

interface Gaps {
  readonly first: number;
  /** Seconds missing at the end. */
  readonly cut: number;
  readonly chance: number;
}

function gapsOf(plan: Plan): Gaps {
  const random = seededRandom(plan.key, 'gaps');
  if (plan.specialRide?.standIn === 'LANEBREAK') return { first: 7, cut: 0, chance: 0.02 };
  if (plan.slotKind === 'outdoor' || plan.slotKind === 'gym') return { first: 1, cut: 1, chance: 0.012 };
  if (plan.machine !== 'none') return { first: 1, cut: 0, chance: 0 };
  return {
    first: plan.slotKind === 'app-run' ? 0 : 1,
    cut: random.whole(0, 14),
    chance: random.isLucky(0.3) ? 0.008 : 0,
  };
}

/** Recorded seconds, ascending. */
export function recordedSeconds(plan: Plan): readonly number[] {
  const random = seededRandom(plan.key, 'axis');
  const { first, cut, chance } = gapsOf(plan);
  const last = plan.elapsedSeconds - cut;
  const seconds: number[] = [];
  for (let second = first; second <= last; second++) {
    // A bootcamp's bike records nothing while its rider is on the floor.
    if (plan.machine === 'bike-and-floor' && isFloorBlock(second)) continue;
    if (chance > 0 && second > first && second < last && random.isLucky(chance)) continue;
    seconds.push(second);
  }
  return seconds;
}
