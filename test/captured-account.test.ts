/** An account made of captured responses arrives whole: signed in, synced, and read back through command line and REST. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SyncOutcome, Workout, WorkoutsAnswer } from '@ridebook/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgramHome, signedInAt, startSandbox, type ProgramHome } from './support/program.ts';

const folder = path.resolve(import.meta.dirname, '../../shared/fixtures');
const isHere = existsSync(path.join(folder, 'expected.json'));
if (!isHere)
  console.warn('Skipped: the captured API responses are not beside this checkout (../shared/fixtures).');

interface Expected {
  readonly workout: Partial<Workout> & Pick<Workout, 'id'>;
}

describe.runIf(isHere)('an account made of captured responses', () => {
  let home: ProgramHome;
  let environment: Readonly<Record<string, string>>;
  const sync = async (): Promise<SyncOutcome> =>
    JSON.parse((await home.run(['sync', '--json'], environment)).stdout) as SyncOutcome;

  beforeAll(async () => {
    home = createProgramHome();
    environment = signedInAt(await startSandbox(home, '--replay', folder));
    expect(await home.run(['login'], environment)).toMatchObject({ exitCode: 0 });
  });
  afterAll(() => home.remove());

  it('arrives whole, row by row as worked out by hand, and a second sync finds nothing to do', async () => {
    const expected = JSON.parse(
      readFileSync(path.join(folder, 'expected.json'), 'utf8'),
    ) as readonly Expected[];
    expect(await sync()).toMatchObject({ discovered: expected.length, added: expected.length, failed: [] });

    const { stdout } = await home.run(['workouts', '--json'], environment);
    const { workouts } = JSON.parse(stdout) as WorkoutsAnswer;
    expect(workouts.map(({ id }) => id).sort()).toEqual(expected.map(({ workout }) => workout.id).sort());
    for (const { workout } of expected) {
      const actual = workouts.find(({ id }) => id === workout.id);
      for (const [field, value] of Object.entries(workout)) {
        const found = actual?.[field as keyof Workout];
        if (typeof value !== 'number') expect(found, `${workout.id} ${field}`).toBe(value);
        else
          expect(Math.abs(Number(found) - value), `${workout.id} ${field}`).toBeLessThanOrEqual(
            value * 0.001,
          );
      }
    }

    expect(await sync()).toMatchObject({
      discovered: 0,
      added: 0,
      updated: 0,
      unchanged: expected.length,
      writes: 0,
      failed: [],
    });
  });

  it('is answered by the REST API as by the command line', async () => {
    const { stdout } = await home.run(['workouts', '--json'], environment);
    const server = await home.start(['serve', '--port', '0'], environment);
    const url = /http:\S+/.exec(server.firstLine)?.[0] ?? '';
    const answer = await fetch(`${url}/api/v1/workouts`, { signal: AbortSignal.timeout(5_000) });
    const { workouts } = (await answer.json()) as WorkoutsAnswer;
    expect({ workouts }).toEqual(JSON.parse(stdout));
    expect(await server.stop()).toBe(143);
  });
});
