/** Owns the store's methods over any engine: which query runs inside a transaction and which stands alone. */
import type { Engine } from './engine.ts';
import type { Store } from './port.ts';
import { listDocumentIds, listDocumentVersions, maybeDocument, writeDocuments } from './queries/archive.ts';
import {
  addApiToken,
  deleteApiToken,
  deleteStaleWebSessions,
  deleteWebSession,
  deleteWebSessions,
  listApiTokens,
  maybeApiToken,
  maybeWebSession,
  noteApiTokenUse,
  putWebSession,
} from './queries/access.ts';
import {
  acceptInvitation,
  addInvitation,
  deleteInvitation,
  listInvitations,
  maybeInvitation,
} from './queries/invitations.ts';
import {
  addMember,
  changeMember,
  listMembers,
  maybeMember,
  listSharedPages,
  removeMember,
  replaceSharedPages,
} from './queries/members.ts';
import { archiveClass } from './queries/class-details.ts';
import { commitWorkout } from './queries/commit.ts';
import { dataVersion } from './queries/data-version.ts';
import { writeDerived } from './queries/derived.ts';
import { maybeNote, putNote } from './queries/notes.ts';
import { listPowerCurves } from './queries/power-curves.ts';
import { listRiderValues, noteAccountValues, replaceEnteredValues } from './queries/rider-values.ts';
import { clearRetry, recordFailure } from './queries/failures.ts';
import { adoptImports } from './queries/adopt-imports.ts';
import {
  findImportedRows,
  listFileWorkoutsBetween,
  listImportRows,
  listImports,
  listSources,
  listWorkoutsBetween,
} from './queries/imports.ts';
import { saveImport } from './queries/save-import.ts';
import { undoImport } from './queries/undo-import.ts';
import { compareDerived } from './queries/compare-derived.ts';
import { listDiscoveredTypes, listFailed, listLedger } from './queries/ledger.ts';
import { recordListed } from './queries/listed.ts';
import { markMissing } from './queries/missing.ts';
import { listPushed, listPushes, recordPush, recordPushed } from './queries/pushes.ts';
import { forgetRider, listRiders, maybeRider, saveRider } from './queries/riders.ts';
import { listRuns, recordRun } from './queries/runs.ts';
import { deleteSecrets, maybeSecret, putSecret } from './queries/secrets.ts';
import { maybeState, putState } from './queries/state.ts';
import {
  countWorkouts,
  listClassIds,
  listDecodedBefore,
  listWorkouts,
  listWorkoutsAfter,
  maybeSamples,
  maybeWorkout,
} from './queries/workouts.ts';

