/** Owns reading base64 (plain and URL-safe) as UTF-8 text, by hand: `atob` does not exist everywhere this code runs. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** @returns the text, or `null` where the input is not base64 of UTF-8 */
export function maybeBase64Text(encoded: string): string | null {
  const clean = encoded.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  let percentEncoded = '';
  let bits = 0;
  let bitCount = 0;
  for (const character of clean) {
    const value = alphabet.indexOf(character);
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      percentEncoded += `%${((bits >> bitCount) & 0xff).toString(16).padStart(2, '0')}`;
    }
  }
  try {
    return decodeURIComponent(percentEncoded);
  } catch {
    return null;
  }
}
