/** Owns the words about friends: where the rider stands among them, and whose rides are not shown. */
import type { FriendRow, Friends } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { counted } from './plural.ts';

const noBreak = '\u00a0';

/** Where the rider's average output lies among those who measured one. */
export function friendsHeadline({ rows }: Friends, what: string, format: Formatter): string {
  const others = rows.filter(({ isSelf }) => !isSelf);
  if (others.length === 0) return 'Nobody you follow shows a ride.';
  const self = rows.find(({ isSelf }) => isSelf);
  const mine = self?.figures.averageOutputWatts ?? null;
  const measured = others.flatMap(({ figures }) => figures.averageOutputWatts ?? []);
  if (measured.length === 0) return `Nobody you follow rode ${what} with an output.`;
  const [first] = others;
  if (mine === null)
    return `${first?.username ?? ''} averages ${format.number(first?.figures.averageOutputWatts ?? null)}${noBreak}W over ${what}, the most of those you follow.`;
  const stronger = measured.filter((watts) => watts > mine).length;
  const people = counted(measured.length, format.number(measured.length), 'person').replace(
    'persons',
    'people',
  );
  const watts = `${format.number(mine)}${noBreak}W`;
  if (stronger === 0) return `Your ${watts} over ${what}: none of the ${people} you follow averages more.`;
  const start = `Your ${watts} over ${what}`;
  if (measured.length === 1) return `${start}: the one person you follow averages more.`;
  const verb = stronger === 1 ? 'averages' : 'average';
  return `${start}: ${format.number(stronger)} of ${people} you follow ${verb} more.`;
}

/** Those whose rides cannot be shown or could not be read, in sentences: private, idle and failing are told apart. */
export function silentSentences(
  { privateUsernames, idleUsernames, failed }: Pick<Friends, 'privateUsernames' | 'idleUsernames' | 'failed'>,
  format: Formatter,
): readonly string[] {
  const sentences: string[] = [];
  if (privateUsernames.length > 0)
    sentences.push(
      `${format.list(privateUsernames)} ${privateUsernames.length === 1 ? 'keeps a private profile and shows' : 'keep private profiles and show'} no rides.`,
    );
  if (idleUsernames.length > 0)
    sentences.push(
      `${format.list(idleUsernames)} ${idleUsernames.length === 1 ? 'has' : 'have'} shown no ride on a bike lately.`,
    );
  for (const { username, reason, at, hasRides } of failed) {
    const kept = hasRides ? ' What was known of them is shown as it was.' : '';
    sentences.push(
      `${username} could not be read on ${format.date(at.slice(0, 10))}: ${reason.replace(/\.$/, '')}.${kept} A sync asks again after a day.`,
    );
  }
  return sentences;
}

/** `9.9 kJ a minute over 6 rides`; what the bar of somebody stands for. */
export function rowDetail(row: FriendRow, format: Formatter): string {
  const rides = counted(row.figures.workouts, format.number(row.figures.workouts), 'ride');
  const perMinute = row.figures.outputKilojoulesPerMinute;
  return perMinute === null ? rides : `${format.decimal(perMinute, 1)}${noBreak}kJ a minute over ${rides}`;
}
