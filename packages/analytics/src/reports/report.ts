/** Owns what a report is: a pure function over the workouts with parameters that are read from plain strings. */
import type { Exclusions, KeptValue, PlannedBreak, Rider, Workout } from '@ridebook/domain';
import type { StoryMaterial } from '../workout-story/workout-story.ts';
import type { Parameter } from './parameters.ts';

/** What every report is told from. */
export interface ReportInput {
  readonly workouts: readonly Workout[];
  /** `null` before the first sign-in. */
  readonly rider: Rider | null;
  /** What the rider's bests leave out and keep apart. */
  readonly exclusions: Exclusions;
  readonly plannedBreaks: readonly PlannedBreak[];
  /** The rider's calendar day, unless the parameter `today` names another. */
  readonly today: string;
  /** What is stored of the workout that the report is about; only for a report about one. */
  readonly story?: StoryMaterial;
  /** What the rider entered and the account said; only for a report about that. */
  readonly keptValues?: readonly KeptValue[];
}

export interface Report {
  /** What it tells, for people. */
  readonly description: string;
  /** Its own parameters; every report takes `today` and `imports` as well. */
  readonly parameters: Readonly<Record<string, Parameter<unknown>>>;
  /** @throws ReportError when a parameter makes no sense, or what it names is not there */
  readonly tell: (input: ReportInput, texts: Readonly<Record<string, string>>) => unknown;
}

type ValuesOf<Parameters extends Readonly<Record<string, Parameter<unknown>>>> = {
  readonly [Name in keyof Parameters]: Parameters[Name] extends Parameter<infer Value> ? Value : never;
};

/** Ties a pure function to its parameters. */
export function defineReport<const Parameters extends Readonly<Record<string, Parameter<unknown>>>>(
  description: string,
  parameters: Parameters,
  compute: (input: ReportInput, values: ValuesOf<Parameters>) => unknown,
): Report {
  return {
    description,
    parameters,
    tell: (input, texts) => {
      const values = Object.fromEntries(
        Object.entries(parameters).map(([name, parameter]) => [name, parameter.parse(texts[name], name)]),
      );
      return compute(input, values as ValuesOf<Parameters>);
    },
  };
}
