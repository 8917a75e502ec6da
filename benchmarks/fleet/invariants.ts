/** Owns what must hold of a fleet after everything that befell it: nothing lost, doubled, wrong, loud, impolite or told. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { postgresPrograms } from '../../packages/store/src/postgres/testing/server.ts';
import type { Fleet } from '../../test/fleet/fleet.ts';
import { differences } from '../../test/support/same-workouts.ts';
import type { Query } from './database.ts';

export interface Verdict {
  readonly name: string;
  /** What is broken; nothing: it holds. */
  readonly broken: readonly string[];
}

export interface Circumstances {
  readonly logs: readonly string[];
  /** The job that took longest, waiting for its places included. */
  readonly longestJobSeconds: number;
  /** Details of workouts that may be asked for twice: what was under way when somebody was killed. */
  readonly mostRepeats: number;
}

/** Looked at one by one, because each is a process. */
const sampledRiders = 5;

/** A session as it travels begins so, whoever's it is; a dump writes binary columns in hexadecimal digits. */
const tokenBeginnings = ['eyJhbGciOi', Buffer.from('eyJhbGciOi').toString('hex')];

export async function checkInvariants(
  fleet: Fleet,
  query: Query,
  { logs, longestJobSeconds, mostRepeats }: Circumstances,
): Promise<Verdict[]> {
  const { crowd, store } = fleet;
  const lost: string[] = [];
  const doubled: string[] = [];
  const wrong: string[] = [];
  const unfinished: string[] = [];
  for (const { id } of crowd.riders) {
    for (const line of differences(await store.listWorkouts(id), await crowd.truth(id))) {
      if (line.endsWith('is lost') || line.endsWith('is not there upstream')) lost.push(line);
      else if (line.endsWith('are doubled')) doubled.push(line);
      else wrong.push(line);
    }
    for (const { workoutId, state, reason } of await store.listLedger(id)) {
      if (state !== 'stored') unfinished.push(`${workoutId} is ${state}: ${reason}`);
    }
  }
  const counts = await query(
    `select (select count(*) from workout) as workouts, (select count(*) from ledger) as ledger,
       (select count(*) from raw_head where kind = 'workout') as archived,
       (select count(*) from raw_document d left join raw_head h using (rider_id, kind, upstream_id) where h.kind is null) as headless`,
  );
  const [{ workouts = 0, ledger = 0, archived = 0, headless = 0 } = {}] = counts;
  if (workouts !== ledger || workouts !== archived || headless !== '0')
    doubled.push(`${String(workouts)} workouts, ${String(ledger)} entries, ${String(archived)} archived`);

  const loud: string[] = [];
  for (const { id } of crowd.riders.slice(0, sampledRiders)) {
    const environment = { ...fleet.environment, RIDEBOOK_RIDER: id };
    const rebuilt = await fleet.home.run(['rebuild', '--json'], environment);
    if (!/"updated":0,.*"failed":0/.test(rebuilt.stdout)) wrong.push(`rebuild: ${rebuilt.stdout.trim()}`);
    await fleet.home.run(['sync', '--json'], environment);
    const quiet = await fleet.home.run(['sync', '--json'], environment);
    const { requests = -1, writes = -1 } = parse(quiet.stdout);
    if (!(requests <= 2 && writes === 0)) loud.push(`a sync sent ${requests} and wrote ${writes}`);
  }

  const details = crowd.seen
    .filter(({ path: asked }) => /\/api\/workout\/[^/]+$/.test(asked))
    .map(({ riderId, path: asked }) => `${riderId} ${asked}`);
  const repeats = details.length - new Set(details).size;
  const impolite = [
    ...(crowd.mostInFlight() <= 2 ? [] : [`${crowd.mostInFlight()} requests of one rider at once`]),
    ...(repeats <= mostRepeats ? [] : [`${repeats} details asked for again, ${mostRepeats} at most`]),
  ];
  const told = [
    ...logs.filter((line) => tokenBeginnings.some((beginning) => line.includes(beginning))),
    ...((await dumpHas(fleet.databaseUrl, tokenBeginnings)) ? ['a session is readable in the database'] : []),
  ];
  const endless = longestJobSeconds < 600 ? [] : [`a job took ${longestJobSeconds} s`];
  return [
    { name: 'I1 nothing lost', broken: lost },
    { name: 'I2 nothing doubled', broken: doubled },
    { name: 'I3 everything as it is upstream, and the same computed anew', broken: wrong },
    { name: 'I4 every entry of the ledgers finished', broken: unfinished },
    { name: 'I5 another sync is quiet', broken: loud },
    { name: 'I6 no job without an end', broken: endless },
    { name: 'I7 polite', broken: impolite },
    { name: 'I8 no session in logs or database', broken: told },
  ];
}

function parse(text: string): { readonly requests?: number; readonly writes?: number } {
  try {
    return JSON.parse(text) as { readonly requests?: number; readonly writes?: number };
  } catch {
    return {};
  }
}

function dumpHas(url: string, needles: readonly string[]): Promise<boolean> {
  const superuser = new URL(url);
  superuser.username = 'postgres';
  const dump = spawn(path.join(postgresPrograms(), 'pg_dump'), ['--dbname', superuser.href]);
  const longest = Math.max(...needles.map(({ length }) => length));
  let tail = '';
  let isFound = false;
  dump.stdout.on('data', (chunk: Buffer) => {
    const text = tail + chunk.toString('latin1');
    isFound ||= needles.some((needle) => text.includes(needle));
    tail = text.slice(-longest);
  });
  return new Promise((resolve, reject) => {
    dump.once('close', (code) =>
      code === 0 ? resolve(isFound) : reject(new Error(`pg_dump ended with ${code}.`)),
    );
  });
}
