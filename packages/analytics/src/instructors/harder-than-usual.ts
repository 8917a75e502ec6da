/** Owns whether a ride was harder than usual: its average output against the rider's own at about that time. */
import type { Workout } from '@ridebook/domain';
import { dayNumber } from '../calendar-days.ts';
import { fewestComparableRides } from '../home/comparable-standing.ts';
import { isCounted, maybeClassMinutes } from '../counted.ts';
import { groupBy } from '../group-by.ts';
import { maybeMedian, maybeSpread, type Spread } from '../spread.ts';

/** How far before and after a ride its usual is looked for: long enough for a median, too short for fitness to move it far. */
const usualWithinDays = 60;
/** Fewer other rides around it say nothing about what is usual. */
const fewestUsualRides = 3;

/** Each ride's watts over the median of the others of its discipline and length within 60 days, less one: 0.03 is 3 % harder. */
export function effortsAgainstUsual(workouts: readonly Workout[]): ReadonlyMap<string, number> {
  const efforts = new Map<string, number>();
  const classes = workouts.flatMap((workout) => {
    const minutes = maybeClassMinutes(workout);
    const watts = workout.averageOutputWatts;
    return minutes === null || watts === null || !isCounted(workout)
      ? []
      : [
          {
            id: workout.id,
            key: `${workout.discipline} ${minutes}`,
            day: dayNumber(workout.localDate),
            watts,
          },
        ];
  });
  for (const members of groupBy(classes, ({ key }) => key).values()) {
    const byDay = members.toSorted((a, b) => a.day - b.day);
    let first = 0;
    let end = 0;
    for (const [index, ride] of byDay.entries()) {
      while ((byDay[first]?.day ?? Infinity) < ride.day - usualWithinDays) first += 1;
      while ((byDay[end]?.day ?? Infinity) <= ride.day + usualWithinDays) end += 1;
      const others = [...byDay.slice(first, index), ...byDay.slice(index + 1, end)];
      if (others.length < fewestUsualRides) continue;
      const median = maybeMedian(others.map(({ watts }) => watts));
      if (median !== null && median > 0) efforts.set(ride.id, ride.watts / median - 1);
    }
  }
  return efforts;
}

/** The efforts of a group of rides; `null` under eight of them. */
export function maybeEffortSpread(
  rides: readonly Workout[],
  efforts: ReadonlyMap<string, number>,
): (Spread & { readonly rides: number }) | null {
  const values = rides.flatMap(({ id }) => efforts.get(id) ?? []);
  const spread = values.length < fewestComparableRides ? null : maybeSpread(values);
  return spread && { ...spread, rides: values.length };
}
