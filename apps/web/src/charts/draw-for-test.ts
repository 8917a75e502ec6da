/** Owns drawing a chart without a browser, as text a person can open, for the golden files. */
import { parseHTML } from 'linkedom';
import * as plot from './plot-parts.ts';
import type { Chart } from './chart.ts';

/** The svg a line a tag, so that a changed mark is a changed line. */
export function drawAsText(chart: Chart, width: number): string {
  const { document } = parseHTML('<html><body></body></html>');
  const figure = chart.draw({ plot, width, document });
  figure.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${figure.outerHTML.replaceAll('><', '>\n<')}\n`;
}
