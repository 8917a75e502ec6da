/** Owns starting one sync as a process that may be killed before a step of its own choosing. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { PelotonHosts } from '@ridebook/peloton';

const script = path.join(import.meta.dirname, 'one-sync.ts');

/** What the process is told. */
export interface Assignment {
  readonly folder: string;
  readonly hosts: PelotonHosts;
  readonly nowMs: number;
  /** Before which step it kills itself, counted from 1; 0 for none. */
  readonly killAt: number;
}

/** What it says when it comes to its end. */
export interface SyncEnd {
  /** The names of all steps, in order. */
  readonly steps: readonly string[];
  readonly exitCode: number;
  readonly requests: number;
}

/** @returns `null` when it was killed @throws when it ended otherwise without a word */
export async function runSync(assignment: Assignment): Promise<SyncEnd | null> {
  const child = spawn(process.execPath, [script, JSON.stringify(assignment)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_code, how) => resolve(how));
  });
  if (signal === 'SIGKILL') return null;
  if (said === '') throw new Error(`The sync ended without a word: ${complaint}`);
  return JSON.parse(said) as SyncEnd;
}
