/** Owns the path and query of every endpoint that Ridebook calls. */

/** The list's page size. Larger pages have been seen to fail; the website itself uses 10. */
export const workoutsPageSize = 100;

const segment = (id: string): string => encodeURIComponent(id);

export const mePath = (): string => '/api/me';

export const workoutsPath = (userId: string, page: number, limit: number = workoutsPageSize): string =>
  `/api/user/${segment(userId)}/workouts?limit=${limit}&page=${page}&sort_by=-created`;

/** The join brings the instructor's name, which a workout alone does not carry. */
export const workoutPath = (workoutId: string): string =>
  `/api/workout/${segment(workoutId)}?joins=ride,ride.instructor`;

/** One sample a second: nothing coarser can be made finer later. */
export const graphPath = (workoutId: string): string =>
  `/api/workout/${segment(workoutId)}/performance_graph?every_n=1`;
