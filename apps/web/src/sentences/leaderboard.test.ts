import { allIsFair, leaderboard } from '@ridebook/analytics';
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { leaderboardHeadline, maybeStandingVoice } from './leaderboard.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'Europe/London' });
const finishes = (count: number) =>
  leaderboard(
    Array.from({ length: count }, (_, place) =>
      rideOn(`2026-11-${String(place + 1).padStart(2, '0')}`, {
        leaderboardRank: 100 + place * 100,
        leaderboardUsers: 2000,
      }),
    ),
    { discipline: 'cycling', asOf: '2026-11-22', fairness: allIsFair },
  );
const plain = (text: string | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');

describe('what is said of finishes', () => {
  it('names the best one', () => {
    expect(plain(leaderboardHeadline(finishes(3), format))).toBe(
      'Your best finish: 100 of 2,000, the top 5 %, on 1 Nov 2026.',
    );
    expect(leaderboardHeadline(finishes(0), format)).toBe('No finish on a leaderboard yet.');
  });

  it('says what is usual only where enough finishes can tell', () => {
    expect(maybeStandingVoice(finishes(0), null, format)).toBeNull();
    expect(maybeStandingVoice(finishes(3), 10, format)?.strong).toBe('Only 3 so far.');
    const voice = maybeStandingVoice(finishes(9), 25, format);
    expect(plain(voice?.strong)).toBe('Usually in the top 25 %.');
    expect(plain(voice?.rest)).toContain('With Ada Axle it is the top 25 %, over 9 classes.');
  });
});
