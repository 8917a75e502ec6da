/** Owns what the settings of an account mean. */
import * as v from 'valibot';
import { maybeText } from './fields.ts';

const wireSettings = v.object({ distance_unit: maybeText });

/** In which units the account shows distances, or `null` where it does not say. */
export function maybeUnitSystem(json: unknown): 'imperial' | 'metric' | null {
  const parsed = v.safeParse(wireSettings, json);
  const unit = parsed.success ? parsed.output.distance_unit : null;
  return unit === 'imperial' || unit === 'metric' ? unit : null;
}
