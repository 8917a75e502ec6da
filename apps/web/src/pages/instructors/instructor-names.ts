/** Owns what an instructor is called: as the classes say, else as their profile says, else that nobody says. */
import type { Instructor } from '@ridebook/domain';

const unnamed = 'Unnamed instructor';

/** @param profiles `null` while nobody knows them */
export function instructorName(
  id: string,
  ofClasses: string | null,
  profiles: readonly Instructor[] | null,
): string {
  const name = ofClasses ?? profiles?.find((profile) => profile.id === id)?.name ?? '';
  return name.trim() === '' ? unnamed : name;
}
