/** Owns the names of the disciplines a workout can have: Ridebook's word, what a person reads, and the two-letter code of the charts. */

export interface DisciplineName {
  readonly slug: string;
  readonly label: string;
  readonly code: string;
}

/** Every discipline known today, in the order menus show them. A name that is not listed is kept as it came. */
export const disciplines: readonly DisciplineName[] = [
  { slug: 'cycling', label: 'Cycling', code: 'Cy' },
  { slug: 'running', label: 'Running', code: 'Ru' },
  { slug: 'walking', label: 'Walking', code: 'Wa' },
  { slug: 'rowing', label: 'Rowing', code: 'Ro' },
  { slug: 'strength', label: 'Strength', code: 'St' },
  { slug: 'yoga', label: 'Yoga', code: 'Yo' },
  { slug: 'stretching', label: 'Stretching', code: 'Sr' },
  { slug: 'cardio', label: 'Cardio', code: 'Ca' },
  { slug: 'meditation', label: 'Meditation', code: 'Me' },
  { slug: 'bootcamp', label: 'Tread bootcamp', code: 'TB' },
  { slug: 'bike_bootcamp', label: 'Bike bootcamp', code: 'BB' },
  { slug: 'row_bootcamp', label: 'Row bootcamp', code: 'RB' },
];

/** What a person reads for a discipline: its label, or for an unknown name the name itself with spaces for underscores. */
export function disciplineLabel(slug: string): string {
  const known = disciplines.find((discipline) => discipline.slug === slug);
  if (known) return known.label;
  const words = slug.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
