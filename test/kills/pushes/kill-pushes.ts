/** Owns killing pushes to Coda at random: workouts come and change, push after push is killed before a random step of its own. */
import { wantedTables } from '@ridebook/coda';
import type { PelotonHosts } from '@ridebook/peloton';
import type { CodaHost } from '../../../apps/ridebook/src/coda/coda-host.ts';
import { readStyle } from '../../../apps/ridebook/src/coda/push-coda.ts';
import { readRowMaterial } from '../../../apps/ridebook/src/coda/row-material.ts';
import type { Book } from '../../../apps/ridebook/src/engine/book.ts';
import { readCodaDoc, shownRows, type CodaDocReader, type ShownRow } from '../../support/coda-doc.ts';
import { openMortalBook, syncBook, type MortalBook } from '../mortal-book.ts';
import { createRandom } from '../../in-process/random.ts';
import { mortalScript } from '../mortal-scripts.ts';
import { runMortal } from '../run-mortal.ts';

/** What the process is told. */
export interface Assignment {
  readonly folder: string;
  readonly hosts: PelotonHosts;
  readonly coda: CodaHost;
  readonly nowMs: number;
  /** Before which step it kills itself, counted from 1; 0 for none. */
  readonly killAt: number;
}

/** What it says when it comes to its end. */
export interface PushEnd {
  readonly steps: number;
  readonly exitCode: number;
  readonly requests: number;
  readonly problems: readonly string[];
}

export interface PushKillsReport {
  readonly kills: number;
  /** Kills with rows on their way that Coda had not confirmed. */
  readonly midWrite: number;
  /** Rows in the doc in the end. */
  readonly rows: number;
  readonly broken: readonly string[];
}

export interface PushKillsOptions {
  readonly kills: number;
  readonly seed: number;
  /** Those of the first push; later ones bring what changed. */
  readonly workouts: number;
}

/** As one live probe of Coda saw it. */
const codaMutationMs = 16_000;
/** What the sharer of the doc waits out: a mutation and every window of Coda's limits. */
const longPauseMs = 60_000;

export async function killPushes({ kills, seed, workouts }: PushKillsOptions): Promise<PushKillsReport> {
  const mortal = await openMortalBook({ workouts, seed: `pushes ${seed}`, friends: 1, codaMutationMs });
  const random = createRandom(seed);
  const doc = readCodaDoc(mortal.sandbox);
  const broken: string[] = [];
  let done = 0;
  let midWrite = 0;
  // Of a push that was left alone; the first one has the most to do.
  let mostSteps = 300;
  try {
    while (done < kills) {
      await changeUpstream(mortal, random);
      mortal.clock.advance(Math.floor(random() * longPauseMs));
      const killAt = 1 + Math.floor(random() * mostSteps);
      const end = await push(mortal, killAt);
      if (end !== null) {
        mostSteps = end.steps;
        continue;
      }
      done += 1;
      if ((await unconfirmedRows(mortal)) > 0) midWrite += 1;
      const after = `after kill ${done}, before step ${killAt}`;
      broken.push(...(await doubledRows(mortal, doc)).map((line) => `${after}: ${line}`));
    }
    mortal.clock.advance(longPauseMs);
    const last = await push(mortal, 0);
    if (last?.exitCode !== 0) broken.push(`the last push: ${last?.problems.join(' ')}`);
    mortal.clock.advance(longPauseMs);
    const quiet = await push(mortal, 0);
    if (quiet?.requests !== 1) broken.push(`a push with nothing to do sent ${quiet?.requests} requests`);
    const compared = await mortal.withBook(mortal.folder, (book) => compare(mortal, doc, book));
    return { kills: done, midWrite, rows: compared.rows, broken: [...broken, ...compared.broken] };
  } finally {
    await mortal.close();
  }
}

