/** Owns the meaning of `joins`: which parts of a workout a request asked to have embedded, and where. */

export interface Joins {
  readonly ride: boolean;
  readonly instructor: boolean;
  readonly user: boolean;
  /** `peloton.ride` nests the ride under `peloton` instead. */
  readonly isNested: boolean;
}

export function readJoins(text: string | undefined): Joins {
  const names = new Set((text ?? '').split(',').map((name) => name.trim()));
  return {
    ride: names.has('ride') || names.has('peloton.ride') || names.has('ride.instructor'),
    instructor: names.has('ride.instructor') || names.has('peloton.ride.instructor'),
    user: names.has('user'),
    isNested: names.has('peloton.ride') || names.has('peloton.ride.instructor'),
  };
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The ride as asked for: its instructor goes unless it was joined, except that special rides carry a stand-in of their own. */
function rideAsJoined(ride: unknown, joins: Joins): unknown {
  if (!isObject(ride) || joins.instructor || typeof ride['instructor_id'] !== 'string') return ride;
  const { instructor: _instructor, ...rest } = ride;
  return rest;
}

/** A list's row with the parts it was asked to embed. */
export function rowAsJoined(row: Json, joins: Joins): Json {
  const { ride, ...rest } = row;
  if (!joins.ride || ride === undefined) return rest;
  const joined = rideAsJoined(ride, joins);
  return joins.isNested ? { ...rest, peloton: { ride: joined } } : { ...rest, ride: joined };
}

/** A workout's detail: the ride is always there. */
export function detailAsJoined(detail: Json, joins: Joins): Json {
  return 'ride' in detail ? { ...detail, ride: rideAsJoined(detail['ride'], joins) } : detail;
}
