/** Owns the second-by-second measurements of one workout. */

/** One measured channel: a value per entry of `Samples.seconds`, `null` where nothing was measured. */
export interface SampleChannel {
  /** The field's name with its unit, such as `outputWatts`. */
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** All channels of a workout on one time axis. */
export interface Samples {
  /** Seconds since pedalling started, ascending; gaps are gaps. */
  readonly seconds: readonly number[];
  readonly channels: readonly SampleChannel[];
}
