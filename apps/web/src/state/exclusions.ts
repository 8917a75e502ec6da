/** Owns how the rider's exclusions change: a ride left out or counted again, an era begun or removed. */
import type { Era, Exclusions } from '@ridebook/domain';

export const noExclusions: Exclusions = { excludedIds: [], eras: [] };

type Change = (now: Exclusions) => Exclusions;

export const excluding =
  (id: string): Change =>
  (now) => ({ ...now, excludedIds: [...now.excludedIds, id] });

export const including =
  (id: string): Change =>
  (now) => ({ ...now, excludedIds: now.excludedIds.filter((other) => other !== id) });

export const beginningEra =
  (era: Era): Change =>
  (now) => ({ ...now, eras: [...now.eras.filter(({ firstDate }) => firstDate !== era.firstDate), era] });

export const removingEra =
  (date: string): Change =>
  (now) => ({ ...now, eras: now.eras.filter(({ firstDate }) => firstDate !== date) });
