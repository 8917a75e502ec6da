/** Owns the columns of Instructors: who teaches, as their profile says it. */
import { disciplineLabel, type Instructor } from '@ridebook/domain';
import type { ColumnSpec } from './column.ts';

const answersOf = ({ answers }: Instructor): string | null =>
  answers.length === 0 ? null : answers.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n');

const disciplinesOf = ({ disciplines }: Instructor): string | null =>
  disciplines.length === 0 ? null : disciplines.map(disciplineLabel).join(', ');

export const instructorColumns: readonly ColumnSpec<Instructor>[] = [
  { header: 'Instructor ID', legacyHeader: 'Instructor ID', kind: 'text', cell: ({ id }) => id },
  { header: 'Image URL', legacyHeader: 'Image URL', kind: 'image', cell: ({ imageUrl }) => imageUrl },
  {
    header: 'Background',
    legacyHeader: 'Background',
    kind: 'text',
    cell: ({ background }) => background,
    // The template showed the whole life there.
    legacyCell: ({ bio, background }) => bio ?? background,
  },
  { header: 'Name', legacyHeader: 'Name', kind: 'text', cell: ({ name }) => name },
  {
    header: 'Instagram',
    legacyHeader: 'Instagram',
    kind: 'text',
    cell: ({ instagramName }) => instagramName,
  },
  { header: 'Twitter', legacyHeader: 'Twitter', kind: 'text', cell: ({ twitterName }) => twitterName },
  { header: 'Quote', legacyHeader: 'Quote', kind: 'text', cell: ({ quote }) => quote },
  {
    header: 'Spotify Playlist',
    legacyHeader: 'Spotify Playlist',
    kind: 'text',
    cell: ({ spotifyPlaylistUri }) => spotifyPlaylistUri,
  },
  {
    header: 'Peloton Username',
    legacyHeader: 'Peloton Username',
    kind: 'text',
    cell: ({ username }) => username,
  },
  { header: 'Bio', kind: 'text', cell: ({ bio }) => bio },
  { header: 'Short Bio', kind: 'text', cell: ({ shortBio }) => shortBio },
  { header: 'Music', kind: 'text', cell: ({ musicBio }) => musicBio },
  { header: 'Disciplines', kind: 'text', cell: disciplinesOf },
  { header: 'Answers', kind: 'text', cell: answersOf },
  { header: 'Hero Image', kind: 'image', cell: ({ heroImageUrl }) => heroImageUrl },
  { header: 'Film', kind: 'link', cell: ({ filmUrl }) => filmUrl },
  { header: 'Strava', kind: 'link', cell: ({ stravaUrl }) => stravaUrl },
  { header: 'Facebook', kind: 'link', cell: ({ facebookUrl }) => facebookUrl },
];
