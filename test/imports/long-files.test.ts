/** 23: the length of a file costs time and not memory: what is remembered of a row is a few bytes. */
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeLongCsv } from '../in-process/made-up-csv.ts';
import { createProgramHome, type ProgramHome } from '../support/program.ts';
import { runTimed } from '../support/timed-run.ts';

let home: ProgramHome;
beforeAll(() => {
  home = createProgramHome();
});
afterAll(() => home.remove());

it.skipIf(process.platform !== 'linux')(
  'four times the rows need hardly more memory',
  async () => {
    const peakOf = async (rows: number): Promise<number> => {
      const file = path.join(home.folder, `${rows}.csv`);
      await writeLongCsv(file, rows);
      const { stdout, peakMegabytes } = await runTimed(home, ['import', '--dry-run', '--json', file]);
      expect(JSON.parse(stdout)).toMatchObject({ imported: rows, rejected: [] });
      return peakMegabytes;
    };
    const [few, many] = [20_000, 80_000];
    const bytesOfRow = (((await peakOf(many)) - (await peakOf(few))) * 1024 * 1024) / (many - few);
    // A row held as an object takes 1,500 bytes and more; up to a third of that is how the collector of garbage breathes.
    expect(bytesOfRow).toBeLessThan(500);
  },
  60_000,
);
