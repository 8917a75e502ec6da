export { maybeHeldShare, type AskedRange } from './held-share.ts';
export { traceGaps, usualStepSeconds, type TraceGap } from './runs.ts';
export { shownSamples } from './shown-samples.ts';
export {
  stretchReader,
  type ChannelFigures,
  type Stretch,
  type StretchFigures,
  type StretchReader,
} from './selection.ts';
export { smoothings, type SmoothingSeconds } from './smooth.ts';
export { traceColumns, type TraceColumn, type TraceColumns } from './trace-columns.ts';
export { traceTable, type TraceTable } from './trace-table.ts';
