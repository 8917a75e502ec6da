/** Owns how a report's parameters are read from plain strings, as the command line and an address give them. */
import type { PlannedBreak } from '@ridebook/domain';
import { addDays, type Weekday } from '../calendar-days.ts';
import { ReportError } from './report-error.ts';

export interface Parameter<Value> {
  /** What it means and what it may be, for people. */
  readonly description: string;
  /** `text` is `undefined` where the parameter was not given. @throws ReportError */
  readonly parse: (text: string | undefined, name: string) => Value;
}

const refuse = (name: string, text: string, expected: string): ReportError =>
  new ReportError('bad-parameter', `"${name}" must be ${expected}, not "${text}".`);

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

/** A report goes through every week up to its day: nobody trained before them, and nobody plans beyond. */
const [firstYear, lastYear] = ['1900', '2099'];

const isInReach = (date: string): boolean => date >= firstYear && date.slice(0, 4) <= lastYear;

function parseDate(text: string, name: string): string {
  if (!isDate(text)) throw refuse(name, text, 'a day such as 2026-11-22');
  if (!isInReach(text)) throw refuse(name, text, `a day of the years ${firstYear} to ${lastYear}`);
  return text;
}

/** Splits at commas; nothing given is an empty list. */
function parseList(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function maybeDate(description: string): Parameter<string | null> {
  return { description, parse: (text, name) => (text === undefined ? null : parseDate(text, name)) };
}

/** Not given is `null`; given as nothing it is an empty list. */
export function maybeDates(description: string): Parameter<readonly string[] | null> {
  return {
    description,
    parse: (text, name) => (text === undefined ? null : parseList(text).map((part) => parseDate(part, name))),
  };
}

/** Stretches of days: `2026-07-01..2026-07-14`, several with commas between them. Not given is `null`. */
export function maybePlannedBreaks(description: string): Parameter<readonly PlannedBreak[] | null> {
  return {
    description,
    parse: (text, name) =>
      text === undefined
        ? null
        : parseList(text).map((part) => {
            const [firstDate = '', lastDate = '', ...more] = part.split('..');
            if (
              ![firstDate, lastDate].every((day) => isDate(day) && isInReach(day)) ||
              more.length > 0 ||
              firstDate > lastDate
            )
              throw refuse(name, part, 'a stretch of days such as 2026-07-01..2026-07-14');
            return { firstDate, lastDate, reason: '' };
          }),
  };
}

export function wholeNumber(
  description: string,
  { usual, least, most }: { readonly usual: number; readonly least: number; readonly most: number },
): Parameter<number> {
  return {
    description: `${description} (${usual})`,
    parse: (text, name) => {
      if (text === undefined) return usual;
      const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
      if (!(value >= least && value <= most))
        throw refuse(name, text, `a whole number from ${least} to ${most}`);
      return value;
    },
  };
}

/** A class length in minutes; not given, or `all`, is `null`. */
export function maybeMinutes(description: string): Parameter<number | null> {
  return {
    description,
    parse: (text, name) => {
      if (text === undefined || text === 'all') return null;
      if (!/^[1-9]\d{0,3}$/.test(text)) throw refuse(name, text, 'a number of minutes, or "all"');
      return Number(text);
    },
  };
}

export function choice<Word extends string>(
  description: string,
  words: readonly Word[],
  usual: NoInfer<Word>,
): Parameter<Word> {
  return {
    description: `${description}: ${words.join(', ')} (${usual})`,
    parse: (text, name) => {
      const word = text === undefined ? usual : words.find((candidate) => candidate === text);
      if (word === undefined) throw refuse(name, text ?? '', `one of ${words.join(', ')}`);
      return word;
    },
  };
}

/** An id or a name that must be given. */
export function word(description: string): Parameter<string> {
  return {
    description,
    parse: (text, name) => {
      if (text === undefined || text === '')
        throw new ReportError('bad-parameter', `"${name}" is missing: ${description}.`);
      return text;
    },
  };
}

export function maybeWord(description: string): Parameter<string | null> {
  return { description, parse: (text) => text || null };
}

/** Not given is `null`; given as nothing it is an empty list. */
export function maybeWords(description: string): Parameter<readonly string[] | null> {
  return { description, parse: (text) => (text === undefined ? null : parseList(text)) };
}

/** Any name: the API invents disciplines that nobody has listed yet. */
export const discipline: Parameter<string> = {
  description: 'a discipline such as cycling or running (cycling)',
  parse: (text) => text || 'cycling',
};

/** `null` for `all`. */
export function maybeDiscipline(usual: string | null): Parameter<string | null> {
  return {
    description: `a discipline such as cycling or running, or all (${usual ?? 'all'})`,
    parse: (text) => (text === 'all' ? null : text || usual),
  };
}

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const weekStartParameter: Parameter<Weekday> = {
  description: 'the day that weeks begin with (monday)',
  parse: (text, name) => {
    const place = weekdayNames.indexOf((text ?? 'monday') as (typeof weekdayNames)[number]);
    if (place < 0) throw refuse(name, text ?? '', `a weekday such as ${weekdayNames[0]}`);
    return (place + 1) as Weekday;
  },
};
