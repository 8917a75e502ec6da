import { describe, expect, it } from 'vitest';
import { decodeFollowing, decodeFriendList } from './friends.ts';
import { decodeInstructors } from './instructors.ts';

describe('a page of instructors', () => {
  it('tells what is said of each, and nothing where the API writes an empty text', () => {
    const [instructor] = decodeInstructors({
      data: [
        {
          id: 'i1',
          name: 'Ines Interval',
          bio: '',
          quote: 'Again.',
          fitness_disciplines: ['cycling', 'circuit'],
          ordered_q_and_as: [
            ['Why?', 'Because.'],
            ['', ''],
          ],
        },
      ],
    });
    expect(instructor).toMatchObject({
      name: 'Ines Interval',
      bio: null,
      quote: 'Again.',
      disciplines: ['cycling', 'bootcamp'],
      answers: [{ question: 'Why?', answer: 'Because.' }],
    });
  });

  it('survives entries and answers that are none', () => {
    expect(decodeInstructors({ data: [null, { name: 'no id' }, { id: 'i2' }] })).toMatchObject([
      { id: 'i2', name: 'i2' },
    ]);
    for (const nonsense of [null, [], 'text', { data: 7 }]) expect(decodeInstructors(nonsense)).toEqual([]);
  });
});

describe('the lists about other people', () => {
  it('tell who is followed and who is private', () => {
    expect(
      decodeFollowing({ data: [{ id: 'f1', username: 'tess', is_profile_private: true }, { id: '' }] }),
    ).toEqual([{ id: 'f1', username: 'tess', location: null, imageUrl: null, isPrivate: true }]);
  });

  it('tell which workouts somebody did, in the words of this program', () => {
    expect(decodeFriendList({ data: [{ id: 'w1', fitness_discipline: 'caesar' }, {}] })).toEqual([
      { workoutId: 'w1', discipline: 'rowing', detail: { id: 'w1', fitness_discipline: 'caesar' } },
    ]);
    expect(decodeFriendList(null)).toEqual([]);
  });
});
