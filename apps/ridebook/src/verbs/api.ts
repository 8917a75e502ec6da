/** Owns the verb `api`: one signed-in, paced call to Peloton's API, its answer printed as it came. */
import type { Command } from 'commander';
import type { ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

export function setUpApi(command: Command, context: ProgramContext): void {
  command
    .argument('<method>', 'GET')
    .argument('<path>', 'such as /api/me')
    .action((method: string, path: string) => callApi(method, path, context));
}

async function callApi(method: string, path: string, context: ProgramContext): Promise<void> {
  const { UsageError } = await import('../errors.ts');
  if (method.toUpperCase() !== 'GET') {
    throw new UsageError(`Ridebook only reads from Peloton: GET is allowed, ${method} is not.`);
  }
  // Two slashes would begin another host.
  if (!/^\/(?![/\\])\S*$/.test(path)) {
    throw new UsageError(`"${path}" is not a path of the API: it begins with one slash, such as /api/me.`);
  }
  const { RequestError } = await import('@ridebook/peloton');
  try {
    const answer = await withBook(context, (book) => book.ask((peloton) => peloton.get(path)));
    context.terminal.out(answer.text);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    throw new RequestError(error.kind, `${error.message}: ${path}`, { cause: error });
  }
}
