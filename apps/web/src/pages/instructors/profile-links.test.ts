import type { Instructor } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { profileLinks } from './profile-links.ts';

const bare: Instructor = {
  id: 'ada',
  name: 'Ada Axle',
  username: null,
  imageUrl: null,
  heroImageUrl: null,
  bio: null,
  shortBio: null,
  background: null,
  quote: null,
  musicBio: null,
  spotifyPlaylistUri: null,
  instagramName: null,
  twitterName: null,
  stravaUrl: null,
  facebookUrl: null,
  filmUrl: null,
  disciplines: [],
  answers: [],
};
const hrefs = (change: Partial<Instructor>): readonly string[] =>
  profileLinks({ ...bare, ...change }).map(({ href }) => href);

describe('the links of a profile', () => {
  it('are made of names and addresses', () => {
    expect(
      hrefs({
        instagramName: '@ada.axle',
        twitterName: 'ada_axle',
        stravaUrl: 'https://strava.example/ada',
        spotifyPlaylistUri: 'spotify:user:ada:playlist:7abc',
      }),
    ).toEqual([
      'https://www.instagram.com/ada.axle',
      'https://x.com/ada_axle',
      'https://strava.example/ada',
      'https://open.spotify.com/playlist/7abc',
    ]);
  });

  it('are none where nothing is said', () => {
    expect(hrefs({})).toEqual([]);
  });

  it.each([
    { stravaUrl: 'javascript:alert(1)' },
    { facebookUrl: 'data:text/html,x' },
    { filmUrl: 'not an address' },
    { spotifyPlaylistUri: 'spotify:track:7abc' },
    { instagramName: '../evil?x' },
    { twitterName: ' ' },
  ])('are none of %o', (change) => {
    expect(hrefs(change)).toEqual([]);
  });
});
