/** Owns which pages the book has: their addresses, their names in the rail, and where each one's code is. */
import type { Component } from 'svelte';
import type { PageCounts } from '@ridebook/analytics';
import type { StatusAnswer } from '@ridebook/domain';
import { pageTitle } from './page-names.ts';
import type { PageProps } from './page-props.ts';

/** What a page of the book is given beyond what every page is. */
export interface BookPageProps extends PageProps {
  readonly status: StatusAnswer;
  /** The second part of the address, such as an instructor's id; `null` on the page itself. */
  readonly id: string | null;
  /** The address's parameters: filters, sort, period. */
  readonly query: Readonly<Record<string, string>>;
  /** Writes parameters into the address without a step of the history; `null` takes one out. */
  readonly setQuery: (changes: Readonly<Record<string, string | null>>) => void;
}

export interface BookPage {
  /** The first part of the address. */
  readonly name: string;
  readonly title: string;
  /** Entries of the rail stand in groups with a hairline between them; those of `foot` are linked beneath the rider. */
  readonly group: 'time' | 'strength' | 'company' | 'foot';
  /** How much it holds, said beside its name; a page without one says nothing. */
  readonly countOf?: keyof PageCounts | 'friends';
  /** The page's code comes when it is opened first. */
  readonly load: () => Promise<{ readonly default: Component<BookPageProps> }>;
  /** Where one of the page's things is a page of another make: `/workouts/{id}`. */
  readonly loadOne?: () => Promise<{ readonly default: Component<BookPageProps> }>;
}

/** In the order of the rail. */
export const bookPages: readonly BookPage[] = [
  {
    name: 'workouts',
    title: pageTitle('workouts'),
    group: 'time',
    countOf: 'workouts',
    load: () => import('./workouts/workouts-page.svelte'),
    loadOne: () => import('./workout/workout-page.svelte'),
  },
  {
    name: 'calendar',
    title: pageTitle('calendar'),
    group: 'time',
    load: () => import('./calendar/calendar-page.svelte'),
  },
  {
    name: 'months',
    title: pageTitle('months'),
    group: 'time',
    countOf: 'months',
    load: () => import('./months/months-page.svelte'),
  },
  {
    name: 'records',
    title: pageTitle('records'),
    group: 'strength',
    countOf: 'records',
    load: () => import('./records/records-page.svelte'),
  },
  {
    name: 'lengths',
    title: pageTitle('lengths'),
    group: 'strength',
    countOf: 'lengths',
    load: () => import('./lengths/lengths-page.svelte'),
  },
  {
    name: 'instructors',
    title: pageTitle('instructors'),
    group: 'company',
    countOf: 'instructors',
    load: () => import('./instructors/instructors-page.svelte'),
  },
  {
    name: 'classes',
    title: pageTitle('classes'),
    group: 'company',
    countOf: 'classes',
    load: () => import('./classes/classes-page.svelte'),
  },
  {
    name: 'leaderboard',
    title: pageTitle('leaderboard'),
    group: 'company',
    load: () => import('./leaderboard/leaderboard-page.svelte'),
  },
  {
    name: 'friends',
    title: pageTitle('friends'),
    group: 'company',
    countOf: 'friends',
    load: () => import('./friends/friends-page.svelte'),
  },
  {
    name: 'beyond-the-bike',
    title: pageTitle('beyond-the-bike'),
    group: 'company',
    countOf: 'beyondTheBike',
    load: () => import('./beyond/beyond-page.svelte'),
  },
  {
    name: 'settings',
    title: pageTitle('settings'),
    group: 'foot',
    load: () => import('./settings/settings-page.svelte'),
  },
  {
    name: 'formulas',
    title: pageTitle('formulas'),
    group: 'foot',
    load: () => import('./formulas/formulas-page.svelte'),
  },
];

export const maybeBookPage = (name: string): BookPage | undefined =>
  bookPages.find((page) => page.name === name);

/** The code of the page at an address; `undefined` for an address without a page. */
export const loadPage = (name: string, isOne: boolean): ReturnType<BookPage['load']> | undefined => {
  const page = maybeBookPage(name);
  return isOne && page?.loadOne ? page.loadOne() : page?.load();
};

export interface PageGroup {
  readonly name: BookPage['group'];
  readonly pages: readonly BookPage[];
}

/** The rail's groups in their order; the first one begins with Home. */
export function groupPages(pages: readonly BookPage[]): readonly [PageGroup, ...PageGroup[]] {
  const group = (name: BookPage['group']): PageGroup => ({
    name,
    pages: pages.filter((page) => page.group === name),
  });
  return [group('time'), group('strength'), group('company')];
}
