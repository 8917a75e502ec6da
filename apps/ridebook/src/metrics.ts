/**
 * Owns the text that Prometheus reads (https://prometheus.io/docs/instrumenting/exposition_formats/), and the figures of the
 * process itself that every program of ours shows.
 */
import { memoryUsage, resourceUsage, uptime } from 'node:process';

export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8';

export const renderMetrics = (metrics: readonly Metric[]): string =>
  [...metrics, ...processMetrics()].map(renderMetric).join('');

function renderMetric({ name, help, type, samples }: Metric): string {
  const lines = samples.map(({ labels, value }) => `${name}${renderLabels(labels)} ${value}`);
  return [`# HELP ${name} ${escaped(help)}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

function renderLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');

function processMetrics(): readonly Metric[] {
  const { userCPUTime, systemCPUTime } = resourceUsage();
  const gauge = (name: string, help: string, value: number): Metric => ({
    name,
    help,
    type: 'gauge',
    samples: [{ labels: {}, value }],
  });
  return [
    { ...gauge('process_cpu_seconds_total', 'Processor time.', (userCPUTime + systemCPUTime) / 1e6), type: 'counter' },
    gauge('process_resident_memory_bytes', 'Memory in use.', memoryUsage.rss()),
    gauge('process_uptime_seconds', 'How long the program has run.', uptime()),
  ];
}
