/** Owns the scripted faults: which requests fail, how, and how many more times. */
import { failingShares } from './answer-faults.ts';
import { isFaultName } from './fault-names.ts';

export interface FaultRule {
  /** A substring of the path (query included). */
  readonly match: string;
  /** The n-th distinct matching path, 1-based; `null` for all. */
  readonly position: number | null;
  /** A status code or a name of the fault table. */
  readonly fault: number | string;
  /** How many more requests fail; `null` without end. */
  readonly times: number | null;
}

export interface FaultBook {
  list(): readonly FaultRule[];
  /** Replaces all rules; answers a sentence when they cannot be read. */
  replace(rules: unknown): string | null;
  /** The fault that a request to this path meets, or `null`. */
  take(path: string): number | string | null;
}

interface OpenRule {
  readonly rule: FaultRule;
  readonly seen: string[];
  left: number;
  /** Requests that it would have failed, for the faults that let some through. */
  met: number;
}

function maybeRule(value: unknown): FaultRule | string {
  if (typeof value !== 'object' || value === null) return 'A fault is an object.';
  const { match, position, fault, times } = value as Readonly<Record<string, unknown>>;
  if (typeof match !== 'string') return 'A fault needs "match", a substring of the path.';
  if (position != null && !(Number.isInteger(position) && Number(position) > 0)) {
    return '"position" is a whole number from 1, or absent.';
  }
  if (times != null && !(Number.isInteger(times) && Number(times) >= 0)) {
    return '"times" is a whole number, or absent for every time.';
  }
  const asked = typeof fault === 'string' && /^\d{3}$/.test(fault) ? Number(fault) : fault;
  const isStatus = typeof asked === 'number' && Number.isInteger(asked) && asked >= 200 && asked <= 599;
  if (!isStatus && !(typeof asked === 'string' && isFaultName(asked))) {
    return `"fault" is a status code or a name of the fault table, not ${JSON.stringify(fault)}.`;
  }
  return {
    match,
    position: position == null ? null : Number(position),
    fault: asked,
    times: times == null ? null : Number(times),
  };
}

export function openFaultBook(): FaultBook {
  let open: OpenRule[] = [];
  return {
    list: () => open.map(({ rule, left }) => ({ ...rule, times: Number.isFinite(left) ? left : null })),
    replace: (rules) => {
      if (!Array.isArray(rules)) return 'Faults come as a list.';
      const read = rules.map(maybeRule);
      const problem = read.find((entry) => typeof entry === 'string');
      if (problem !== undefined) return problem;
      open = (read as FaultRule[]).map((rule) => ({ rule, seen: [], left: rule.times ?? Infinity, met: 0 }));
      return null;
    },
    take: (path) => {
      for (const entry of open) {
        if (!path.includes(entry.rule.match)) continue;
        let order = entry.seen.indexOf(path) + 1;
        if (order === 0) order = entry.seen.push(path);
        if (entry.rule.position !== null && entry.rule.position !== order) continue;
        if (entry.left <= 0) continue;
        entry.met++;
        if (entry.met % (failingShares[String(entry.rule.fault)] ?? 1) !== 0) continue;
        entry.left--;
        return entry.rule.fault;
      }
      return null;
    },
  };
}
