/** Owns what a companion is: something beside the workouts, read on a schedule of its own and archived as it came. */
import { isoInstant } from '@ridebook/domain';
import { RequestError, type Answer, type PelotonClient, type RequestProblem } from '@ridebook/peloton';
import type { RawDocument, RawKind, Store } from '@ridebook/store';

export interface CompanionContext {
  readonly peloton: Pick<PelotonClient, 'get'>;
  readonly store: Store;
  readonly riderId: string;
  readonly nowMs: () => number;
  readonly isStopping: () => boolean;
}

export interface Companion {
  /** Names it in the rider's state. */
  readonly name: string;
  readonly everyMs: number;
  /** @returns rows written */
  readonly read: (context: CompanionContext) => Promise<number>;
}

export interface Asked {
  /** `null` where this one thing cannot be had, which costs nothing but itself. */
  readonly answer: Answer | null;
  /** Why it cannot be had. */
  readonly refusal: string | null;
  readonly problem: RequestProblem | null;
}

/** Reads one endpoint. @throws what concerns more than this one thing */
export async function askOne(context: Pick<CompanionContext, 'peloton'>, path: string): Promise<Asked> {
  try {
    return { answer: await context.peloton.get(path), refusal: null, problem: null };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return { answer: null, refusal: error.message, problem: error.kind };
  }
}

export const documentOf = (
  context: CompanionContext,
  kind: RawKind,
  id: string,
  answer: Answer,
): RawDocument => ({
  kind,
  id,
  text: answer.text,
  fetchedAt: isoInstant(context.nowMs() / 1000),
  replacesNewest: snapshots.has(kind),
});

/** Pictures of a moment that change with every look: the newest is kept. Of everything else every version is. */
const snapshots: ReadonlySet<RawKind> = new Set(['overview', 'instructor', 'following', 'friend_workouts']);

/** Reads one endpoint into the archive. @returns rows written */
export async function archiveOne(
  context: CompanionContext,
  kind: RawKind,
  id: string,
  path: string,
): Promise<number> {
  const { answer } = await askOne(context, path);
  return answer === null
    ? 0
    : context.store.archive(context.riderId, [documentOf(context, kind, id, answer)]);
}

/** A list in pages is read to its end, within reason. */
export const maximumPages = 20;

/** Reads a paged list into the archive, a document a page. @returns its pages and the rows written */
export async function archivePages(
  context: CompanionContext,
  kind: RawKind,
  pathOf: (page: number) => string,
): Promise<{ readonly pages: readonly Answer[]; readonly writes: number }> {
  const pages: Answer[] = [];
  let writes = 0;
  for (let page = 0; page < maximumPages && !context.isStopping(); page += 1) {
    const { answer } = await askOne(context, pathOf(page));
    if (answer === null) break;
    pages.push(answer);
    writes += await context.store.archive(context.riderId, [
      documentOf(context, kind, `page-${page}`, answer),
    ]);
    if (!hasNextPage(answer)) break;
  }
  return { pages, writes };
}

/** Whether a list goes on after this page, as the page says. */
export const hasNextPage = ({ json }: Answer): boolean =>
  typeof json === 'object' && json !== null && 'show_next' in json && json.show_next === true;
