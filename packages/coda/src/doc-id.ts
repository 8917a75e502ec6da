/** Owns how a doc is named: by its id, or by the address a person copies from the browser. */

/** Letters, digits, `-` and `_`. Anything else is an address or a mistake. */
const docId = /^[A-Za-z0-9_-]{4,64}$/;

/** `https://coda.io/d/Any-Name_dAbC123xyz/Page_su1` has the id `AbC123xyz`: what follows the last `_d` of its part. */
const docAddress =
  /^https:\/\/(?:coda\.io|docs\.superhuman\.com)\/d\/(?:[^/?#]*_)?d([A-Za-z0-9-]{4,64})(?:[_/?#].*)?$/;

/** The id in what a person gave, or `null` where it makes no sense. */
export function maybeDocId(text: string): string | null {
  const given = text.trim();
  const fromAddress = docAddress.exec(given)?.[1];
  if (fromAddress !== undefined) return fromAddress;
  return docId.test(given) ? given : null;
}
