/** Owns what each kind of slot becomes: the machine that measures it, the device, and the words it carries. */
import { disciplineNames } from '../classes/class-kinds.ts';
import { hexId, type Random } from '../random.ts';
import type { ScheduledSlot } from './calendar.ts';
import type { Machine, SpecialRide } from './plan.ts';

export interface KindFacts {
  readonly machine: Machine;
  readonly deviceType: string;
  readonly platform: string;
  readonly name: string;
  readonly title: string | null;
  readonly workoutType: string;
  readonly specialRide: SpecialRide | null;
  /** Reported as `Etc/GMT+N` rather than by name. */
  readonly zoneByOffset: boolean;
}

const machines: Readonly<Record<string, Machine>> = {
  cycling: 'bike',
  bike_bootcamp: 'bike-and-floor',
  running: 'tread',
  walking: 'tread',
  caesar: 'row',
  caesar_bootcamp: 'row-and-floor',
};

const devices = {
  bike: { deviceType: 'home_bike_v1', platform: 'home_bike', zoneByOffset: false },
  tread: { deviceType: 'prism', platform: 'home_tread', zoneByOffset: true },
  row: { deviceType: 'caesar', platform: 'caesar', zoneByOffset: true },
  phone: { deviceType: 'iPhone', platform: 'iOS_app', zoneByOffset: false },
  television: { deviceType: 'fire_tv', platform: 'fire_tv', zoneByOffset: true },
  watch: { deviceType: 'apple_watch', platform: 'iOS_app', zoneByOffset: false },
  health: { deviceType: 'apple_health', platform: 'iOS_app', zoneByOffset: false },
} as const;

export const deviceDisplayNames: Readonly<Record<string, string>> = {
  home_bike_v1: 'Bike',
  prism: 'Tread',
  caesar: 'Row',
};

const zeroRideId = '0'.repeat(32);

/** Gym sessions have an id with dashes, unlike everything else. */
function dashedId(key: string): string {
  const hex = hexId('gym', key);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const lanebreakTunes = ['NEON COAST', 'HOUSE PARTY HITS', '<3 BEATS', 'GUITAR HEROES', 'VELVET DISCO'];
const importTitles: Readonly<Record<string, string>> = {
  running: 'Morning Run',
  walking: 'Walk with the dog',
  cycling: 'Commute by bike',
};

const deviceOfMachine: Partial<Record<Machine, keyof typeof devices>> = {
  bike: 'bike',
  'bike-and-floor': 'bike',
  tread: 'tread',
  row: 'row',
  'row-and-floor': 'row',
};

function classFacts(slot: ScheduledSlot, random: Random): KindFacts {
  const machine = machines[slot.discipline] ?? 'none';
  const device = deviceOfMachine[machine] ?? (random.isLucky(0.6) ? 'bike' : 'phone');
  return {
    machine,
    ...devices[device],
    name: `${disciplineNames[slot.discipline] ?? 'Peloton'} Workout`,
    title: null,
    workoutType: 'class',
    specialRide: null,
  };
}

const scenic = (_slot: ScheduledSlot, _random: Random): KindFacts => ({
  machine: 'bike',
  ...devices.bike,
  zoneByOffset: true,
  name: 'Scenic Ride',
  title: null,
  workoutType: 'scenic',
  specialRide: null,
});

function freestyle(
  facts: Pick<KindFacts, 'machine' | 'name'> & { readonly device: keyof typeof devices },
  ride: SpecialRide,
): KindFacts {
  const { device, ...words } = facts;
  return { ...words, ...devices[device], title: ride.title, workoutType: 'freestyle', specialRide: ride };
}

export const kindFacts: Readonly<
  Record<ScheduledSlot['kind'], (slot: ScheduledSlot, random: Random) => KindFacts>
> = {
  class: classFacts,
  scenic,
  'scenic-distance': scenic,
  'app-ride': (slot, random) => ({ ...classFacts(slot, random), machine: 'sensors', ...devices.phone }),
  'app-run': (slot, random) => ({ ...classFacts(slot, random), machine: 'none', ...devices.television }),
  outdoor: (slot) => ({
    machine: 'outdoor',
    ...devices.watch,
    name: `Outdoor ${slot.discipline === 'running' ? 'Run' : 'Walk'}`,
    title: `${slot.minutes} min Outdoor ${slot.discipline === 'running' ? 'Run' : 'Walk'}`,
    workoutType: 'freestyle',
    specialRide: null,
  }),
  import: (slot) => ({
    machine: 'watch',
    ...devices.health,
    name: `${disciplineNames[slot.discipline] ?? 'Other'} Workout`,
    title: importTitles[slot.discipline] ?? null,
    workoutType: 'freestyle',
    specialRide: null,
  }),
  'just-ride': (slot) =>
    freestyle(
      { machine: 'bike', name: 'Cycling Workout', device: 'bike' },
      {
        id: zeroRideId,
        title: `${slot.minutes} min Just Ride`,
        standIn: 'JUST RIDE',
        durationSeconds: slot.minutes * 60,
      },
    ),
  lanebreak: (slot, random) =>
    freestyle(
      { machine: 'bike', name: 'Lanebreak Ride', device: 'bike' },
      {
        id: zeroRideId,
        title: `${slot.minutes} min ${random.pick(lanebreakTunes)}`,
        standIn: 'LANEBREAK',
        durationSeconds: slot.minutes * 60 + random.whole(2, 40),
      },
    ),
  gym: (slot) =>
    freestyle(
      { machine: 'none', name: 'Gym Workout', device: 'phone' },
      {
        id: dashedId(slot.key),
        title: `${slot.minutes} min Gym Workout`,
        standIn: 'GYM WORKOUT',
        durationSeconds: slot.minutes * 60,
      },
    ),
};
