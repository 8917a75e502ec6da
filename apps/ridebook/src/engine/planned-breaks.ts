/** Owns the days that a rider had planned to be off, as they are kept with the workouts. */
import type { PlannedBreak } from '@ridebook/domain';
import type { Store } from '@ridebook/store';
import { UsageError } from '../errors.ts';
import { isCalendarDate } from './is-calendar-date.ts';

const stateKey = 'planned-breaks';

const mostBreaks = 200;
const longestReason = 80;

/** Oldest first. */
export async function readPlannedBreaks(
  store: Pick<Store, 'maybeState'>,
  riderId: string,
): Promise<readonly PlannedBreak[]> {
  const text = await store.maybeState(riderId, stateKey);
  return text === null ? [] : parsePlannedBreaks({ breaks: JSON.parse(text) as unknown });
}

/** Puts them in the place of those before. */
export async function writePlannedBreaks(
  store: Pick<Store, 'putState'>,
  riderId: string,
  breaks: readonly PlannedBreak[],
): Promise<void> {
  await store.putState(riderId, stateKey, breaks.length === 0 ? null : JSON.stringify(breaks));
}

/**
 * Oldest first, one that is named twice only once.
 * @throws UsageError naming what makes no sense
 */
export function parsePlannedBreaks(body: unknown): readonly PlannedBreak[] {
  const { breaks } = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  if (!Array.isArray(breaks))
    throw new UsageError('"breaks" is a list of {"firstDate", "lastDate", "reason"}.');
  if (breaks.length > mostBreaks) throw new UsageError(`At most ${mostBreaks} breaks can be planned.`);
  const byDays = new Map(breaks.map(parseBreak).map((each) => [`${each.firstDate} ${each.lastDate}`, each]));
  return [...byDays].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

const isDay = (value: unknown): value is string => typeof value === 'string' && isCalendarDate(value);

function parseBreak(value: unknown): PlannedBreak {
  const { firstDate, lastDate, reason } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Readonly<Record<string, unknown>>;
  if (!isDay(firstDate) || !isDay(lastDate))
    throw new UsageError('The "firstDate" and "lastDate" of a break are days such as "2026-07-01".');
  if (firstDate > lastDate) throw new UsageError(`A break cannot end on ${lastDate}, before ${firstDate}.`);
  if (typeof reason !== 'string' || reason.length > longestReason)
    throw new UsageError(`The "reason" of a break is a text of up to ${longestReason} characters.`);
  return { firstDate, lastDate, reason: reason.trim() };
}
