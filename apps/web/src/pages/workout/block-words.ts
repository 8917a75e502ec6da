/** Owns what a part of the class asked for in few words: its power zones, its movements. */
import type { PlannedMovement, SegmentFigures, WorkoutStory } from '@ridebook/domain';
import type { Formatter } from '../../format/formatter.ts';

/** The power zones that are called out within a part, lowest first. */
export function askedZones(story: WorkoutStory, segment: SegmentFigures): readonly number[] {
  const ranges = story.targets?.channels.find(({ channel }) => channel === 'powerZone')?.ranges ?? [];
  const zones = new Set<number>();
  for (const { fromSecond, toSecond, lower, upper } of ranges) {
    if (toSecond <= segment.fromSecond || fromSecond >= segment.toSecond) continue;
    for (let zone = Math.max(1, Math.round(lower)); zone <= Math.min(7, Math.round(upper)); zone += 1)
      zones.add(zone);
  }
  return [...zones].sort((a, b) => a - b);
}

/** `Squat (medium), push-up`; rests are left out. */
export function movementWords(movements: readonly PlannedMovement[], format: Formatter): string {
  const names = movements
    .filter(({ isRest }) => !isRest)
    .map(({ name, weightLevel }) => (weightLevel === null ? name : `${name} (${weightLevel})`));
  return names.length === 0 ? '' : format.list([...new Set(names)]);
}
