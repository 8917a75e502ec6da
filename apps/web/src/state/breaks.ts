/** Owns how the rider's planned breaks change: one added, one taken out. */
import type { PlannedBreak } from '@ridebook/domain';

type Change = (now: readonly PlannedBreak[]) => readonly PlannedBreak[];

const isSame = (a: PlannedBreak, b: PlannedBreak): boolean =>
  a.firstDate === b.firstDate && a.lastDate === b.lastDate;

/** In the place of one of the same days. */
export const addingBreak =
  (added: PlannedBreak): Change =>
  (now) => [...now.filter((each) => !isSame(each, added)), added];

export const removingBreak =
  (removed: PlannedBreak): Change =>
  (now) =>
    now.filter((each) => !isSame(each, removed));
