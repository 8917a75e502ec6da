/**
 * Runs the built function of docs/cloud-function.md in Google's framework, as its tests do: an emulated issuer of tokens and
 * Secret Manager, a made-up Peloton and Coda, real HTTP between them. `npm run try:function`.
 */
import { startFunctionWorld } from '../../test/cloud-function/world.ts';

const say = (title: string, told: unknown): void =>
  console.log(`\n${title}\n${typeof told === 'string' ? told : JSON.stringify(told, null, 2)}`);

console.log('Building the function, signing in for it and starting it in the framework…');
const world = await startFunctionWorld({ workouts: 30, seed: 'try' });
try {
  const running = await world.start();
  const call = async () => running.call(await world.google.token());
  say('A call without a token:', await running.call(null));
  say('The first call of the scheduler:', await call());
  say('The same again, as a delivery that comes twice:', await call());
  await world.control.post('workouts', { add: 2 });
  say('After two more workouts:', await call());
  const rows = await world.doc.rows('Workouts');
  say(`The doc has ${rows.length} rows. The first:`, rows[0]);
  say('What the function logged:', running.log().trim());
  const enabled = world.google.versions.filter((text) => text !== null);
  say(
    'Versions of the session in Secret Manager:',
    `${world.google.versions.length}, ${enabled.length} of them enabled`,
  );
} finally {
  await world.close();
}
