/** Proves that the architecture check looks at the whole tree, and that each of its rules can fail. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import architecture, { cruisedFolders } from '../../.dependency-cruiser.mjs';
import { appMayImport, packageMayImport } from '../../scripts/architecture/rules.mjs';
import { violations } from './violations.ts';

const root = path.resolve(import.meta.dirname, '../..');

async function cruiseTree(folder: string): Promise<ICruiseResult> {
  const { options = {}, forbidden = [] } = architecture;
  const folders = cruisedFolders.filter((name) => existsSync(path.join(folder, name)));
  const { output } = await cruise(
    folders,
    { ...options, baseDir: folder, ruleSet: { forbidden }, validate: true },
    options.enhancedResolveOptions,
  );
  return output as ICruiseResult;
}

function workspaceNames(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder)).filter((name) =>
    existsSync(path.join(root, folder, name, 'package.json')),
  );
}

describe('the tree', () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await cruiseTree(root);
  });

  it.each(
    ['packages', 'apps'].flatMap((folder) => workspaceNames(folder).map((name) => `${folder}/${name}`)),
  )('is looked at in %s', (workspace) => {
    const looked = result.modules.filter(({ source }) => source.startsWith(`${workspace}/src/`));
    expect(looked.length).toBeGreaterThan(0);
  });

  it('is looked at in what needs the SDK of a Pack, installed or not', () => {
    const pack = result.modules.filter(({ source }) => source.startsWith('apps/coda-pack/pack/'));
    expect(pack.length).toBeGreaterThan(5);
  });

  it('is followed from one workspace into the next, types and components included', () => {
    const edges = result.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => `${source} -> ${resolved}`),
    );
    expect(edges).toContain('packages/store/src/port.ts -> packages/domain/src/index.ts');
    expect(edges).toContain('apps/web/src/main.ts -> apps/web/src/app.svelte');
    expect(edges.some((edge) => /^apps\/web\/src\/.+\.svelte -> .+\.svelte$/.test(edge))).toBe(true);
  });

  it('is looked at where it reaches into the libraries it uses', () => {
    const libraries = result.modules.filter(({ source }) => source.startsWith('node_modules/'));
    expect(libraries.some(({ source }) => source.startsWith('node_modules/valibot/'))).toBe(true);
    expect(libraries.some(({ source }) => source.startsWith('node_modules/hono/'))).toBe(true);
  });

  it('keeps every rule', () => {
    const broken = result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
    expect(broken).toEqual([]);
  });

  it('has no workspace that the rules have not heard of', () => {
    expect(Object.keys(packageMayImport)).toEqual(expect.arrayContaining([...workspaceNames('packages')]));
    expect(Object.keys(appMayImport)).toEqual(expect.arrayContaining([...workspaceNames('apps')]));
  });
});

/** A copy of the tree, so that the planted files meet the real ones and disturb nobody who reads those. */
function copyTree(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'ridebook-architecture-'));
  for (const folder of [...cruisedFolders, 'package.json']) {
    if (!existsSync(path.join(root, folder))) continue;
    cpSync(path.join(root, folder), path.join(copy, folder), {
      recursive: true,
      filter: (file) => !/^(node_modules|dist.*)$/.test(path.basename(file)),
    });
  }
  const modules = path.join(copy, 'node_modules');
  mkdirSync(path.join(modules, '@ridebook'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    if (name !== '@ridebook') symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  }
  for (const name of workspaceNames('packages')) {
    symlinkSync(path.join(copy, 'packages', name), path.join(modules, '@ridebook', name));
  }
  return copy;
}

describe('a planted violation', () => {
  let copy: string;
  let reported: readonly string[];
  beforeAll(async () => {
    copy = copyTree();
    for (const file of violations.flatMap(({ files }) => files)) {
      const place = path.join(copy, file.path);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, file.text);
    }
    const result = await cruiseTree(copy);
    reported = result.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it.each(violations)('of $rule is reported', ({ rule, files }) => {
    expect(reported).toContain(`${rule}: ${files[0].path}`);
  });

  it('exists for every rule', () => {
    const names = (architecture.forbidden ?? []).map(({ name }) => name);
    const planted: readonly string[] = violations.map(({ rule }) => rule);
    expect(names.filter((name) => name !== undefined && !planted.includes(name))).toEqual([]);
  });
});
