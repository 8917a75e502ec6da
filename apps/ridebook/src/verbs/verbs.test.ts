import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../program.ts';
import type { ProgramContext } from '../terminal.ts';

const never = new AbortController().signal;
const silent: ProgramContext = {
  environment: {},
  terminal: {
    out: () => undefined,
    write: () => Promise.resolve(),
    err: () => undefined,
    isInteractive: false,
    canRedraw: false,
  },
  stopping: never,
  aborting: never,
  leaveWith: () => undefined,
};
const program = await createProgram(silent, () => true);
const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/cli.md'), 'utf8');

/** What the page says under the verb's own heading. */
const sectionOf = (verb: string): string =>
  page.split(/^#{2,3} /m).find((section) => section.startsWith(`${verb}\n`)) ?? '';

const isNamed = (operand: string, section: string): boolean =>
  section.includes(operand) || section.includes(operand.toUpperCase());

function undocumented(command: Command, section: string): readonly string[] {
  const flags = command.options.map(({ flags: text }) => text);
  const operands = command.registeredArguments.map((argument) => argument.name());
  return [
    ...(section === '' ? [command.name()] : []),
    ...flags.filter((flag) => !new RegExp(`\`[^\`]*${flag}\``).test(section)),
    ...operands.filter((operand) => !isNamed(operand, section) && operand !== 'method' && operand !== 'path'),
    ...command.commands.flatMap((verb) =>
      section.includes(`${command.name()} ${verb.name()}`) ? undocumented(verb, section) : [verb.name()],
    ),
  ];
}

describe('docs/cli.md', () => {
  it('is compared with every verb', () => {
    expect(program.commands.length).toBeGreaterThan(10);
  });

  it.each(program.commands.map((command) => [command.name(), command] as const))(
    'describes %s and each of its flags',
    (name, command) => {
      const section = sectionOf(name).replace('Every read takes', '');
      expect(undocumented(command, section).filter((flag) => flag !== '--json')).toEqual([]);
    },
  );

  it('would miss a verb and a flag that nobody wrote down', () => {
    const planted = program.createCommand('planted').option('--planted <thing>');
    expect(undocumented(planted, sectionOf('planted'))).toEqual(['planted', '--planted <thing>']);
    const push = program.createCommand('push').addCommand(program.createCommand('nowhere'));
    expect(undocumented(push, sectionOf('push'))).toEqual(['nowhere']);
  });
});

describe('the list of verbs', () => {
  it('is told without reading a single verb', async () => {
    const summaries = await createProgram(silent, () => false);
    expect(summaries.commands.flatMap(({ options }) => options)).toEqual([]);
    expect(summaries.helpInformation()).toContain('bring home what is new');
  });

  it('has each name once', () => {
    const names = program.commands.map((command) => command.name());
    expect(new Set(names).size).toBe(names.length);
  });
});
