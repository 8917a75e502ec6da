/** Owns the rower's own part of a graph: one entry per stroke. */
import { rounded } from '../samples/display-units.ts';
import type { Measured } from '../samples/measured.ts';

export function strokesJson(measured: Measured) {
  const watts = measured.strokes.map((stroke) => stroke.watts);
  return {
    output: {
      slug: 'stroke_output',
      display_name: 'Stroke Output',
      display_unit: 'watts',
      max_value: rounded(Math.max(...watts), 2),
      average_value: rounded(watts.reduce((sum, value) => sum + value, 0) / watts.length, 2),
      data: measured.strokes.map((stroke, index) => ({
        id: index + 1,
        seconds_since_pedaling_start: stroke.second,
        output: stroke.watts,
        stroke_rate: stroke.rate,
        errors: index % 41 === 40 ? [{ type: 'open_early' }] : [],
      })),
    },
  };
}
