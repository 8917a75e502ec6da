/** Owns how a discipline is filled in a chart: its colour; a bootcamp its parent's, paler and edged; an unknown name the control's grey. */

export interface DisciplineLook {
  readonly fill: string;
  readonly fillOpacity: number;
}

const parents: Readonly<Record<string, string>> = {
  bootcamp: 'running',
  bike_bootcamp: 'cycling',
  row_bootcamp: 'rowing',
};

const coloured: ReadonlySet<string> = new Set([
  'cycling',
  'strength',
  'running',
  'walking',
  'yoga',
  'stretching',
  'meditation',
  'cardio',
  'rowing',
]);

/** An unknown name never becomes a part of a style: it is the API's text. */
export function disciplineLook(discipline: string): DisciplineLook {
  const parent = parents[discipline];
  if (parent !== undefined) return { fill: `var(--d-${parent})`, fillOpacity: 0.4 };
  return coloured.has(discipline)
    ? { fill: `var(--d-${discipline})`, fillOpacity: 1 }
    : { fill: 'var(--control)', fillOpacity: 1 };
}
