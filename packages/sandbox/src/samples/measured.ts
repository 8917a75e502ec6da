/** Owns the shape of a simulated workout: everything a graph shows, in the account's display units. */
import type { ZoneSeconds } from './zones.ts';

export interface Shown {
  readonly value: number;
  readonly unit: string;
}

export interface Channel {
  readonly slug: string;
  readonly displayName: string;
  readonly unit: string;
  /** One per recorded second. */
  readonly values: readonly (number | null)[];
  readonly maximum: number | null;
  readonly average: number | null;
  /** The same thing said another way: speed beside pace. */
  readonly alternatives?: readonly Channel[];
}

export interface Heart {
  /** 0 where the signal was lost. */
  readonly values: readonly number[];
  readonly maximum: number;
  /** As the API shows it; whether zeros count differs by machine. */
  readonly average: number;
  readonly zoneSeconds: ZoneSeconds;
  readonly missingSeconds: number;
}

export interface Split {
  readonly marker: number;
  readonly seconds: number;
  readonly elevation: number | null;
}

/** 500 metres on the rower; the last is a remainder. */
export interface RowSplit {
  /** Metres from the start to its end. */
  readonly metres: number;
  readonly seconds: number;
  readonly strokeRate: number;
  readonly watts: number;
}

export interface Coordinate {
  readonly second: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly distance: number;
}

export interface Stroke {
  readonly second: number;
  readonly watts: number;
  readonly rate: number;
}

export interface Measured {
  /** Recorded seconds, ascending from 1; gaps are seconds that nothing recorded. */
  readonly seconds: readonly number[];
  readonly channels: readonly Channel[];
  readonly heart: Heart | null;
  readonly caloriesKcal: number | null;
  readonly distance: Shown | null;
  readonly elevation: Shown | null;
  readonly strokeCount: number | null;
  readonly splits: readonly Split[];
  readonly coordinates: readonly Coordinate[];
  readonly strokes: readonly Stroke[];
  readonly rowSplits: readonly RowSplit[];
}
