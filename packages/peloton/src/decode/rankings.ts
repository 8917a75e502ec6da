/** Owns telling a workout that changed from one whose class was rated, ranked or signed for once more. */

/** What moves with every rider who takes the class, and says nothing about this one's workout. */
const rankings: ReadonlySet<string> = new Set([
  'leaderboard_rank',
  'total_leaderboard_users',
  'difficulty_estimate',
  'difficulty_rating_avg',
  'difficulty_rating_count',
  'difficulty_level',
  'overall_estimate',
  'overall_rating_avg',
  'overall_rating_count',
  'total_ratings',
  'total_workouts',
  'total_in_progress_workouts',
  'total_following_workouts',
  'total_user_workouts',
]);

/** Whether two answers about one workout differ in nothing but ranks, ratings and the signatures of addresses. */
export const isSameButForRankings = (one: unknown, other: unknown): boolean =>
  lastingText(one) === lastingText(other);

/** Canonical: keys in order. A ranking keeps its type, because one that vanishes or turns into a text is a change. */
function lastingText(json: unknown): string {
  return JSON.stringify(json, (key, value: unknown) => {
    if (rankings.has(key)) return value === null ? null : typeof value;
    if (typeof value === 'string') return value.replace(/^(https?:\/\/[^?#]*)[?#].*$/s, '$1');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
