/** Owns the traces as tables: a few rows to read through, and every second to take away. */
import type { Samples } from '@ridebook/domain';
import { traceTable, type Stretch } from '@ridebook/analytics/traces';
import type { ChartTable } from '../charts/chart.ts';
import type { Formatter } from '../format/formatter.ts';
import { shownChannels, type TraceChannel } from './trace-channels.ts';
import { clockTime } from './trace-words.ts';

const headOf = (channel: TraceChannel, format: Formatter): string =>
  `${channel.title}, ${channel.unit(format)}`;

/** The stretch that is seen in rows of some seconds each, the mean of each channel in them. */
export function readableTable(
  samples: Samples,
  stretch: Stretch,
  format: Formatter,
): ChartTable & { readonly stepSeconds: number } {
  const table = traceTable(samples, stretch);
  const channels = shownChannels(table.channels);
  return {
    stepSeconds: table.stepSeconds,
    heads: ['From', ...channels.map((channel) => headOf(channel, format))],
    rows: table.rows.map(({ fromSecond, averages }) => [
      clockTime(fromSecond, format),
      ...channels.map((channel) => {
        const value = averages[table.channels.indexOf(channel.name)] ?? null;
        return value === null ? null : channel.write(value, format);
      }),
    ]),
  };
}

/** Every sample as it came, in SI units, with the names that the REST API uses. */
export function sampleTable({ seconds, channels }: Samples): ChartTable {
  return {
    heads: ['second', ...channels.map(({ name }) => name)],
    rows: seconds.map((second, index) => [second, ...channels.map(({ values }) => values[index] ?? null)]),
  };
}
