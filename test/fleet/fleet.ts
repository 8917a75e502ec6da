/** Owns a crowd on a database of its own, and real worker processes at it. */
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '@ridebook/store';
import { openPostgresStore } from '@ridebook/store/postgres';
import type { PostgresServer } from '../../packages/store/src/postgres/testing/server.ts';
import { createProgramHome, type ProgramHome } from '../support/program.ts';
import { differences } from '../support/same-workouts.ts';
import { crowdKey, startCrowd, type Crowd, type CrowdOptions } from './crowd.ts';

export interface Fleet {
  readonly crowd: Crowd;
  readonly store: Store;
  readonly home: ProgramHome;
  /** As this process sees it. */
  readonly databaseUrl: string;
  readonly environment: Readonly<Record<string, string>> & { readonly DATABASE_URL: string };
  /** Starts a worker with a short lease. */
  startWorker(...flags: readonly string[]): FleetWorker;
  /** How many workouts are stored of a rider. */
  count(riderId: string): Promise<number>;
  /** Waits until everything of every rider is stored. @throws after a while, saying who is incomplete */
  untilComplete(): Promise<void>;
  /** What is lost, doubled or wrong; and what the ledger has not finished. */
  broken(): Promise<readonly string[]>;
  /** Lets the workers look for work a few times. */
  aFewRounds(): Promise<void>;
  close(): Promise<void>;
}

export interface FleetWorker {
  readonly pid: number;
  /** Lines of its log so far. */
  readonly log: readonly string[];
  kill(): void;
  /** @returns its exit code */
  stop(): Promise<number | null>;
}

export interface FleetOptions extends CrowdOptions {
  /** Variables of the workers' environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The database's address as the workers see it; absent: as it is. */
  readonly workersAt?: (url: string) => string;
  readonly patienceMs?: number;
}

export async function startFleet(server: PostgresServer, options: FleetOptions): Promise<Fleet> {
  const { patienceMs = 90_000 } = options;
  const url = await server.createDatabase();
  const crowd = await startCrowd(options);
  const store = await openPostgresStore({ url, clock: Date.now, sleep: (ms) => sleep(ms) });
  await crowd.signInAll(store);
  const home = createProgramHome();
  const environment = {
    DATABASE_URL: (options.workersAt ?? ((each: string) => each))(url),
    PELOTON_API_URL: crowd.url,
    PELOTON_AUTH_URL: crowd.url,
    RIDEBOOK_KEY: crowdKey.toString('base64'),
    ...options.environment,
  };
  const count = (riderId: string): Promise<number> => store.countWorkouts(riderId);

  const broken = async (): Promise<readonly string[]> => {
    const lines: string[] = [];
    for (const { id } of crowd.riders) {
      lines.push(...differences(await store.listWorkouts(id), await crowd.truth(id)));
      const unfinished = (await store.listLedger(id)).filter(({ state }) => state !== 'stored');
      lines.push(...unfinished.map(({ workoutId, state, reason }) => `${workoutId} is ${state}: ${reason}`));
    }
    return lines;
  };

  return {
    ...{ crowd, store, home, environment, count },
    databaseUrl: url,
    startWorker(...flags) {
      const child = home.launch(['worker', '--lease', '10', '--log', 'json', ...flags], environment);
      const log: string[] = [];
      createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
      const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
      return {
        pid: child.pid ?? 0,
        log,
        kill: () => void child.kill('SIGKILL'),
        stop() {
          child.kill('SIGTERM');
          return ended;
        },
      };
    },
    async untilComplete() {
      const untilMs = Date.now() + patienceMs;
      for (let lines = ['not looked yet']; lines.length > 0;) {
        await sleep(500);
        // A database that restarts says nothing; that everything is there is said by one look at all of it.
        const counts = await Promise.all(crowd.riders.map(({ id }) => count(id).catch(() => 0)));
        const isFull = crowd.riders.every(({ workouts }, index) => counts[index] === workouts);
        if (isFull) lines = [...(await broken())];
        if (Date.now() > untilMs)
          throw new Error(
            `Incomplete after ${patienceMs} ms: ${counts.join(', ')} workouts; ${lines.slice(0, 5).join('; ')}`,
          );
      }
    },
    broken,
    aFewRounds: () => sleep(3_000),
    async close() {
      await home.remove();
      await store.close();
      await crowd.close();
    },
  };
}

/** Waits until something holds. @throws after a while, saying what did not */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  patienceMs = 60_000,
): Promise<void> {
  for (const untilMs = Date.now() + patienceMs; !(await holds()); await sleep(50)) {
    if (Date.now() > untilMs) throw new Error(`It did not come to pass within ${patienceMs} ms: ${what}`);
  }
}
