/** Measures a call of the function that finds nothing new: cold, from the start of the process, and warm. */
import { median } from './figures.ts';
import { startFunctionWorld } from '../test/cloud-function/world.ts';

const rounds = 7;
const world = await startFunctionWorld({ workouts: 120, seed: 'bench' });
try {
  const token = await world.google.token();
  await (await world.start()).call(token);
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now();
    const running = await world.start();
    await running.call(token);
    cold.push(performance.now() - startedMs);
    const againMs = performance.now();
    const { body } = await running.call(token);
    warm.push(performance.now() - againMs);
    if (body['added'] !== 0) throw new Error(`There was something new: ${JSON.stringify(body)}`);
    await running.kill();
  }
  console.log(
    `nothing new over 120 workouts: cold ${Math.round(median(cold))} ms, warm ${Math.round(median(warm))} ms`,
  );
} finally {
  await world.close();
}
