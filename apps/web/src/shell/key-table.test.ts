import { describe, expect, it } from 'vitest';
import { bookPages } from '../pages/page-table.ts';
import { actionOf, isWriting, pageLetters } from './key-table.ts';

describe('the keys', () => {
  it('open a page by g and a letter', () => {
    expect(actionOf('g', false)).toEqual({ kind: 'wait-for-letter' });
    expect(actionOf('h', true)).toEqual({ kind: 'open', page: '' });
    expect(actionOf('w', true)).toEqual({ kind: 'open', page: 'workouts' });
    expect(actionOf('h', false)).toEqual({ kind: 'nothing' });
    expect(actionOf('x', true)).toEqual({ kind: 'nothing' });
  });

  it('have a letter of its own for every page that there is, and for no other', () => {
    const pages = Object.values(pageLetters);
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.toSorted()).toEqual(
      ['', ...bookPages.map(({ name }) => name).filter((name) => name !== 'formulas')].toSorted(),
    );
  });

  it('list themselves and lead to the search', () => {
    expect(actionOf('?', false)).toEqual({ kind: 'list' });
    expect(actionOf('/', false)).toEqual({ kind: 'search' });
  });

  it('leave alone who writes, but not who has just pressed a button', () => {
    expect(isWriting({ tagName: 'INPUT', type: 'text' })).toBe(true);
    expect(isWriting({ tagName: 'TEXTAREA' })).toBe(true);
    expect(isWriting({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
    expect(isWriting({ tagName: 'BUTTON' })).toBe(false);
  });
});
