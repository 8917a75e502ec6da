/** Owns fetching uPlot: a chunk of its own, asked for by the first traces that are shown. */
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export type { uPlot };

export const loadUplot = async (): Promise<typeof uPlot> => (await import('uplot')).default;
