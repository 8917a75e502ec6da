/** Owns the path and query of every endpoint that Ridebook calls. */

/** The list's page size. Larger pages have been seen to fail; the website itself uses 10. */
const workoutsPageSize = 100;

const segment = (id: string): string => encodeURIComponent(id);

export const mePath = (): string => '/api/me';

export const workoutsPath = (userId: string, page: number, limit: number = workoutsPageSize): string =>
  `/api/user/${segment(userId)}/workouts?limit=${limit}&page=${page}&sort_by=-created`;

/** The list with each row's class joined: what its own endpoint says of a workout, but for the leaderboard. */
export const joinedWorkoutsPath = (userId: string, page: number, limit: number): string =>
  `${workoutsPath(userId, page, limit)}&joins=ride,ride.instructor`;

/** The join brings the instructor's name, which a workout alone does not carry. */
export const workoutPath = (workoutId: string): string =>
  `/api/workout/${segment(workoutId)}?joins=ride,ride.instructor`;

/** Playlist, averages and targets of a class. */
export const rideDetailsPath = (classId: string): string => `/api/ride/${segment(classId)}/details`;

/** All instructors come in one page of this size, a hundred of them at most so far. */
export const instructorsPath = (page: number): string => `/api/instructor?limit=100&page=${page}`;

export const settingsPath = (userId: string): string => `/api/user/${segment(userId)}/settings`;

export const overviewPath = (userId: string): string => `/api/user/${segment(userId)}/overview?version=1`;

export const followingPath = (userId: string, page: number): string =>
  `/api/user/${segment(userId)}/following?limit=100&page=${page}`;

/** Enough of a person's latest workouts to hold ten rides for most people. */
export const friendWorkoutsPath = (userId: string): string =>
  `/api/user/${segment(userId)}/workouts?limit=30&page=0&sort_by=-created&joins=ride,ride.instructor`;

/** Totals and averages only: a friend's seconds are not ours to keep. */
export const friendGraphPath = (workoutId: string): string =>
  `/api/workout/${segment(workoutId)}/performance_graph?every_n=1000`;

/** The member's own download. Asked for in UTC, since its labels of other zones have been wrong for years. */
export const workoutsCsvPath = (userId: string): string =>
  `/api/user/${segment(userId)}/workout_history_csv?timezone=UTC`;

/** One sample a second: nothing coarser can be made finer later. */
export const graphPath = (workoutId: string): string =>
  `/api/workout/${segment(workoutId)}/performance_graph?every_n=1`;
