/** Owns what the friends' page reads from its address: the period, the class length, and who is left out. */

export const periods = [
  { slug: 'week', days: 7, label: '7 days' },
  { slug: 'month', days: 30, label: '30 days' },
  { slug: 'quarter', days: 90, label: '90 days' },
  { slug: 'all', days: null, label: 'All known' },
] as const;

/** Everything that is known, unless the address names a period. */
export const periodOfAddress = (text: string | undefined): (typeof periods)[number] =>
  periods.find(({ slug }) => slug === text) ?? periods[3];

/** A length in minutes, or `null` for all. */
export const minutesOfAddress = (text: string | undefined): number | null =>
  text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;

/** Ids hold no comma: they are hex digits, dashes or words. */
export const leftOutOfAddress = (text: string | undefined): ReadonlySet<string> =>
  new Set((text ?? '').split(',').filter((id) => id !== ''));

/** Takes somebody out, or in again; `null` once nobody is left out. */
export function toggleLeftOut(leftOut: ReadonlySet<string>, id: string): string | null {
  const next = new Set(leftOut);
  if (!next.delete(id)) next.add(id);
  return next.size === 0 ? null : [...next].join(',');
}
