/** What "import --lines" says of each line of a file, taken or refused. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvFile, csvRow } from '../in-process/made-up-csv.ts';
import { createProgramHome, type ProgramHome } from '../support/program.ts';

let home: ProgramHome;
beforeEach(() => {
  home = createProgramHome();
});
afterEach(() => home.remove());

interface Told {
  readonly imported: number;
  readonly lines: readonly {
    readonly line: number;
    readonly verdict: string;
    readonly reason: string | null;
  }[];
}

async function importLines(...rows: readonly string[]): Promise<Told> {
  const file = path.join(home.folder, 'rides.csv');
  writeFileSync(file, csvFile(...rows));
  const { stdout } = await home.run(['import', file, '--lines', '--json']);
  return JSON.parse(stdout) as Told;
}

describe('the lines of an import', () => {
  it('say what became of each', async () => {
    const told = await importLines(csvRow(), csvRow({ 'Workout Timestamp': '2026-01-31 09:30 (-05)' }));
    expect(told.imported).toBe(2);
    expect(told.lines.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'imported'],
      [3, 'imported'],
    ]);
  });

  it('are all refused where the file is, the good ones with the reason that holds them back', async () => {
    const told = await importLines(csvRow(), csvRow({ 'Workout Timestamp': 'yesterday' }));
    expect(told.imported).toBe(0);
    expect(told.lines.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'rejected'],
      [3, 'rejected'],
    ]);
    expect(told.lines[0]?.reason).toMatch(/^It is held back/);
    expect(told.lines[1]?.reason).toMatch(/yesterday/);
  });
});
