/** Owns every fault from upstream that the suite knows: where it can strike, and what a sync may end with under it. */
import { codaFaults, faultNames } from '@ridebook/sandbox';

/** What is asked of Peloton, in the order of a sync. `renewal` is the refresh of a session that is about to end. */
export const endpoints = ['sign-in', 'renewal', 'me', 'list', 'workout', 'graph', 'companion'] as const;
export type Endpoint = (typeof endpoints)[number];

export const positions = ['first', 'middle', 'last'] as const;
export type Position = (typeof positions)[number];

/**
 * What a fault does to whoever meets it.
 * - `refuses`: says no to everything; the sync ends there
 * - `breaks`: no whole answer comes; worth another try, and then only this one thing is missing
 * - `slows`: an answer after some waiting
 * - `odd`: a whole answer that is not as it should be, and does no harm
 * - `misleads`: a whole answer that leaves things out; they are back once it is over
 */
export type FaultKind =
  'refuses' | 'ends-session' | 'forbids' | 'hides' | 'breaks' | 'slows' | 'odd' | 'misleads';

export interface Fault {
  /** A status, a name of the sandbox's table, or of the network. */
  readonly name: string;
  readonly kind: FaultKind;
  /** Where it makes no sense, with the reason. */
  readonly isNot?: Partial<Record<Endpoint, string>>;
}

/** Faults of the network itself: the host's name or port leads nowhere, or its certificate cannot be trusted. */
export const networkFaults = ['no-name', 'no-port', 'bad-certificate'] as const;
export type NetworkFault = (typeof networkFaults)[number];
export const isNetworkFault = (name: string): name is NetworkFault =>
  (networkFaults as readonly string[]).includes(name);

const ofWorkouts = 'the answer has no such field';
const ofLists = 'the answer is no list';
const workoutFields = { 'sign-in': ofWorkouts, renewal: ofWorkouts, me: ofWorkouts } as const;
const detailOnly = { ...workoutFields, graph: ofWorkouts, companion: ofWorkouts } as const;
const listOnly = {
  'sign-in': ofLists,
  renewal: ofLists,
  me: ofLists,
  workout: ofLists,
  graph: ofLists,
} as const;
const ofRenewals = 'only a renewal has a grant';
const notRenewal = {
  'sign-in': ofRenewals,
  me: ofRenewals,
  list: ofRenewals,
  workout: ofRenewals,
  graph: ofRenewals,
  companion: ofRenewals,
} as const;

const ofCoda = 'only Coda does this: the pushes have tests of their own';
const nowhere = Object.fromEntries(endpoints.map((endpoint) => [endpoint, ofCoda]));

const kinds: Readonly<Record<string, Omit<Fault, 'name'>>> = {
  '401': { kind: 'ends-session' },
  'invalid-grant': { kind: 'ends-session', isNot: notRenewal },
  '402': { kind: 'refuses' },
  '403': { kind: 'forbids' },
  '404': { kind: 'hides' },
  '429': { kind: 'refuses' },
  '500': { kind: 'breaks' },
  '502': { kind: 'breaks' },
  '503': { kind: 'breaks' },
  'no-name': { kind: 'refuses' },
  'no-port': { kind: 'refuses' },
  'bad-certificate': { kind: 'refuses' },
  'html-challenge': { kind: 'refuses' },
  'challenge-403': { kind: 'refuses' },
  'wrong-content-type': { kind: 'refuses' },
  'cloudflare-1015': { kind: 'refuses' },
  'endpoint-closed': { kind: 'refuses' },
  'membership-lapsed': { kind: 'refuses' },
  'retry-after-zero': { kind: 'refuses' },
  'retry-after-negative': { kind: 'refuses' },
  'retry-after-garbage': { kind: 'refuses' },
  'retry-after-day': { kind: 'refuses' },
  'retry-after-seconds': { kind: 'refuses' },
  'retry-after-date': { kind: 'refuses' },
  'redirect-301': { kind: 'breaks' },
  'redirect-302': { kind: 'breaks' },
  'redirect-307': { kind: 'breaks' },
  'flaky-503': { kind: 'slows' },
  bom: { kind: 'odd' },
  'duplicate-keys': { kind: 'misleads' },
  'big-integer': { kind: 'odd' },
  'proto-keys': { kind: 'odd' },
  'unknown-fields': { kind: 'odd' },
  'new-discipline': { kind: 'misleads', isNot: { ...workoutFields, graph: ofWorkouts } },
  'numbers-as-text': { kind: 'odd', isNot: workoutFields },
  nulls: { kind: 'misleads', isNot: detailOnly },
  retyped: { kind: 'misleads', isNot: detailOnly },
  'renamed-field': { kind: 'misleads', isNot: detailOnly },
  'duplicate-rows': { kind: 'odd', isNot: listOnly },
  'wrong-total': { kind: 'odd', isNot: listOnly },
  'page-repeats': { kind: 'odd', isNot: listOnly },
  'limit-ignored': { kind: 'odd', isNot: listOnly },
  'clock-ahead': { kind: 'odd' },
  'clock-behind': { kind: 'odd' },
  ...Object.fromEntries(codaFaults.map(({ name }) => [name, { kind: 'odd', isNot: nowhere }])),
};

const statuses = ['401', '402', '403', '404', '429', '500', '502', '503'];

/** Everything the sandbox's table names, and statuses and the network besides. What has no entry above breaks an answer. */
export const faults: readonly Fault[] = [
  ...statuses,
  ...networkFaults,
  ...faultNames.map(({ name }) => name),
].map((name) => ({ name, ...(kinds[name] ?? { kind: 'breaks' as const }) }));

/** The exit codes that a sync may end with while the fault lasts. */
export function allowedExitCodes({ name, kind }: Fault, endpoint: Endpoint): readonly number[] {
  const isEssential =
    endpoint === 'me' || endpoint === 'list' || endpoint === 'renewal' || endpoint === 'sign-in';
  // Sign-in pages are web pages: a token with the wrong type is as good.
  if (name === 'wrong-content-type' && (endpoint === 'sign-in' || endpoint === 'renewal')) return [0];
  switch (kind) {
    case 'ends-session':
      return [3, 4];
    case 'refuses':
      return endpoint === 'sign-in' ? [3, 4] : [4];
    case 'forbids':
    case 'hides':
    case 'breaks':
      // One workout short is told once; a companion costs nothing but itself.
      return endpoint === 'sign-in' ? [3, 4] : isEssential ? [3, 4] : endpoint === 'companion' ? [0] : [0, 2];
    case 'slows':
      return [0, 2, 4];
    case 'odd':
      return [0];
    case 'misleads':
      return [0, 2, 3, 4];
  }
}
