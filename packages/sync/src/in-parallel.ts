/** Owns working through a list with several hands. */

/** One more than may be in flight, so that decoding and storing overlap with waiting. */
const hands = 3;

/** The first error stops all hands, and none outlives the call: nothing is written after it has returned. */
export async function inParallel<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  let isEnding = false;
  const hand = async (): Promise<void> => {
    for (let next = queue.next(); next.done !== true && !isEnding; next = queue.next()) {
      await work(next.value).catch((error: unknown) => {
        isEnding = true;
        throw error;
      });
    }
  };
  const results = await Promise.allSettled(Array.from({ length: hands }, hand));
  const rejected = results.find((result) => result.status === 'rejected');
  if (rejected !== undefined) throw rejected.reason;
}
