/** Owns the one build that all tests of a run share, of the sheet's script and of the function. */
import type { BuiltFunction } from '../cloud-function/function-process.ts';
import { askKeeper } from './shared-browser.ts';

/** The text of `Code.js`. */
export const sharedScript = (): Promise<string> => askKeeper('script');

/** What would be uploaded; it is removed with the run. */
export const sharedFunction = async (): Promise<BuiltFunction> => ({
  folder: await askKeeper('function'),
  remove: () => undefined,
});
