/** The links of the documentation: every relative one leads to a file that is there, and to a heading of it where one is named. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Every page of Markdown that is kept with the sources. */
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));

const withoutCode = (text: string): string =>
  text.replace(/```[\s\S]*?```/gu, '').replace(/`[^`\n]*`/gu, '`');

/** As GitHub makes them: lower case, spaces as hyphens, punctuation gone, the second of a name numbered. */
function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const headings = text.replace(/```[\s\S]*?```/gu, '').matchAll(/^#{1,6}\s+(.+)$/gmu);
  return new Set(
    [...headings].map(([, heading = '']) => {
      const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1').replaceAll('`', '');
      const anchor = plain
        .trim()
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/gu, '-');
      const before = seen.get(anchor) ?? 0;
      seen.set(anchor, before + 1);
      return before === 0 ? anchor : `${anchor}-${before}`;
    }),
  );
}

/** @returns what is wrong with the links of a page, in sentences */
function brokenLinks(page: string, text: string): readonly string[] {
  const targets = [...withoutCode(text).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/gu)].map(
    ([, target = '']) => target,
  );
  return targets
    .filter((target) => !/^[a-z]+:/iu.test(target))
    .flatMap((target) => {
      const [file = '', anchor] = target.split('#');
      const found = path.resolve(root, path.dirname(page), decodeURIComponent(file));
      const leads = file === '' ? path.join(root, page) : found;
      if (!existsSync(leads)) return [`${page}: ${target} leads nowhere`];
      if (anchor === undefined || statSync(leads).isDirectory() || !leads.endsWith('.md')) return [];
      return anchorsOf(readFileSync(leads, 'utf8')).has(anchor)
        ? []
        : [`${page}: ${target} names no heading`];
    });
}

describe('the documentation', () => {
  it('has no link that leads nowhere', () => {
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.flatMap((page) => brokenLinks(page, readFileSync(path.join(root, page), 'utf8')))).toEqual(
      [],
    );
  });

  it('would be told of a file that is gone and of a heading that is gone', () => {
    const text =
      '[a](gone.md) [b](README.md#gone) [c](README.md#see-it-in-a-minute) [d](https://example.com/x)';
    expect(brokenLinks('README.md', text)).toEqual([
      'README.md: gone.md leads nowhere',
      'README.md: README.md#gone names no heading',
    ]);
  });

  it('lists every page of its folder', () => {
    const listed = readFileSync(path.join(root, 'docs/README.md'), 'utf8');
    const missing = pages
      .filter((page) => /^docs\/[^/]+\.md$/u.test(page) && page !== 'docs/README.md')
      .filter((page) => !listed.includes(`(${path.basename(page)})`));
    expect(missing).toEqual([]);
  });
});
