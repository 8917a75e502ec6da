/** Owns what a rider may enter of FTP, maximum heart rate and weight. */
import {
  localDate,
  riderValueKinds,
  riderValueLimits,
  type EnteredValue,
  type RiderHistoryBody,
  type RiderValueKind,
} from '@ridebook/domain';
import { UsageError } from '../errors.ts';
import { isCalendarDate } from './is-calendar-date.ts';

const units: Readonly<Record<RiderValueKind, string>> = {
  ftpWatts: 'watts',
  maximumHeartRateBpm: 'beats a minute',
  weightKilograms: 'kilograms',
};

const mostValues = 500;

/** Where a day begins first: what is not today here yet is tomorrow everywhere, and nothing holds from then on. */
const earliestZone = 'Pacific/Kiritimati';

/**
 * Each list oldest first and one value a day, the last one named.
 * @throws UsageError naming what makes no sense
 */
export function parseEnteredValues(body: unknown, nowMs: number): RiderHistoryBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new UsageError('Give an object with lists of {"validFrom", "value"}.');
  const unknown = Object.keys(body).find((name) => !riderValueKinds.some((kind) => kind === name));
  if (unknown !== undefined)
    throw new UsageError(`There is no "${unknown}" to enter; there are ${riderValueKinds.join(', ')}.`);
  const lists = body as Readonly<Record<string, unknown>>;
  const lastDay = localDate(nowMs / 1000, earliestZone);
  return Object.fromEntries(
    riderValueKinds
      .filter((kind) => lists[kind] !== undefined)
      .map((kind) => [kind, parseList(kind, lists[kind], lastDay)]),
  );
}

function parseList(kind: RiderValueKind, list: unknown, lastDay: string): readonly EnteredValue[] {
  if (!Array.isArray(list) || list.length > mostValues)
    throw new UsageError(`"${kind}" is a list of at most ${mostValues} values.`);
  const byDate = new Map(
    list.map((entry) => parseValue(kind, entry, lastDay)).map((value) => [value.validFrom, value]),
  );
  return [...byDate.values()].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
}

function parseValue(kind: RiderValueKind, entry: unknown, lastDay: string): EnteredValue {
  const { validFrom, value } = (typeof entry === 'object' && entry !== null ? entry : {}) as Readonly<
    Record<string, unknown>
  >;
  const [least, most] = riderValueLimits[kind];
  if (typeof validFrom !== 'string' || !isCalendarDate(validFrom))
    throw new UsageError(`The "validFrom" of "${kind}" is a day such as "2026-11-21".`);
  if (validFrom > lastDay)
    throw new UsageError(`${validFrom} has not come yet. Give "${kind}" from today or an earlier day.`);
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new UsageError(`A "value" of "${kind}" is a number from ${least} to ${most} ${units[kind]}.`);
  return { validFrom, value };
}
