/** Owns which formulas can be read in the dashboard and what each is called; their texts are those of docs/formulas. */

/** In the order in which they are listed. */
export const formulaTitles: Readonly<Record<string, string>> = {
  'what-counts': 'What counts',
  measures: 'Measures',
  comparison: 'Comparison',
  trend: 'Trend',
  records: 'Records',
  months: 'Months',
  lengths: 'Lengths',
  instructors: 'Instructors',
  classes: 'Classes',
  leaderboard: 'Leaderboard',
  calendar: 'Calendar',
  'start-times': 'Start times',
  'beyond-the-bike': 'Beyond the bike',
  streaks: 'Streaks',
  week: 'Week',
  headline: 'Headline',
  profile: 'Profile',
  explorer: 'Explorer',
  syncs: 'Syncs',
};

export const formulaTitle = (slug: string): string => formulaTitles[slug] ?? slug;

/** Where a link between two formulas leads in the dashboard; `null` for what lies outside of it, such as the code. */
export function maybeFormulaAddress(target: string): string | null {
  const [, slug] = /^([a-z-]+)\.md(?:#.*)?$/.exec(target) ?? [];
  return slug !== undefined && slug in formulaTitles ? `/formulas/${slug}` : null;
}
