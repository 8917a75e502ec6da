export { againstClass, attemptsOf, friendAttempts, maybeStanding } from './attempts.ts';
export { bestEfforts, type CurvedRide, type EffortsQuery } from './best-efforts.ts';
export { hasBike, maybeBikeSamples } from './bike-samples.ts';
export { figuresBetween, maybeSamplesSummary, maybeSumBetween } from './channel-figures.ts';
export { maybeSplits, splitLengthMetres, type SplitsQuery } from './distance-splits.ts';
export { gapsOf, heldSeconds, longestHeldSeconds, maybeValues, usualStepSeconds } from './held-seconds.ts';
export { maybeRace, type Racer } from './race.ts';
export { maybeRoute } from './route-profile.ts';
export { maybeTargetsMet } from './targets-met.ts';
export { maybeWorkoutStory, type StoryMaterial, type StoryQuestion } from './workout-story.ts';
export {
  heartRateZoneBounds,
  maybeHeartRateZones,
  maybePowerZones,
  maybeStrive,
  powerZoneBounds,
  powerZoneOf,
  striveFromZones,
} from './zones.ts';
