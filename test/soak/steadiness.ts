/** Owns judging whether what a process holds stays level: a line through its samples, and how far it rises over them. */

export interface Sample {
  readonly atSeconds: number;
  readonly residentMegabytes: number;
  readonly sockets: number;
  /** Everything that is open: files, sockets, pipes, timers of the kernel. */
  readonly handles: number;
}

/** How far a straight line through the samples rises from the first to the last, by least squares. */
export function riseOf(samples: readonly Sample[], pick: (sample: Sample) => number): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanAt, meanValue] = [mean(samples.map(({ atSeconds }) => atSeconds)), mean(samples.map(pick))];
  const spread = samples.reduce((sum, { atSeconds }) => sum + (atSeconds - meanAt) ** 2, 0);
  const together = samples.reduce(
    (sum, sample) => sum + (sample.atSeconds - meanAt) * (pick(sample) - meanValue),
    0,
  );
  const seconds = (samples.at(-1)?.atSeconds ?? 0) - (samples[0]?.atSeconds ?? 0);
  return spread === 0 ? 0 : (together / spread) * seconds;
}