async function changeUpstream(
  { control, withBook, folder }: MortalBook,
  random: () => number,
): Promise<void> {
  await control.post('workouts', { add: 1 + Math.floor(random() * 3) });
  const truth = await control.truth();
  const { id } = truth[Math.floor(random() * Math.min(truth.length, 10))] ?? {};
  await control.post('workouts', { change: id, set: { title: `Renamed ${Math.floor(random() * 1e6)}` } });
  await withBook(folder, async (book) => {
    await syncBook(book);
  });
}

const accessOf = ({ sandbox }: MortalBook): CodaHost => ({
  apiUrl: sandbox.codaUrl,
  environmentAccess: { docId: sandbox.codaDocId, token: sandbox.codaToken },
});

const push = async (mortal: MortalBook, killAt: number): Promise<PushEnd | null> => {
  const { folder, hosts, clock } = mortal;
  const assignment: Assignment = { folder, hosts, coda: accessOf(mortal), nowMs: clock.nowMs(), killAt };
  return runMortal<PushEnd>(await mortalScript('one-push'), assignment, clock);
};

/** Rows that the ledger knows to be on their way. */
async function unconfirmedRows({ sandbox, folder, withBook }: MortalBook): Promise<number> {
  const doc = readCodaDoc(sandbox);
  const tables = (await doc.get('/tables?limit=100'))['items'] as readonly { readonly id: string }[];
  return withBook(folder, async ({ store, maybeRider }) => {
    const riderId = (await maybeRider())?.id ?? '';
    let rows = 0;
    for (const { id } of tables) {
      const known = await store.listPushed(riderId, `coda/${sandbox.codaDocId}/${id}`);
      rows += known.filter(({ state }) => state === 'sent').length;
    }
    return rows;
  });
}

const keyColumns: Readonly<Record<string, string>> = {
  Workouts: 'Workout ID',
  Instructors: 'Instructor ID',
  'Friend Workouts': 'Workout ID',
  Friends: 'Peloton ID',
  Profile: 'Peloton ID',
  Months: 'Month ID',
  Records: 'Record ID',
};

/** Whatever is half done: no key may be there twice at any time. */
async function doubledRows({ clock }: MortalBook, doc: CodaDocReader): Promise<readonly string[]> {
  clock.advance(longPauseMs);
  const lines: string[] = [];
  for (const [table, keyColumn] of Object.entries(keyColumns)) {
    const keys = (await doc.rows(table)).map((row) => row[keyColumn]);
    const twice = keys.filter((key, place) => keys.indexOf(key) !== place);
    lines.push(...twice.map((key) => `${table} has ${String(key)} twice`));
  }
  return lines;
}

/** Of these the doc keeps what is no longer among the latest: nothing is ever deleted there. */
const growingTable = 'Friend Workouts';

/** Every row of every table exactly once, as it should be, and no other. */
async function compare(
  { clock }: MortalBook,
  doc: CodaDocReader,
  book: Book,
): Promise<{ readonly rows: number; readonly broken: readonly string[] }> {
  clock.advance(longPauseMs);
  const rider = await book.maybeRider();
  if (rider === null) return { rows: 0, broken: ['nobody is signed in'] };
  const material = await readRowMaterial(book.store, rider, book.clock);
  const broken: string[] = [];
  let rows = 0;
  for (const wanted of wantedTables(material, await readStyle(book, rider, {}))) {
    const there = await doc.rows(wanted.name);
    rows += there.length;
    const keys = new Set(wanted.rows.map(({ key }) => key));
    const ours =
      wanted.name === growingTable ? there.filter((row) => keys.has(String(row[wanted.keyHeader]))) : there;
    if (JSON.stringify(sorted(ours)) !== JSON.stringify(sorted(shownRows(wanted))))
      broken.push(`${wanted.name} has ${ours.length} rows that are not the ${wanted.rows.length} wanted`);
  }
  return { rows, broken };
}

const sorted = (rows: readonly ShownRow[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row)).toSorted();
