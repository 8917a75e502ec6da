/**
 * Owns what of an error may stand in a log, which is read by others than the person it befell: the sentences that Ridebook
 * itself says, and of anything else no value that it quotes, for that may be what somebody rode, wrote or is called.
 */
import { exitCodeOf, exitCodes } from './errors.ts';

/** One line. */
export function loggableReason(error: unknown): string {
  if (!(error instanceof Error)) return 'It is not known why.';
  const isOwnSentence = exitCodeOf(error) !== exitCodes.unexpected;
  return withoutIds(isOwnSentence ? error.message : `${error.name}: ${withoutQuotes(error.message)}`);
}

/** The same, and the lines of the program that led there. */
export function loggableTrace(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [loggableReason(error), ...frames].join('\n');
}

/** From the first quote to the last: what stands between them may hold quotes itself. */
const withoutQuotes = (message: string): string => message.replace(/["'`].*["'`]/s, '…');

/** Peloton's ids of riders, workouts and classes. */
const withoutIds = (text: string): string => text.replaceAll(/\b[0-9a-f]{32}\b/gi, '…');
