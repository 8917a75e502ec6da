/** Owns the verb `doctor`: what is wrong and what to do about it, without a secret or a name in it. */
import type { Command } from 'commander';
import type { Diagnosis } from '../doctor/diagnose.ts';
import type { Finding } from '../doctor/finding.ts';
import { printable, type ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

export function setUpDoctor(command: Command, context: ProgramContext): void {
  command
    .option('--json', 'print the findings as JSON')
    .action((flags: { readonly json?: true }) => examine(flags, context));
}

async function examine(flags: { readonly json?: true }, context: ProgramContext): Promise<void> {
  const [{ readConfiguration }, { diagnose }, { exitCodes }] = await Promise.all([
    import('../configuration.ts'),
    import('../doctor/diagnose.ts'),
    import('../errors.ts'),
  ]);
  const diagnosis = await diagnose({
    configuration: readConfiguration(context.environment),
    environment: context.environment,
    nowMs: Date.now(),
    withBook: (work) => withBook(context, work),
  });
  context.terminal.out(flags.json ? JSON.stringify(diagnosis) : describe(diagnosis));
  if (diagnosis.findings.some(({ level }) => level === 'problem')) context.leaveWith(exitCodes.partial);
}

const marks = { ok: 'ok      ', note: 'note    ', problem: 'PROBLEM ' } as const;

function describe({ version, node, platform, findings }: Diagnosis): string {
  const problems = findings.filter(({ level }) => level === 'problem').length;
  return [
    `Ridebook ${version} on Node ${node}, ${platform}`,
    ...findings.flatMap(describeFinding),
    problems === 0
      ? 'No problem was found.'
      : `${problems} ${problems === 1 ? 'problem' : 'problems'} found.`,
  ].join('\n');
}

function describeFinding({ check, level, finding, remedy }: Finding): readonly string[] {
  const line = `${marks[level]}${check.padEnd(12)} ${printable(finding)}`;
  return remedy === null ? [line] : [line, `${' '.repeat(21)}${printable(remedy)}`];
}
