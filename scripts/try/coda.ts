/**
 * Fills the doc of docs/coda.md by the verbs that a person types, beside a made-up Peloton and an emulated Coda with its limits,
 * and prints what the doc shows then. `npm run try:coda`.
 */
import type { MadeTable } from '../../test/support/virtual-coda.ts';
import { readCodaDoc } from '../../test/support/coda-doc.ts';
import { createProgramHome, signedInAt, startSandbox } from '../../test/support/program.ts';

/** As many rows and columns as stand side by side in a terminal. */
const shownRows = 10;
const shownColumns = [
  'Date',
  'Workout Type',
  'Workout Name',
  'Instructor Name',
  'Duration',
  'Total Output (kj)',
];

console.log('Starting a made-up Peloton and an emulated Coda, whose doc has no table yet…');
const home = createProgramHome();
try {
  const sandbox = await startSandbox(home, '--workouts', '40', '--seed', 'try', '--coda-bare');
  const doc = readCodaDoc(sandbox);
  const environment = {
    ...signedInAt(sandbox),
    // Named with each push alone, so that no sync is followed by one.
    ...{ CODA_API_TOKEN: '', CODA_DOC_ID: '' },
  };
  const named = { ...environment, CODA_API_TOKEN: sandbox.codaToken, CODA_DOC_ID: sandbox.codaDocId };
  const ridebook = async (verb: string, variables = named): Promise<void> => {
    console.log(`\n$ ridebook ${verb}`);
    const { exitCode, stdout, stderr } = await home.run(verb.split(' '), variables);
    console.log(`${stdout}${stderr}`.trimEnd());
    if (exitCode !== 0) console.log(`(exit code ${exitCode})`);
  };
  /** What a person does in Coda, since its API makes no tables. */
  const makeTables = async (areWanted: (table: MadeTable) => boolean): Promise<void> => {
    const { stdout } = await home.run(['push', 'coda', '--setup', '--json'], named);
    const { tables } = JSON.parse(stdout) as { readonly tables: readonly MadeTable[] };
    const made = tables.filter(areWanted);
    await doc.makeTables(made);
    console.log(`\nMade by hand in the doc: ${made.map(({ name }) => name).join(', ')}.`);
  };

  await ridebook('login', environment);
  await ridebook('sync', environment);
  await makeTables(({ name }) => name === 'Workouts');
  await ridebook('push coda --dry-run');
  await ridebook('push coda');
  await makeTables(({ name }) => name !== 'Workouts');
  console.log('Coda takes three changes of rows in ten seconds: the other tables take a little.');
  await ridebook('push coda');
  await ridebook('push coda');

  const rows = await doc.rows('Workouts');
  console.log(`\nWorkouts has ${rows.length} rows. The first ${Math.min(shownRows, rows.length)}:`);
  console.table(rows.slice(0, shownRows), shownColumns);
} finally {
  await home.remove();
}
