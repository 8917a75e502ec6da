/**
 * Owns how a page speaks of the rider whose book it is: to them, or by their name to somebody whom they show it. Sentences
 * take these words in the place of "you" and "your"; where neither is needed, a sentence says "the".
 */
export interface RiderWords {
  /** `you`, `Maren`. */
  readonly you: string;
  /** `You`, `Maren`: the same where a sentence begins. */
  readonly You: string;
  /** `your`, `Maren’s`. */
  readonly your: string;
  readonly Your: string;
  /** `your`, `their`: the same where they were named already. */
  readonly their: string;
  /** The verb that goes with them: `start` or `starts`. */
  does(ofYou: string, ofAnother: string): string;
}

/** Of the reader's own book. */
export const readersOwn: RiderWords = {
  you: 'you',
  You: 'You',
  your: 'your',
  Your: 'Your',
  their: 'your',
  does: (ofYou) => ofYou,
};

/** Of the book of somebody who is called so. */
export const riderCalled = (name: string): RiderWords => ({
  you: name,
  You: name,
  your: `${name}’s`,
  Your: `${name}’s`,
  their: 'their',
  does: (_, ofAnother) => ofAnother,
});
