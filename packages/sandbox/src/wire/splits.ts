/** Owns how splits look on the wire: as plain splits and as a table of them. */
import type { UnitSystem } from '../options.ts';
import { displayUnits, rounded } from '../samples/display-units.ts';
import type { Measured, RowSplit, Split } from '../samples/measured.ts';

function bestOf(splits: readonly Split[]): Split | undefined {
  const whole = splits.filter(({ marker }) => marker >= 1);
  return whole.toSorted((one, other) => one.seconds - other.seconds)[0];
}

function rowSplitsJson(splits: readonly RowSplit[]) {
  const best = splits.slice(0, -1).toSorted((one, other) => one.seconds - other.seconds)[0];
  let elapsed = 0;
  let travelled = 0;
  return {
    splits_metrics: {
      header: [
        { slug: 'meter', display_name: 'Meters' },
        { slug: 'total_time', display_name: 'Total Time' },
        { slug: 'pace', display_name: 'min/500m' },
        { slug: 'spm', display_name: 'spm' },
        { slug: 'avg_output', display_name: 'Avg Output' },
        { slug: 'form_score', display_name: 'Form Rating' },
      ],
      metrics: splits.map((split) => {
        elapsed += split.seconds;
        const length = split.metres - travelled;
        travelled = split.metres;
        return {
          is_best: split === best,
          has_floor_segment: false,
          data: [
            { slug: 'meter', value: split.metres, unit: 'm' },
            { slug: 'total_time', value: rounded(elapsed / 60, 2), unit: 'min' },
            { slug: 'pace', value: rounded(((split.seconds / 60) * 500) / length, 2), unit: 'min/500m' },
            { slug: 'spm', value: split.strokeRate, unit: null },
            { slug: 'avg_output', value: split.watts, unit: 'w' },
            { slug: 'form_score', value: 94.5, unit: '%' },
          ],
        };
      }),
    },
  };
}

export function splitsJson(discipline: string, measured: Measured, unitSystem: UnitSystem) {
  if (measured.rowSplits.length > 0) return rowSplitsJson(measured.rowSplits);
  if (measured.splits.length === 0) {
    const { distance, elevation } = displayUnits[unitSystem];
    // A run that nothing measured still says in which unit its splits would have been.
    return discipline === 'running'
      ? {
          splits_data: {
            distance_marker_display_unit: distance,
            elevation_change_display_unit: elevation,
            splits: [],
          },
        }
      : { splits_data: {}, splits_metrics: {} };
  }
  const units = displayUnits[unitSystem];
  const best = bestOf(measured.splits);
  let elapsed = 0;
  return {
    splits_data: {
      distance_marker_display_unit: units.distance,
      elevation_change_display_unit: units.elevation,
      splits: measured.splits.map((split, index) => ({
        distance_marker: split.marker,
        order: index + 1,
        // Of a remainder Peloton tells its pace here, and its seconds in the table alone.
        seconds: split.marker >= 1 ? split.seconds : Math.round(split.seconds / split.marker),
        elevation_change: split.elevation,
        has_floor_segment: false,
        is_best: split === best,
      })),
    },
    splits_metrics: {
      header: [
        { slug: units.distance, display_name: units.distance },
        { slug: 'total_time', display_name: 'Total Time' },
        { slug: 'pace', display_name: 'Pace' },
        { slug: 'elevation', display_name: 'Elevation' },
      ],
      metrics: measured.splits.map((split, index) => {
        elapsed += split.seconds;
        const travelled = split.marker >= 1 ? split.marker : index + split.marker;
        const length = split.marker >= 1 ? 1 : split.marker;
        return {
          is_best: split === best,
          has_floor_segment: false,
          data: [
            { slug: units.distance, value: travelled, unit: units.distance },
            { slug: 'total_time', value: rounded(elapsed / 60, 2), unit: 'min' },
            { slug: 'pace', value: rounded(split.seconds / 60 / length, 2), unit: units.pace },
            { slug: 'elevation', value: split.elevation, unit: units.elevation },
          ],
        };
      }),
    },
  };
}
