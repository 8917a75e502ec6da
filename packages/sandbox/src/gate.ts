/** Owns what every emulated host does around its answers: it logs, waits, packs, and fails as scripted. */
import type { RequestLog } from './control/request-log.ts';
import { answerFault, isAnswerFault, type FaultWorld } from './faults/answer-faults.ts';
import {
  alterBytes,
  alterRequest,
  alterText,
  isBytesFault,
  isRequestFault,
  isTextFault,
} from './faults/body-faults.ts';
import type { FaultBook } from './faults/fault-book.ts';
import { connectionFaultHeader } from './faults/fault-names.ts';
import { codaFaultHeader, isCodaFault } from './coda/coda-faults.ts';
import type { RequestHandler } from './options.ts';

export interface GateParts {
  readonly log: RequestLog;
  readonly faults: FaultBook;
  readonly world: FaultWorld;
  readonly latencyMs: number;
  /** How this host words a refusal by its status. */
  readonly refuse: (status: number) => Response;
}

/** Below this a body is not worth packing. */
const smallestPackedBytes = 860;

async function packIfAsked(request: Request, answer: Response, world: FaultWorld): Promise<Response> {
  const accepts = request.headers.get('accept-encoding') ?? '';
  if (!/\bgzip\b/.test(accepts) || answer.body === null || answer.headers.has('content-encoding'))
    return answer;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const headers = new Headers(answer.headers);
  if (bytes.length < smallestPackedBytes) return new Response(bytes, { status: answer.status, headers });
  headers.set('content-encoding', 'gzip');
  headers.set('vary', 'Accept-Encoding');
  return new Response(await world.gzip(bytes), { status: answer.status, headers });
}

async function failing(
  fault: number | string,
  request: Request,
  handler: RequestHandler,
  { world, refuse }: GateParts,
): Promise<Response> {
  if (typeof fault === 'number') return refuse(fault);
  if (isCodaFault(fault)) {
    const headers = new Headers(request.headers);
    headers.set(codaFaultHeader, fault);
    return handler(new Request(request, { headers }));
  }
  if (isAnswerFault(fault)) return answerFault(fault, world);
  if (isRequestFault(fault)) return handler(alterRequest(fault, request));
  const answer = await handler(request);
  if (isTextFault(fault)) return alterText(fault, answer);
  if (isBytesFault(fault)) return alterBytes(fault, answer, world);
  const headers = new Headers(answer.headers);
  headers.set(connectionFaultHeader, fault);
  return new Response(answer.body, { status: answer.status, headers });
}

/** The handler of a host behind its gate. */
export function gated(handler: RequestHandler, parts: GateParts): RequestHandler {
  return async (request) => {
    const url = new URL(request.url);
    const fault = parts.faults.take(`${url.pathname}${url.search}`);
    if (parts.latencyMs > 0) await parts.world.sleep(parts.latencyMs);
    const answer =
      fault === null
        ? await packIfAsked(request, await handler(request), parts.world)
        : await failing(fault, request, handler, parts);
    const isBroken = answer.headers.get(connectionFaultHeader)?.startsWith('reset') ?? false;
    parts.log.add(request, isBroken ? null : answer.status, parts.world.clock());
    return answer;
  };
}
