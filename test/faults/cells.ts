/** Owns the table of the suite: every fault at every endpoint and position, and a smaller one that meets all of it in pairs. */
import {
  isNetworkFault,
  endpoints,
  faults,
  positions,
  type Endpoint,
  type Fault,
  type Position,
} from './faults.ts';

export interface Cell {
  readonly fault: Fault;
  readonly endpoint: Endpoint;
  readonly position: Position;
}

export interface Table {
  readonly applicable: readonly Cell[];
  readonly notApplicable: readonly (Cell & { readonly reason: string })[];
}

export const nameOfCell = ({ fault, endpoint, position }: Cell): string =>
  `${fault.name} at ${endpoint}, ${position}`;

/** Only these are asked for more than once in a sync. */
const manyTimes: readonly Endpoint[] = ['list', 'workout', 'graph', 'companion'];

function maybeReason({ fault, endpoint, position }: Cell): string | null {
  const reason = fault.isNot?.[endpoint];
  if (reason !== undefined) return reason;
  if (position !== 'first' && !manyTimes.includes(endpoint)) return 'it is asked for once in a sync';
  if (isNetworkFault(fault.name) && endpoint !== 'me' && endpoint !== 'renewal' && endpoint !== 'sign-in')
    return 'the network is gone for the whole host: the first request meets it';
  if (fault.name === '404' && endpoint === 'graph') return 'it means that there are no samples';
  return null;
}

const everyCell: readonly Cell[] = faults.flatMap((fault) =>
  endpoints.flatMap((endpoint) => positions.map((position) => ({ fault, endpoint, position }))),
);

export function wholeTable(): Table {
  const judged = everyCell.map((cell) => ({ cell, reason: maybeReason(cell) }));
  return {
    applicable: judged.filter(({ reason }) => reason === null).map(({ cell }) => cell),
    notApplicable: judged.flatMap(({ cell, reason }) => (reason === null ? [] : [{ ...cell, reason }])),
  };
}

/** A small choice in which every fault meets both weights of endpoint, and every kind of fault each endpoint and position. */
export function pairwiseTable(): readonly Cell[] {
  const uncovered = new Set(wholeTable().applicable.flatMap(pairsOf));
  const chosen: Cell[] = [];
  while (uncovered.size > 0) {
    // Greedy: the cell that meets most of what has not met yet; among equals, one of a place that was chosen least.
    const worth = (cell: Cell): number => 1000 * gain(cell, uncovered) - crowd(cell, chosen);
    const best = wholeTable().applicable.reduce((a, b) => (worth(b) > worth(a) ? b : a));
    for (const pair of pairsOf(best)) uncovered.delete(pair);
    chosen.push(best);
  }
  return chosen;
}

const gain = (cell: Cell, uncovered: ReadonlySet<string>): number =>
  pairsOf(cell).filter((pair) => uncovered.has(pair)).length;

const crowd = ({ endpoint, position }: Cell, chosen: readonly Cell[]): number =>
  chosen.filter((cell) => cell.endpoint === endpoint).length +
  chosen.filter((cell) => cell.position === position).length;

/** What nothing works without, and what costs only itself. */
const essential: readonly Endpoint[] = ['sign-in', 'renewal', 'me', 'list'];

const pairsOf = ({ fault, endpoint, position }: Cell): readonly string[] => [
  `${fault.name} ${essential.includes(endpoint) ? 'essential' : 'single'}`,
  `${fault.kind} ${position}`,
  `${fault.kind} ${endpoint}`,
  `${endpoint} ${position}`,
];
