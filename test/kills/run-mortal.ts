/** Owns starting a process that may kill itself, and hearing what it says when it comes to its end. */
import { spawn } from 'node:child_process';
import type { TestClock } from '../in-process/test-clock.ts';

/**
 * @param assignment what the process is told, as JSON in its one argument
 * @param clock turned when the process says, by a message, how many milliseconds it sleeps; it is told what time it is then
 * @returns the JSON it prints; `null` when it was killed
 * @throws when it ended otherwise without a word
 */
export async function runMortal<End>(
  script: string,
  assignment: unknown,
  clock?: TestClock,
): Promise<End | null> {
  const child = spawn(process.execPath, [script, JSON.stringify(assignment)], {
    stdio: ['ignore', 'pipe', 'pipe', ...(clock === undefined ? [] : (['ipc'] as const))],
  });
  let said = '';
  let complaint = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.on('message', (sleepMs) => {
    clock?.advance(Number(sleepMs));
    child.send(clock?.nowMs() ?? 0);
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('close', (_code, how) => resolve(how));
  });
  if (signal === 'SIGKILL') return null;
  if (said === '') throw new Error(`The process ended without a word: ${complaint}`);
  return JSON.parse(said) as End;
}
