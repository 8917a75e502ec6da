/**
 * Owns a household of three and a viewer on one installation: each rider with a history from a sandbox of several, an
 * import, a note, values, breaks, exclusions, a push, a token, and a browser that is signed in.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Workout } from '@ridebook/domain';
import { placeOfMember, type Store } from '@ridebook/store';
import type { Book } from '../../apps/ridebook/src/engine/book.ts';
import { signInToBook } from '../../apps/ridebook/src/engine/sign-in.ts';
import { startSandbox } from '../../apps/ridebook/src/sandbox/host.ts';
import { attackServer, cookieOf, type AttackedServer } from '../attacks/attacked-server.ts';
import { openBookAt } from '../in-process/book-at.ts';
import { importContents } from '../in-process/file-book.ts';
import { createTestClock, today, type TestClock } from '../in-process/test-clock.ts';

export interface Resident {
  readonly name: string;
  readonly memberId: string;
  readonly book: Book;
  readonly cookie: string;
  readonly token: string;
  readonly tokenId: string;
  readonly riderId: string;
  readonly workouts: readonly Workout[];
  readonly friendId: string;
  readonly instructorId: string;
  /** More than anybody else has: these numbers begin at 1 for each. */
  readonly importNumber: number;
  /** Texts that stand nowhere but in what is this rider's. */
  readonly canaries: readonly string[];
}

export interface MadeUpHousehold {
  readonly server: AttackedServer;
  readonly store: Store;
  readonly clock: TestClock;
  /** The owner first. */
  readonly riders: readonly [Resident, Resident, Resident];
  readonly viewer: { readonly memberId: string; readonly cookie: string };
  readonly invitationId: string;
  close(): Promise<void>;
}

const passwordOf = (name: string): string => `${name}-keeps-a-tide-table`;

const names = ['Maren', 'Jonas', 'Edda'] as const;
const coachOf = (name: string): string => Buffer.from(name.padEnd(16, '.')).toString('hex');

const header = 'Workout Timestamp,Fitness Discipline,Length (minutes),Title,Instructor Name';

