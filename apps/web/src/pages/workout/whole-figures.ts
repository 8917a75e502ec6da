/** Owns whose averages stand over the traces of a whole workout: Peloton's own, which the rest of the page shows too. */
import type { StretchFigures } from '@ridebook/analytics/traces';
import type { Workout } from '@ridebook/domain';

/** Averages and highest values that Peloton states itself, by channel. */
const stated: Readonly<
  Record<string, (workout: Workout) => { readonly average: number | null; readonly best: number | null }>
> = {
  outputWatts: (workout) => ({ average: workout.averageOutputWatts, best: workout.maximumOutputWatts }),
  cadenceRpm: (workout) => ({ average: workout.averageCadenceRpm, best: null }),
  resistancePercent: (workout) => ({ average: workout.averageResistancePercent, best: null }),
  speedMetresPerSecond: (workout) => ({ average: workout.averageSpeedMetresPerSecond, best: null }),
  strokeRateSpm: (workout) => ({ average: workout.averageStrokeRateSpm, best: null }),
  inclinePercent: (workout) => ({ average: workout.averageInclinePercent, best: null }),
  heartRateBpm: (workout) => ({ average: workout.averageHeartRateBpm, best: workout.maximumHeartRateBpm }),
};

/** The measured figures with Peloton's in their place, where it states them. */
export function wholeFigures(measured: StretchFigures, workout: Workout): StretchFigures {
  return {
    outputJoules: workout.outputJoules ?? measured.outputJoules,
    distanceMetres: workout.distanceMetres ?? measured.distanceMetres,
    channels: measured.channels.map((channel) => {
      const own = stated[channel.name]?.(workout);
      return { ...channel, average: own?.average ?? channel.average, best: own?.best ?? channel.best };
    }),
  };
}
