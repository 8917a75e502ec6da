/** Owns the values of a rider that change over the years and on which other figures depend: FTP, maximum heart rate, weight. */

export const riderValueKinds = ['ftpWatts', 'maximumHeartRateBpm', 'weightKilograms'] as const;

export type RiderValueKind = (typeof riderValueKinds)[number];

/** The least and the most that may be entered: outside of these it was a slip of the finger or another unit. */
export const riderValueLimits: Readonly<Record<RiderValueKind, readonly [least: number, most: number]>> = {
  ftpWatts: [30, 700],
  maximumHeartRateBpm: [100, 240],
  weightKilograms: [25, 300],
};

/**
 * Where a value comes from.
 * - `by-hand`: the rider entered it
 * - `test`: 0.95 of the average output of a 20-minute FTP test
 * - `ride`: what Peloton used for a workout: its `ftp_info`, or the maximum of its heart-rate zones
 * - `estimate`: Peloton's estimate of the FTP; it counts only until something better is known
 * - `account`: what the account said on the day it was read
 * - `age`: 220 less the age of that year, because nobody set a maximum
 */
export type RiderValueSource = 'by-hand' | 'test' | 'ride' | 'estimate' | 'account' | 'age';

/** A value from a day on. */
export interface DatedValue {
  /** The first day it holds, `2026-11-21`. */
  readonly validFrom: string;
  readonly value: number;
  readonly source: RiderValueSource;
  /** The workout that brought it; `null` where none did. */
  readonly workoutId: string | null;
}

/** `GET /api/v1/rider-history`, each oldest first. */
export type RiderHistory = Readonly<Record<RiderValueKind, readonly DatedValue[]>>;

/** A value that the rider enters. */
export interface EnteredValue {
  readonly validFrom: string;
  readonly value: number;
}

/** Body of `PUT /api/v1/rider-history`: the list of a kind takes the place of all that was entered of it; what is left out stays. */
export type RiderHistoryBody = Partial<Readonly<Record<RiderValueKind, readonly EnteredValue[]>>>;

/** Something of the rider's that was kept: entered, or read from the account. */
export interface KeptValue extends EnteredValue {
  readonly kind: RiderValueKind;
  readonly source: 'by-hand' | 'account' | 'age' | 'estimate';
}
