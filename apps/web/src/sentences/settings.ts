/** Owns the words of the settings: what Ridebook does by itself, and how each sync ended. */
import type { Settings, StatusAnswer, SyncRecord } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { isBookOfFiles } from '../state/notice.ts';
import { hasRider } from '../state/opening-route.ts';
import { counted } from './plural.ts';

/** How a schedule reads after "Ridebook looks for new workouts". */
function scheduleWords(schedule: string): string {
  switch (schedule) {
    case 'hourly':
      return 'every hour';
    case 'daily':
      return 'once a day';
    case 'off':
      return 'only when you ask';
    default:
      return 'by a rule of your own';
  }
}

/** What is true of this book's way of staying up to date. */
export function settingsHeadline(status: StatusAnswer, settings: Settings | null): string {
  if (status.isDemo) return 'A made-up rider’s book, of which nothing is kept.';
  switch (status.connection) {
    case 'sign-in-again':
      return 'Peloton asks you to sign in again.';
    case 'signed-out':
      if (!hasRider(status)) return 'Nobody is signed in yet.';
      return isBookOfFiles(status)
        ? 'A book of your files; new workouts come with the next one.'
        : 'You are signed out; what was read stays here.';
    case 'signed-in':
      return settings === null
        ? 'Ridebook looks for new workouts.'
        : `Ridebook looks for new workouts ${scheduleWords(settings.schedule)}.`;
  }
}

/** How a past sync ended, by the program's exit code for it. */
export function syncEnding({ exitCode, outcome }: SyncRecord, format: Formatter): string {
  const refused = outcome.failed.length;
  switch (exitCode) {
    case 0:
    case 2:
      return refused === 0 ? 'Complete' : `All but ${counted(refused, format.number(refused), 'workout')}`;
    case 3:
      return 'Peloton asked to sign in again';
    case 4:
      return 'Peloton could not be reached, or refused';
    case 5:
      return 'The storage failed';
    default:
      return `Broken off (code ${exitCode})`;
  }
}
