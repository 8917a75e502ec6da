/** Owns what a person has chosen for this installation: when it syncs by itself, and what. */
import type { Settings, SettingsBody } from '@ridebook/domain';
import { UsageError } from '../errors.ts';
import type { InstallationState } from './installation-state.ts';
import { maybeTypeNames } from './type-names.ts';

export interface SettingsKeeper {
  read(): Promise<Settings>;
  /** Changes what is named and leaves the rest. @throws UsageError where it makes no sense; nothing is changed then */
  change(change: SettingsBody): Promise<Settings>;
}

export interface SettingsEffects {
  readonly state: InstallationState;
  readonly nowMs: () => number;
  /** Where this machine stands, when nobody says otherwise. */
  readonly machineTimeZone: string;
}

const usualSchedule = 'hourly';
const keys = { schedule: 'schedule', scheduleTimeZone: 'schedule-time-zone', types: 'types' } as const;

export function createSettingsKeeper({ state, nowMs, machineTimeZone }: SettingsEffects): SettingsKeeper {
  const read = async (): Promise<Settings> => ({
    schedule: (await state.read(keys.schedule)) ?? usualSchedule,
    scheduleTimeZone: (await state.read(keys.scheduleTimeZone)) ?? machineTimeZone,
    types: (await state.read(keys.types))?.split(',') ?? null,
  });
  return {
    read,
    async change(change) {
      const settings = { ...(await read()), ...change };
      // Most commands read settings and few change them: what knows of cron is loaded for those.
      const { checkSchedule } = await import('../schedule/schedule-rule.ts');
      checkSchedule({ rule: settings.schedule, timeZone: settings.scheduleTimeZone }, nowMs());
      if (change.schedule !== undefined) await state.write(keys.schedule, change.schedule);
      if (change.scheduleTimeZone !== undefined)
        await state.write(keys.scheduleTimeZone, change.scheduleTimeZone);
      if (change.types !== undefined) await state.write(keys.types, change.types?.join(',') ?? null);
      return settings;
    },
  };
}

/**
 * Reads a change as it came over the wire.
 * @throws UsageError naming what is unknown or of the wrong kind
 */
export function parseSettings(body: unknown): SettingsBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new UsageError('Give an object of settings.');
  }
  const { schedule, scheduleTimeZone, types, ...unknown } = body as Readonly<Record<string, unknown>>;
  const [unknownName] = Object.keys(unknown);
  if (unknownName !== undefined) throw new UsageError(`There is no setting "${unknownName}".`);
  return {
    ...(schedule === undefined ? {} : { schedule: parseText('schedule', schedule) }),
    ...(scheduleTimeZone === undefined
      ? {}
      : { scheduleTimeZone: parseText('scheduleTimeZone', scheduleTimeZone) }),
    ...(types === undefined ? {} : { types: parseTypes(types) }),
  };
}

function parseText(name: string, value: unknown): string {
  if (typeof value === 'string') return value.trim();
  throw new UsageError(`The setting "${name}" is not a text.`);
}

function parseTypes(value: unknown): readonly string[] | null {
  if (value === null) return null;
  const names: readonly unknown[] = Array.isArray(value) ? value : [];
  const parsed = names.every((name) => typeof name === 'string')
    ? maybeTypeNames(names.join(','))
    : undefined;
  if (parsed !== undefined) return parsed;
  throw new UsageError(
    'The setting "types" is a list of names such as ["cycling", "outdoor"], or null for all.',
  );
}
