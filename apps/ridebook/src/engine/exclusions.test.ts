import { openSqliteStore } from '@ridebook/store/sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { parseExclusions, readExclusions, writeExclusions } from './exclusions.ts';

describe('exclusions', () => {
  it('keep each id once, and the eras oldest first, the last word for a day', () => {
    expect(
      parseExclusions({
        excludedIds: ['b', 'a', 'b'],
        eras: [
          { firstDate: '2026-02-01', name: 'first thought' },
          { firstDate: '2025-06-01', name: ' New bike ' },
          { firstDate: '2026-02-01', name: 'Calibrated' },
        ],
      }),
    ).toEqual({
      excludedIds: ['b', 'a'],
      eras: [
        { firstDate: '2025-06-01', name: 'New bike' },
        { firstDate: '2026-02-01', name: 'Calibrated' },
      ],
    });
  });

  it.each([
    null,
    [],
    {},
    { excludedIds: [] },
    { excludedIds: 'a', eras: [] },
    { excludedIds: [''], eras: [] },
    { excludedIds: [7], eras: [] },
    { excludedIds: Array.from({ length: 1001 }, (_, index) => `id-${index}`), eras: [] },
    { excludedIds: [], eras: [{ firstDate: '2026-02-30', name: '' }] },
    { excludedIds: [], eras: [{ firstDate: 'yesterday', name: '' }] },
    { excludedIds: [], eras: [{ firstDate: '2026-02-01' }] },
    { excludedIds: [], eras: [{ firstDate: '2026-02-01', name: 'x'.repeat(81) }] },
    { excludedIds: [], eras: [null] },
  ])('refuse %j', (body) => {
    expect(() => parseExclusions(body)).toThrow(UsageError);
  });

  it('are kept for one rider and no other, and can be taken back', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ridebook-exclusions-'));
    const store = await openSqliteStore({ folder, clock: () => 0 });
    const kept = { excludedIds: ['a'], eras: [{ firstDate: '2026-02-01', name: 'New bike' }] };
    const nothing = { excludedIds: [], eras: [] };
    expect(await readExclusions(store, 'ada')).toEqual(nothing);
    await writeExclusions(store, 'ada', kept);
    expect(await readExclusions(store, 'ada')).toEqual(kept);
    expect(await readExclusions(store, 'bo')).toEqual(nothing);
    await writeExclusions(store, 'ada', nothing);
    expect(await readExclusions(store, 'ada')).toEqual(nothing);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
