/** Owns the shape of an endpoint's description, and the parameters that several share. */

export interface EndpointParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly means: string;
  readonly example?: string;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** With Hono's `:name` for what varies. */
  readonly path: string;
  readonly host: 'api' | 'auth' | 'orca';
  readonly group: 'Member' | 'Workouts' | 'Classes' | 'Sign-in' | 'Sandbox';
  readonly summary: string;
  readonly parameters: readonly EndpointParameter[];
  readonly answers: string;
  readonly quirks: readonly string[];
  /** An example of the body, for POST. */
  readonly body?: unknown;
  /** Whether a captured replay serves it too. */
  readonly isReplayed?: true;
}

/** What a path's parameters can be tried with. */
export type Examples = Readonly<Record<'user' | 'workout' | 'ride' | 'instructor', string>>;

export const user: EndpointParameter = {
  name: 'user',
  in: 'path',
  means: 'A member’s id or user name; `me` in the sandbox.',
};
export const workout: EndpointParameter = {
  name: 'id',
  in: 'path',
  means: 'A workout’s id. Opaque: percent-encode it.',
};
export const ride: EndpointParameter = { name: 'id', in: 'path', means: 'A class’s id.' };
export const limit: EndpointParameter = {
  name: 'limit',
  in: 'query',
  means: 'Rows to a page; several hundreds have failed for people.',
  example: '10',
};
export const page: EndpointParameter = {
  name: 'page',
  in: 'query',
  means: 'Counted from 0. A page past the end is empty, with 200.',
  example: '0',
};
export const joins: EndpointParameter = {
  name: 'joins',
  in: 'query',
  means: '`ride`, `ride.instructor`; with `peloton.` before them they nest under `peloton`.',
  example: 'ride,ride.instructor',
};
export const platform: EndpointParameter = {
  name: 'Peloton-Platform',
  in: 'header',
  means: 'Which app asks.',
  example: 'web',
};

type Draft = Omit<Endpoint, 'host' | 'parameters' | 'quirks' | 'method'> &
  Partial<Pick<Endpoint, 'host' | 'parameters' | 'quirks' | 'method'>>;
export const endpoint = (draft: Draft): Endpoint => ({
  method: 'GET',
  host: 'api',
  parameters: [],
  quirks: [],
  ...draft,
});
