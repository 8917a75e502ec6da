/** Owns where an instructor's profile leads: plain links of text, made of names and addresses that others wrote. */
import type { Instructor } from '@ridebook/domain';

export interface ProfileLink {
  readonly label: string;
  readonly href: string;
}

/** Only what is a web address, or becomes one, makes a link. */
export function profileLinks(profile: Instructor): readonly ProfileLink[] {
  const named = (label: string, base: string, name: string | null): readonly ProfileLink[] => {
    const bare = (name ?? '').trim().replace(/^@/, '');
    return /^[\w.-]+$/.test(bare) ? [{ label, href: `${base}${bare}` }] : [];
  };
  const addressed = (label: string, address: string | null): readonly ProfileLink[] => {
    const href = maybeWebAddress(address);
    return href === null ? [] : [{ label, href }];
  };
  return [
    ...named('Instagram', 'https://www.instagram.com/', profile.instagramName),
    ...named('X (Twitter)', 'https://x.com/', profile.twitterName),
    ...addressed('Strava', profile.stravaUrl),
    ...addressed('Facebook', profile.facebookUrl),
    ...addressed('Spotify playlist', playlistAddress(profile.spotifyPlaylistUri)),
    ...addressed('Film', profile.filmUrl),
  ];
}

/** `spotify:playlist:abc` and `spotify:user:ada:playlist:abc` are what Spotify's own programs call a playlist. */
function playlistAddress(uri: string | null): string | null {
  const [, id] = /^spotify:(?:user:[^:]+:)?playlist:([A-Za-z0-9]+)$/.exec(uri ?? '') ?? [];
  return id === undefined ? uri : `https://open.spotify.com/playlist/${id}`;
}

function maybeWebAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
