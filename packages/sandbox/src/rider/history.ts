/** Owns the way from a calendar to planned workouts, oldest first: classes, efforts, FTP, records and ranks as they came about. */
import type { Catalogue, RideClass } from '../classes/catalogue.ts';
import { hexId, seededRandom } from '../random.ts';
import type { ScheduledSlot } from './calendar.ts';
import { countedSeconds, leaderboardPlace, plannedOutput } from './effort.ts';
import type { Fitness } from './fitness.ts';
import { kindFacts } from './kinds.ts';
import type { Person } from './person.ts';
import type { FtpInfo, Plan } from './plan.ts';
import { etcZone, utcOffsetSeconds } from './zone-offset.ts';

/** What has come about so far and bears on what follows. */
export interface Season {
  ftp: FtpInfo;
  readonly firstDay: number;
  readonly bestWork: Map<string, number>;
  readonly attempts: Map<string, number>;
}

const noFtp: FtpInfo = { watts: 0, source: null, workoutId: null };

/** Peloton estimates an FTP at first; then the rider enters a 20-minute average by hand; then a test settles it. */
const estimatedDays = 30;

export function openSeason(firstDay: number): Season {
  return { ftp: noFtp, firstDay, bestWork: new Map(), attempts: new Map() };
}

function ftpGoingIn(season: Season, fitnessWatts: number, dayNumber: number): FtpInfo {
  if (season.ftp.source === 'ftp_workout_source') return season.ftp;
  if (dayNumber - season.firstDay < estimatedDays) {
    if (season.ftp.source === null) {
      season.ftp = {
        watts: Math.round(fitnessWatts * 0.96),
        source: 'ftp_estimated_source',
        workoutId: null,
      };
    }
  } else if (season.ftp.source !== 'ftp_manual_source') {
    // The value entered by hand is the 20-minute average, not the FTP.
    season.ftp = { watts: Math.round(fitnessWatts / 0.95), source: 'ftp_manual_source', workoutId: null };
  }
  return season.ftp;
}

const linkedId = (key: string): string =>
  String(4_000_000_000 + (Number.parseInt(hexId('strava', key).slice(0, 7), 16) % 900_000_000));

function rideFor(
  slot: ScheduledSlot,
  catalogue: Catalogue,
  random: ReturnType<typeof seededRandom>,
): RideClass | null {
  if (['just-ride', 'lanebreak', 'gym', 'outdoor', 'import'].includes(slot.kind)) return null;
  return catalogue.choose(
    {
      discipline: slot.discipline,
      minutes: slot.minutes,
      ...(slot.noun === undefined ? {} : { noun: slot.noun }),
      isScenic: slot.kind === 'scenic',
      isDistance: slot.kind === 'scenic-distance',
      before: slot.createdAt,
    },
    random,
  );
}

/** Plans the workout of one slot and moves the season on. */
export function planWorkout(
  slot: ScheduledSlot,
  person: Person,
  fitness: Fitness,
  catalogue: Catalogue,
  season: Season,
  seed: string,
): Plan {
  const random = seededRandom(seed, 'plan', slot.key);
  const facts = kindFacts[slot.kind](slot, random);
  const ride = rideFor(slot, catalogue, random);
  const fitnessWatts = fitness.ftpWatts(slot.dayNumber);
  const averageOutputWatts = plannedOutput(slot, facts.machine, ride, person, fitnessWatts, random);
  const exactSeconds = ride?.durationSeconds ?? facts.specialRide?.durationSeconds ?? null;
  const durationSeconds = exactSeconds ?? slot.minutes * 60 + random.whole(-25, 55);
  const startAt = slot.createdAt + (slot.kind === 'class' ? random.whole(11, 75) : random.whole(2, 9));
  const offset = utcOffsetSeconds(slot.createdAt, slot.timeZone);
  const id = hexId(seed, 'workout', slot.key);
  const totalWorkJoules =
    averageOutputWatts === null
      ? 0
      : Number((averageOutputWatts * countedSeconds(facts.machine, durationSeconds)).toFixed(2));
  const isBike = facts.machine === 'bike' || facts.machine === 'bike-and-floor';
  const ftp = isBike ? ftpGoingIn(season, fitnessWatts, slot.dayNumber) : noFtp;
  const isRanked =
    ride !== null && slot.kind !== 'app-ride' && slot.kind !== 'app-run' && averageOutputWatts !== null;
  const place =
    isRanked && ride.discipline !== 'bike_bootcamp' ? leaderboardPlace(ride, averageOutputWatts) : null;
  const recordName = `${slot.discipline}/${ride?.minutes ?? 0}`;
  const isPersonalRecord = isRanked && totalWorkJoules > (season.bestWork.get(recordName) ?? 0);
  if (isPersonalRecord) season.bestWork.set(recordName, totalWorkJoules);
  const attempt = ride === null ? 1 : (season.attempts.get(ride.id) ?? 0) + 1;
  if (ride !== null) season.attempts.set(ride.id, attempt);
  if (ride?.isFtpTest && averageOutputWatts !== null) {
    season.ftp = {
      watts: Math.round(0.95 * averageOutputWatts),
      source: 'ftp_workout_source',
      workoutId: id,
    };
  }
  return {
    key: slot.key,
    id,
    person,
    slotKind: slot.kind,
    discipline: slot.discipline,
    createdAt: slot.createdAt,
    startAt,
    endAt: startAt + durationSeconds + random.whole(0, 19),
    dayNumber: slot.dayNumber,
    timeZone: facts.zoneByOffset ? etcZone(offset) : slot.timeZone,
    utcOffsetSeconds: facts.zoneByOffset ? Math.round(offset / 3600) * 3600 : offset,
    name: facts.name,
    title: facts.title,
    workoutType: facts.workoutType,
    ride,
    specialRide: facts.specialRide,
    deviceType: facts.deviceType,
    platform: facts.platform,
    machine: facts.machine,
    durationSeconds,
    elapsedSeconds: durationSeconds,
    averageOutputWatts,
    totalWorkJoules,
    fitnessWatts,
    ftp,
    hasHeartRate:
      facts.machine === 'outdoor' ||
      facts.machine === 'watch' ||
      (slot.kind !== 'app-run' && random.isLucky(slot.discipline === 'meditation' ? 0.15 : 0.86)),
    isPersonalRecord,
    leaderboardRank: place?.rank ?? null,
    leaderboardUsers: place?.users ?? 0,
    attempt,
    isImported: slot.kind === 'import',
    stravaId: random.pick([null, '-1', '-1', linkedId(slot.key)]),
    graph: 'whole',
    reportsEffort: true,
    caloriesSet: null,
  };
}