/** @param openStore absent: the embedded store */
export async function openHousehold(openStore?: () => Promise<Store>): Promise<MadeUpHousehold> {
  const clock = createTestClock();
  const sandbox = await startSandbox({
    workouts: 6,
    friends: 1,
    riders: 3,
    seed: 'household',
    today,
    clock: clock.nowMs,
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-household-'));
  const store = await openStore?.();
  const owner = await openBookAt({
    folder,
    clock,
    hosts: { apiUrl: sandbox.url, authUrl: sandbox.authUrl },
    ...(store === undefined ? {} : { store }),
  });
  const server = await attackServer(owner);
  const { access, members } = server.desk;

  const signIn = async (name: string): Promise<string> =>
    cookieOf(await server.askAsPage('POST', '/api/v1/access/session', { name, password: passwordOf(name) }));
  const invite = async (name: string, role: 'rider' | 'viewer'): Promise<string> => {
    const { token } = await members.invite(name, role);
    const body = { token, name, password: passwordOf(name) };
    await server.askAsPage('POST', '/api/v1/invitation/accept', body);
    return (await members.maybeByName(name))?.id ?? '';
  };

  await access.setPassword(passwordOf(names[0]));
  await members.rename('owner', names[0]);
  const memberIds = ['owner', await invite(names[1], 'rider'), await invite(names[2], 'rider')];
  const viewerId = await invite('Viola', 'viewer');
  const accounts = sandbox.riders ?? [];

  const riders: Resident[] = [];
  for (const [index, name] of names.entries()) {
    const memberId = memberIds[index] ?? '';
    const book = server.desk.ofMember(memberId).ownBook();
    const account = accounts[index];
    if (account === undefined) throw new Error('The sandbox has too few accounts.');
    await signInToBook(book, { kind: 'password', ...account });
    await fillBook(book, folder, name, names.length - index);
    const { id: tokenId, token } = await access.createToken(`Program of ${name}`, 'write', memberId);
    riders.push(await describe(book, { name, memberId, token, tokenId, cookie: await signIn(name) }));
  }
  const { id: invitationId } = await members.invite('Somebody', 'rider');
  return {
    server,
    clock,
    store: owner.store,
    riders: riders as unknown as MadeUpHousehold['riders'],
    viewer: { memberId: viewerId, cookie: await signIn('Viola') },
    invitationId,
    async close() {
      await server.close();
      await owner.close();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fillBook(book: Book, folder: string, name: string, imports: number): Promise<void> {
  await book.sync({
    options: { scope: 'new', types: null },
    isStopping: () => false,
    onProgress: () => undefined,
    onStored: () => undefined,
  });
  const rider = await book.maybeRider();
  if (rider === null) throw new Error('The sync brought nobody home.');
  for (let number = 1; number <= imports; number += 1) {
    const day = String(number).padStart(2, '0');
    const line = `2014-03-${day} 07:00 (UTC),Yoga,20,Imported by ${name} ${number},Somebody`;
    const options = { name: `file of ${name}.csv` };
    await importContents(book, folder, `${header}\n${line}\n`, options);
  }
  const { store } = book;
  const [newest] = await store.listWorkouts(rider.id, { limit: 1 });
  const writtenAt = '2026-11-22T09:00:00Z';
  await store.putNote(rider.id, newest?.id ?? '', { text: `Note of ${name}`, writtenAt });
  await store.replaceEnteredValues(rider.id, 'weightKilograms', [{ validFrom: '2026-01-01', value: 61.25 }]);
  // Instructors are everybody's; this one has taught nobody else here.
  const coach = {
    id: coachOf(name),
    name: `Coach of ${name}`,
    image_url: 'https://s3.amazonaws.com/peloton-instructor-images/coach.png',
  };
  await store.archive(rider.id, [
    { kind: 'instructor', id: 'coaches', text: JSON.stringify({ data: [coach] }), fetchedAt: writtenAt },
  ]);
  await store.recordPush(rider.id, {
    sink: 'coda/doc',
    startedAt: writtenAt,
    finishedAt: writtenAt,
    exitCode: 2,
    created: 1,
    updated: 0,
    unchanged: 0,
    requests: 2,
    problems: [`Push of ${name} failed.`],
  });
}

async function describe(
  book: Book,
  known: Pick<Resident, 'name' | 'memberId' | 'token' | 'tokenId' | 'cookie'>,
): Promise<Resident> {
  const { store } = book;
  const rider = await book.maybeRider();
  if (rider === null) throw new Error(`${known.name} has no rider.`);
  const workouts = await store.listWorkouts(rider.id);
  const [friendId = ''] = await store.listDocumentIds(rider.id, 'friend_workouts');
  const [lastImport] = await store.listImports(rider.id);
  return {
    ...known,
    book,
    riderId: rider.id,
    workouts,
    friendId,
    instructorId: coachOf(known.name),
    importNumber: lastImport?.importNumber ?? 0,
    canaries: [
      rider.id,
      rider.username,
      ...workouts.map(({ id }) => id),
      `Note of ${known.name}`,
      `Imported by ${known.name}`,
      `file of ${known.name}`,
      `Push of ${known.name}`,
      `Program of ${known.name}`,
      friendId,
      coachOf(known.name),
      `Coach of ${known.name}`,
    ],
  };
}

/** Everything that is kept of a rider and of their place, as one text: equal when nothing was touched. */
export async function keptOf(store: Store, { riderId, memberId }: Resident): Promise<string> {
  const place = placeOfMember(memberId);
  const stateKeys = [
    'schedule',
    'types',
    'coda-destination',
    'current-rider',
    'riders',
    'exclusions',
    'breaks',
  ];
  const workouts = await store.listWorkouts(riderId);
  return JSON.stringify([
    await store.dataVersion(riderId),
    workouts,
    await Promise.all(workouts.map(({ id }) => store.maybeNote(riderId, id))),
    await store.listLedger(riderId),
    await store.listImports(riderId),
    await store.listRiderValues(riderId),
    await store.listRuns(riderId),
    await store.listPushes(riderId),
    await store.listSharedPages(memberId),
    (await store.listApiTokens(memberId)).map(({ id }) => id),
    await Promise.all(
      stateKeys.flatMap((key) => [store.maybeState(place, key), store.maybeState(riderId, key)]),
    ),
    (await store.listMembers()).find(({ id }) => id === memberId),
  ]);
}
