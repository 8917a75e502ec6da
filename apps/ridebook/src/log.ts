/** Owns what a server or a worker tells of itself while it runs: a line an event, for people or for programs. */
import { printable } from './terminal.ts';

export type LogLevel = 'info' | 'warning';

export type LogFields = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  event(level: LogLevel, event: string, fields: LogFields): void;
}

export type LogForm = 'text' | 'json';

export function createLog(form: LogForm, write: (line: string) => void, nowMs: () => number): Log {
  return {
    event(level, event, fields) {
      const at = new Date(nowMs()).toISOString();
      write(
        form === 'json' ? JSON.stringify({ at, level, event, ...fields }) : textOf(at, level, event, fields),
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
