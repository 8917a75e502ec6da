/** Owns running a verb by the clock and by its memory. */
import { readFileSync } from 'node:fs';
import type { ProgramHome, ProgramRun } from './program.ts';

export interface TimedRun extends ProgramRun {
  /** From the start of the process to its end. */
  readonly wallMs: number;
  /** The most resident memory that it had; 0 where there is no Linux to ask. */
  readonly peakMegabytes: number;
}

export async function runTimed(
  home: ProgramHome,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<TimedRun> {
  const startMs = performance.now();
  const child = home.launch(args, environment);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  let peakMegabytes = 0;
  const watch = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, peakMegabytesOf(child.pid));
  }, 50);
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watch);
  return { exitCode, stdout, stderr, wallMs: performance.now() - startMs, peakMegabytes };
}

/** The high-water mark of a process that runs. */
function peakMegabytesOf(pid: number | undefined): number {
  try {
    const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
