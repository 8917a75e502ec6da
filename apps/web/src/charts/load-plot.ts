/** Owns fetching Observable Plot: a chunk of its own, asked for by the first chart that is shown. */
import type { Plot } from './chart.ts';

/** The module registry keeps it, so that every later call answers at once. */
export const loadPlot = (): Promise<Plot> => import('./plot-parts.ts');
