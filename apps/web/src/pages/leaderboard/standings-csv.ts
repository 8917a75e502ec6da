/** Owns finishes gathered by length or instructor as a table that leaves the page: exact values. */
import type { StandingGroup } from '@ridebook/analytics';
import type { ChartTable } from '../../charts/chart.ts';

/** @param head what the groups are: `Length min`, `Instructor` */
export function standingsCsv(groups: readonly StandingGroup[], head: string): ChartTable {
  return {
    heads: [head, 'Finishes', 'Best top %', 'Average top %', 'Median top %'],
    rows: groups.map(({ name, finishes, best, averageStandingPercent, standingSpreadPercent }) => [
      name,
      finishes,
      best.standingPercent,
      averageStandingPercent,
      standingSpreadPercent?.median ?? null,
    ]),
  };
}
