/** Owns what the workers and PostgreSQL spend of the processor, as Linux counts it, those that have ended included. */
import { readFileSync, readdirSync } from 'node:fs';

/** Of a clock tick: `getconf CLK_TCK` is 100 on every Linux. */
const millisecondsPerTick = 10;

interface ProcessTimes {
  readonly parent: number;
  readonly ownMs: number;
  /** Of children that have ended. */
  readonly childrenMs: number;
}

/** From `/proc/PID/stat`, https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; `null` when it has ended. */
function maybeTimes(pid: number): ProcessTimes | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, childUser = 0, childSystem = 0] = [1, 11, 12, 13, 14].map(
      (index) => fields[index] ?? 0,
    );
    return {
      parent,
      ownMs: (user + system) * millisecondsPerTick,
      childrenMs: (childUser + childSystem) * millisecondsPerTick,
    };
  } catch {
    return null;
  }
}

export const parentOf = (pid: number): number => maybeTimes(pid)?.parent ?? 0;

/** A process with its children, such as a server and its connections. */
function familyMs(pid: number): number {
  const own = maybeTimes(pid);
  if (own === null) return 0;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => maybeTimes(Number(name)))
    .filter((times) => times?.parent === pid);
  return own.ownMs + own.childrenMs + children.reduce((total, times) => total + (times?.ownMs ?? 0), 0);
}

export interface ProcessorMeter {
  watch(pid: number): void;
  /** Since the beginning. */
  totalMs(): number;
  stop(): void;
}

/** Looks every second, so that of a process that is killed at most that second is not counted. */
export function createProcessorMeter(): ProcessorMeter {
  const seen = new Map<number, number>();
  const look = (): void => {
    for (const [pid, known] of seen) seen.set(pid, Math.max(known, familyMs(pid)));
  };
  const timer = setInterval(look, 1_000);
  return {
    watch: (pid) => void seen.set(pid, seen.get(pid) ?? 0),
    totalMs() {
      look();
      return [...seen.values()].reduce((total, ms) => total + ms, 0);
    },
    stop: () => clearInterval(timer),
  };
}
