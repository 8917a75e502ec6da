/** Owns what `/api/me` says of the rider's FTP, maximum heart rate and weight on the day it is read. */
import type { KeptValue } from '@ridebook/domain';
import * as v from 'valibot';
import { maybeNumber, maybeText, positive } from './fields.ts';

const wireAccount = v.object({
  cycling_ftp: maybeNumber,
  cycling_workout_ftp: maybeNumber,
  cycling_ftp_source: maybeText,
  estimated_cycling_ftp: maybeNumber,
  customized_max_heart_rate: maybeNumber,
  default_max_heart_rate: maybeNumber,
  weight: maybeNumber,
  height: maybeNumber,
});

type WireAccount = v.InferOutput<typeof wireAccount>;
type Told = Pick<KeptValue, 'value' | 'source'>;

/** What an account enters as its FTP is the average of its best twenty minutes (peloton-to-garmin, issues 267 and 287). */
const ftpShareOfTwentyMinutes = 0.95;

const kilogramsPerPound = 0.45359237;

/** Nobody is a hundred inches tall, nor less than a hundred centimetres: a height tells in which units the account is. */
const tallestInInches = 100;

/** Values from this day on; what the account does not say is left out. Never throws. */
export function decodeRiderValues(json: unknown, validFrom: string): readonly KeptValue[] {
  const parsed = v.safeParse(wireAccount, json);
  if (!parsed.success) return [];
  const told = {
    ftpWatts: maybeFtp(parsed.output),
    maximumHeartRateBpm: maybeMaximum(parsed.output),
    weightKilograms: maybeWeight(parsed.output),
  } as const;
  return Object.entries(told).flatMap(([kind, value]) =>
    value === null ? [] : [{ kind: kind as keyof typeof told, validFrom, ...value }],
  );
}

function maybeFtp(wire: WireAccount): Told | null {
  const byHand = positive(wire.cycling_ftp);
  const fromTest = positive(wire.cycling_workout_ftp);
  if (wire.cycling_ftp_source === 'ftp_manual_source' && byHand !== null)
    return { value: ftpShareOfTwentyMinutes * byHand, source: 'account' };
  if (wire.cycling_ftp_source === 'ftp_workout_source' && fromTest !== null)
    return { value: fromTest, source: 'account' };
  const estimate = positive(wire.estimated_cycling_ftp);
  return estimate === null ? null : { value: estimate, source: 'estimate' };
}

/** 0 stands for "not set"; what nobody set is 220 less the age. */
function maybeMaximum(wire: WireAccount): Told | null {
  const set = positive(wire.customized_max_heart_rate);
  if (set !== null) return { value: set, source: 'account' };
  const byAge = positive(wire.default_max_heart_rate);
  return byAge === null ? null : { value: byAge, source: 'age' };
}

function maybeWeight(wire: WireAccount): Told | null {
  const [weight, height] = [positive(wire.weight), positive(wire.height)];
  if (weight === null || height === null) return null;
  const value = height < tallestInInches ? weight * kilogramsPerPound : weight;
  return { value: Math.round(value * 100) / 100, source: 'account' };
}
