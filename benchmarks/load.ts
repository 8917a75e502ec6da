/**
 * Measures the server over 10,000 workouts, read from a sandbox as a person's would be: requests a second and the slowest
 * of a hundred for what the home page asks, and the same while a sync brings more. `-- N` takes another number of workouts.
 */
import { constants, setPriority } from 'node:os';
import { createProgramHome, signedInAt, startSandbox, type ProgramHome } from '../test/support/program.ts';
import { askUnderLoad, type Load } from './raw-requests.ts';

const workouts = Number(process.argv[2] ?? 10_000);
const connections = 8;
const secondsEach = 5;
const today = '2026-11-22T09:00:00Z';

/** What is asked for, as a browser asks. */
const asked = ['status', 'table', 'reports/records', 'exclusions', 'rider-history', 'workouts?limit=50'];
const encoding = { 'accept-encoding': 'br' };

const home = createProgramHome();
try {
  const sandbox = await startSandbox(home, '--workouts', `${workouts}`, '--seed', 'load', '--now', today);
  // The made-up Peloton is on this machine, and the real one is not: it takes what the others leave.
  if (sandbox.pid !== undefined) setPriority(sandbox.pid, constants.priority.PRIORITY_LOW);
  const environment = signedInAt(sandbox);
  await home.run(['login'], environment);
  console.log(`Reading ${workouts} workouts…`);
  await home.run(['sync'], environment);
  await measureIdle(home, environment);
  for (const pace of ['4', 'unlimited']) {
    await measureDuringSync(home, { ...environment, RIDEBOOK_PACE: pace }, sandbox.url);
  }
} finally {
  await home.remove();
}

async function startServer(
  of: ProgramHome,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; readonly stop: () => Promise<unknown> }> {
  const flags = ['serve', '--port', '0', '--no-open', '--schedule', 'off'];
  const { firstLine, stop } = await of.start(flags, environment);
  return { url: /http:\/\/\S+/.exec(firstLine)?.[0] ?? '', stop };
}

async function measureIdle(of: ProgramHome, environment: Readonly<Record<string, string>>): Promise<void> {
  const { url, stop } = await startServer(of, environment);
  for (const path of asked) {
    const address = `${url}/api/v1/${path}`;
    await askUnderLoad({ url: address, headers: encoding, connections: 1, seconds: 1 });
    const load = await askUnderLoad({
      url: address,
      headers: encoding,
      connections,
      seconds: secondsEach,
    });
    print(path, load);
    const { etag } = load.lastAnswer;
    if (path !== 'table') continue;
    const headers = { ...encoding, 'if-none-match': etag };
    print(
      `${path}, unchanged`,
      await askUnderLoad({ url: address, headers, connections, seconds: secondsEach }),
    );
  }
  await stop();
}

/** What a person at the dashboard asks while workouts come in, by two connections with a pause after each answer. */
async function measureDuringSync(
  of: ProgramHome,
  environment: Readonly<Record<string, string>>,
  sandboxUrl: string,
): Promise<void> {
  const { url, stop } = await startServer(of, environment);
  const path = 'status';
  const read = {
    url: `${url}/api/v1/${path}`,
    headers: encoding,
    connections: 2,
    seconds: secondsEach,
    pauseMs: 5,
  };
  await askUnderLoad(read);
  const idle = await askUnderLoad(read);
  await post(`${sandboxUrl}/__sandbox/workouts`, { add: 2_000 });
  await post(`${url}/api/v1/sync`, {}, { origin: url });
  // At first it reads the list, and then workouts.
  const [first, later] = [await askUnderLoad(read), await askUnderLoad(read)];
  const sync = `${path}, during a sync at ${environment['RIDEBOOK_PACE'] ?? ''} requests/s`;
  print(`${path}, idle`, idle);
  print(`${sync}, its first ${secondsEach} s`, first);
  print(`${sync}, the next ${secondsEach} s`, later);
  await stop();
}

async function post(
  url: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
}

function print(name: string, { requestsPerSecond, medianMs, p99Ms, refused, lastAnswer }: Load): void {
  const size = `${(lastAnswer.bytes / 1024).toFixed(1)} KB`;
  console.log(
    `${name}: ${Math.round(requestsPerSecond)} requests/s, median ${medianMs.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${size}${refused === 0 ? '' : `, ${refused} REFUSED`}`,
  );
}
