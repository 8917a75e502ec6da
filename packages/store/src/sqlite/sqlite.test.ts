import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { describeStore } from '../conformance/describe-store.ts';
import { now } from '../conformance/made-up.ts';
import { openSqliteStore } from './open.ts';

describeStore('the SQLite store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ridebook-store-'));
  const open = () => openSqliteStore({ folder, clock: () => Date.parse(now) });
  let store = await open();
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return {
    store,
    openBeside: open,
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
  };
});
