/** Owns the rules that every store must obey, whatever its engine: call it from a test file with a way to open one. */
import { describe } from 'vitest';
import { describeAccess } from './access.ts';
import { describeArchive } from './archive.ts';
import { describeHousehold } from './household.ts';
import { describeChanges } from './changes.ts';
import { describeImports } from './imports.ts';
import { describeLedger } from './ledger.ts';
import { describeLocks } from './locks.ts';
import { describeMissing } from './missing.ts';
import { describePeople } from './people.ts';
import { describeStory } from './story.ts';
import { describePushes } from './pushes.ts';
import type { OpenStore } from './under-test.ts';
import { describeWorkouts } from './workouts.ts';

export function describeStore(name: string, open: OpenStore): void {
  describe(name, () => {
    describeWorkouts(open);
    describeArchive(open);
    describeImports(open);
    describeLedger(open);
    describeMissing(open);
    describePeople(open);
    describeStory(open);
    describeAccess(open);
    describeHousehold(open);
    describePushes(open);
    describeChanges(open);
    describeLocks(open);
  });
}
