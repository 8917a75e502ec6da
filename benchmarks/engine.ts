/** Measures the sync engine as a person meets it: the real program, the real database, a sandbox on the same machine. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { SyncOutcome } from '@ridebook/domain';
import { createProgramHome, signedInAt, startSandbox, type ProgramHome } from '../test/support/program.ts';
import { runTimed, type TimedRun } from '../test/support/timed-run.ts';
import { median, printFigures, type Figure } from './figures.ts';
import { measureIngest } from './ingest.ts';

const main = path.resolve(import.meta.dirname, '../apps/ridebook/src/main.ts');
const today = '2026-11-22T09:00:00Z';

type Environment = Readonly<Record<string, string>>;

interface TimedSync extends TimedRun {
  readonly outcome: SyncOutcome;
}

/** A rider of so many workouts, signed in, with nothing stored. */
async function withRider<T>(
  workouts: number,
  measure: (home: ProgramHome, environment: Environment) => Promise<T>,
): Promise<T> {
  const home = createProgramHome();
  try {
    const sandbox = await startSandbox(home, '--workouts', `${workouts}`, '--seed', 'bench', '--now', today);
    const environment = signedInAt(sandbox);
    await home.run(['login'], environment);
    return await measure(home, environment);
  } finally {
    await home.remove();
  }
}

async function timedSync(home: ProgramHome, environment: Environment): Promise<TimedSync> {
  const run = await runTimed(home, ['sync', '--json'], environment);
  return { ...run, outcome: JSON.parse(run.stdout) as SyncOutcome };
}

async function measureFirstAndQuietSync(): Promise<readonly Figure[]> {
  return withRider(2_000, async (home, environment) => {
    const first = await timedSync(home, environment);
    const quiet: TimedSync[] = [];
    for (let run = 0; run < 9; run += 1) quiet.push(await timedSync(home, environment));
    const worst = (pick: (sync: TimedSync) => number): number => Math.max(...quiet.map(pick));
    return [
      {
        name: 'first sync of 2,000 workouts, unpaced, class details included',
        value: first.outcome.added / (first.outcome.durationMs / 1000),
        unit: 'workouts/s',
        target: '',
      },
      {
        name: 'sync with nothing new over 2,000 workouts, whole process',
        value: median(quiet.map(({ wallMs }) => wallMs)) / 1000,
        unit: 's',
        target: 'under 0.4',
      },
      {
        name: '… its requests',
        value: worst(({ outcome }) => outcome.requests),
        unit: '',
        target: 'at most 2',
      },
      { name: '… its rows written', value: worst(({ outcome }) => outcome.writes), unit: '', target: '0' },
    ];
  });
}

async function measureIngests(): Promise<readonly Figure[]> {
  const home = createProgramHome();
  try {
    const sandbox = await startSandbox(home, '--workouts', '2000', '--seed', 'bench', '--now', today);
    const rates: number[] = [];
    for (let run = 0; run < 3; run += 1) rates.push(await measureIngest(sandbox));
    return [
      {
        name: 'ingest of 2,000 workouts with samples, unpaced, median of 3',
        value: median(rates),
        unit: 'workouts/s',
        target: 'at least 150',
      },
    ];
  } finally {
    await home.remove();
  }
}

async function measurePacedSync(): Promise<readonly Figure[]> {
  const requestsPerSecond = 20;
  return withRider(60, async (home, environment) => {
    const { outcome } = await timedSync(home, { ...environment, RIDEBOOK_PACE: `${requestsPerSecond}` });
    return [
      {
        name: `paced first sync, against ${requestsPerSecond} requests a second`,
        value: outcome.durationMs / ((outcome.requests / requestsPerSecond) * 1000),
        unit: 'x',
        target: 'at most 1.1',
      },
    ];
  });
}

async function measureMemory(): Promise<readonly Figure[]> {
  return withRider(10_000, async (home, environment) => {
    const first = await timedSync(home, environment);
    const quiet = await timedSync(home, environment);
    return [
      {
        name: 'first sync of 10,000 workouts, peak memory',
        value: first.peakMegabytes,
        unit: 'MB',
        target: 'under 200',
      },
      {
        name: '… its rate',
        value: first.outcome.added / (first.outcome.durationMs / 1000),
        unit: 'workouts/s',
        target: '',
      },
      {
        name: 'sync with nothing new over 10,000, peak memory',
        value: quiet.peakMegabytes,
        unit: 'MB',
        target: '',
      },
      { name: '… whole process', value: quiet.wallMs / 1000, unit: 's', target: '' },
    ];
  });
}

function measureHelp(): readonly Figure[] {
  const time = (args: readonly string[]): number => {
    const startMs = performance.now();
    spawnSync(process.execPath, args, { stdio: 'ignore' });
    return performance.now() - startMs;
  };
  const pairs = Array.from({ length: 21 }, () => ({ bare: time(['-e', '0']), help: time([main, '--help']) }));
  return [
    {
      name: '"--help" over bare Node',
      value: median(pairs.map(({ help, bare }) => help - bare)),
      unit: 'ms',
      target: 'at most 80',
    },
  ];
}

const isWhole = process.argv.includes('--whole');

printFigures([
  ...measureHelp(),
  ...(await measurePacedSync()),
  ...(await measureIngests()),
  ...(await measureFirstAndQuietSync()),
  ...(isWhole ? await measureMemory() : []),
]);
if (!isWhole) process.stderr.write('With --whole also: 10,000 workouts, some minutes.\n');
