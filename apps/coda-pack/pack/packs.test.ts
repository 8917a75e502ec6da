/** Both Packs with the SDK's helpers, and their built bundles in a bare context, beside what the REST API answers. */
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import vm from 'node:vm';
import type { SyncExecutionContext } from '@codahq/packs-sdk';
import {
  executeFormulaFromPackDef,
  executeMetadataFormula,
  executeSyncFormula,
  newMockExecutionContext,
  newMockSyncExecutionContext,
} from '@codahq/packs-sdk/dist/development.js';
import type { Workout, WorkoutsAnswer } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createPackWorld, type PackWorld } from '../../../test/coda-pack/pack-world.ts';
import { setFaults } from '../../../test/support/program.ts';
import { workoutRows } from '../src/pack-tables.ts';
import { propertyKey } from '../src/properties.ts';
import { fetcherTo } from './fetcher.ts';
import { pelotonPack, ridebookPack } from './packs.ts';

const serverUrl = 'https://ride.example.org';
let world: PackWorld;
let workouts: readonly Workout[];

beforeAll(async () => {
  world = await createPackWorld('--workouts', '45', '--seed', 'pack');
  ({ workouts } = await world.read<WorkoutsAnswer>('/workouts?limit=1000'));
});
afterAll(() => world.remove());

const packs = {
  ridebook: { pack: ridebookPack(serverUrl), token: () => world.apiToken },
  peloton: { pack: pelotonPack(), token: () => world.pelotonToken },
} as const;

const fetcherOf = (token: string) =>
  fetcherTo({
    token,
    routes: { [serverUrl]: world.serverUrl, 'https://api.onepeloton.com': world.sandbox.url },
  });

function syncContext(token: string): SyncExecutionContext {
  const context = newMockSyncExecutionContext();
  context.fetcher.fetch.callsFake(fetcherOf(token));
  return context as unknown as SyncExecutionContext;
}

type Row = Readonly<Record<string, unknown>>;

/** The SDK normalises names: `workoutId` is `WorkoutId` there, and a built bundle has it as it is. */
const lowered = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.toLowerCase(),
      typeof value === 'object' && value !== null ? lowered(value as Row) : value,
    ]),
  );
const sorted = (rows: readonly Row[]): readonly Row[] =>
  rows.map(lowered).toSorted((a, b) => (String(a['workoutid']) < String(b['workoutid']) ? -1 : 1));

describe.each(['ridebook', 'peloton'] as const)('the Pack over %s', (name) => {
  const { pack, token } = packs[name];

  it('has the REST API’s values for every workout by the SDK’s own run', async () => {
    expect(workouts).toHaveLength(45);
    const { result } = await executeSyncFormula(pack, 'Workouts', [], syncContext(token()));
    expect(sorted(result as Row[])).toEqual(sorted(workoutRows(workouts)));
  });

  it('leads from a workout to a row of Instructors', () => {
    const table = pack.syncTables.find((other) => other.name === 'Workouts');
    const { items } = table!.schema as unknown as { items?: { properties: Record<string, unknown> } };
    const { properties } = items ?? (table!.schema as unknown as { properties: Record<string, unknown> });
    expect(properties['Instructor']).toMatchObject({
      codaType: 'reference',
      identity: { name: 'Instructor' },
      idProperty: 'InstructorId',
      displayProperty: 'Name',
    });
  });

  it('fills its other tables', async () => {
    for (const table of ['Instructors', 'Friends', 'FriendWorkouts']) {
      const { result } = await executeSyncFormula(pack, table, [], syncContext(token()));
      expect((result as Row[]).length).toBeGreaterThan(2);
    }
  });

  it('takes types and days', async () => {
    const since = workouts[15];
    const range = [new Date(since?.startedAt ?? 0), new Date('2027-01-01T00:00:00Z')];
    const { result } = await executeSyncFormula(pack, 'Workouts', [['cycling'], range], syncContext(token()));
    const wanted = workouts.slice(0, 16).filter(({ discipline }) => discipline === 'cycling');
    expect((result as Row[]).map((row) => row['WorkoutId']).toSorted()).toEqual(
      wanted.map(({ id }) => id).toSorted(),
    );
  });

  it('offers the types while one types them', async () => {
    const table = pack.syncTables.find((other) => other.name === 'Workouts');
    const { autocomplete } = table!.getter.parameters[0]!;
    const offered = await executeMetadataFormula(autocomplete!, { search: 'cyc' }, newMockExecutionContext());
    expect(JSON.stringify(offered)).toContain('cycling');
  });

  it('has a formula for one workout, by its link too, and one for records', async () => {
    const context = newMockExecutionContext();
    context.fetcher.fetch.callsFake(fetcherOf(token()));
    const [workout] = workouts;
    const link = `https://members.onepeloton.com/profile/workouts/${workout?.id}`;
    const found: Row = await executeFormulaFromPackDef(pack, 'Workout', [link], context);
    expect(lowered(found)).toEqual(lowered(workoutRows([workout!])[0]!));
    const records: readonly Row[] = await executeFormulaFromPackDef(pack, 'Records', [], context);
    expect(records.length).toBeGreaterThan(1);
    expect(pack.formats[0]?.matchers?.map(String).some((matcher) => matcher.includes('onepeloton'))).toBe(
      true,
    );
  });

  it('says on a 401 what to do', async () => {
    await expect(executeSyncFormula(pack, 'Workouts', [], syncContext('nonsense'))).rejects.toThrow(
      name === 'ridebook'
        ? /Make an API token with read access on the Settings page/
        : /lasts 48 hours: sign in at members\.onepeloton\.com/,
    );
  });
});

