/** Owns a made-up rider's whole history for tests and benchmarks: any number of workouts from a seed, the same every time. */
import { isoInstant, localDate, type Workout } from '@ridebook/domain';
import { rideOn } from './made-up-workout.ts';

export interface MadeUpHistory {
  readonly workouts: number;
  readonly seed: number;
  /** UTC; the newest workout begins shortly before. */
  readonly until: string;
}

const instructors = ['Ada Axle', 'Bo Breaker', 'Cy Cadence', 'Dee Derailleur', 'Ed Effort', 'Flo Flywheel'];
const classTypes = ['Climb Ride', 'Intervals Ride', 'Pop Ride', 'Power Zone Ride', 'Low Impact Ride'];
const lengths = [10, 15, 20, 20, 30, 30, 30, 45, 45, 60];
const others = ['strength', 'yoga', 'stretching', 'running', 'walking', 'meditation', 'rowing'];
const zones = ['America/New_York', 'America/New_York', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu'];

/** 7 January 2019, 12:00 UTC. */
const firstAiringSeconds = 1_546_862_400;

/** The generator "mulberry32": 0 <= answer < 1, the same sequence for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Newest first. One in eight is without class, one in six without heart rate, one in fifty imported. */
export function madeUpHistory({ workouts, seed, until }: MadeUpHistory): readonly Workout[] {
  const random = seededRandom(seed);
  const pick = <Thing>(things: readonly [Thing, ...Thing[]] | readonly Thing[]): Thing =>
    things[Math.floor(random() * things.length)] as Thing;
  const hex = (): string =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  const round = (value: number, digits: number): number => Number(value.toFixed(digits));
  let startSeconds = Date.parse(until) / 1000;

  return Array.from({ length: workouts }, (_, index): Workout => {
    startSeconds -= Math.floor(random() * 2 * 50_000) + 600;
    const strength = 0.8 + 0.4 * (1 - index / workouts) + 0.25 * (random() - 0.5);
    const isRide = random() < 0.55;
    const discipline = isRide ? 'cycling' : pick(others);
    const minutes = pick(lengths);
    const isImported = random() < 0.02;
    const isClass = random() < 0.875 && !isImported;
    const instructor = Math.floor(random() * instructors.length);
    const classType = isRide ? pick(classTypes) : 'Session';
    const hasHeartRate = random() < 5 / 6;
    const watts = round(140 * strength, 1);
    const metres = discipline === 'cycling' || discipline === 'running' || discipline === 'walking';
    const timeZone = pick(zones);
    const variant = Math.floor(random() * 12);
    const airedDays = 40 * variant + 300 * classTypes.indexOf(classType) + minutes * 7 + instructor;
    const users = 500 + Math.floor(random() * 30_000);
    return rideOn('2026-01-01', {
      id: `${hex()}${hex()}${hex()}${hex()}`,
      startedAt: isoInstant(startSeconds),
      timeZone,
      localDate: localDate(startSeconds, timeZone),
      discipline,
      isOutdoor: discipline === 'running' && random() < 0.3,
      isImported,
      title: isClass ? `${minutes} min ${classType}` : 'Just Ride',
      classId: isClass ? `class-${classType}-${minutes}-${instructor}-${variant}` : null,
      classLengthSeconds: isClass ? minutes * 60 : null,
      durationSeconds: isClass ? minutes * 60 : 600 + Math.floor(random() * 3000),
      instructorId: isClass ? `instructor-${instructor}` : null,
      instructorName: isClass ? (instructors[instructor] ?? null) : null,
      outputJoules: isRide ? round(watts * minutes * 60, 2) : null,
      averageOutputWatts: isRide ? watts : null,
      averageCadenceRpm: isRide ? 75 + Math.floor(random() * 20) : null,
      averageResistancePercent: isRide ? 35 + Math.floor(random() * 15) : null,
      averageSpeedMetresPerSecond: metres ? round(isRide ? 7 * strength : 2.5 * strength, 4) : null,
      averageHeartRateBpm: hasHeartRate ? round(120 + 40 * random(), 1) : null,
      maximumOutputWatts: isRide ? Math.round(watts * 1.7) : null,
      maximumHeartRateBpm: hasHeartRate ? 160 + Math.floor(random() * 20) : null,
      distanceMetres: metres ? round((isRide ? 7 : 2.5) * strength * minutes * 60, 2) : null,
      caloriesKcal: Math.round(minutes * 9 * strength),
      leaderboardRank: isRide && isClass ? 1 + Math.floor(random() * users) : null,
      leaderboardUsers: isRide && isClass ? users : null,
      difficulty: isClass ? round(5 + 4.5 * random(), 2) : null,
      classWorkouts: isClass ? Math.floor(random() * 100_000) : null,
      classRatings: isClass ? Math.floor(random() * 9000) : null,
      kind: isClass ? 'class' : 'freestyle',
      classDescription: isClass ? `A made-up ${classType} to fill ${minutes} minutes.` : null,
      classImageUrl: isClass ? `https://images.example/${classType}-${minutes}-${instructor}.jpg` : null,
      classAiredAt: isClass ? isoInstant(firstAiringSeconds + airedDays * 86_400) : null,
      deviceType: isRide ? pick(['home_bike_v1', 'home_bike_plus']) : 'ios',
      ftpWatts: isRide ? 200 + Math.floor(5 * strength) : null,
      ftpSource: isRide ? 'ftp_workout_source' : null,
    });
  });
}
