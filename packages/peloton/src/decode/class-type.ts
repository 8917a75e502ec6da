/** Owns what the details of a class say of its kind, such as "Climb". */
import * as v from 'valibot';
import { listOf, maybeText } from './fields.ts';

const wireDetails = v.object({ class_types: listOf(v.object({ name: maybeText })) });

/** Reads the answer of a class's details; the first kind is the one that the download names. */
export function maybeClassTypeName(json: unknown): string | null {
  const parsed = v.safeParse(wireDetails, json);
  return parsed.success ? (parsed.output.class_types[0]?.name ?? null) : null;
}
