/**
 * Owns one run: the list, what is new on it, the tables, Coda, the status. A run ends itself well before the six minutes
 * that Apps Script gives it, and a trigger continues; where it is cut off all the same, that trigger was set beforehand.
 */
import type { PushResult } from '@ridebook/coda';
import { isoInstant } from '@ridebook/domain';
import { UpstreamError, type PelotonClient } from '@ridebook/peloton';
import {
  carryWorkouts,
  isCoolingDown,
  maybeCoolDown,
  type CarryResult,
  type CoolDown,
} from '@ridebook/sync/carry';
import { pushToCoda } from './coda-push.ts';
import type { Spreadsheet } from './grid.ts';
import { openLedgerSheet, type LedgerSheet } from './ledger-sheet.ts';
import { createPeloton } from './peloton.ts';
import { openPeopleSheet, type PeopleSheet } from './people-sheet.ts';
import { readPeople, type ReadPeople } from './read-people.ts';
import { codaSentence, outcomeSentence } from './sentences.ts';
import type { Services } from './services.ts';
import { keepRider, maybeRider } from './session.ts';
import { maybeCodaAccess, readSettings } from './settings.ts';
import { materialOf, showTables, styleOf } from './sheet-tables.ts';
import { showStatus } from './status-sheet.ts';
import { continueAfter, dropContinuation } from './triggers.ts';

/** Fetching stops here, so that a minute and more is left for the sheets. */
const fetchingMs = 4 * 60_000;
/** Coda is not pushed to beyond this. */
const pushingMs = 5 * 60_000;
const continuationMs = 60_000;
/** A run that was cut off at six minutes is continued by the trigger that was set when it began. */
const rescueMs = 7 * 60_000;

export type Occasion = 'person' | 'schedule' | 'continuation';

/** @returns what to tell the person, in a sentence */
export async function runSync(services: Services, occasion: Occasion): Promise<string> {
  const lock = services.lockService.getDocumentLock();
  if (!lock.tryLock(0)) return 'Another sync of this sheet is at work.';
  try {
    return await runAlone(services, occasion);
  } finally {
    lock.releaseLock();
  }
}

async function runAlone(services: Services, occasion: Occasion): Promise<string> {
  const { nowMs, propertiesService } = services;
  const startedMs = nowMs();
  const rider = maybeRider(services);
  if (rider === null) return 'Nobody is signed in: choose Ridebook > Connect first.';
  const memory = propertiesService.getDocumentProperties();
  const coolDown = JSON.parse(memory.getProperty('cool-down') ?? 'null') as CoolDown | null;
  if (occasion !== 'person' && isCoolingDown(coolDown, startedMs)) {
    dropContinuation(services);
    return coolDown.reason;
  }
  const spreadsheet = services.spreadsheetApp.getActiveSpreadsheet();
  const ledger = openLedgerSheet(spreadsheet, nowMs);
  const people = openPeopleSheet(spreadsheet);
  const carried = await carry(services, ledger, people, rider.id, () => nowMs() - startedMs > fetchingMs);
  keepCoolDown(services, carried.endedBy, coolDown);
  const isPastPushing = (): boolean => nowMs() - startedMs > pushingMs;
  const pushed = await show(services, spreadsheet, ledger, people, carried, isPastPushing);
  const isUnfinished = carried.wasStopped || carried.people.wasStopped || pushed?.wasStopped === true;
  if (isUnfinished && carried.endedBy === null) continueAfter(services, continuationMs);
  else dropContinuation(services);
  const outcome = outcomeSentence(carried, carried.people.wasStopped);
  const status = {
    endedAt: isoInstant(nowMs() / 1000),
    outcome,
    workouts: ledger.workouts().length,
    coda: codaSentence(pushed),
  };
  showStatus(spreadsheet, status, ledger.entries(), readSettings(services).hasPeople ? people.friends() : []);
  return outcome;
}

interface Carried extends CarryResult {
  readonly people: ReadPeople;
}

async function carry(
  services: Services,
  ledger: LedgerSheet,
  people: PeopleSheet,
  riderId: string,
  isStopping: () => boolean,
): Promise<Carried> {
  const memory = services.propertiesService.getDocumentProperties();
  const gap = memory.getProperty('listed-gap');
  const peloton = createPeloton(services);
  const { types, hasPeople } = readSettings(services);
  const carried = await carryWorkouts(
    {
      peloton,
      shelf: ledger,
      nowMs: services.nowMs,
      isStopping,
      onPlanned: async () => continueAfter(services, rescueMs),
    },
    {
      riderId,
      types,
      order: 'newest-first',
      listedGap: gap === null ? null : Number(gap),
    },
  );
  ledger.flush();
  if (carried.listedGap !== null) memory.setProperty('listed-gap', String(carried.listedGap));
  const nobody: ReadPeople = { hasRead: false, wasStopped: false };
  if (carried.endedBy !== null) return { ...carried, people: nobody };
  if (isStopping()) return { ...carried, people: { ...nobody, wasStopped: hasPeople } };
  if (carried.added > 0) await refreshRider(services, peloton);
  if (!hasPeople) return { ...carried, people: nobody };
  try {
    const onDue = (): void => continueAfter(services, rescueMs);
    const read = await readPeople({ services, peloton, sheet: people, riderId, isStopping, onDue });
    return { ...carried, people: read };
  } catch (error) {
    return { ...carried, endedBy: error, people: { ...nobody, hasRead: true } };
  }
}

/** The profile counts workouts: it is looked at again when there are new ones, and may as well be had the next time. */
async function refreshRider(services: Services, peloton: PelotonClient): Promise<void> {
  try {
    keepRider(services, (await peloton.me()).rider);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
  }
}

async function show(
  services: Services,
  spreadsheet: Spreadsheet,
  ledger: LedgerSheet,
  people: PeopleSheet,
  carried: Carried,
  isStopping: () => boolean,
): Promise<PushResult | null> {
  const memory = services.propertiesService.getDocumentProperties();
  const settings = readSettings(services);
  const { hasPeople } = settings;
  const style = styleOf(settings);
  const timeZone = spreadsheet.getSpreadsheetTimeZone();
  const material = materialOf(ledger.workouts(), people, maybeRider(services), services.nowMs(), timeZone);
  const isRestyled = memory.getProperty('shown-units') !== style.units;
  const hasReadPeople = carried.people.hasRead;
  showTables(spreadsheet, ledger, material, { style, isRestyled, hasPeople, hasReadPeople });
  if (isRestyled) memory.setProperty('shown-units', style.units);
  const access = maybeCodaAccess(services);
  // A doc is filled when the sheet is complete: every push reads and writes whole tables.
  if (access === null || carried.remaining > 0 || isStopping()) return null;
  return pushToCoda(services, spreadsheet, { access, material, style, hasPeople, isStopping });
}

/** Whoever was refused is left alone for as long as he said, but for a person who asks. */
function keepCoolDown(
  { propertiesService, nowMs }: Services,
  error: unknown,
  previous: CoolDown | null,
): void {
  const memory = propertiesService.getDocumentProperties();
  if (error === null) {
    if (previous !== null) memory.deleteProperty('cool-down');
    return;
  }
  const next = error instanceof UpstreamError ? maybeCoolDown(error, previous, nowMs()) : null;
  if (next !== null) memory.setProperty('cool-down', JSON.stringify(next));
}
