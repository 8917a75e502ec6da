/** Owns what the label behind a time of day is worth: an offset is exact, a letter label only a hint of the place. */

export interface LabelledZone {
  /** An IANA name. */
  readonly timeZone: string;
  /** How far the time of day may be off. */
  readonly uncertaintySeconds: number;
}

const minute = 60;
const hour = 3600;

/** The file knows no seconds, and says when a workout was made, a moment before pedalling starts. */
const exact = 2 * minute;

/**
 * Public exports carry `(CDT)` in January and `(PST)` in July: the label was frozen when the account was made. It names
 * the place; whether summer time counts is open, and with it one hour.
 */
const frozen = hour + exact;

const zones: Readonly<Record<string, string>> = {
  EST: 'America/New_York',
  EDT: 'America/New_York',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  MST: 'America/Denver',
  MDT: 'America/Denver',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  AST: 'America/Halifax',
  ADT: 'America/Halifax',
  AKST: 'America/Anchorage',
  AKDT: 'America/Anchorage',
  HST: 'Pacific/Honolulu',
  GMT: 'Europe/London',
  BST: 'Europe/London',
  WET: 'Europe/Lisbon',
  WEST: 'Europe/Lisbon',
  CET: 'Europe/Berlin',
  CEST: 'Europe/Berlin',
  EET: 'Europe/Athens',
  EEST: 'Europe/Athens',
  AEST: 'Australia/Sydney',
  AEDT: 'Australia/Sydney',
  ACST: 'Australia/Adelaide',
  ACDT: 'Australia/Adelaide',
  AWST: 'Australia/Perth',
  NZST: 'Pacific/Auckland',
  NZDT: 'Pacific/Auckland',
};

const offsetPattern = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/;

/** @returns `null` for a label that nobody knows */
export function maybeZone(label: string): LabelledZone | null {
  const text = label.trim().toUpperCase().replace('\u2212', '-');
  if (text === 'UTC' || text === 'Z') return { timeZone: 'Etc/UTC', uncertaintySeconds: exact };
  const timeZone = zones[text];
  if (timeZone !== undefined) return { timeZone, uncertaintySeconds: frozen };
  const [, sign, hours, minutes = '00'] = offsetPattern.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 14 || Number(minutes) > 59) return null;
  return { timeZone: zoneOfOffset(sign === '-', Number(hours), minutes), uncertaintySeconds: exact };
}

/** Whole hours are `Etc/GMT+5`, whose sign is inverted by POSIX custom, as the API names them too. */
function zoneOfOffset(isBehind: boolean, hours: number, minutes: string): string {
  if (minutes !== '00') return `${isBehind ? '-' : '+'}${String(hours).padStart(2, '0')}:${minutes}`;
  return hours === 0 ? 'Etc/UTC' : `Etc/GMT${isBehind ? '+' : '-'}${hours}`;
}
