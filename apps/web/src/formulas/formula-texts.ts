/** Owns the texts of docs/formulas, each fetched when it is read first. */

const files = import.meta.glob<string>('../../../../docs/formulas/*.md', {
  query: '?raw',
  import: 'default',
});

/** @returns the Markdown; `null` when there is no such formula */
export function loadFormula(slug: string): Promise<string> | null {
  return files[`../../../../docs/formulas/${slug}.md`]?.() ?? null;
}
