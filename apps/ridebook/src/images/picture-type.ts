/** Owns what counts as a picture: raster formats, told by their first bytes and never by what a server calls them. */

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** SVG is missing on purpose: it is a document, with scripts and links. */
export function maybePictureType(bytes: Uint8Array): PictureType | null {
  if (hasAt(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (hasAt(bytes, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (hasAt(bytes, 0, ascii('GIF87a')) || hasAt(bytes, 0, ascii('GIF89a'))) return 'image/gif';
  if (hasAt(bytes, 0, ascii('RIFF')) && hasAt(bytes, 8, ascii('WEBP'))) return 'image/webp';
  return null;
}

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

const hasAt = (bytes: Uint8Array, offset: number, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[offset + index] === byte);
