/** Owns which keys lead from one workout to the next. */

/** `older` is the workout before in time, `newer` the one after it. */
export type Neighbour = 'older' | 'newer';

const keys: Readonly<Record<string, Neighbour>> = {
  j: 'older',
  k: 'newer',
  ArrowLeft: 'older',
  ArrowRight: 'newer',
};

/** Arrows belong to whatever they move in, where the focus is in such a thing. */
const movesByArrows =
  'input, select, textarea, [role="slider"], [role="menu"], [role="region"], [tabindex="0"]';

export function maybeNeighbour(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'defaultPrevented'>,
  target: Pick<Element, 'closest'> | null,
): Neighbour | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  const neighbour = keys[event.key];
  if (neighbour === undefined) return null;
  return event.key.startsWith('Arrow') && target?.closest(movesByArrows) != null ? null : neighbour;
}
