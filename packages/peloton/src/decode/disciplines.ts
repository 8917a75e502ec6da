/** Owns Peloton's slugs for disciplines and Ridebook's names for them. */

/** Slugs that say something else than riders do; every other slug is kept as it is. */
const renamed: Readonly<Record<string, string>> = {
  circuit: 'bootcamp',
  tread_bootcamp: 'bootcamp',
  caesar: 'rowing',
  caesar_bootcamp: 'row_bootcamp',
};

export const disciplineFromSlug = (slug: string): string => renamed[slug] ?? slug;
