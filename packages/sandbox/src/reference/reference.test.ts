import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { madeUpMember } from '../member.ts';
import { signIn, testOptions, testSandbox } from '../testing/member.ts';
import { endpoints } from './endpoints.ts';
import type { openApiDocument } from './openapi.ts';

const prose = readFileSync(
  fileURLToPath(new URL('../../../../docs/peloton-api.md', import.meta.url)),
  'utf8',
);

interface Described {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly example?: string }[];
}

/** The request that the reference page would send first. */
function tried(path: string, operation: Described) {
  let target = path;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  for (const { name, in: where, example = '' } of operation.parameters) {
    if (where === 'path') target = target.replace(`{${name}}`, encodeURIComponent(example));
    else if (where === 'query' && example !== '') query.set(name, example);
    else if (example !== '') headers[name] = example;
  }
  return { url: `${target}?${query.toString()}`, headers };
}

describe('the reference', () => {
  it('names every endpoint of the API in docs/peloton-api.md, and no other', () => {
    const written = [...prose.matchAll(/^### `(?:GET|POST) (\S+)`/gm)].map(([, path]) => path);
    const emulated = endpoints
      .filter(({ group, path }) => group !== 'Sandbox' && path.startsWith('/api/'))
      .map(({ path }) => path.replace(/:(\w+)/g, '{$1}'));
    expect(written.toSorted()).toEqual(emulated.toSorted());
  });

  it('describes endpoints that answer as it says, each with its own examples', async () => {
    const sandbox = testSandbox({ workouts: 60 });
    const member = await signIn(sandbox);
    const described = (await member.json('/__sandbox/openapi.json')) as unknown as ReturnType<
      typeof openApiDocument
    >;
    expect(described.openapi).toBe('3.1.0');
    const readable = Object.entries(described.paths).filter(
      ([path, operations]) => 'get' in operations && /^\/(api|__sandbox)\//.test(path),
    );
    expect(readable.length).toBeGreaterThan(20);
    for (const [path, operations] of readable) {
      const { url, headers } = tried(path, operations['get'] as Described);
      const answer = await member.get(url, headers);
      expect([url, answer.status]).toEqual([url, 200]);
    }
  });

  it('leaves no served endpoint undescribed', () => {
    const described = new Set(endpoints.map(({ method, path }) => `${method} ${path}`));
    const { routes } = madeUpMember({ ...testOptions, workouts: 5 });
    const served = routes.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    expect(served.length).toBeGreaterThan(15);
    expect(served.filter((route) => !described.has(route))).toEqual([]);
  });

  it('is a page that loads nothing from elsewhere', async () => {
    const member = await signIn(testSandbox());
    const page = await member.get('/__sandbox/docs');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).not.toMatch(/(src|href)="https?:/);
  });
});
