/** The entry of a server's sync process: over the same data as the server, with a book of its own. */
import { enableCompileCache } from 'node:module';
import { constants, setPriority } from 'node:os';
import { endWithServerAlone } from './server-line.ts';

endWithServerAlone();
// Whoever looks at the dashboard, or does something else here, goes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// As in `main.ts`, which has compiled most of these modules already.
enableCompileCache();

const [{ readConfiguration }, { openBook }, { serveSyncs }] = await Promise.all([
  import('../configuration.ts'),
  import('../engine/open-book.ts'),
  import('./serve-syncs.ts'),
]);
const environment = process.env;
serveSyncs((clock, aborting) => openBook(readConfiguration(environment), environment, clock, aborting));
