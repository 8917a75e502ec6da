/** Owns the text that Prometheus reads: https://prometheus.io/docs/instrumenting/exposition_formats/ */
import { performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

export const renderMetrics = (metrics: readonly Metric[]): string => metrics.map(renderMetric).join('');

function renderMetric({ name, help, type, samples }: Metric): string {
  const lines = samples.map(({ labels, value }) => `${name}${renderLabels(labels)} ${value}`);
  return [`# HELP ${name} ${escaped(help)}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

function renderLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');

/** What every program of ours tells of itself. */
export function processMetrics(): readonly Metric[] {
  const gauge = (name: string, help: string, value: number): Metric => ({
    ...{ name, help, type: 'gauge' },
    samples: [{ labels: {}, value }],
  });
  return [
    gauge('ridebook_heap_bytes', 'Memory in use by the program itself.', getHeapStatistics().used_heap_size),
    gauge(
      'ridebook_busy_share',
      'Share of its time that the program was busy.',
      performance.eventLoopUtilization().utilization,
    ),
    gauge('ridebook_uptime_seconds', 'How long the program has run.', performance.now() / 1000),
  ];
}

export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8';
