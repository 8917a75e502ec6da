/** Owns from where pictures may be fetched: the buckets and hosts that Peloton's own answers name, and nowhere else. */
import { pelotonHosts } from '@ridebook/peloton';

/** Peloton keeps its pictures in these buckets of S3, addressed in either of S3's two ways (observed 2020 to 2026). */
const buckets = [
  'peloton-ride-images',
  'workout-metric-images-prod',
  'peloton-profile-images',
  'peloton-achievement-images-prod',
  'challenges-and-tiers-image-prod',
  'static-cdn.pelotoncycle.com',
] as const;

/** Peloton's own domains; their subdomains count. */
const domains = ['onepeloton.com', 'pelotoncycle.com'] as const;

/**
 * The address to fetch a picture from, or `null` where none may be asked.
 * @param url as it stands in the archive: anybody upstream could have written it
 * @param apiUrl the configured API. A server that stands in for Peloton stands in for its picture hosts too, each under
 *   a path of its name, so that a made-up rider's pictures never lead outside
 */
export function maybePictureAddress(url: string, apiUrl: string): URL | null {
  const address = URL.parse(url);
  if (address === null || !isPlainHttps(address)) return null;
  if (apiUrl !== pelotonHosts.apiUrl) {
    return new URL(`${apiUrl}/images/${address.hostname}${address.pathname}`);
  }
  return isPelotons(address) ? address : null;
}

const isPlainHttps = (address: URL): boolean =>
  address.protocol === 'https:' && address.port === '' && address.username === '' && address.password === '';

function isPelotons({ hostname, pathname }: URL): boolean {
  if (hostname === 's3.amazonaws.com') return buckets.some((bucket) => pathname.startsWith(`/${bucket}/`));
  return (
    buckets.some((bucket) => hostname === `${bucket}.s3.amazonaws.com`) ||
    domains.some((domain) => hostname.endsWith(`.${domain}`))
  );
}
