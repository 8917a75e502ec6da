/** Owns the chart of the riders side by side: each a row with every ride as a dot, the average as a bar; the rider's own is blue. */
import type { FriendRide, FriendRow } from '@ridebook/analytics';
import type { Formatter } from '../format/formatter.ts';
import { workoutAddress } from '../state/workout-address.ts';
import { isNarrow, type Chart, type ChartFrame, type ChartPoint } from './chart.ts';
import { drawFigure } from './figure.ts';
import { around, roundNumbers } from './ticks.ts';

export interface FriendsChartOptions {
  readonly rows: readonly FriendRow[];
  readonly rides: readonly FriendRide[];
  readonly sentence: string;
  readonly format: Formatter;
}

interface Dot {
  readonly key: string;
  readonly watts: number;
  readonly isSelf: boolean;
}

const widePitch = 26;
const narrowPitch = 38;

export function friendsChart({ rows, rides, sentence, format }: FriendsChartOptions): Chart {
  const shown = rows.filter(({ figures }) => figures.averageOutputWatts !== null);
  const keys = new Set(shown.map(({ friendId }) => friendId));
  const measured = rides.flatMap((line) => {
    const watts = line.ride.averageOutputWatts;
    return watts === null || !keys.has(line.friendId) ? [] : [{ ...line, watts }];
  });
  const points: readonly ChartPoint[] = measured
    .toSorted((a, b) => rank(shown, a.friendId) - rank(shown, b.friendId) || a.watts - b.watts)
    .map(({ friendId, username, isSelf, ride, watts }) => ({
      x: watts,
      y: friendId,
      title: username,
      lines: [`${format.exact(watts)}\u00a0W, ${format.date(ride.localDate)}`, ride.title],
      href: isSelf ? workoutAddress(ride.id) : null,
    }));
  return {
    sentence,
    points,
    table: {
      heads: ['Rider', 'Average output W', 'Rides', 'Lowest W', 'Highest W'],
      rows: shown.map(({ friendId, username, figures }) => {
        const watts = measured.filter((ride) => ride.friendId === friendId).map((ride) => ride.watts);
        return [
          username,
          figures.averageOutputWatts,
          figures.workouts,
          watts.length === 0 ? null : Math.min(...watts),
          watts.length === 0 ? null : Math.max(...watts),
        ];
      }),
    },
    draw: (frame) => {
      const dots = measured.map(({ friendId, isSelf, watts }) => ({ key: friendId, isSelf, watts }));
      return draw(frame, shown, dots, points, format);
    },
  };
}

const rank = (rows: readonly FriendRow[], id: string): number =>
  rows.findIndex(({ friendId }) => friendId === id);

function draw(
  frame: ChartFrame,
  rows: readonly FriendRow[],
  dots: readonly Dot[],
  points: readonly ChartPoint[],
  format: Formatter,
) {
  const { plot } = frame;
  const narrow = isNarrow(frame);
  const averages = rows.flatMap(({ friendId, username, isSelf, figures }) =>
    figures.averageOutputWatts === null
      ? []
      : [{ key: friendId, name: username, isSelf, watts: figures.averageOutputWatts }],
  );
  const domain = around(dots.map(({ watts }) => watts));
  const ticks = roundNumbers(domain[0], domain[1], narrow ? 4 : 7);
  const name = {
    y: 'key',
    text: ({ name: username }: { readonly name: string }) =>
      username.length > 21 ? `${username.slice(0, 20)}…` : username,
    frameAnchor: 'left',
    textAnchor: 'start',
    fontStretch: '100%',
    fontSize: 12.5,
    ...(narrow ? { dy: -14, stroke: 'var(--paper)', strokeWidth: 4 } : { dx: -156 }),
  } as const;
  return drawFigure(frame, {
    height: averages.length * (narrow ? narrowPitch : widePitch) + 34,
    marginLeft: 156,
    marginRight: 62,
    marginTop: 4,
    marginBottom: 26,
    x: { domain: [...domain] },
    y: { type: 'band', domain: averages.map(({ key }) => key) },
    points,
    pointing: 'xy',
    marks: [
      plot.ruleX([...ticks], { stroke: 'var(--rule)', shapeRendering: 'crispEdges' }),
      plot.dot(
        dots.filter(({ isSelf }) => !isSelf),
        { x: 'watts', y: 'key', r: 3, fill: 'var(--past)', fillOpacity: 0.6 },
      ),
      plot.dot(
        dots.filter(({ isSelf }) => isSelf),
        { x: 'watts', y: 'key', r: 3, fill: 'var(--accent)', fillOpacity: 0.7 },
      ),
      plot.tickX(averages, {
        x: 'watts',
        y: 'key',
        stroke: ({ isSelf }: { readonly isSelf: boolean }) => (isSelf ? 'var(--accent)' : 'var(--ink)'),
        strokeWidth: 2.25,
        insetTop: narrow ? 11 : 5,
        insetBottom: narrow ? 11 : 5,
      }),
      plot.text(
        averages.filter(({ isSelf }) => !isSelf),
        { ...name, fill: 'var(--ink-2)' },
      ),
      plot.text(
        averages.filter(({ isSelf }) => isSelf),
        { ...name, fill: 'var(--accent-ink)', fontWeight: 600 },
      ),
      plot.text(averages, {
        y: 'key',
        frameAnchor: 'right',
        textAnchor: 'end',
        dx: 56,
        text: ({ watts }: { readonly watts: number }) => `${format.number(watts)}\u00a0W`,
        fontWeight: 600,
        fill: ({ isSelf }: { readonly isSelf: boolean }) => (isSelf ? 'var(--accent-ink)' : 'var(--ink)'),
      }),
      plot.text([...ticks], {
        x: (tick: number) => tick,
        text: (tick: number) => format.number(tick),
        frameAnchor: 'bottom',
        lineAnchor: 'top',
        dy: 8,
        fill: 'var(--ink-2)',
      }),
    ],
  });
}
