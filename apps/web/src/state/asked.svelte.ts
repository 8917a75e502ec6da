/** Owns one answer of the server that a page asks for when it opens: under way, here, or refused with a reason. */
import type { Answer, Problem } from './rest-client.ts';

export interface Asked<T> {
  /** `null` while it is under way and where it was refused. */
  readonly value: T | null;
  readonly problem: Problem | null;
  readonly retry: () => void;
}

/** Asks at once. What was known stays when a second try fails. */
export function createAsked<T>(ask: () => Promise<Answer<T>>): Asked<T> {
  let value = $state.raw<T | null>(null);
  let problem = $state.raw<Problem | null>(null);
  let turns = 0;

  async function run(): Promise<void> {
    turns += 1;
    const turn = turns;
    problem = null;
    const answer = await ask();
    if (turn !== turns) return;
    if (answer.ok) value = answer.value;
    else problem = answer.problem;
  }
  void run();

  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    retry: () => void run(),
  };
}
