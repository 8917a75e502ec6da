/** Real worker processes, a real PostgreSQL, and a crowd of made-up riders. */
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { startPostgres, type PostgresServer } from '../../packages/store/src/postgres/testing/server.ts';
import { startFleet, until, type Fleet, type FleetOptions } from './fleet.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

type Context = Pick<TestContext, 'onTestFinished'>;

async function open({ onTestFinished }: Context, options: FleetOptions): Promise<Fleet> {
  const fleet = await startFleet(server, options);
  onTestFinished(() => fleet.close());
  return fleet;
}

async function jobsUnderWay({ databaseUrl }: Fleet): Promise<number> {
  const rows = await server.query(
    `select 1 from ridebook_queue.job where state = 'active'`,
    decodeURIComponent(new URL(databaseUrl).pathname.slice(1)),
  );
  return rows.length;
}

// They wait for leases and for one another most of the time: side by side they take as long as the slowest.
describe.concurrent('workers that share a database', { timeout: 120_000 }, () => {
  it('bring everything home once, although one of them is killed at work', async (context) => {
    const fleet = await open(context, { workouts: [24, 24, 24], latencyMs: 30 });
    const doomed = fleet.startWorker('--hands', '2');
    fleet.startWorker('--hands', '2');
    // Three jobs and two hands of the other one: the doomed one holds a job, at least.
    await until(
      'both are at work',
      async () =>
        (await fleet.count(fleet.crowd.riders[0]?.id ?? '')) > 3 && (await jobsUnderWay(fleet)) === 3,
    );
    doomed.kill();
    await fleet.untilComplete();
    expect(await fleet.broken()).toEqual([]);
    const asked = fleet.crowd.seen.map(({ riderId, path }) => `${riderId} ${path}`);
    const details = asked.filter((each) => /\/api\/workout\/[^/]+$/.test(each));
    // What was under way when the worker died is asked for once more: three hands a job, two jobs.
    expect(details.length - new Set(details).size).toBeLessThanOrEqual(6);
    expect(fleet.crowd.mostInFlight()).toBeLessThanOrEqual(2);
  });

  it('obey a 429 that one of them met, and go on when somebody lifts the wait', async (context) => {
    const fleet = await open(context, { workouts: [24, 24, 24], latencyMs: 20 });
    const { crowd } = fleet;
    const workers = [fleet.startWorker('--hands', '2'), fleet.startWorker('--hands', '2')];
    await until('both are at work', () => crowd.seen.length > 20);
    let refusals = 0;
    crowd.answerInstead(() => {
      refusals += 1;
      return new Response('{}', { status: 429, headers: { 'retry-after': '3600' } });
    });
    await until('one was refused', () => refusals > 0);
    await until(
      'somebody has noted it',
      async () => (await fleet.store.maybeState('installation', 'cool-down')) !== null,
    );
    // What was on its way when the first refusal came may be refused too: two a rider.
    expect(refusals).toBeLessThanOrEqual(8);
    await fleet.aFewRounds();
    const before = crowd.seen.length;
    await fleet.aFewRounds();
    expect(crowd.seen.length).toBe(before);
    crowd.answerInstead(() => null);
    const lifted = await fleet.home.run(['retry'], fleet.environment);
    expect(lifted.stdout).toContain('Peloton may be asked again.');
    await fleet.untilComplete();
    expect(await fleet.broken()).toEqual([]);
    expect(await Promise.all(workers.map((worker) => worker.stop()))).toEqual([143, 143]);
  });

  it('all keep the short silence that a 429 asks one of them for', async (context) => {
    const fleet = await open(context, { workouts: [24, 24, 24], latencyMs: 20 });
    const { crowd } = fleet;
    const workers = [fleet.startWorker('--hands', '2'), fleet.startWorker('--hands', '2')];
    await until('both are at work', () => crowd.seen.length > 20);
    let refusedAtMs = 0;
    crowd.answerInstead(() => {
      if (refusedAtMs > 0) return null;
      refusedAtMs = Date.now();
      return new Response('{}', { status: 429, headers: { 'retry-after': '4' } });
    });
    const since = (ms: number) => crowd.seen.filter(({ atMs }) => atMs > refusedAtMs + ms);
    await until('they have gone on', () => refusedAtMs > 0 && since(4_000).length > 10);
    // What was on its way goes through.
    expect(since(500).length - since(3_500).length).toBe(0);
    await fleet.untilComplete();
    expect(await fleet.broken()).toEqual([]);
    expect(await Promise.all(workers.map((worker) => worker.stop()))).toEqual([143, 143]);
  });

  it('note a long 429 when they meet it, and not when the job it befell has ended', async (context) => {
    const fleet = await open(context, { workouts: [60], latencyMs: 20 });
    const worker = fleet.startWorker('--hands', '1');
    await until('it is at work', () => fleet.crowd.seen.length > 20);
    // One request is never answered, so that the job does not end; the next is refused for an hour.
    const answers = [
      new Response(new ReadableStream()),
      new Response('{}', { status: 429, headers: { 'retry-after': '3600' } }),
    ];
    fleet.crowd.answerInstead(() => answers.shift() ?? null);
    const noted = (): Promise<string | null> => fleet.store.maybeState('installation', 'cool-down');
    await until('it was refused', () => answers.length === 0);
    // Long before the request without an answer is given up, and the job ends with it.
    await until('it has noted the refusal', async () => (await noted()) !== null, 10_000);
    worker.kill();
    expect(JSON.parse((await noted()) ?? '')).toMatchObject({ kind: 'limited', guessedMs: null });
  });

  it('look whether a closed door has opened, beginning with what is short, and go on', async (context) => {
    const fleet = await open(context, { workouts: [12, 3, 3], latencyMs: 20 });
    const hourMs = 3_600_000;
    const untilMs = Date.now() + 6 * hourMs - 16 * 60_000;
    const closed = { kind: 'blocked', untilMs, guessedMs: 6 * hourMs, reason: 'Peloton refused everything.' };
    await fleet.store.putState('installation', 'cool-down', JSON.stringify(closed));
    const workers = [fleet.startWorker('--hands', '4'), fleet.startWorker('--hands', '4')];
    const lifted = async (): Promise<boolean> =>
      (await fleet.store.maybeState('installation', 'cool-down')) === null;
    await until('the door is seen to be open', lifted, 30_000);
    // One job looked, and no more of it than tells.
    expect(fleet.crowd.seen.length).toBeLessThanOrEqual(12);
    await fleet.untilComplete();
    expect(await fleet.broken()).toEqual([]);
    expect(await Promise.all(workers.map((worker) => worker.stop()))).toEqual([143, 143]);
  });

  it('give back what they hold when they are asked to stop', async (context) => {
    const fleet = await open(context, { workouts: [30, 30], latencyMs: 30 });
    const worker = fleet.startWorker('--hands', '2', '--lease', '600');
    await until('it is at work', () => fleet.crowd.seen.length > 20);
    expect(await worker.stop()).toBe(143);
    const seen = fleet.crowd.seen.length;
    fleet.startWorker('--hands', '2', '--lease', '600');
    // At once, and not when a lease ends.
    await until('the other one goes on', () => fleet.crowd.seen.length > seen + 10);
    await fleet.untilComplete();
    expect(await fleet.broken()).toEqual([]);
  });
});

