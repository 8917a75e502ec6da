/** Owns which keys do what, wherever one is: the table that the listener obeys and the list shows. */

/** `g` and then this letter opens the page of the name; Home is the name `''`. */
export const pageLetters: Readonly<Record<string, string>> = {
  h: '',
  w: 'workouts',
  c: 'calendar',
  m: 'months',
  r: 'records',
  l: 'lengths',
  i: 'instructors',
  k: 'classes',
  b: 'leaderboard',
  f: 'friends',
  o: 'beyond-the-bike',
  s: 'settings',
};

export interface ListedKeys {
  readonly keys: readonly string[];
  readonly words: string;
}

/** What the page of a workout adds; those of its traces need the focus there. */
export const workoutKeys: readonly ListedKeys[] = [
  { keys: ['J', 'K'], words: 'the workout before and the one after; so do the arrows outside of the traces' },
  { keys: ['←', '→'], words: 'in the traces: the second before and after; with Shift by half a minute' },
  { keys: ['+', '−', '0'], words: 'in the traces: nearer, farther, the whole workout; Esc as well' },
];

/** How long after `g` the letter may come. */
export const secondKeyMs = 1500;

export type KeyAction =
  | { readonly kind: 'wait-for-letter' }
  | { readonly kind: 'open'; readonly page: string }
  | { readonly kind: 'search' }
  | { readonly kind: 'list' }
  | { readonly kind: 'nothing' };

/** What a key means; `isAfterG` tells that `g` was pressed just before. */
export function actionOf(key: string, isAfterG: boolean): KeyAction {
  if (isAfterG) {
    const page = pageLetters[key.toLowerCase()];
    return page === undefined ? { kind: 'nothing' } : { kind: 'open', page };
  }
  switch (key) {
    case 'g':
      return { kind: 'wait-for-letter' };
    case '/':
      return { kind: 'search' };
    case '?':
      return { kind: 'list' };
    default:
      return { kind: 'nothing' };
  }
}

/** Whether somebody is writing: their letters are letters. */
export function isWriting(target: {
  readonly tagName?: string;
  readonly type?: string;
  readonly isContentEditable?: boolean;
}): boolean {
  if (target.isContentEditable === true) return true;
  if (target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  const pressed = ['checkbox', 'radio', 'button', 'range'];
  return target.tagName === 'INPUT' && !pressed.includes(target.type ?? 'text');
}
