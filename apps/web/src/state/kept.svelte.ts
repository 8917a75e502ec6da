/** Owns something small that the server keeps with the book: read once a rider, written whole at each change. */
import type { Answer, Problem } from './rest-client.ts';

export interface KeptEffects<Value> {
  readonly read: () => Promise<Answer<Value>>;
  /** Answers it as it is kept. */
  readonly write: (value: Value) => Promise<Answer<Value>>;
}

export interface Kept<Value> {
  /** What it is of a rider who has kept nothing, until the server has answered. */
  readonly value: Value;
  /** Whether the answer is here: before, it may still change. */
  readonly isRead: boolean;
  readonly problem: Problem | null;
  /** Reads it anew, as for another rider. */
  read(): Promise<void>;
  /** Reads it again; what was known stays until the answer is here, and where there is none. */
  catchUp(): Promise<void>;
  /** Takes in what another window made of it. */
  take(value: Value): void;
  change(next: (now: Value) => Value): Promise<void>;
}

export function createKept<Value>(nothing: Value, effects: KeptEffects<Value>): Kept<Value> {
  let value = $state.raw<Value>(nothing);
  let isRead = $state(false);
  let problem = $state.raw<Problem | null>(null);

  function takeAnswer(answer: Answer<Value>): void {
    problem = answer.ok ? null : answer.problem;
    if (answer.ok) value = answer.value;
    isRead ||= answer.ok;
  }
  async function read(): Promise<void> {
    value = nothing;
    isRead = false;
    takeAnswer(await effects.read());
  }

  return {
    get value() {
      return value;
    },
    get isRead() {
      return isRead;
    },
    get problem() {
      return problem;
    },
    read,
    catchUp: async () => takeAnswer(await effects.read()),
    take: (next) => takeAnswer({ ok: true, value: next }),
    async change(next) {
      // What is not known would be overwritten.
      if (!isRead) await read();
      if (isRead) takeAnswer(await effects.write(next(value)));
    },
  };
}
