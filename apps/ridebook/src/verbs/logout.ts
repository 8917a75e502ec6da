/** Owns the verb `logout`: the session is forgotten, the workouts stay. */
import type { Command } from 'commander';
import type { ProgramContext } from '../terminal.ts';
import { withBook } from './with-book.ts';

export function setUpLogout(command: Command, context: ProgramContext): void {
  command.action(async () => {
    const { signOutOfBook } = await import('../engine/sign-in.ts');
    await withBook(context, signOutOfBook);
    context.terminal.out('Signed out. Your workouts are still here.');
  });
}
