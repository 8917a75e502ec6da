/** Owns what the pages are called, apart from their code, so that a page can name another one. */
const titles = {
  home: 'Home',
  workouts: 'Workouts',
  calendar: 'Calendar',
  months: 'Months',
  records: 'Records',
  lengths: 'Lengths',
  instructors: 'Instructors',
  classes: 'Classes',
  leaderboard: 'Leaderboard',
  friends: 'Friends',
  'beyond-the-bike': 'Beyond the bike',
  settings: 'Settings',
  formulas: 'Formulas',
} as const;

export type PageName = keyof typeof titles;

/** Pages in the order of the rail. */
export const inRailOrder = (pages: readonly string[]): readonly string[] =>
  Object.keys(titles).filter((name) => pages.includes(name));

/** `Records`; a page that is not known is called by its name. */
export const pageTitle = (name: string): string =>
  Object.hasOwn(titles, name) ? titles[name as PageName] : name;
