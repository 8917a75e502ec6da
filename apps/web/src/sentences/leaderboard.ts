/** Owns what is said of finishes on the leaderboard: the best one, the usual one, and where the rider stands highest. */
import type { Leaderboard, StandingGroup } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import type { Voice } from './voice.ts';

/** An average of fewer finishes is one of chance. */
const fewestFinishes = 8;

export function leaderboardHeadline({ finishes }: Leaderboard, format: Formatter): string {
  const best = finishes[0];
  if (best === undefined || best.leaderboardRank === null || best.leaderboardUsers === null)
    return 'No finish on a leaderboard yet.';
  const rank = format.number(best.leaderboardRank);
  const users = format.number(best.leaderboardUsers);
  return `${format.rider.Your} best finish: ${rank} of ${users}, the top ${format.number(best.finishTopPercent)}\u00a0%, on ${format.date(best.localDate)}.`;
}

/** The usual finish and the instructor with whom it is best; `null` where too few finishes can tell. */
export function maybeStandingVoice(
  { finishes, byInstructor }: Leaderboard,
  median: number | null,
  format: Formatter,
): Voice | null {
  if (median === null) return null;
  if (finishes.length < fewestFinishes)
    return {
      strong: `Only ${format.number(finishes.length)} so far.`,
      rest: ` What is usual can be said from ${fewestFinishes} finishes.`,
    };
  const enough = byInstructor.filter((group) => group.finishes >= fewestFinishes);
  const best = enough.reduce<StandingGroup | null>(
    (least, group) =>
      (group.standingSpreadPercent?.median ?? 100) < (least?.standingSpreadPercent?.median ?? 100)
        ? group
        : least,
    null,
  );
  const highest =
    best?.standingSpreadPercent == null
      ? ''
      : ` With ${best.name} it is the top ${format.number(Math.ceil(best.standingSpreadPercent.median))}\u00a0%, over ${format.number(best.finishes)} classes.`;
  return {
    strong: `Usually in the top ${format.number(Math.ceil(median))}\u00a0%.`,
    rest: ` Half of ${format.rider.your} finishes are better than that.${highest}`,
  };
}
