/** Measures the files of workouts as a person meets them: the real program takes them in and gives them back. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeLongCsv } from '../test/in-process/made-up-csv.ts';
import { createProgramHome } from '../test/support/program.ts';
import { runTimed, type TimedRun } from '../test/support/timed-run.ts';
import { median, printFigures, type Figure } from './figures.ts';

const { values } = parseArgs({ options: { whole: { type: 'boolean', default: false } } });

interface TimedFiles {
  readonly imported: TimedRun;
  readonly exported: TimedRun;
  readonly fileMegabytes: number;
}

/** A file of so many rows into an empty home, and all of it out again. */
async function timedFiles(rows: number): Promise<TimedFiles> {
  const home = createProgramHome();
  try {
    const file = path.join(home.folder, 'workouts.csv');
    const back = path.join(home.folder, 'back.csv');
    await writeLongCsv(file, rows);
    const imported = await runTimed(home, ['import', '--json', file]);
    const outcome = JSON.parse(imported.stdout) as { readonly imported: number };
    if (outcome.imported !== rows) throw new Error(`${outcome.imported} of ${rows} rows were imported.`);
    const exported = await runTimed(home, ['export', 'csv', '--columns', 'all', '--out', back]);
    if (exported.exitCode !== 0) throw new Error(exported.stderr);
    return { imported, exported, fileMegabytes: statSync(file).size / 1e6 };
  } finally {
    await home.remove();
  }
}

async function measureUsual(): Promise<readonly Figure[]> {
  const runs: TimedFiles[] = [];
  for (let run = 0; run < 5; run += 1) runs.push(await timedFiles(5_000));
  const seconds = (pick: (run: TimedFiles) => TimedRun): number =>
    median(runs.map((run) => pick(run).wallMs)) / 1000;
  return [
    {
      name: 'import of 5,000 rows, whole process, median of 5',
      value: seconds(({ imported }) => imported),
      unit: 's',
      target: 'under 2',
    },
    {
      name: '… given back with all columns, median of 5',
      value: seconds(({ exported }) => exported),
      unit: 's',
      target: '',
    },
  ];
}

async function measureLong(rows: number, target: string): Promise<readonly Figure[]> {
  const { imported, exported, fileMegabytes } = await timedFiles(rows);
  const named = rows.toLocaleString('en-US');
  return [
    { name: `file of ${named} rows`, value: fileMegabytes, unit: 'MB', target: '' },
    { name: '… imported, peak memory', value: imported.peakMegabytes, unit: 'MB', target },
    { name: '… imported', value: imported.wallMs / 1000, unit: 's', target: '' },
    {
      name: '… given back with all columns, peak memory',
      value: exported.peakMegabytes,
      unit: 'MB',
      target: '',
    },
    { name: '… given back', value: exported.wallMs / 1000, unit: 's', target: '' },
  ];
}

const figures = [
  ...(await measureUsual()),
  ...(await measureLong(10_000, '')),
  ...(await measureLong(100_000, '')),
  ...(values.whole ? await measureLong(1_000_000, 'under 200') : []),
];
printFigures(figures);
