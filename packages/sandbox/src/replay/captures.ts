/** Owns the reading of a folder of captured responses: which file is which answer. */
import type { ReplayFile } from '../options.ts';

export type CapturedJson = Readonly<Record<string, unknown>>;

export interface CapturedGraph {
  /** The seconds between samples that the file's name states, when it does. */
  readonly everyN: number | null;
  readonly text: string;
}

export interface CapturedWorkout {
  readonly id: string;
  readonly createdAt: number;
  readonly json: CapturedJson;
  readonly text: string;
  readonly graphs: readonly CapturedGraph[];
}

export interface Captures {
  /** Newest first. */
  readonly workouts: readonly CapturedWorkout[];
  readonly me: { readonly id: string; readonly text: string } | null;
  readonly csv: string | null;
}

const isObject = (value: unknown): value is CapturedJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseObject(file: ReplayFile): CapturedJson {
  const parsed: unknown = JSON.parse(file.text);
  if (!isObject(parsed)) throw new Error(`${file.name} does not hold a JSON object.`);
  return parsed;
}

function graphsOf(base: string, files: readonly ReplayFile[]): readonly CapturedGraph[] {
  return files.flatMap((file) => {
    if (!file.name.startsWith(`${base}.`) || !file.name.endsWith('.json')) return [];
    const rest = file.name.slice(base.length + 1, -'.json'.length);
    if (rest !== 'performance_graph' && !rest.startsWith('graph-')) return [];
    const stated = /^graph-(\d+)s$/.exec(rest)?.[1];
    return [{ everyN: stated === undefined ? null : Number(stated), text: file.text }];
  });
}

/** @throws {Error} naming the file that is not what its name says */
export function readCaptures(files: readonly ReplayFile[]): Captures {
  const workouts = files.flatMap((file): readonly CapturedWorkout[] => {
    if (!file.name.endsWith('.workout.json')) return [];
    const json = parseObject(file);
    if (typeof json['id'] !== 'string') throw new Error(`${file.name} holds no workout: its id is missing.`);
    const createdAt = Number(json['created_at'] ?? json['start_time'] ?? 0);
    const base = file.name.slice(0, -'.workout.json'.length);
    return [{ id: json['id'], createdAt, json, text: file.text, graphs: graphsOf(base, files) }];
  });
  const meFile = files.find((file) => file.name === 'me.json');
  const meId = meFile && parseObject(meFile)['id'];
  return {
    workouts: workouts.sort((one, other) => other.createdAt - one.createdAt || (other.id < one.id ? -1 : 1)),
    me: meFile && typeof meId === 'string' ? { id: meId, text: meFile.text } : null,
    csv: files.find((file) => file.name.endsWith('.csv'))?.text ?? null,
  };
}
