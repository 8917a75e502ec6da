/** Owns the guards of the history: reading it from Peloton, and keeping it. */
import type { Guard } from './guard.ts';

const sync = 'packages/sync/src';
const sqlite = 'packages/store/src/sqlite';
const queries = 'packages/store/src/queries';
const peloton = 'packages/peloton/src';
const storeTest = `${sqlite}/sqlite.test.ts`;
const openTest = `${sqlite}/open.test.ts`;
const backupTest = `${sqlite}/backup.test.ts`;
const listTest = `${sync}/list-workouts.test.ts`;
const decoderTest = `${peloton}/decode/workout.test.ts`;
const transportTest = 'packages/peloton/src/node/http-transport.test.ts';

const ofSync: readonly Guard[] = [
  {
    guards: 'a list that shrinks while it is read is read again',
    file: `${sync}/list-workouts.ts`,
    take: 'if (hasShrunk(previous, answer) && restarts < maximumRestarts) {',
    put: 'if (restarts > maximumRestarts) {',
    test: listTest,
  },
  {
    guards: 'an empty list deletes nothing',
    file: `${sync}/list-workouts.ts`,
    take: 'rows.size > 0 && (last.total === null || rows.size >= last.total)',
    put: '(last.total === null || rows.size >= last.total)',
    test: listTest,
  },
  {
    guards: 'a list shorter than it says deletes nothing',
    file: `${sync}/list-workouts.ts`,
    take: 'rows.size > 0 && (last.total === null || rows.size >= last.total)',
    put: 'rows.size > 0',
    test: listTest,
  },
  {
    guards: 'a page that comes again and again ends the reading',
    file: `${sync}/list-workouts.ts`,
    take: 'if (answer.rows.length === 0 || isRepeated)',
    put: 'if (answer.rows.length === 0)',
    test: listTest,
  },
  {
    guards: 'a total below what is known makes the whole list be read',
    file: `${sync}/list-workouts.ts`,
    take: 'const mayStop = !input.isFull && !isShorterThanKnown(answer, input.ledger);',
    put: 'const mayStop = !input.isFull;',
    test: listTest,
  },
  {
    guards: 'an endpoint that moved is told from deleted workouts',
    file: `${sync}/moved-check.ts`,
    take: 'if (unknownInARow <= mostUnknownInARow) return;',
    put: 'return;',
    test: `${sync}/moved-check.test.ts`,
  },
  {
    guards: 'a guessed cool-down grows',
    file: `${sync}/cool-down.ts`,
    take: 'Math.min(growth.longestMs, lastMs * 2)',
    put: 'lastMs',
    test: `${sync}/cool-down.test.ts`,
  },
  {
    guards: 'an instant that Peloton stated is obeyed',
    file: `${sync}/cool-down.ts`,
    take: 'if (error.notBeforeMs !== null && !error.isGuess) {',
    put: 'if (error.notBeforeMs === 0) {',
    test: `${sync}/cool-down.test.ts`,
  },
  {
    guards: 'what an answer leaves out is kept from an older one',
    file: `${sync}/derive-workout.ts`,
    take: '(known, answers) => complete(known, maybeDecoded(...answers)),',
    put: '(known, answers) => complete(known, answers.length > 2 ? maybeDecoded(...answers) : null),',
    test: `${sync}/derive-workout.test.ts`,
  },
  {
    guards: 'a vanished field is seen although the newest workouts are fetched first',
    file: `${sync}/field-watch.ts`,
    take: '[...observations].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))',
    put: '[...observations]',
    test: `${sync}/field-watch.test.ts`,
  },
  {
    guards: 'a field that vanishes twice is told twice',
    file: `${sync}/field-watch.ts`,
    take: "return isFrozen || oldest === 'Y'",
    put: "return oldest === 'Y'",
    test: `${sync}/field-watch.test.ts`,
  },
  {
    guards: 'a sync that meets nothing new refetches nothing',
    file: `${sync}/plan-sync.ts`,
    take: "if (hasChanged) return 'whole';",
    put: "return 'whole';",
    test: 'test/faults/pairwise.test.ts',
    name: '500 at',
  },
];

