/** Owns what the machine and the environment say: the Node that runs, and the variables that are set, by name only. */
import type { Environment } from '../configuration.ts';
import { note, ok, problem, type Finding } from './finding.ts';

const oldestNode = 24;

export function checkMachine(nodeVersion: string, environment: Environment): readonly Finding[] {
  const isOld = Number.parseInt(nodeVersion, 10) < oldestNode;
  const names = Object.keys(environment)
    .filter((name) => /^(RIDEBOOK_|PELOTON_|CODA_|DATABASE_URL$|CREDENTIALS_DIRECTORY$)/.test(name))
    .sort();
  const hasPassword = Boolean(environment['PELOTON_PASSWORD']);
  return [
    isOld
      ? problem('node', `This is Node ${nodeVersion}.`, `Run Ridebook with Node ${oldestNode} or newer.`)
      : ok('node', `Node ${nodeVersion}.`),
    names.length === 0
      ? ok('environment', 'No variable of Ridebook is set.')
      : note('environment', `Set: ${names.join(', ')}.`),
    ...(hasPassword
      ? [
          note(
            'environment',
            'The Peloton password is in the environment, where every program you start can read it.',
            'Unset PELOTON_PASSWORD once "ridebook login" has been run: it is not needed again.',
          ),
        ]
      : []),
  ];
}
