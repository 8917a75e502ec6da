/**
 * Owns how single fields are read: leniently. The API changes types and drops fields without notice, so a field that
 * is missing or of the wrong type is `null`, never a reason to lose a workout.
 */
import * as v from 'valibot';

const numeric = v.union([
  v.pipe(v.number(), v.finite()),
  v.pipe(v.string(), v.trim(), v.regex(/^-?\d+(\.\d+)?$/), v.transform(Number)),
]);

const loneSurrogate = /\p{Surrogate}/gu;

/** A finite number, or text that is one. */
export const maybeNumber = v.optional(v.fallback(v.nullable(numeric), null), null);

/**
 * Text with something in it, that every database can hold: PostgreSQL has no NUL, and half of a surrogate pair comes
 * back from UTF-8 as something else. The archive keeps the body as it came.
 */
const text = v.pipe(
  v.string(),
  v.transform((value) => value.replaceAll('\0', '').replace(loneSurrogate, '\uFFFD')),
  v.nonEmpty(),
);

export const maybeText = v.optional(v.fallback(v.nullable(text), null), null);

export const maybeBoolean = v.optional(v.fallback(v.nullable(v.boolean()), null), null);

/** An object of known fields, or `null` where there is none. */
export const maybeObject = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.optional(v.fallback(v.nullable(v.object(entries)), null), null);

/** A list; entries that are not what they should be are left out. */
export const listOf = <const Schema extends v.GenericSchema>(entry: Schema) =>
  v.optional(
    v.fallback(
      v.pipe(
        v.array(v.unknown()),
        v.transform((entries) =>
          entries.flatMap((candidate) => {
            const result = v.safeParse(entry, candidate);
            return result.success ? [result.output] : [];
          }),
        ),
      ),
      [],
    ),
    [],
  );

/** A number above zero; the API writes 0 for "not set" and "not measured". */
export const positive = (value: number | null): number | null => (value !== null && value > 0 ? value : null);
