/** Owns how people look on the wire: the account itself, other members, and short forms of both. */
import { disciplineNames } from '../classes/class-kinds.ts';
import type { UnitSystem } from '../options.ts';
import { hexId } from '../random.ts';
import type { Person } from '../rider/person.ts';
import type { Plan } from '../rider/plan.ts';
import { zoneShares } from '../samples/zones.ts';

type Json = Readonly<Record<string, unknown>>;

const kilogramsPerPound = 0.45359237;
const metresPerInch = 0.0254;

const imageOf = (person: Person): string => `https://images.example/people/${hexId('face', person.id)}.png`;

/** Counts per discipline; the API lists those at zero too. */
export function workoutCountsJson(plans: readonly Plan[]): readonly Json[] {
  const counts = new Map<string, number>();
  for (const { discipline } of plans) counts.set(discipline, (counts.get(discipline) ?? 0) + 1);
  const slugs = [...new Set([...Object.keys(disciplineNames), ...counts.keys()])];
  return slugs.map((slug) => ({
    name: disciplineNames[slug] ?? slug,
    slug,
    count: counts.get(slug) ?? 0,
    icon_url: `https://images.example/disciplines/${slug}.png`,
  }));
}

/** Workouts that once were and are no more still count in the member's total. */
const goneWorkouts = 3;

function totals(plans: readonly Plan[]) {
  const pedalled = plans.filter(({ machine }) => machine === 'bike' || machine === 'bike-and-floor').length;
  return {
    total_workouts: plans.length + goneWorkouts,
    total_pedaling_metric_workouts: pedalled,
    total_non_pedaling_metric_workouts: plans.length - pedalled,
    // Always a little behind: it is written once a day.
    last_workout_at: plans.find((_, index) => index >= 2)?.createdAt ?? plans[0]?.createdAt ?? null,
  };
}

export function meJson(person: Person, plans: readonly Plan[], units: UnitSystem, following: number): Json {
  const maximum = person.maximumHeartRate - 3;
  const ftp = plans.find((plan) => plan.ftp.source !== null)?.ftp;
  const tested = plans.find((plan) => plan.ride?.isFtpTest);
  const testedWatts = tested?.averageOutputWatts == null ? 0 : Math.round(0.95 * tested.averageOutputWatts);
  return {
    id: person.id,
    username: person.username,
    name: `${person.firstName} ${person.lastName}`,
    first_name: person.firstName,
    last_name: person.lastName,
    middle_initial: '',
    email: `${person.firstName}.${person.lastName}@example.com`.toLowerCase(),
    obfuscated_email: `${person.firstName.charAt(0).toLowerCase()}****@example.com`,
    phone_number: '5555550123',
    birthday: person.birthday,
    gender: person.gender,
    height:
      units === 'imperial' ? Math.round(person.heightMetres / metresPerInch) : person.heightMetres * 100,
    weight:
      units === 'imperial' ? Math.round(person.weightKilograms / kilogramsPerPound) : person.weightKilograms,
    location: person.location,
    image_url: imageOf(person),
    is_profile_image_default: false,
    created_at: (plans.at(-1)?.createdAt ?? 1_600_000_000) - 864_000,
    created_country: 'US',
    ...totals(plans),
    total_followers: 8,
    total_following: following,
    total_pending_followers: 0,
    workout_counts: workoutCountsJson(plans),
    default_max_heart_rate: maximum,
    customized_max_heart_rate: person.maximumHeartRate,
    default_heart_rate_zones: zoneShares.map((share) => share * maximum),
    customized_heart_rate_zones: [],
    cycling_ftp: 0,
    cycling_workout_ftp: testedWatts,
    cycling_ftp_source: ftp?.source ?? null,
    cycling_ftp_workout_id: tested?.id ?? null,
    estimated_cycling_ftp: Math.round(plans[0]?.fitnessWatts ?? person.baseFtpWatts),
    paired_devices: [
      { name: 'Strap 7', paired_device_type: 'heart_rate_monitor', serial_number: '00:00:00:00:00:07' },
    ],
    external_music_auth_list: [
      { provider: 'apple_music', status: 'disconnected', email: null },
      { provider: 'spotify', status: 'disconnected', email: null },
    ],
    is_strava_authenticated: true,
    is_fitbit_authenticated: false,
    is_profile_private: false,
    is_provisional: false,
    is_complete_profile: true,
    is_demo: false,
    is_internal_beta_tester: false,
    is_external_beta_tester: false,
    block_explicit: false,
    has_active_device_subscription: true,
    has_active_digital_subscription: false,
    has_signed_waiver: true,
    subscription_credits: 0,
    subscription_credits_used: 0,
    referrals_made: 0,
    v1_referrals_made: 0,
    referral_code: null,
    facebook_id: null,
    facebook_access_token: null,
    instructor_id: null,
    quick_hits: { quick_hits_enabled: true, speed_shortcuts: null, incline_shortcuts: null },
    contract_agreements: [],
    hardware_settings: null,
    member_groups: [],
    can_charge: true,
  };
}

/** What one member sees of another. */
export function otherMemberJson(person: Person, plans: readonly Plan[]): Json {
  return {
    id: person.id,
    username: person.username,
    location: person.location,
    image_url: imageOf(person),
    created_at: plans.at(-1)?.createdAt ?? 0,
    ...totals(plans),
    total_followers: 5,
    total_following: 9,
    workout_counts: person.isPrivate ? [] : workoutCountsJson(plans),
    relationship: { me_to_user: 'following', user_to_me: 'following' },
    authed_user_follows: true,
    is_profile_private: person.isPrivate,
    is_provisional: false,
  };
}

/** A row of following and followers. */
export function followedJson(person: Person, plans: readonly Plan[]): Json {
  return {
    id: person.id,
    username: person.username,
    location: person.location,
    image_url: imageOf(person),
    total_workouts: plans.length,
    total_followers: 5,
    total_following: 9,
    is_profile_private: person.isPrivate,
    category: 'following',
    authed_user_follows: true,
    relationship: { me_to_user: 'following', user_to_me: 'following' },
  };
}

export const settingsJson = (units: UnitSystem): Json => ({
  distance_unit: units,
  weight_unit: units,
  height_unit: units,
  language: 'en-US',
});
