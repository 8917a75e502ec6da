/** Every report has a page that says what its figures mean. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reportNames } from '@ridebook/analytics/reports';
import { describe, expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../docs/formulas');
const index = readFileSync(path.join(folder, 'README.md'), 'utf8');
const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
const isIndexed = (report: string): boolean => index.includes(`\`${report}\``);

describe('docs/formulas', () => {
  it.each(reportNames)('has a page for the report "%s"', (name) => {
    expect(isIndexed(name)).toBe(true);
  });

  it('would miss a report that nobody wrote down', () => {
    expect(isIndexed('planted')).toBe(false);
  });

  it('lists every page, and each has a source and an example', () => {
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      expect(index).toContain(`(${page})`);
      const text = readFileSync(path.join(folder, page), 'utf8');
      expect(text, page).toMatch(/^Sources?: /m);
      expect(text, page).toMatch(/^Example: /m);
    }
  });
});
