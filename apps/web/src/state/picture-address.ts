/** Owns where a picture is asked for: by what it shows; the server alone knows the address it comes from. */

export type PictureKind = 'classes' | 'instructors' | 'riders';

/** Where the server answers for one's own book. */
export const ownPictures = '/api/v1/images';

/** The context that says where the pictures of somebody else's book are answered. */
export const picturesContext = Symbol('pictures');

/** @param upstreamUrl where it lies; `null` where there is none, and then there is nothing to ask for */
export function maybePictureAddress(
  kind: PictureKind,
  id: string | null,
  upstreamUrl: string | null,
): string | null {
  return id === null || upstreamUrl === null ? null : `${ownPictures}/${kind}/${encodeURIComponent(id)}`;
}
