/** Owns asking for a new password of Ridebook: from the environment, or twice at the terminal. */
import type { ProgramContext } from '../terminal.ts';

/** @throws UsageError where there is nobody to ask, or the two are not the same */
export async function askPassword({ environment, terminal }: ProgramContext): Promise<string> {
  const given = environment['RIDEBOOK_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  const [{ UsageError }, { maybeWeakness, goodLength }] = await Promise.all([
    import('../errors.ts'),
    import('../access/password.ts'),
  ]);
  if (!terminal.isInteractive) {
    throw new UsageError('There is no terminal to ask at: put the password into RIDEBOOK_PASSWORD.');
  }
  const { isCancel, password } = await import('@clack/prompts');
  const first = await password({
    message: `A password for Ridebook; ${goodLength} characters or more are good`,
    validate: (value) => maybeWeakness(value ?? '') ?? undefined,
  });
  const second = isCancel(first) ? first : await password({ message: 'The same again' });
  if (isCancel(first) || isCancel(second)) throw new UsageError('Nothing was changed.');
  if (first !== second) throw new UsageError('The two are not the same; nothing was changed.');
  return first;
}
