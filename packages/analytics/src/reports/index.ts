export { parseSelection } from './explorer-report.ts';
export { ReportError } from './report-error.ts';
export type { ReportInput } from './report.ts';
export {
  describeReports,
  reportNames,
  tellReport,
  type ReportDescription,
  type ReportName,
} from './reports.ts';
