/**
 * Owns the register of reports: the one way in which the command line, the REST API and the browser come by a figure, so
 * that the same question has the same answer to the last digit wherever it is asked.
 */
import { countImports, newestFirst } from '../counted.ts';
import { diaryReports } from './diary-reports.ts';
import { explorerReports } from './explorer-report.ts';
import { choice, maybeDate } from './parameters.ts';
import { progressReports } from './progress-reports.ts';
import { ReportError } from './report-error.ts';
import type { Report, ReportInput } from './report.ts';
import { storyReports } from './story-reports.ts';

const reports = { ...diaryReports, ...progressReports, ...explorerReports, ...storyReports } as const;

export type ReportName = keyof typeof reports;

/** By the alphabet. */
export const reportNames = (Object.keys(reports) as ReportName[]).sort();

/** What every report takes. */
const sharedParameters = {
  today: maybeDate('the day that is today (the real one)'),
  imports: choice('whether imported workouts count in records, streaks and totals', ['out', 'in'], 'out'),
};

export interface ReportDescription {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly description: string }[];
}

/** Every report with its parameters, in words. */
export function describeReports(): readonly ReportDescription[] {
  return reportNames.map((name) => ({
    name,
    description: reports[name].description,
    parameters: Object.entries(parametersOf(reports[name])).map(([parameter, { description }]) => ({
      name: parameter,
      description,
    })),
  }));
}

const parametersOf = (report: Report): Report['parameters'] => ({
  ...report.parameters,
  ...sharedParameters,
});

/**
 * Tells a report as plain JSON.
 * @param texts the parameters as plain strings, by name
 * @throws ReportError when there is no such report, or a parameter is unknown or makes no sense
 */
export function tellReport(
  name: string,
  texts: Readonly<Record<string, string>>,
  input: ReportInput,
): unknown {
  const known = reportNames.find((candidate) => candidate === name);
  if (known === undefined)
    throw new ReportError(
      'not-found',
      `There is no report "${name}". The reports are: ${reportNames.join(', ')}.`,
    );
  const report: Report = reports[known];
  const parameters = Object.keys(parametersOf(report));
  const unknown = Object.keys(texts).find((text) => !parameters.includes(text));
  if (unknown !== undefined)
    throw new ReportError(
      'bad-parameter',
      `The report "${name}" knows no "${unknown}". It takes: ${parameters.join(', ')}.`,
    );
  const today = sharedParameters.today.parse(texts['today'], 'today') ?? input.today;
  const imports = sharedParameters.imports.parse(texts['imports'], 'imports');
  // In one order, whoever asks: sums of fractions depend on it in their last digit.
  const workouts = (imports === 'in' ? countImports(input.workouts) : input.workouts).toSorted(newestFirst);
  return report.tell({ ...input, workouts, today }, texts);
}
