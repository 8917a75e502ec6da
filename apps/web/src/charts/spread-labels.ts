/** Owns keeping labels at the ends of lines apart. */

/**
 * Moves values as little as needed for neighbours to be at least a gap apart, in their order.
 * @returns the moved values, in the order they came
 */
export function spreadLabels(values: readonly number[], gap: number): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const moved = order.map(({ value }) => value);
  // Groups that collide are set around their mean, which may let them meet the next group.
  let groups = moved.map((value, at) => ({ from: at, to: at, sum: value }));
  for (let isSettled = false; !isSettled;) {
    isSettled = true;
    const joined: typeof groups = [];
    for (const group of groups) {
      const last = joined.at(-1);
      if (last !== undefined && endOf(last, gap) + gap > startOf(group, gap)) {
        joined[joined.length - 1] = { from: last.from, to: group.to, sum: last.sum + group.sum };
        isSettled = false;
      } else joined.push(group);
    }
    groups = joined;
  }
  const result = [...values];
  for (const group of groups)
    for (let at = group.from; at <= group.to; at += 1) {
      const place = order[at];
      if (place !== undefined) result[place.index] = startOf(group, gap) + (at - group.from) * gap;
    }
  return result;
}

interface Group {
  readonly from: number;
  readonly to: number;
  readonly sum: number;
}

const countOf = ({ from, to }: Group): number => to - from + 1;
const startOf = (group: Group, gap: number): number =>
  group.sum / countOf(group) - ((countOf(group) - 1) * gap) / 2;
const endOf = (group: Group, gap: number): number => startOf(group, gap) + (countOf(group) - 1) * gap;
