/** Owns the words of a running, finished, stopped or broken reading. */
import type { SyncProgress } from '@ridebook/domain';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';

/** The headline over the progress. */
export function readingHeadline(progress: SyncProgress, format: Formatter): string {
  const reached = progress.reachedDate;
  const back = reached === null ? '' : ` back to ${format.monthAndYear(reached)}`;
  switch (progress.phase) {
    case 'signing-in':
      return 'Signing in to Peloton.';
    case 'listing':
      return 'Listing your workouts.';
    case 'fetching':
      return reached === null ? 'Reading your history.' : `Reading your history,${back} so far.`;
    case 'companions':
      return 'Your workouts are here; now what goes with them.';
    case 'finished':
      return 'Your whole history is here.';
    case 'stopped':
      if (reached !== null) return `Stopped,${back}.`;
      return progress.done === 0 ? 'Stopped before the first workout.' : 'Part of your history is here.';
    case 'failed':
      return 'The reading broke off.';
  }
}

/** What the headline means for the rider. */
export function readingExplanation(progress: SyncProgress): string {
  switch (progress.phase) {
    case 'finished':
      return 'From now on Ridebook reads only what is new.';
    case 'stopped':
      return 'What has arrived is complete. The next reading goes on from here.';
    case 'failed':
      return `${progress.problem?.message ?? 'Peloton could not be read.'} What has arrived is complete.`;
    default:
      return 'You can look around already. What has arrived is complete, and this goes on if you close the page.';
  }
}

/** `about 20 minutes left`; empty until there is enough to judge by. */
export function timeLeft({ secondsLeft }: SyncProgress, format: Formatter): string {
  if (secondsLeft === null) return '';
  if (secondsLeft < 50) return 'less than a minute left';
  const minutes = Math.max(1, Math.round(secondsLeft / 60));
  if (minutes < 90) return `about ${counted(minutes, format.number(minutes), 'minute')} left`;
  const hours = Math.round(minutes / 60);
  return `about ${counted(hours, format.number(hours), 'hour')} left`;
}

/** `about 20 minutes left, at 2 requests a second`; the pace once it can be judged. */
export function timeLeftAtPace(progress: SyncProgress, nowMs: number, format: Formatter): string {
  const left = timeLeft(progress, format);
  const elapsedSeconds = (nowMs - Date.parse(progress.startedAt)) / 1000;
  const pace = elapsedSeconds >= 10 ? Math.round(progress.requests / elapsedSeconds) : 0;
  if (left === '' || pace < 1) return left;
  return `${left}, at ${counted(pace, format.number(pace), 'request')} a second`;
}

/** What the top bar says of a running sync; a first one lists everything, a later one looks for what is new. */
export function runningSyncWords(progress: SyncProgress, isFirst: boolean, format: Formatter): string {
  if (progress.phase === 'companions') return 'Reading classes and people';
  if (progress.planned === null) return isFirst ? 'Listing your workouts' : 'Looking for new workouts';
  return `Reading ${format.number(progress.done)} of ${format.number(progress.planned)}`;
}
