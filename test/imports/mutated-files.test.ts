/** A file may have been through anything: whatever its bytes, nothing of it is lost without a word, and nothing hangs. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFileBook, type FileBook } from '../in-process/file-book.ts';
import { mutatedFiles } from './mutations.ts';
import { tryMutatedFile } from './try-mutated-file.ts';

const runs = 1_000;
const seed = Number(process.env['FILES_SEED'] ?? '20261122');

let files: FileBook;
beforeAll(async () => {
  files = await openFileBook();
});
afterAll(() => files.close());

it(`${runs} files with turned, lost, doubled and moved bytes keep every promise (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(mutatedFiles, async (file) => {
      expect((await tryMutatedFile(files, file)).broken).toEqual([]);
    }),
    { numRuns: runs, seed, endOnFailure: false },
  );
}, 180_000);
