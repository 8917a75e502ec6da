/** Owns what a server or a worker tells of itself while it runs: a line an event, for people or for programs. */
import { InvalidArgumentError } from 'commander';
import { printable, type Terminal } from './terminal.ts';

export type LogLevel = 'info' | 'warning';

export type LogFields = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  event(level: LogLevel, event: string, fields: LogFields): void;
}

export type LogForm = 'text' | 'json';

/** Where nobody listens. */
export const silentLog: Log = { event: () => undefined };

/** Reads `--log`. @throws InvalidArgumentError, which the command line tells with the flag */
export function parseLogForm(text: string): LogForm {
  if (text === 'text' || text === 'json') return text;
  throw new InvalidArgumentError('It must be text or json.');
}

/** As it is asked for; otherwise text for a person who sits there, and a line of JSON an event for programs. */
export const logFormFor = (form: LogForm | undefined, { canRedraw }: Pick<Terminal, 'canRedraw'>): LogForm =>
  form ?? (canRedraw ? 'text' : 'json');

/** Only what went wrong: for a person who did not ask for more. */
export const onlyWarnings = (log: Log): Log => ({
  event: (level, event, fields) => (level === 'warning' ? log.event(level, event, fields) : undefined),
});

export function createLog(form: LogForm, write: (line: string) => void, nowMs: () => number): Log {
  return {
    event(level, event, fields) {
      const at = new Date(nowMs()).toISOString();
      write(
        form === 'json'
          ? withoutMarks(JSON.stringify({ at, level, event, ...fields }))
          : textOf(at, level, event, fields),
      );
    },
  };
}

function textOf(at: string, level: LogLevel, event: string, fields: LogFields): string {
  const told = Object.entries(fields).map(([name, value]) => ` ${name}=${quoted(value)}`);
  return printable(`${at} ${level} ${event}${told.join('')}`);
}

const quoted = (value: string | number | boolean): string =>
  typeof value === 'string' && /[\s"=]/.test(value) ? JSON.stringify(value) : String(value);

/** A terminal may obey what JSON leaves as it is; escaped, it means the same to a program. */
const withoutMarks = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
