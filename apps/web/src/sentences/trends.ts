/** Owns the words of trends: how a measure has moved in a year, and what several of them say together. */
import type { Trend, TrendChange } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { signedDecimal } from './standing.ts';
import type { Voice } from './voice.ts';

const noBreak = '\u00a0';

/** The chart of the average output for those who do not see it. */
export function outputTrendSentence(
  trend: Pick<Trend, 'points' | 'rollingRides'>,
  change: TrendChange | null,
  format: Formatter,
): string {
  const first = trend.points[0];
  const last = trend.points.at(-1);
  if (first === undefined || last === undefined) return 'No ride with an output yet.';
  const span = `Average output of ${format.number(trend.points.length)} rides from ${format.date(first.localDate)} to ${format.date(last.localDate)}`;
  if (change === null) return `${span}.`;
  const year = change.aYearAgo === null ? '' : `, ${format.number(change.aYearAgo)}${noBreak}W a year ago`;
  return `${span}; the median of the last ${trend.rollingRides} is ${format.number(change.now)}${noBreak}W${year}.`;
}

/** `+0.7 in a year`; without a year to compare with, nothing. */
export function yearChangeWords(
  change: TrendChange | null,
  shown: (value: number) => number,
  digits: number,
  format: Formatter,
): string {
  if (change === null || change.change === null) return '';
  return `${signedDecimal(shown(change.change), digits, format)} in a year`;
}

/** Less than this share is no difference worth a word. */
const levelShare = 0.02;

/** What speed, heart rate, cadence and resistance say together; `null` without a year to compare with. */
export function maybeRestVoice(changes: {
  readonly speed: TrendChange | null;
  readonly heartRate: TrendChange | null;
  readonly cadence: TrendChange | null;
  readonly resistance: TrendChange | null;
}): Voice | null {
  const speed = direction(changes.speed);
  const heart = direction(changes.heartRate);
  if (speed !== null && heart !== null) {
    if (speed === 0 && heart === 0)
      return { strong: 'Level', rest: ' with a year ago, in speed and heart rate.' };
    const pace = speed > 0 ? 'Faster' : speed < 0 ? 'Slower' : 'As fast';
    const beats =
      heart === 0 ? 'at the same heart rate' : heart > 0 ? 'at a higher heart rate' : 'at a lower heart rate';
    return { strong: `${pace} ${beats}`, rest: speed === 0 ? ' as a year ago.' : ' than a year ago.' };
  }
  if (speed !== null)
    return speed === 0
      ? { strong: 'As fast', rest: ' as a year ago.' }
      : { strong: speed > 0 ? 'Faster' : 'Slower', rest: ' than a year ago.' };
  const cadence = direction(changes.cadence);
  const resistance = direction(changes.resistance);
  if (cadence === null || resistance === null) return null;
  if (cadence === 0 && resistance === 0)
    return { strong: 'Level', rest: ' with a year ago, in cadence and resistance.' };
  const legs = cadence === 0 ? 'the same cadence' : cadence > 0 ? 'a quicker cadence' : 'a slower cadence';
  const load =
    resistance === 0 ? 'the same resistance' : resistance > 0 ? 'more resistance' : 'less resistance';
  return { strong: `${load.charAt(0).toUpperCase()}${load.slice(1)}`, rest: ` at ${legs} than a year ago.` };
}

function direction(change: TrendChange | null): -1 | 0 | 1 | null {
  if (change === null || change.change === null || change.aYearAgo === null || change.aYearAgo === 0)
    return null;
  const share = change.change / change.aYearAgo;
  if (Math.abs(share) < levelShare) return 0;
  return share > 0 ? 1 : -1;
}
