/**
 * Measures one workout as a page asks for it, in a book of 2,000: the size of a 45-minute ride's seconds, the time to unpack
 * them, its power curve, and its whole story.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, deflate, gzip } from 'node:zlib';
import { maybePowerCurve } from '@ridebook/analytics/power-curve';
import { maybeRace, maybeWorkoutStory } from '@ridebook/analytics/workout-story';
import type { Workout } from '@ridebook/domain';
import { decodeSamples, encodeSamples } from '@ridebook/formats/samples';
import { gatherStory } from '../apps/ridebook/src/engine/gather-story.ts';
import { startEngine } from '../test/in-process/engine.ts';
import { printFigures } from './figures.ts';
import { printTiming, timingOf } from './timing.ts';

const brotliAt =
  (quality: number) =>
  (body: Uint8Array): Promise<Buffer> =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

const engine = await startEngine({ workouts: 2_000, seed: 'story' });
try {
  await engine.sync();
  const { store } = engine.book;
  const rider = await engine.book.maybeRider();
  if (rider === null) throw new Error('The sync brought no rider.');
  const workouts = await store.listWorkouts(rider.id);
  const rides = workouts.filter(
    ({ discipline, classId, classLengthSeconds, averageHeartRateBpm }) =>
      discipline === 'cycling' &&
      classId !== null &&
      classLengthSeconds === 2_700 &&
      averageHeartRateBpm !== null,
  );
  const packed = await Promise.all(rides.map(({ id }) => store.maybeSamples(rider.id, id)));
  const bodies = packed.filter((bytes) => bytes !== null);
  const [bytes] = bodies;
  const [ride] = rides;
  if (bytes === undefined || ride === undefined) throw new Error('The rider has no ride of 45 minutes.');

  const sizesWith = async (compress: (body: Uint8Array) => Promise<Buffer>): Promise<readonly number[]> =>
    (await Promise.all(bodies.map(compress))).map(({ byteLength }) => byteLength).sort((a, b) => a - b);
  for (const [name, compress] of [
    ['brotli 11', brotliAt(11)],
    ['brotli 9', brotliAt(9)],
    ['brotli 5', brotliAt(5)],
    ['gzip', promisify(gzip)],
    ['deflate', promisify(deflate)],
  ] as const) {
    const sizes = await sizesWith((body) => compress(body));
    printFigures([
      {
        name: `seconds of 45 minutes in ${name}, largest of ${sizes.length}`,
        value: (sizes.at(-1) ?? 0) / 1000,
        unit: 'KB',
        target: 'under 15 KB',
      },
    ]);
    printTiming(`compress in ${name}, once a ride`, await timingOf(20, () => compress(bytes)));
  }

  const samples = decodeSamples(bytes);
  printTiming('unpack', await timingOf(200, () => decodeSamples(bytes)));
  printTiming('pack', await timingOf(50, () => encodeSamples(samples)));
  printTiming('power curve', await timingOf(50, () => maybePowerCurve(samples)));
  const racer = { workoutId: ride.id, samples };
  printTiming('race of two', await timingOf(50, () => maybeRace(racer, racer)));
  printTiming('power curves of all rides, read', await timingOf(20, () => store.listPowerCurves(rider.id)));
  const gather = ({ id }: Workout) => gatherStory(store, rider, workouts, { workoutId: id, againstId: null });
  printTiming('gather what is stored', await timingOf(20, () => gather(ride)));
  const material = await gather(ride);
  printTiming('tell the story', await timingOf(50, () => maybeWorkoutStory({ workouts, material })));
} finally {
  await engine.close();
}
