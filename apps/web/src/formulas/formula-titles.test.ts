/** The formulas that the dashboard names are those of docs/formulas, by the same names. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { terms } from '../definitions/terms.ts';
import { formulaTitles, maybeFormulaAddress } from './formula-titles.ts';
import { parseMarkdown, type Span } from './markdown.ts';

const folder = path.resolve(import.meta.dirname, '../../../../docs/formulas');
const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
const read = (page: string): string => readFileSync(path.join(folder, page), 'utf8');

describe('the formulas of the dashboard', () => {
  it('are the pages of docs/formulas, by the same names', () => {
    const written = pages.map((page) => [page.replace('.md', ''), /^# (.*)/.exec(read(page))?.[1]]);
    expect(Object.entries(formulaTitles).toSorted()).toEqual(written.toSorted());
  });

  it('define every term', () => {
    for (const { name, formula } of Object.values(terms)) expect(formulaTitles, name).toHaveProperty(formula);
  });

  it('are read whole: no mark is left over in their words, and no link between them is dead', () => {
    const spansOf = (page: string): readonly Span[] =>
      parseMarkdown(read(page)).flatMap((block) => {
        if (block.kind === 'list') return block.items.flat();
        return block.kind === 'table' ? [...block.heads, ...block.rows.flat()].flat() : block.spans;
      });
    for (const page of pages)
      for (const span of spansOf(page)) {
        if (span.kind === 'text') expect(span.text, page).not.toMatch(/\*\*|`|\]\(|^[-#|]/);
        if (span.kind === 'link') expect(maybeFormulaAddress(span.target), page).not.toBeNull();
      }
  });
});
