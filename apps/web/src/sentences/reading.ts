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

/** `about 20 minutes left, at 2 requests a second`; empty until there is enough to judge by. */
export function timeLeft(progress: SyncProgress, nowMs: number, format: Formatter): string {
  const { secondsLeft } = progress;
  if (secondsLeft === null) return '';
  const elapsedSeconds = (nowMs - Date.parse(progress.startedAt)) / 1000;
  const pace = elapsedSeconds >= 10 ? progress.requests / elapsedSeconds : 0;
  const rounded = Math.round(pace);
  const atPace = rounded >= 1 ? `, at ${counted(rounded, format.number(rounded), 'request')} a second` : '';
  if (secondsLeft < 50) return `less than a minute left${atPace}`;
  const minutes = Math.max(1, Math.round(secondsLeft / 60));
  if (minutes < 90) return `about ${counted(minutes, format.number(minutes), 'minute')} left${atPace}`;
  const hours = Math.round(minutes / 60);
  return `about ${counted(hours, format.number(hours), 'hour')} left${atPace}`;
}
