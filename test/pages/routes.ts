/**
 * Owns the addresses at which the suites over every page look: each page of the dashboard's own page table, one of each kind
 * that has an id, and those that stand outside of the book. A page that is added to the table is visited by all of them.
 */
import type { Workout } from '@ridebook/domain';
import { bookPages } from '../../apps/web/src/pages/page-table.ts';

export interface PageRoute {
  readonly address: string;
  /** What a card's figures are about here: of workouts each must lead to them, of syncs or texts there are none. */
  readonly isOfWorkouts: boolean;
}

/** Pages of the table whose figures are no workouts'. */
const withoutWorkouts: readonly string[] = ['settings', 'formulas'];

/** An address that makes sense on a page, with more in it than the page alone. */
const withState: readonly string[] = [
  '/?length=20',
  '/workouts?discipline=cycling&sort=-outputJoules',
  '/calendar?month=2026-10&colour=output',
  '/months?by=year&measure=workouts',
  '/records?measure=watts&by=type',
  '/instructors?discipline=yoga',
  '/formulas/records',
];

/** @param workouts those of the book that is looked at */
export function pageRoutes(workouts: readonly Workout[]): readonly PageRoute[] {
  const ride = workouts.find(
    ({ classId, instructorId, discipline }) =>
      classId !== null && instructorId !== null && discipline === 'cycling',
  );
  const ids: Readonly<Record<string, string | null | undefined>> = {
    classes: ride?.classId,
    instructors: ride?.instructorId,
    workouts: ride?.id,
  };
  const addresses = [
    '/',
    ...bookPages.map(({ name }) => `/${name}`),
    ...Object.entries(ids).map(([name, id]) => `/${name}/${encodeURIComponent(id ?? 'none')}`),
    ...withState,
  ];
  return addresses.map((address) => ({
    address,
    isOfWorkouts: !withoutWorkouts.some((name) => address.startsWith(`/${name}`)),
  }));
}
