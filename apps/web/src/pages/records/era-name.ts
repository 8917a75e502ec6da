/** Owns what an era is called: as the rider named it, else by its first day. */
import type { Era } from '@ridebook/domain';
import type { Formatter } from '../../format/formatter.ts';

/** @param firstDate `null` for what was before the first era */
export function eraName(firstDate: string | null, eras: readonly Era[], format: Formatter): string {
  if (firstDate === null) return 'Before';
  const name = eras.find((era) => era.firstDate === firstDate)?.name ?? '';
  return name === '' ? `Since ${format.month(firstDate)}` : name;
}
