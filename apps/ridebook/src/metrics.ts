/** Owns the text that Prometheus reads: https://prometheus.io/docs/instrumenting/exposition_formats/ */

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
