/**
 * Owns the second process of the tests. `node second-process.ts FOLDER commit PREFIX COUNT` commits workouts and prints
 * each id once it is durable; `... lock NAME` holds a lock until killed; `... open` opens the store and writes. Whatever is refused is
 * printed as the last line.
 */
import { writeSync } from 'node:fs';
import { makeCommit, makeListed, now, riderId } from '../../conformance/made-up.ts';
import { openSqliteStore } from '../open.ts';

const [folder = '', task = '', name = '', count = '0'] = process.argv.slice(2);

/** Unbuffered: what was said was said, whenever the kill comes. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function commitWorkouts(): Promise<void> {
  const store = await openSqliteStore({ folder, clock: () => Date.parse(now) });
  for (let index = 0; index < Number(count); index += 1) {
    const id = `${name}-${index}`;
    await store.recordListed(riderId, [makeListed(id)]);
    await store.commitWorkout(riderId, makeCommit(id));
    say(id);
  }
  await store.close();
}

async function holdLock(): Promise<void> {
  const store = await openSqliteStore({ folder, clock: () => Date.parse(now) });
  await store.withLock(name, () => {
    say('held');
    return new Promise<void>((resolve) => setTimeout(resolve, 60_000));
  });
}

async function open(): Promise<void> {
  const store = await openSqliteStore({ folder, clock: () => Date.parse(now) });
  await store.commitWorkout(riderId, makeCommit('w1'));
  await store.close();
  say('opened');
}

const tasks: Readonly<Record<string, () => Promise<void>>> = { commit: commitWorkouts, lock: holdLock, open };
await tasks[task]?.().catch((error: unknown) => say(String(error)));
