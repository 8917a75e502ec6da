/** Owns the address of one workout: the one way by which every place that names a workout leads to it. */

export const workoutAddress = (id: string): string => `/workouts/${encodeURIComponent(id)}`;
