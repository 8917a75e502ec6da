/** The formulas that the dashboard names are those of docs/formulas, by the same names, and read whole. */
import { describe, expect, it } from 'vitest';
import { terms } from '../definitions/terms.ts';
import { formulaSlugs, formulaTitle, listFormulas, loadFormula, maybeFormulaAddress } from './formulas.ts';
import { parseMarkdown, type Span } from './markdown.ts';

const read = async (slug: string): Promise<string> => (await loadFormula(slug)) ?? '';

describe('the formulas of the dashboard', () => {
  it('have the names of their pages', async () => {
    expect(formulaSlugs.length).toBeGreaterThan(15);
    for (const slug of formulaSlugs) expect(/^# (.*)/.exec(await read(slug))?.[1]).toBe(formulaTitle(slug));
  });

  it('are listed with what each tells, every one once', async () => {
    const listed = await listFormulas();
    expect(listed.map(({ slug }) => slug).toSorted()).toEqual(formulaSlugs);
    for (const { slug, tells } of listed) expect(tells.length, slug).toBeGreaterThan(10);
  });

  it('define every term', () => {
    for (const { name, formula } of Object.values(terms)) expect(formulaSlugs, name).toContain(formula);
  });

  it.each(formulaSlugs)('leave no mark over in the words of "%s", and no dead link', async (slug) => {
    const spans = parseMarkdown(await read(slug)).flatMap((block): readonly Span[] => {
      if (block.kind === 'list') return block.items.flat();
      return block.kind === 'table' ? [...block.heads, ...block.rows.flat()].flat() : block.spans;
    });
    expect(spans.length).toBeGreaterThan(3);
    for (const span of spans) {
      if (span.kind === 'text') expect(span.text).not.toMatch(/\*\*|`|\]\(|^[-#|]/);
      if (span.kind === 'link') expect(maybeFormulaAddress(span.target)).not.toBeNull();
    }
  });

  it('are not what was never written', () => {
    expect(loadFormula('luck')).toBeNull();
    expect(maybeFormulaAddress('luck.md')).toBeNull();
    expect(maybeFormulaAddress('../../packages/analytics/src')).toBeNull();
  });
});
