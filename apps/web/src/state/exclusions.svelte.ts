/** Owns what the rider's records leave out or keep apart, as the server keeps it: read once, written whole at each change. */
import type { Era, Exclusions } from '@ridebook/domain';
import type { Answer, Problem } from './rest-client.ts';

export interface ExclusionEffects {
  readonly read: () => Promise<Answer<Exclusions>>;
  readonly write: (exclusions: Exclusions) => Promise<Answer<Exclusions>>;
}

export interface ExclusionBook {
  /** Nothing is left out until the server has answered. */
  readonly value: Exclusions;
  /** Whether the answer is here: before, records may still change. */
  readonly isRead: boolean;
  readonly problem: Problem | null;
  exclude(id: string): Promise<void>;
  include(id: string): Promise<void>;
  beginEra(era: Era): Promise<void>;
  removeEra(firstDate: string): Promise<void>;
}

/** Reads at once. */
export function createExclusions({ read, write }: ExclusionEffects): ExclusionBook {
  let value = $state.raw<Exclusions>({ excludedIds: [], eras: [] });
  let isRead = $state(false);
  let problem = $state.raw<Problem | null>(null);

  function take(answer: Answer<Exclusions>): void {
    problem = answer.ok ? null : answer.problem;
    if (answer.ok) value = answer.value;
    isRead ||= answer.ok;
  }
  async function change(next: (now: Exclusions) => Partial<Exclusions>): Promise<void> {
    // What is not known would be overwritten.
    if (!isRead) take(await read());
    if (isRead) take(await write({ ...value, ...next(value) }));
  }
  void read().then(take);

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
    exclude: (id) => change(({ excludedIds }) => ({ excludedIds: [...excludedIds, id] })),
    include: (id) =>
      change(({ excludedIds }) => ({ excludedIds: excludedIds.filter((other) => other !== id) })),
    beginEra: (era) =>
      change(({ eras }) => ({
        eras: [...eras.filter(({ firstDate }) => firstDate !== era.firstDate), era],
      })),
    removeEra: (date) => change(({ eras }) => ({ eras: eras.filter(({ firstDate }) => firstDate !== date) })),
  };
}
