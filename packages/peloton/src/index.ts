export { sessionOfToken, type Session } from './auth/tokens.ts';
export { cookieSignIn } from './auth/cookie-sign-in.ts';
export { signIn, type Exchange, type SignInInput, type SignInSecrets } from './auth/sign-in.ts';
export {
  createPelotonClient,
  runExchange,
  type PelotonClient,
  type PelotonClientOptions,
} from './client/peloton-client.ts';
export { parseAnswer, type Answer } from './client/answer.ts';
export type { SessionVault } from './client/session-keeper.ts';
export { maybeClassTypeName } from './decode/class-type.ts';
export { decodeGraph, type Graph } from './decode/graph.ts';
export { decodeFollowing, decodeFriendList, type FollowedRider, type FriendRow } from './decode/friends.ts';
export { decodeInstructors } from './decode/instructors.ts';
export { isSameButForRankings } from './decode/rankings.ts';
export { decodeRider } from './decode/rider.ts';
export { decodeRiderValues } from './decode/rider-values.ts';
export { presenceOfFields, type FieldPresence } from './decode/watched-fields.ts';
export { decodeClassFacts } from './decode/class-facts.ts';
export { decodeKnownFacts, decodeWorkoutFacts } from './decode/workout-facts.ts';
export { maybeUnitSystem } from './decode/settings.ts';
export { decoderVersion, decodeWorkout, type DecodedWorkout } from './decode/workout.ts';
export { decodePersonalRecords, type PersonalRecord } from './decode/personal-records.ts';
export { decodeWorkoutsPage, type ListedRow, type WorkoutsPage } from './decode/workouts-page.ts';
export { RequestError, type RequestProblem } from './errors/request-error.ts';
export { SignInAgainError, type SignInProblem } from './errors/sign-in-again-error.ts';
export { TransportError, type TransportFailure } from './errors/transport-error.ts';
export { limitedError, UpstreamError, type UpstreamProblem } from './errors/upstream-error.ts';
export type { HttpRequest, HttpResponse, Transport } from './http.ts';
export { createPacer, politePace, unlimitedPace, type Pace, type Pacer } from './pacer.ts';
export {
  followingPath,
  friendGraphPath,
  friendWorkoutsPath,
  graphPath,
  instructorsPath,
  joinedWorkoutsPath,
  mePath,
  overviewPath,
  rideDetailsPath,
  settingsPath,
  workoutPath,
} from './wire/endpoints.ts';
export { maybeRetryAfterMs } from './retry-timing.ts';
export { pelotonHosts, type PelotonHosts } from './wire/hosts.ts';
