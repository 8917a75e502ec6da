/** Owns the address of the workouts behind a figure: the explorer with its filters set. */

/** Figures by which the explorer can filter, as it calls them. */
export type FigureName = 'outputKilojoules' | 'averageOutputWatts' | 'heartRateBpm';

export interface WorkoutFilters {
  readonly discipline?: string;
  /** Class length. */
  readonly minutes?: number;
  readonly instructorId?: string;
  readonly classId?: string;
  /** Calendar days, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  /** A figure between two numbers, the second excluded. */
  readonly between?: { readonly figure: FigureName; readonly from: number; readonly to: number };
}

/** `/workouts?discipline=cycling&length=30`; an absent filter is left out. */
export function workoutsAddress(filters: WorkoutFilters): string {
  const parameters: Readonly<Record<string, string | undefined>> = {
    discipline: filters.discipline,
    length: filters.minutes === undefined ? undefined : String(filters.minutes),
    instructor: filters.instructorId,
    class: filters.classId,
    from: filters.from,
    to: filters.to,
    text: filters.text,
    ...(filters.between && { [filters.between.figure]: `${filters.between.from}..${filters.between.to}` }),
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  const text = query.toString();
  return text === '' ? '/workouts' : `/workouts?${text}`;
}

/** The workouts of several disciplines, such as all but cycling. */
export const beyondAddress = (disciplines: readonly string[]): string =>
  workoutsAddress(disciplines.length === 0 ? {} : { discipline: disciplines.join(',') });
