/** Owns which formulas can be read in the dashboard: the pages of docs/formulas, each fetched when it is read first. */

const folder = '../../../../docs/formulas/';
const files = import.meta.glob<string>('../../../../docs/formulas/*.md', {
  query: '?raw',
  import: 'default',
});
/** The list of them, which says of each what it tells. */
const listName = 'README';

/** By the alphabet. */
export const formulaSlugs: readonly string[] = Object.keys(files)
  .map((file) => file.slice(folder.length, -'.md'.length))
  .filter((slug) => slug !== listName)
  .sort();

/** Pages whose name is more than the name of their file. */
const ownTitles: Readonly<Record<string, string>> = {
  'rider-values': 'FTP, maximum heart rate and weight',
};

/** `Best efforts` */
export function formulaTitle(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return ownTitles[slug] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export interface ListedFormula {
  readonly slug: string;
  /** What it tells, in a few words. */
  readonly tells: string;
}

/** The formulas in the order in which one builds on the other, as their list in the documentation has them. */
export async function listFormulas(): Promise<readonly ListedFormula[]> {
  const text = (await files[`${folder}${listName}.md`]?.()) ?? '';
  return [...text.matchAll(/^\| \[[^\]]+\]\(([a-z-]+)\.md\) +\|[^|]*\| (.*?) *\|$/gm)].map(
    ([, slug = '', tells = '']) => ({ slug, tells }),
  );
}

/** @returns the Markdown; `null` when there is no such formula */
export function loadFormula(slug: string): Promise<string> | null {
  return files[`${folder}${slug}.md`]?.() ?? null;
}

/** Where a link between two formulas leads in the dashboard; `null` for what lies outside of it, such as the code. */
export function maybeFormulaAddress(target: string): string | null {
  const [, slug] = /^([a-z-]+)\.md(?:#.*)?$/.exec(target) ?? [];
  return slug !== undefined && formulaSlugs.includes(slug) ? `/formulas/${slug}` : null;
}
