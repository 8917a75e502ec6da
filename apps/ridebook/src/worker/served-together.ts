/** Owns asking once for all who want the same kind of thing at the same time. */

/**
 * The first who asks is served at once. Who asks meanwhile waits, and is served with all others who do.
 * @param serve answers all, in the order of who asked; where it throws, everybody of that round hears it
 */
export function servedTogether<Asked, Answer>(
  serve: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (asked: Asked) => Promise<Answer> {
  let round: Asked[] = [];
  let answers: Promise<readonly Answer[]> | null = null;
  let before: Promise<unknown> = Promise.resolve();
  return async (asked) => {
    const place = round.push(asked) - 1;
    answers ??= before.then(() => {
      const closed = round;
      [round, answers] = [[], null];
      return serve(closed);
    });
    const served = answers;
    before = served.catch(() => undefined);
    return (await served)[place] as Answer;
  };
}
