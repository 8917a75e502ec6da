/** Owns the names under which small facts are kept that belong to no rider: those of the installation, those of a member. */

/** Who was there first. What is theirs is kept as if nobody else were. */
export const ownerId = 'owner';

const installation = 'installation';

/** The name that stands in the place of a rider's id: a member may not have a rider yet, or another one later. */
export const placeOfMember = (memberId: string): string =>
  memberId === ownerId ? installation : `member.${memberId}`;
