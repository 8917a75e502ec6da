/** Owns the figures of a simulated workout without its seconds: small enough to keep for every workout. */
import type { Channel, Measured, Shown } from './measured.ts';
import { meanOf } from './series.ts';
import { effortPoints, type ZoneSeconds } from './zones.ts';

export interface Digest {
  readonly averageOutputWatts: number | null;
  readonly maximumOutputWatts: number | null;
  readonly averageCadenceRpm: number | null;
  readonly averageResistancePercent: number | null;
  readonly averageSpeed: Shown | null;
  readonly averagePace: Shown | null;
  readonly averageInclinePercent: number | null;
  readonly averageStrokeRateSpm: number | null;
  /** Minutes for 500 metres. */
  readonly averageSplitPace: number | null;
  readonly maximumHeartRateBpm: number | null;
  /** Mean of the seconds with a signal, not rounded. */
  readonly meanHeartRateBpm: number | null;
  readonly distance: Shown | null;
  readonly elevation: Shown | null;
  readonly caloriesKcal: number | null;
  readonly zoneSeconds: ZoneSeconds | null;
  readonly effortPoints: number | null;
}

export function digestOf(measured: Measured): Digest {
  const find = (slug: string): Channel | undefined =>
    measured.channels.find((channel) => channel.slug === slug);
  const speed = find('speed') ?? find('pace')?.alternatives?.[0];
  const shown = (channel: Channel | undefined): Shown | null =>
    channel?.average == null ? null : { value: channel.average, unit: channel.unit };
  const { heart } = measured;
  return {
    averageOutputWatts: find('output')?.average ?? null,
    maximumOutputWatts: find('output')?.maximum ?? null,
    averageCadenceRpm: find('cadence')?.average ?? null,
    averageResistancePercent: find('resistance')?.average ?? null,
    averageSpeed: shown(speed),
    averagePace: shown(find('pace')),
    averageInclinePercent: find('incline')?.average ?? null,
    averageStrokeRateSpm: find('stroke_rate')?.average ?? null,
    averageSplitPace: find('split_pace')?.average ?? null,
    maximumHeartRateBpm: heart?.maximum ?? null,
    meanHeartRateBpm: heart === null ? null : meanOf(heart.values.filter((rate) => rate > 0)),
    distance: measured.distance,
    elevation: measured.elevation,
    caloriesKcal: measured.caloriesKcal,
    zoneSeconds: heart?.zoneSeconds ?? null,
    effortPoints: heart === null ? null : effortPoints(heart.zoneSeconds),
  };
}