export function createStore({ run, transact, changeMark, withLock, revokeLock, close, now }: Engine): Store {
  return {
    close,
    withLock,
    revokeLock,
    changeMark,

    saveRider: (rider, document) => transact(rider.id, (handle) => saveRider(handle, rider, document)),
    listRiders: () => run(null, listRiders),
    maybeRider: (riderId) => run(riderId, (handle) => maybeRider(handle, riderId)),
    forgetRider: (riderId) => transact(riderId, (handle) => forgetRider(handle, riderId)),

    listLedger: (riderId) => run(riderId, (handle) => listLedger(handle, riderId)),
    listDiscoveredTypes: (riderId, limit) =>
      run(riderId, (handle) => listDiscoveredTypes(handle, riderId, limit)),
    recordListed: (riderId, listed) => transact(riderId, (handle) => recordListed(handle, riderId, listed)),
    markMissing: (riderId, ids, missedAt) =>
      transact(riderId, (handle) => markMissing(handle, riderId, ids, missedAt)),
    commitWorkout: (riderId, commit) => transact(riderId, (handle) => commitWorkout(handle, riderId, commit)),
    compareDerived: (riderId, derived) => run(riderId, (handle) => compareDerived(handle, riderId, derived)),
    saveDerived: (riderId, derived) => transact(riderId, (handle) => writeDerived(handle, riderId, derived)),
    recordFailure: (riderId, failure) =>
      transact(riderId, (handle) => recordFailure(handle, riderId, failure, now())),
    listFailed: (riderId) => run(riderId, (handle) => listFailed(handle, riderId)),
    clearRetry: (riderId, ids) => transact(riderId, (handle) => clearRetry(handle, riderId, ids, now())),

    listWorkouts: (riderId, page) => run(riderId, (handle) => listWorkouts(handle, riderId, page)),
    listWorkoutsAfter: (riderId, after, limit) =>
      run(riderId, (handle) => listWorkoutsAfter(handle, riderId, after, limit)),
    maybeWorkout: (riderId, workoutId) => run(riderId, (handle) => maybeWorkout(handle, riderId, workoutId)),
    countWorkouts: (riderId) => run(riderId, (handle) => countWorkouts(handle, riderId)),
    listClassIds: (riderId) => run(riderId, (handle) => listClassIds(handle, riderId)),
    maybeSamples: (riderId, workoutId) => run(riderId, (handle) => maybeSamples(handle, riderId, workoutId)),
    listDecodedBefore: (riderId, version) =>
      run(riderId, (handle) => listDecodedBefore(handle, riderId, version)),
    listPowerCurves: (riderId) => run(riderId, (handle) => listPowerCurves(handle, riderId)),
    putNote: (riderId, workoutId, note) =>
      transact(riderId, (handle) => putNote(handle, riderId, workoutId, note)),
    maybeNote: (riderId, workoutId) => run(riderId, (handle) => maybeNote(handle, riderId, workoutId)),
    dataVersion: (riderId) => run(riderId, (handle) => dataVersion(handle, riderId)),

    listRiderValues: (riderId) => run(riderId, (handle) => listRiderValues(handle, riderId)),
    replaceEnteredValues: (riderId, kind, values) =>
      transact(riderId, (handle) => replaceEnteredValues(handle, riderId, kind, values)),
    noteAccountValues: (riderId, values) =>
      transact(riderId, (handle) => noteAccountValues(handle, riderId, values)),
    saveImport: (riderId, file, batches) =>
      transact(riderId, (handle) => saveImport(handle, riderId, file, batches())),
    listImports: (riderId) => run(riderId, (handle) => listImports(handle, riderId)),
    listImportRows: (riderId, number) => run(riderId, (handle) => listImportRows(handle, riderId, number)),
    undoImport: (riderId, number) => transact(riderId, (handle) => undoImport(handle, riderId, number)),
    findImportedRows: (riderId, rowIds) =>
      run(riderId, (handle) => findImportedRows(handle, riderId, rowIds)),
    listWorkoutsBetween: (riderId, from, to) =>
      run(riderId, (handle) => listWorkoutsBetween(handle, riderId, from, to)),
    listFileWorkoutsBetween: (riderId, from, to) =>
      run(riderId, (handle) => listFileWorkoutsBetween(handle, riderId, from, to)),
    listSources: (riderId, workoutIds) => run(riderId, (handle) => listSources(handle, riderId, workoutIds)),
    adoptImports: (from, to) => adoptImports({ run, transact }, from, to),

    archive: (riderId, documents) =>
      transact(riderId, (handle) => writeDocuments(handle, riderId, documents)),
    archiveClass: (riderId, document, classType) =>
      transact(riderId, (handle) => archiveClass(handle, riderId, document, classType)),
    maybeDocument: (riderId, kind, id) => run(riderId, (handle) => maybeDocument(handle, riderId, kind, id)),
    listDocumentVersions: (riderId, kind, id) =>
      run(riderId, (handle) => listDocumentVersions(handle, riderId, kind, id)),
    listDocumentIds: (riderId, kind) => run(riderId, (handle) => listDocumentIds(handle, riderId, kind)),

    recordRun: (riderId, syncRun) => transact(riderId, (handle) => recordRun(handle, riderId, syncRun)),
    maybeLatestRun: (riderId) =>
      run(riderId, async (handle) => (await listRuns(handle, riderId, { limit: 1 }))[0] ?? null),
    listRuns: (riderId, page) => run(riderId, (handle) => listRuns(handle, riderId, page)),

    listPushed: (riderId, sink) => run(riderId, (handle) => listPushed(handle, riderId, sink)),
    recordPushed: (riderId, sink, rows) =>
      transact(riderId, (handle) => recordPushed(handle, riderId, sink, rows)),
    recordPush: (riderId, push) => transact(riderId, (handle) => recordPush(handle, riderId, push)),
    listPushes: (riderId, page) => run(riderId, (handle) => listPushes(handle, riderId, page)),

    putState: (riderId, key, value) => transact(riderId, (handle) => putState(handle, riderId, key, value)),
    maybeState: (riderId, key) => run(riderId, (handle) => maybeState(handle, riderId, key)),

    putSecret: (secret) => transact(null, (handle) => putSecret(handle, secret)),
    maybeSecret: (account, kind) => run(null, (handle) => maybeSecret(handle, account, kind)),
    deleteSecrets: (account) => transact(null, (handle) => deleteSecrets(handle, account)),

    addApiToken: (token) => transact(null, (handle) => addApiToken(handle, token)),
    listApiTokens: (memberId) => run(null, (handle) => listApiTokens(handle, memberId)),
    maybeApiToken: (hash) => run(null, (handle) => maybeApiToken(handle, hash)),
    noteApiTokenUse: (id, usedAt) => transact(null, (handle) => noteApiTokenUse(handle, id, usedAt)),
    deleteApiToken: (memberId, id) => transact(null, (handle) => deleteApiToken(handle, memberId, id)),

    putWebSession: (session) => transact(null, (handle) => putWebSession(handle, session)),
    maybeWebSession: (hash) => run(null, (handle) => maybeWebSession(handle, hash)),
    deleteWebSession: (hash) => transact(null, (handle) => deleteWebSession(handle, hash)),
    deleteWebSessions: (memberId) => transact(null, (handle) => deleteWebSessions(handle, memberId)),
    deleteStaleWebSessions: (seenBefore, createdBefore) =>
      transact(null, (handle) => deleteStaleWebSessions(handle, seenBefore, createdBefore)),

    addMember: (member) => transact(null, (handle) => addMember(handle, member)),
    listMembers: () => run(null, listMembers),
    maybeMember: (memberId) => run(null, (handle) => maybeMember(handle, memberId)),
    changeMember: (id, changes) => transact(null, (handle) => changeMember(handle, id, changes)),
    removeMember: (id) => transact(null, (handle) => removeMember(handle, id)),
    addInvitation: (invitation) => transact(null, (handle) => addInvitation(handle, invitation)),
    listInvitations: () => run(null, listInvitations),
    maybeInvitation: (hash) => run(null, (handle) => maybeInvitation(handle, hash)),
    deleteInvitation: (id) => transact(null, (handle) => deleteInvitation(handle, id)),
    acceptInvitation: (hash, member) => transact(null, (handle) => acceptInvitation(handle, hash, member)),
    listSharedPages: (memberId) => run(null, (handle) => listSharedPages(handle, memberId)),
    replaceSharedPages: (memberId, pages) =>
      transact(null, (handle) => replaceSharedPages(handle, memberId, pages)),
  };
}
