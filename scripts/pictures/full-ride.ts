/** Owns which workout stands for all of them in a picture: the newest class ride on which everything was measured. */
import type { WorkoutsAnswer } from '@ridebook/domain';

/** The address of its page, without a host. */
export async function fullRideAddress(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/workouts?limit=200`, { signal: AbortSignal.timeout(10_000) });
  const { workouts } = (await response.json()) as WorkoutsAnswer;
  const ride = workouts.find(
    ({ classId, outputJoules, averageHeartRateBpm }) =>
      classId !== null && outputJoules !== null && averageHeartRateBpm !== null,
  );
  return `/workouts/${encodeURIComponent(ride?.id ?? '')}`;
}