const ofStore: readonly Guard[] = [
  {
    guards: 'a transaction is all or nothing',
    file: `${sqlite}/open.ts`,
    take: 'kysely.transaction().execute(work)',
    put: 'work(kysely)',
    test: `${sqlite}/survival.test.ts`,
    name: 'ten kills',
  },
  {
    guards: 'a workout is taken for deleted a day after it was first missed',
    file: 'packages/store/src/gone-rule.ts',
    take: "return elapsed >= goneAfterMilliseconds ? 'gone' : 'waiting';",
    put: "return 'gone';",
    test: storeTest,
  },
  {
    guards: 'the archived body is what was stored, by its hash',
    file: `${queries}/archive.ts`,
    take: 'if (sha256(bytes) !== row.sha256) throw',
    put: 'if (row.sha256 === null) throw',
    test: openTest,
    name: 'whose bytes were changed',
  },
  {
    guards: 'a body that came twice is kept once',
    file: `${queries}/archive.ts`,
    take: 'if (head?.sha256 === version.sha256 && !document.isRepair) return 0;',
    put: '',
    test: storeTest,
  },
  {
    guards: 'a lock lets nobody else in',
    file: `${sqlite}/lock.ts`,
    take: "    sql: 'begin exclusive',\n    waitMilliseconds,",
    put: "    sql: 'begin',\n    waitMilliseconds,",
    test: storeTest,
  },
  {
    guards: "another program's database is left alone",
    file: `${sqlite}/check-whole.ts`,
    take: 'if (id !== applicationId) {',
    put: 'if (id === null) {',
    test: openTest,
  },
  {
    guards: 'a newer database is left alone',
    file: `${sqlite}/check-whole.ts`,
    take: 'if (!isAdmitted(found, latestVersion)) {',
    put: 'if (found.version < 0) {',
    test: openTest,
  },
  {
    guards: 'an emptied file hides no lost database',
    file: `${sqlite}/open.ts`,
    take: 'if (size === 0) {',
    put: 'if (size < 0) {',
    test: openTest,
  },
  {
    guards: 'a log without its database is no reason to begin anew',
    file: `${sqlite}/create.ts`,
    take: '    refuseRemains(file);\n',
    put: '',
    test: openTest,
  },
  {
    guards: 'a replaced secret leaves nothing in unused pages',
    file: `${sqlite}/open.ts`,
    take: 'pragma secure_delete = on; ',
    put: '',
    test: openTest,
  },
  {
    guards: 'the data folder is private',
    file: `${sqlite}/files.ts`,
    take: 'const folderMode = 0o700;',
    put: 'const folderMode = 0o755;',
    test: openTest,
  },
  {
    guards: 'a backup holds no session',
    file: `${sqlite}/backup.ts`,
    take: '; delete from secret',
    put: '',
    test: backupTest,
  },
  {
    guards: 'a backup replaces no file',
    file: `${sqlite}/backup.ts`,
    take: 'if (existsSync(file)) {',
    put: 'if (file === null) {',
    test: backupTest,
  },
  {
    guards: 'a damaged backup is not restored',
    file: `${sqlite}/check-whole.ts`,
    take: 'const problems = findDamage(database);',
    put: 'const problems: readonly string[] = [];',
    test: backupTest,
  },
  {
    guards: 'nothing is restored under a Ridebook that runs',
    file: `${sqlite}/restore.ts`,
    take: 'const release = holdUse(folder);',
    put: 'const release = (): void => holdUse.length === 9 ? undefined : undefined;',
    test: backupTest,
  },
  {
    guards: 'what a restore replaces is kept aside',
    file: `${sqlite}/restore.ts`,
    take: "if (present.includes('')) keepUnderBothNames",
    put: 'if (present.length > 9) keepUnderBothNames',
    test: backupTest,
  },
];

const ofArchive: readonly Guard[] = [
  {
    guards: 'a row that is not what the archive says is found',
    file: `${queries}/compare-derived.ts`,
    take: 'stored[field] !== workout[field]',
    put: 'stored[field] === undefined',
    test: 'test/archive-and-list.test.ts',
    name: 'verify --archive',
  },
  {
    guards: 'samples that are not what the archive says are found',
    file: `${queries}/compare-derived.ts`,
    take: 'Buffer.compare(samples, stored) === 0',
    put: 'Buffer.compare(samples, stored) < 2',
    test: 'test/archive-and-list.test.ts',
    name: 'verify --archive',
  },
  {
    guards: 'a workout of which nothing is archived is found',
    file: `${sync}/verify-archive.ts`,
    take: '!archived.has(workoutId)',
    put: 'archived.has(`${workoutId}?`)',
    test: 'test/archive-and-list.test.ts',
    name: 'verify --archive',
  },
  {
    guards: 'a packed file is not taken for text',
    file: 'packages/formats/src/csv/file-kind.ts',
    take: 'if (found !== undefined) return refuse(found[1]);',
    put: 'if (found?.[1] === "") return refuse(found[1]);',
    test: 'test/attacks/uploads.test.ts',
  },
];

