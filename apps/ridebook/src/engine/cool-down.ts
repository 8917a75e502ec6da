/** Owns the cool-down that outlives the process: kept in the store, obeyed by every process that opens it. */
import { UpstreamError } from '@ridebook/peloton';
import { coolDownSentence, isCoolingDown, maybeCoolDown, type CoolDown } from '@ridebook/sync';

/** The one piece of state it is kept in. */
export interface CoolDownState {
  readonly read: () => Promise<string | null>;
  readonly write: (text: string | null) => Promise<void>;
  readonly nowMs: () => number;
}

export interface CoolDownKeeper {
  /** The one in force, or the last one that was, until something goes well. */
  maybeLast(): Promise<CoolDown | null>;
  /** The one in force now, or `null`. */
  maybeCurrent(): Promise<CoolDown | null>;
  /** @throws UpstreamError while one is in force */
  check(): Promise<void>;
  /**
   * Learns from how a conversation with Peloton ended; `null` is well. One that began before the cool-down in force
   * lifts nothing and makes no guess longer.
   */
  learn(endedBy: unknown): Promise<void>;
  /** @returns whether one was in force */
  lift(): Promise<boolean>;
}

export function createCoolDownKeeper({ read, write, nowMs }: CoolDownState): CoolDownKeeper {
  const maybeLast = async (): Promise<CoolDown | null> => {
    const text = await read();
    return text === null ? null : (JSON.parse(text) as CoolDown);
  };
  const maybeCurrent = async (): Promise<CoolDown | null> => {
    const last = await maybeLast();
    return isCoolingDown(last, nowMs()) ? last : null;
  };

  return {
    maybeLast,
    maybeCurrent,
    async check() {
      const current = await maybeCurrent();
      if (current === null) return;
      throw new UpstreamError(current.kind, coolDownSentence(current), current.untilMs);
    },
    async learn(endedBy) {
      const current = await maybeCurrent();
      if (endedBy === null) return current === null ? write(null) : undefined;
      if (!(endedBy instanceof UpstreamError)) return;
      const coolDown = maybeCoolDown(endedBy, await maybeLast(), nowMs());
      const isStated = coolDown?.guessedMs === null;
      if (current !== null && (!isStated || coolDown.untilMs <= current.untilMs)) return;
      if (coolDown !== null) await write(JSON.stringify(coolDown));
    },
    async lift() {
      const wasInForce = (await maybeCurrent()) !== null;
      await write(null);
      return wasInForce;
    },
  };
}