// Alone: requests of a second are counted.
describe('workers at one pace', { timeout: 120_000 }, () => {
  it("do not let somebody's years stand before somebody else's day", async (context) => {
    const fleet = await open(context, {
      workouts: [80, 6, 6, 6, 6],
      environment: { RIDEBOOK_PACE: '40', RIDEBOOK_TOTAL_PACE: '40' },
    });
    const [years, ...days] = fleet.crowd.riders;
    fleet.startWorker('--hands', '2');
    const { seen } = fleet.crowd;
    const isDay = ({ riderId, path }: (typeof seen)[number]): boolean =>
      days.some(({ id }) => id === riderId) && path.includes('performance_graph');
    const ofYears = (requests: typeof seen): number =>
      requests.filter(({ riderId }) => riderId === years?.id).length;
    const areDaysHome = async (): Promise<boolean> =>
      (await Promise.all(days.map(async ({ id, workouts }) => (await fleet.count(id)) === workouts))).every(
        Boolean,
      );
    await until('every day is home', areDaysHome);
    // The years wait, and go on: most of them is still to come.
    expect(await fleet.count(years?.id ?? '')).toBeLessThan(40);
    await until('the years go on', () => ofYears(seen) > 100);
    // One slice of the fresh lane, and then a fifth of what is sent.
    expect(ofYears(seen.slice(0, seen.findLastIndex(isDay)))).toBeLessThanOrEqual(30 + 30);
    for (const { atMs } of seen) {
      const inSecond = seen.filter((each) => each.atMs >= atMs && each.atMs < atMs + 1_000);
      // A timer may come some milliseconds late, and then meets the next one.
      expect(inSecond.length).toBeLessThanOrEqual(42);
    }
  });
});
