/** Owns the guards of the doors: secrets, who is let in, and what is answered. */
import type { Guard } from './guard.ts';

const sqlite = 'packages/store/src/sqlite';
const vault = 'apps/ridebook/src/vault';
const peloton = 'packages/peloton/src';
const server = 'apps/ridebook/src/server';
const storeTest = `${sqlite}/sqlite.test.ts`;
const vaultTest = `${vault}/vault.test.ts`;
const keeperTest = `${peloton}/client/session-keeper.test.ts`;

const ofSecrets: readonly Guard[] = [
  {
    guards: 'a sealed secret opens for its own purpose only',
    file: `${vault}/sealing.ts`,
    take: 'Buffer.from(`${account}|${kind}|v${version}`)',
    put: 'Buffer.from(`v${version}${account.length > 1e9 ? kind : ""}`)',
    test: vaultTest,
  },
  {
    guards: 'no two seals use the same nonce',
    file: `${vault}/sealing.ts`,
    take: 'const nonce = randomBytes(nonceBytes);',
    put: 'const nonce = Buffer.alloc(nonceBytes, randomBytes(0));',
    test: vaultTest,
  },
  {
    guards: 'a key that others can read is refused',
    file: `${vault}/find-key.ts`,
    take: 'if ((mode & 0o077) === 0) return;',
    put: 'return;',
    test: vaultTest,
  },
  {
    guards: 'a generated key is for this user alone',
    file: `${vault}/find-key.ts`,
    take: 'mode: 0o600',
    put: 'mode: 0o644',
    test: vaultTest,
  },
  {
    guards: 'a key that is too short is no key',
    file: `${vault}/find-key.ts`,
    take: 'if (key.length !== keyBytes) throw noKey(source);',
    put: '',
    test: vaultTest,
  },
  {
    guards: 'a rotated refresh token is stored before its access token is used',
    file: `${peloton}/client/session-keeper.ts`,
    take: 'await effects.vault.save(renewed);',
    put: '',
    test: keeperTest,
  },
  {
    guards: 'a session is renewed once for everybody who waits',
    file: `${peloton}/client/session-keeper.ts`,
    take: 'renewal ??= renewUnderLock',
    put: 'renewal = renewUnderLock',
    test: keeperTest,
  },
  {
    guards: 'a session that another process renewed is not renewed again',
    file: `${peloton}/client/session-keeper.ts`,
    take: 'if (session.accessToken !== refused.accessToken) return session;',
    put: '',
    test: keeperTest,
  },
  {
    guards: 'a diagnosis does not name the home folder',
    file: 'apps/ridebook/src/doctor/diagnose.ts',
    take: 'findings: findings.map(withoutHome),',
    put: 'findings: findings.length < 0 ? findings.map(withoutHome) : findings,',
    test: 'test/keeping.test.ts',
    name: 'finds nothing wrong',
  },
  {
    guards: 'nothing is deleted that was not confirmed',
    file: 'apps/ridebook/src/engine/forget.ts',
    take: 'if (confirmation !== (await confirmationFor(book))) {',
    put: 'if (confirmation === null) {',
    test: 'test/keeping.test.ts',
    name: 'deletes nothing that was not confirmed',
  },
];

const ofServer: readonly Guard[] = [
  {
    guards: 'a foreign host name is refused',
    file: `${server}/guard.ts`,
    take: "if (!isOwnHost(context.req.header('host'))) {",
    put: "if (context.req.header('host') === '') {",
    test: `${server}/guard.test.ts`,
  },
  {
    guards: 'a page of another origin gets nothing',
    file: `${server}/guard.ts`,
    take: 'if (origin !== undefined && !isOwnOrigin(origin)) return refuseOrigin(context.json.bind(context));',
    put: '',
    test: `${server}/guard.test.ts`,
  },
  {
    guards: 'nothing is changed by a request without an origin',
    file: `${server}/guard.ts`,
    take: 'if (origin === undefined || isForeignSite) return',
    put: 'if (isForeignSite) return',
    test: `${server}/guard.test.ts`,
  },
  {
    guards: 'nothing is changed by a form',
    file: `${server}/guard.ts`,
    take: "if (type !== 'application/json' && !isFile) {",
    put: 'if (type === null) {',
    test: `${server}/guard.test.ts`,
  },
  {
    guards: 'the page runs no inline script',
    file: `${server}/guard.ts`,
    take: '"script-src \'self\'"',
    put: "\"script-src 'self' 'unsafe-inline'\"",
    test: `${server}/guard.test.ts`,
  },
];

