/** Owns the tables of the records page as they leave it: exact values in the reader's units. */
import type { RecordGroup } from '@ridebook/analytics';
import type { ChartTable } from '../../charts/chart.ts';
import type { ShownMeasure } from './shown-measures.ts';

/** The records of all lengths. */
export function lengthsTable(groups: readonly RecordGroup[], measure: ShownMeasure): ChartTable {
  return {
    heads: ['Length min', valueHead(measure), 'Set on', 'Class', 'Instructor', 'Lately, share', 'Rides'],
    rows: groups.map(({ classMinutes, record, lately, rides }) => [
      classMinutes,
      measure.shown(record.value),
      record.localDate,
      record.title,
      record.instructorName,
      lately?.shareOfRecord ?? null,
      rides,
    ]),
  };
}

/** The bests of one length with each instructor, or in each type of class. */
export function groupedTable(
  groups: readonly RecordGroup[],
  measure: ShownMeasure,
  head: string,
): ChartTable {
  return {
    heads: [head, valueHead(measure), 'Set on', 'Rides'],
    rows: groups
      .toSorted((a, b) => b.record.value - a.record.value)
      .map(({ classType, instructorName, record, rides }) => [
        classType ?? instructorName,
        measure.shown(record.value),
        record.localDate,
        rides,
      ]),
  };
}

const valueHead = ({ label, unit }: ShownMeasure): string => `${label} ${unit}`;
