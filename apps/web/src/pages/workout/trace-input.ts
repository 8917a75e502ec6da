/** Owns how the story of a workout becomes what its traces show: the class plan as parts and gates, the zones with their bounds. */
import type { ChannelTargets, HeartRateZones, PowerZones, WorkoutStory } from '@ridebook/domain';
import type { TraceGate, TracePart, TraceZone, TraceZones } from '../../traces/trace-figure.ts';
import type { Formatter } from '../../format/formatter.ts';

const maybeTargets = (story: WorkoutStory, channel: ChannelTargets['channel']): ChannelTargets | null =>
  story.targets?.channels.find((targets) => targets.channel === channel) ?? null;

/** A zone is asked for by its whole number; of a range of zones the lower one gives the colour. */
const zoneOf = (lower: number): number => Math.min(7, Math.max(1, Math.round(lower)));

/** The parts of the class in time, none where there is but one without a zone; where zones are called out, each call is a part of its own under its segment's name. */
export function planParts(story: WorkoutStory): readonly TracePart[] {
  const segments = story.segments ?? [];
  const zones = maybeTargets(story, 'powerZone')?.ranges ?? [];
  if (zones.length === 0 && segments.length < 2) return [];
  if (zones.length === 0)
    return segments.map(({ name, fromSecond, toSecond }) => ({ name, fromSecond, toSecond, zone: null }));
  return zones.map(({ fromSecond, toSecond, lower }) => {
    const middle = (fromSecond + toSecond) / 2;
    const segment = segments.find((part) => middle >= part.fromSecond && middle < part.toSecond);
    return { name: segment?.name ?? `Zone ${zoneOf(lower)}`, fromSecond, toSecond, zone: zoneOf(lower) };
  });
}

/** What the class asked for, channel by channel, in the channel's own unit. */
export function askedGates(story: WorkoutStory): readonly TraceGate[] {
  return (story.targets?.channels ?? []).flatMap((targets): readonly TraceGate[] => {
    if (targets.channel === 'paceIntensity') return [];
    if (targets.channel !== 'powerZone')
      return targets.ranges.map((range) => ({ ...range, channel: targets.channel, zone: null }));
    return (targets.wattRanges ?? []).map((range, index) => ({
      ...range,
      channel: 'outputWatts',
      zone: zoneOf(targets.ranges[index]?.lower ?? 1),
    }));
  });
}

/** A pace or a split from a speed; where they are measured they are shown in its place. */
const pacesOfSpeed: Readonly<Record<string, (metresPerSecond: number) => number>> = {
  paceSecondsPerMetre: (speed) => 1 / speed,
  splitSecondsPer500Metres: (speed) => 500 / speed,
};

/** The same where it is drawn: in the channel that is shown. Who is asked to stand still has no slowest pace. */
export function shownGates(story: WorkoutStory): readonly TraceGate[] {
  const measured = story.samples?.channels.map(({ channel }) => channel) ?? [];
  const pace = Object.entries(pacesOfSpeed).find(([channel]) => measured.includes(channel));
  const gates = askedGates(story);
  if (pace === undefined) return gates;
  const [channel, turn] = pace;
  return gates.map((gate) =>
    gate.channel !== 'speedMetresPerSecond' || gate.upper === null
      ? gate
      : { ...gate, channel, lower: turn(gate.upper), upper: gate.lower > 0 ? turn(gate.lower) : null },
  );
}

export function traceZones(story: WorkoutStory, format: Formatter): readonly TraceZones[] {
  const { powerZones, heartRateZones } = story;
  return [
    ...(powerZones === null
      ? []
      : [{ channel: 'outputWatts', ramp: 'power', zones: powerBands(powerZones, format) } as const]),
    ...(heartRateZones?.lowerBoundsBpm == null
      ? []
      : [
          {
            channel: 'heartRateBpm',
            ramp: 'heart',
            zones: heartBands(heartRateZones.lowerBoundsBpm, format),
          } as const,
        ]),
  ];
}

const noBreak = '\u00a0';

/** Upper bounds belong to their zone, so the next one begins a watt higher. */
function powerBands(
  { upperBoundsWatts }: Pick<PowerZones, 'upperBoundsWatts'>,
  format: Formatter,
): readonly TraceZone[] {
  return Array.from({ length: upperBoundsWatts.length + 1 }, (_, index) => {
    const below = upperBoundsWatts[index - 1];
    const upper = upperBoundsWatts[index];
    const to = upper === undefined ? '' : format.number(Math.floor(upper));
    const from = below === undefined ? '' : format.number(Math.floor(below) + 1);
    const words =
      below === undefined
        ? `to ${to}${noBreak}W`
        : upper === undefined
          ? `${from}${noBreak}W and over`
          : `${from}–${to}${noBreak}W`;
    return { number: index + 1, lower: below ?? 0, words };
  });
}

function heartBands(
  lowerBoundsBpm: NonNullable<HeartRateZones['lowerBoundsBpm']>,
  format: Formatter,
): readonly TraceZone[] {
  return lowerBoundsBpm.map((lower, index) => {
    const next = lowerBoundsBpm[index + 1];
    const from = format.number(Math.floor(lower));
    const to = next === undefined ? '' : format.number(Math.floor(next) - 1);
    const words =
      index === 0
        ? `under ${format.number(Math.floor(next ?? 0))}`
        : next === undefined
          ? `${from} and over`
          : `${from}–${to}`;
    return { number: index + 1, lower, words };
  });
}
