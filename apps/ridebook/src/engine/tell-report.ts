/** Owns a report of a book: the stored workouts, whose they are, and which day it is here. */
import { tellReport } from '@ridebook/analytics/reports';
import { localDate, type Rider, type Workout } from '@ridebook/domain';
import type { BookClock } from './book.ts';
import { machineTimeZone } from './machine-time-zone.ts';

export interface ReportQuestion {
  readonly name: string;
  /** Parameters as plain strings, by name. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface ReportMaterial {
  readonly rider: Rider | null;
  readonly workouts: readonly Workout[];
}

/** @throws ReportError when there is no such report, or a parameter makes no sense */
export function tellBookReport(
  { name, texts }: ReportQuestion,
  material: ReportMaterial,
  clock: BookClock,
): unknown {
  const today = localDate(clock.nowMs() / 1000, machineTimeZone());
  return tellReport(name, texts, { ...material, today });
}