const ofPeloton: readonly Guard[] = [
  {
    guards: 'a body cut off is not taken for a whole one',
    file: 'packages/peloton/src/node/http-transport.ts',
    take: 'gunzipSync(body, { maxOutputLength: options.maximumBytes })',
    put: 'gunzipSync(body, { maxOutputLength: options.maximumBytes, finishFlush: 2 })',
    test: transportTest,
  },
  {
    guards: 'a body that unpacks to too much is refused',
    file: 'packages/peloton/src/node/http-transport.ts',
    take: 'gunzipSync(body, { maxOutputLength: options.maximumBytes })',
    put: 'gunzipSync(body)',
    test: transportTest,
  },
  {
    guards: 'an answer that never comes is given up on',
    file: 'packages/peloton/src/node/http-transport.ts',
    take: 'AbortSignal.any([options.signal, AbortSignal.timeout(options.deadlineMs)])',
    put: 'AbortSignal.any([options.signal])',
    test: transportTest,
  },
  {
    guards: 'Retry-After is obeyed',
    file: `${peloton}/retry-timing.ts`,
    take: "if (statedMs !== null) return { action: 'retry', afterMs: statedMs };",
    put: '',
    test: `${peloton}/retry-timing.test.ts`,
  },
  {
    guards: 'a long wait is remembered, not slept through',
    file: `${peloton}/retry-timing.ts`,
    take: 'statedMs > longestSleepMs ||',
    put: '',
    test: `${peloton}/retry-timing.test.ts`,
  },
  {
    guards: 'tries again are a small share of all requests',
    file: `${peloton}/client/refusal-counter.ts`,
    take: 'if (retries >= retriesAtFirst + retryShare * requests) return false;',
    put: '',
    test: `${peloton}/client/patient-sender.test.ts`,
  },
  {
    guards: 'a lost signal is no heart rate of zero',
    file: `${peloton}/decode/graph.ts`,
    take: 'rule.isZeroMissing === true && value === 0',
    put: 'rule.isZeroMissing === null',
    test: decoderTest,
  },
  {
    guards: 'an id that nobody else could take is no class',
    file: `${peloton}/decode/workout.ts`,
    take: "!/^0+$/.test(rideId) && !rideId.includes('-')",
    put: '!/^0+$/.test(rideId)',
    test: decoderTest,
  },
  {
    guards: 'a text that is a number is read as one',
    file: `${peloton}/decode/fields.ts`,
    take: 'v.pipe(v.string(), v.trim(), v.regex(/^-?\\d+(\\.\\d+)?$/), v.transform(Number)),',
    put: '',
    test: decoderTest,
  },
  {
    guards: 'a rank that vanishes is a change worth a version',
    file: `${peloton}/decode/rankings.ts`,
    take: 'if (rankings.has(key)) return value === null ? null : typeof value;',
    put: 'if (rankings.has(key)) return undefined;',
    test: `${peloton}/decode/rankings.test.ts`,
  },
];

const deathsTest = 'test/sync-process-deaths.test.ts';

const ofServersWhileTheySync: readonly Guard[] = [
  {
    guards: 'a sync whose process dies is over, and told',
    file: 'apps/ridebook/src/sync-process/running-process.ts',
    take: 'for (const run of runs.values()) run.breakOff(sentence);',
    put: '',
    test: deathsTest,
    name: 'that nobody catches',
  },
  {
    guards: 'a sync whose process died is in the history',
    file: 'apps/ridebook/src/sync-process/sync-process.ts',
    take: 'if (result.endedBy instanceof BrokenOffError) await noteBrokenRun(book, startedAt, result);',
    put: '',
    test: deathsTest,
    name: 'by a signal',
  },
  {
    guards: 'a sync process that stands still ends with the program',
    file: 'apps/ridebook/src/sync-process/sync-process.ts',
    take: 'setTimeout(running.kill, lastGraceMs).unref();',
    put: '',
    test: deathsTest,
    name: 'stands still',
  },
  {
    guards: 'a sync process ends with its server',
    file: 'apps/ridebook/src/sync-process/server-line.ts',
    take: "process.once('disconnect', () => leave());",
    put: '',
    test: deathsTest,
    name: 'killed alone',
  },
  {
    guards: 'a sync process lets the server decide when it ends',
    file: 'apps/ridebook/src/sync-process/server-line.ts',
    take: "for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);",
    put: '',
    test: deathsTest,
    name: 'together with its server',
  },
  {
    guards: 'what a server says it has kept during a sync is kept',
    file: 'apps/ridebook/src/server/breaks.ts',
    take: 'await writePlannedBreaks(desk.book().store, rider.id, breaks);',
    put: '',
    test: deathsTest,
    name: 'loses nothing that it said',
  },
];

export const guardsOfHistory: readonly Guard[] = [
  ...ofSync,
  ...ofStore,
  ...ofArchive,
  ...ofPeloton,
  ...ofServersWhileTheySync,
];
