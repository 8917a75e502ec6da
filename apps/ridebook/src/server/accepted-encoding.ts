/** Owns which encoding of a body a client takes, by its Accept-Encoding (RFC 9110, section 12.5.3). */

/** In the order of preference where the client does not mind. */
const usualEncodings = ['br', 'gzip', 'identity'] as const;

export type ContentEncoding = (typeof usualEncodings)[number];

/**
 * The encoding that the client prefers; one that names none it could have gets the body as it is.
 * @param encodings those that can be had, in the order of preference where the client does not mind
 */
export function acceptedEncoding<Encoding extends string = ContentEncoding>(
  header: string | undefined,
  encodings: readonly (Encoding | 'identity')[] = usualEncodings as readonly string[] as readonly Encoding[],
): Encoding | 'identity' {
  if (header === undefined) return 'identity';
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const weight = Number(quality ?? '1');
    weights.set(name, Number.isNaN(weight) ? 0 : weight);
  }
  // Named by nobody, a plain body is acceptable but never preferred.
  const usual = (encoding: string): number =>
    encoding === 'identity' ? Number.MIN_VALUE : (weights.get('*') ?? 0);
  let best: Encoding | 'identity' = 'identity';
  let bestWeight = 0;
  for (const encoding of encodings) {
    const weight = weights.get(encoding) ?? usual(encoding);
    if (weight > bestWeight) [best, bestWeight] = [encoding, weight];
  }
  return best;
}