/** The table of workouts as a built bundle has it, in a bare context whose `Error` and `Object` are its own. */
function bundledTable(name: keyof typeof packs) {
  const module = { exports: {} as { pack?: (typeof packs)['ridebook']['pack'] } };
  const context = vm.createContext({ module, exports: module.exports });
  // The platform's own world has this name for itself, and no more than that.
  vm.runInContext('var global = this', context);
  vm.runInContext(readFileSync(bundleOf(name), 'utf8'), context);
  for (const missing of ['URL', 'fetch', 'setTimeout', 'TextEncoder', 'structuredClone', 'process'])
    expect(vm.runInContext(`typeof ${missing}`, context)).toBe('undefined');
  return module.exports.pack!.syncTables.find((table) => table.name === 'Workouts')!;
}

/** Every page of it. */
async function readTable(
  table: ReturnType<typeof bundledTable>,
  context: SyncExecutionContext,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let continuation: unknown = undefined;
  do {
    const sync = { ...context, sync: { continuation, schema: table.schema } };
    const page = (await table.getter.execute([undefined, undefined] as never, sync as never)) as {
      result: Row[];
      continuation?: unknown;
    };
    rows.push(...page.result);
    continuation = page.continuation;
  } while (continuation !== undefined);
  return rows;
}

const bundleOf = (name: keyof typeof packs): string =>
  path.resolve(import.meta.dirname, `../dist/${name}/bundle.js`);

describe.each(['ridebook', 'peloton'] as const)('the built bundle over %s', (name) => {
  it('is under 400 KB', () => {
    expect(statSync(bundleOf(name)).size).toBeLessThan(400_000);
  });

  it('runs where there is no URL, fetch or timer, and has the same values', async () => {
    const rows = await readTable(bundledTable(name), syncContext(packs[name].token()));
    expect(sorted(rows)).toEqual(sorted(workoutRows(workouts)));
    expect(Object.keys(rows[0] ?? {})).toContain(propertyKey('Workout ID'));
  });

  it('says in a sentence what was refused, although the refusal comes from another world', async () => {
    const broken = createServer((_, response) => response.writeHead(500).end('{}'));
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void broken.close());
    const target = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
    const context = newMockSyncExecutionContext();
    const routes = { [serverUrl]: target, 'https://api.onepeloton.com': target };
    context.fetcher.fetch.callsFake(fetcherTo({ token: packs[name].token(), routes }));
    const refusal = readTable(bundledTable(name), context as unknown as SyncExecutionContext);
    await expect(refusal).rejects.toMatchObject({
      message: expect.stringMatching(/cannot answer now \(500\)\. Refresh the table later\./) as string,
    });
  });
});

it('has every row in the bundle over Peloton, although the samples of one workout fail', async () => {
  const { id } = workouts.find(({ outputJoules }) => outputJoules !== null)!;
  await setFaults(world.sandbox, [{ match: `${id}/performance_graph`, fault: 500 }]);
  const rows = await readTable(bundledTable('peloton'), syncContext(world.pelotonToken));
  await setFaults(world.sandbox, []);
  expect(rows).toHaveLength(workouts.length);
  const others = (all: readonly Row[]): readonly Row[] =>
    sorted(all).filter((row) => row['workoutid'] !== id);
  expect(others(rows)).toEqual(others(workoutRows(workouts)));
});
