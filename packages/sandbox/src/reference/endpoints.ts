/** Owns the list of emulated endpoints: what each is for, what it takes, what it is known to get wrong. The page, the OpenAPI description and the tests read it. */
import type { Endpoint } from './endpoint.ts';
import { classEndpoints } from './class-endpoints.ts';
import { memberEndpoints } from './member-endpoints.ts';
import { sandboxEndpoints } from './sandbox-endpoints.ts';
import { signInEndpoints } from './sign-in-endpoints.ts';
import { workoutEndpoints } from './workout-endpoints.ts';

export const endpoints: readonly Endpoint[] = [
  ...memberEndpoints,
  ...workoutEndpoints,
  ...classEndpoints,
  ...signInEndpoints,
  ...sandboxEndpoints,
];
