/** Owns what a rider's records leave out or keep apart: workouts that set none, and the first days of new eras. */
import type { Era, Exclusions } from '@ridebook/domain';
import type { Store } from '@ridebook/store';
import { UsageError } from '../errors.ts';
import { isCalendarDate } from './is-calendar-date.ts';

const stateKey = 'exclusions';
export const noExclusions: Exclusions = { excludedIds: [], eras: [] };

const mostExcluded = 1_000;
const mostEras = 100;
const longestName = 80;
const longestId = 200;

export async function readExclusions(
  store: Pick<Store, 'maybeState' | 'findImportedRows'>,
  riderId: string,
): Promise<Exclusions> {
  const text = await store.maybeState(riderId, stateKey);
  if (text === null) return noExclusions;
  const exclusions = parseExclusions(JSON.parse(text));
  // A workout from a file may have turned out to be one of Peloton's: what was excluded stays so under its other id.
  const met = await store.findImportedRows(riderId, exclusions.excludedIds);
  const excludedIds = [...new Set(exclusions.excludedIds.map((id) => met.get(id) ?? id))];
  return { ...exclusions, excludedIds };
}

/** Puts them in the place of those before. */
export async function writeExclusions(
  store: Pick<Store, 'putState'>,
  riderId: string,
  exclusions: Exclusions,
): Promise<void> {
  const isEmpty = exclusions.excludedIds.length === 0 && exclusions.eras.length === 0;
  await store.putState(riderId, stateKey, isEmpty ? null : JSON.stringify(exclusions));
}

/**
 * Each id once, the eras oldest first and one a day.
 * @throws UsageError naming what makes no sense
 */
export function parseExclusions(body: unknown): Exclusions {
  const { excludedIds, eras } = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  if (!Array.isArray(excludedIds) || !excludedIds.every(isId))
    throw new UsageError('"excludedIds" is a list of ids of workouts.');
  if (!Array.isArray(eras)) throw new UsageError('"eras" is a list of {"firstDate", "name"}.');
  const ids = [...new Set(excludedIds)];
  if (ids.length > mostExcluded || eras.length > mostEras)
    throw new UsageError(`At most ${mostExcluded} workouts can be excluded, and ${mostEras} eras begun.`);
  const byDate = new Map(eras.map(parseEra).map((era) => [era.firstDate, era]));
  return {
    excludedIds: ids,
    eras: [...byDate.values()].sort((a, b) => (a.firstDate < b.firstDate ? -1 : 1)),
  };
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longestId;

function parseEra(value: unknown): Era {
  const { firstDate, name } = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  if (typeof firstDate !== 'string' || !isCalendarDate(firstDate))
    throw new UsageError('The "firstDate" of an era is a day such as "2026-11-21".');
  if (typeof name !== 'string' || name.length > longestName)
    throw new UsageError(`The "name" of an era is a text of up to ${longestName} characters.`);
  return { firstDate, name: name.trim() };
}
