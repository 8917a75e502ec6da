/** Owns how an error reaches the person: Coda shows the text of one class of errors only. */
import * as coda from '@codahq/packs-sdk';
import { RequestError, SignInAgainError } from '@ridebook/peloton';

/** @throws UserVisibleError with the sentence of whatever was refused */
export async function visibly<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof RequestError || error instanceof SignInAgainError)
      throw new coda.UserVisibleError(error.message, error);
    throw error;
  }
}
