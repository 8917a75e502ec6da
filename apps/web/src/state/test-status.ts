/** Owns the status and progress that the tests of the state start from. */
import type { StatusAnswer, SyncProgress } from '@ridebook/domain';

export const signedOutStatus: StatusAnswer = {
  version: '0.0.0',
  rider: null,
  hasAccount: false,
  connection: 'signed-out',
  isDemo: false,
  canLeaveDemo: false,
  storedWorkouts: 0,
  followedPeople: 0,
  isHistoryComplete: false,
  failed: [],
  repair: null,
  sync: null,
  lastSync: null,
  notBefore: null,
  dataVersion: 0,
  dataFolder: '~/.ridebook',
};

export const fetchingProgress: SyncProgress = {
  phase: 'fetching',
  startedAt: '2026-11-22T08:00:00Z',
  total: 1831,
  planned: 1831,
  done: 643,
  failed: 0,
  requests: 1290,
  secondsLeft: 1200,
  reachedDate: '2025-05-14',
  problem: null,
};
