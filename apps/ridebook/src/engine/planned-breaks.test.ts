import { openSqliteStore } from '@ridebook/store/sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { parsePlannedBreaks, readPlannedBreaks, writePlannedBreaks } from './planned-breaks.ts';

const holiday = { firstDate: '2026-07-01', lastDate: '2026-07-14', reason: 'Holiday' };

describe('planned breaks', () => {
  it('are kept oldest first, the last word for the same days, without the space around a name', () => {
    expect(
      parsePlannedBreaks({
        breaks: [
          { ...holiday, reason: 'first thought' },
          { firstDate: '2025-12-24', lastDate: '2025-12-24', reason: '' },
          { ...holiday, reason: ' Holiday ' },
        ],
      }),
    ).toEqual([{ firstDate: '2025-12-24', lastDate: '2025-12-24', reason: '' }, holiday]);
  });

  it.each([
    null,
    [],
    {},
    { breaks: 'all of July' },
    { breaks: [null] },
    { breaks: [{ ...holiday, firstDate: '2026-02-30' }] },
    { breaks: [{ ...holiday, lastDate: 'soon' }] },
    { breaks: [{ ...holiday, lastDate: '2026-06-30' }] },
    { breaks: [{ firstDate: '2026-07-01', lastDate: '2026-07-14' }] },
    { breaks: [{ ...holiday, reason: 'x'.repeat(81) }] },
    { breaks: Array.from({ length: 201 }, () => holiday) },
  ])('refuse %j', (body) => {
    expect(() => parsePlannedBreaks(body)).toThrow(UsageError);
  });

  it('are kept for one rider and no other, and can be taken back', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-breaks-'));
    const store = await openSqliteStore({ folder, clock: () => 0 });
    expect(await readPlannedBreaks(store, 'ada')).toEqual([]);
    await writePlannedBreaks(store, 'ada', [holiday]);
    expect(await readPlannedBreaks(store, 'ada')).toEqual([holiday]);
    expect(await readPlannedBreaks(store, 'bo')).toEqual([]);
    await writePlannedBreaks(store, 'ada', []);
    expect(await readPlannedBreaks(store, 'ada')).toEqual([]);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