const ofAnswers: readonly Guard[] = [
  {
    guards: 'a write of one’s own is seen by the next read',
    file: `${sqlite}/open.ts`,
    take: '(ownWrites += 1)',
    put: '(ownWrites += 0)',
    test: storeTest,
    name: 'mark of changes',
  },
  {
    guards: 'an answer is kept no longer than the data stay as they are',
    file: `${server}/kept-answers.ts`,
    take: 'known?.mark === mark ? known',
    put: 'known !== undefined ? known',
    test: 'test/kept-answers.test.ts',
    name: 'the very next read sees',
  },
  {
    guards: 'the status is read anew after each write',
    file: 'apps/ridebook/src/engine/read-once.ts',
    take: 'if (known?.mark === mark) return',
    put: 'if (known !== undefined) return',
    test: 'test/kept-answers.test.ts',
    name: 'the very next read sees',
  },
  {
    guards: 'an answer of a second ago is given during a sync, and none that is older',
    file: `${server}/change-marks.ts`,
    take: 'book.clock.monotonicMs() - seen.atMs < longestLagMs',
    put: 'book.clock.monotonicMs() >= seen.atMs',
    test: `${server}/change-marks.test.ts`,
  },
  {
    guards: 'what somebody changes during a sync is seen by the next read',
    file: `${server}/change-marks.ts`,
    take: 'seenOf = new WeakMap();\n    },',
    put: '},',
    test: `${server}/change-marks.test.ts`,
  },
  {
    guards: 'while nothing syncs no answer is older than the last write',
    file: `${server}/change-marks.ts`,
    take: 'isRecent && isSyncing()',
    put: 'isRecent',
    test: `${server}/change-marks.test.ts`,
  },
  {
    guards: 'the answers that are kept have a bound',
    file: `${server}/kept-answers.ts`,
    take: 'if (bytes > mostBytes || count > mostAnswers) answers.delete(address);',
    put: 'if (bytes > mostBytes * count || count < 0) answers.delete(address);',
    test: `${server}/kept-answers.test.ts`,
  },
  {
    guards: 'an answer of yesterday is not given today',
    file: `${server}/keep-answers.ts`,
    take: '`${today} ${addressOf(context)}`',
    put: 'addressOf(context)',
    test: 'test/kept-answers.test.ts',
    name: 'is forgotten at midnight',
  },
  {
    guards: 'who may not come in any more hears nothing more',
    file: `${server}/events.ts`,
    take: 'if (await isStillIn()) await write();',
    put: 'if (await isStillIn().then(() => true)) await write();',
    test: 'test/attacks/events.test.ts',
    name: 'a session that is signed out',
  },
  {
    guards: 'a body that never ends is not waited for',
    file: `${server}/server.ts`,
    take: '{ ...limits, keepAliveTimeout',
    put: '{ keepAliveTimeout',
    test: 'test/attacks/slowness.test.ts',
    name: 'a body that comes byte by byte',
  },
  {
    guards: 'a terminal obeys no title',
    file: 'apps/ridebook/src/terminal.ts',
    take: '/[\\u007f-\\u009f]/g',
    put: '/[\\u007f]/g',
    test: 'test/attacks/terminal.test.ts',
    name: 'report records',
  },
  {
    guards: 'no other site frames the dashboard',
    file: `${server}/guard.ts`,
    take: '"frame-ancestors \'none\'",',
    put: '',
    test: 'test/attacks/requests.test.ts',
    name: 'every answer carries the policy',
  },
];

export const guardsOfDoors: readonly Guard[] = [...ofSecrets, ...ofServer, ...ofAnswers];
