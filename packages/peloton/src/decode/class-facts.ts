/** Owns what the details of a class tell: its songs, what members average in it, its parts and its targets. */
import {
  maybeMetres,
  maybeMetresPerSecond,
  type ClassAverages,
  type ClassFacts,
  type Song,
} from '@ridebook/domain';
import * as v from 'valibot';
import { listOf, maybeBoolean, maybeNumber, maybeObject, maybeText, positive } from './fields.ts';
import { segmentsOf, wireSegment } from './segments.ts';
import { targetsOf, wireTargets } from './targets.ts';

const wireSong = v.object({
  title: v.pipe(v.string(), v.nonEmpty()),
  artists: listOf(v.object({ artist_name: v.string() })),
  album: maybeObject({ name: maybeText }),
  start_time_offset: maybeNumber,
});

const wireClass = v.object({
  ride: maybeObject({ pedaling_start_offset: maybeNumber }),
  playlist: maybeObject({ songs: listOf(wireSong) }),
  averages: maybeObject({
    average_total_work: maybeNumber,
    average_distance: maybeNumber,
    average_calories: maybeNumber,
    average_avg_power: maybeNumber,
    average_avg_speed: maybeNumber,
    average_avg_cadence: maybeNumber,
    average_avg_resistance: maybeNumber,
  }),
  segments: maybeObject({ segment_list: listOf(wireSegment) }),
  target_metrics_data: wireTargets,
  is_ftp_test: maybeBoolean,
  is_power_zone_class: maybeBoolean,
});

const noClass = v.parse(wireClass, {});

/**
 * Decodes what is told of a class. Never throws: what is missing is missing in the result.
 * @param details answer of `/api/ride/{id}/details`, or `null`
 * @param distanceUnit in which the account is shown distances: the answer itself names no unit
 */
export function decodeClassFacts(details: unknown, distanceUnit: 'mi' | 'km' | null): ClassFacts {
  const parsed = v.safeParse(wireClass, details);
  const wire = parsed.success ? parsed.output : noClass;
  const preRollSeconds = wire.ride?.pedaling_start_offset ?? 0;
  const speedUnit = distanceUnit === null ? null : distanceUnit === 'mi' ? 'mph' : 'kph';
  return {
    averages: maybeAverages(wire.averages, distanceUnit, speedUnit),
    segments: segmentsOf(wire.segments?.segment_list ?? []),
    targets: targetsOf(wire.target_metrics_data ?? { target_metrics: [], time_in_metric: [] }, {
      preRollSeconds,
      speedUnit,
    }),
    playlist: maybePlaylist(wire.playlist, preRollSeconds),
    isFtpTest: wire.is_ftp_test ?? false,
    isPowerZoneClass: wire.is_power_zone_class ?? false,
  };
}

/** A class that measures no output carries zeros; where all are, there are no averages. */
function maybeAverages(
  wire: v.InferOutput<typeof wireClass>['averages'],
  distanceUnit: string | null,
  speedUnit: string | null,
): ClassAverages | null {
  if (wire === null) return null;
  const kilojoules = positive(wire.average_total_work);
  const speed = positive(wire.average_avg_speed);
  const distance = positive(wire.average_distance);
  const averages: ClassAverages = {
    outputJoules: kilojoules === null ? null : kilojoules * 1000,
    averageOutputWatts: positive(wire.average_avg_power),
    averageCadenceRpm: positive(wire.average_avg_cadence),
    averageResistancePercent: positive(wire.average_avg_resistance),
    averageSpeedMetresPerSecond: speed === null ? null : maybeMetresPerSecond(speed, speedUnit ?? ''),
    distanceMetres: distance === null ? null : maybeMetres(distance, distanceUnit ?? ''),
    caloriesKcal: positive(wire.average_calories),
  };
  return Object.values(averages).every((value) => value === null) ? null : averages;
}

function maybePlaylist(
  wire: v.InferOutput<typeof wireClass>['playlist'],
  preRollSeconds: number,
): readonly Song[] | null {
  if (wire === null || wire.songs.length === 0) return null;
  return wire.songs.map((song) => ({
    title: song.title,
    artists: song.artists.map(({ artist_name: name }) => name),
    album: song.album?.name ?? null,
    startSecond: song.start_time_offset === null ? null : song.start_time_offset - preRollSeconds,
  }));
}
