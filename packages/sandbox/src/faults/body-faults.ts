/** Owns the damage done to real answers: to their text, to their bytes, to their headers, and to the request before them. */
import type { FaultWorld } from './answer-faults.ts';
import type { BytesFault, RequestFault, TextFault } from './fault-names.ts';

const firstKey = /^\s*\{\s*("(?:[^"\\]|\\.)*")\s*:/;
const someNumbers = /"(total_work|duration|start_time)":\s*(-?\d+(?:\.\d+)?)/g;
const someValues = /"(total_work|duration|leaderboard_rank)":\s*(?:-?\d+(?:\.\d+)?|null)/g;

function withFields(text: string, fields: string): string {
  return text.replace(/^\s*\{/, `{${fields},`);
}

function changeJson(text: string, change: (parsed: Record<string, unknown>) => void): string {
  const parsed = JSON.parse(text) as Record<string, unknown>;
  change(parsed);
  return JSON.stringify(parsed);
}

const alterations: Readonly<Record<TextFault, (text: string) => string>> = {
  'truncated-json': (text) => text.slice(0, Math.floor(text.length / 2)),
  nan: (text) => text.replace(/:\s*-?\d+(?:\.\d+)?(?=[,}])/, ':NaN'),
  bom: (text) => `\uFEFF${text}`,
  'duplicate-keys': (text) => withFields(text, `${firstKey.exec(text)?.[1] ?? '"id"'}:null`),
  'big-integer': (text) => withFields(text, '"odometer":9007199254740993'),
  'proto-keys': (text) => withFields(text, '"__proto__":{"polluted":true},"constructor":{"name":"x"}'),
  'unknown-fields': (text) =>
    withFields(text, '"recovery_advice":{"hours":18,"tone":null},"moon_phase":["waxing",0.4]'),
  'new-discipline': (text) =>
    text.replace(/"fitness_discipline":\s*"[a-z_]+"/g, '"fitness_discipline":"underwater_cycling"'),
  'numbers-as-text': (text) => text.replace(someNumbers, '"$1":"$2"'),
  nulls: (text) =>
    changeJson(text.replace(someValues, '"$1":null'), (parsed) => {
      if ('ride' in parsed) parsed['ride'] = null;
    }),
  retyped: (text) =>
    changeJson(text, (parsed) => {
      parsed['total_work'] = { value: parsed['total_work'] };
      parsed['duration'] = 'half an hour';
      if ('ride' in parsed) parsed['ride'] = [parsed['ride']];
    }),
  'renamed-field': (text) => text.replaceAll('"total_work":', '"total_work_v2":'),
  'duplicate-rows': (text) =>
    changeJson(text, (parsed) => {
      const rows = parsed['data'];
      if (Array.isArray(rows) && rows.length > 0)
        parsed['data'] = [rows[0] as unknown, ...(rows as unknown[])];
    }),
  'wrong-total': (text) =>
    changeJson(text, (parsed) => {
      if (typeof parsed['total'] === 'number') parsed['total'] *= 10;
    }),
};

export const isTextFault = (name: string): name is TextFault => name in alterations;

/** The answer with its text altered; a refusal stays as it is. */
export async function alterText(name: TextFault, answer: Response): Promise<Response> {
  if (!answer.ok) return answer;
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  return new Response(alterations[name](await answer.text()), { status: answer.status, headers });
}

const requestAlterations: Readonly<Record<RequestFault, readonly [parameter: string, value: string]>> = {
  'page-repeats': ['page', '0'],
  'limit-ignored': ['limit', '10'],
};

export const isRequestFault = (name: string): name is RequestFault => name in requestAlterations;

export function alterRequest(name: RequestFault, request: Request): Request {
  const url = new URL(request.url);
  url.searchParams.set(...requestAlterations[name]);
  return new Request(url, request);
}

async function packed(
  answer: Response,
  world: FaultWorld,
  damage: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
) {
  const bytes = damage(await world.gzip(new Uint8Array(await answer.arrayBuffer())));
  const headers = new Headers(answer.headers);
  headers.set('content-encoding', 'gzip');
  headers.set('content-length', String(bytes.length));
  return new Response(bytes, { status: answer.status, headers });
}

function flipMiddleByte(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const flipped = bytes.slice();
  const middle = Math.floor(bytes.length / 2);
  flipped[middle] = (flipped[middle] ?? 0) ^ 0xff;
  return flipped;
}

async function dripped(answer: Response, world: FaultWorld): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let sent = 0;
  const drip = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (sent >= bytes.length) return controller.close();
      if (sent > 0) await world.sleep(200);
      controller.enqueue(bytes.slice(sent, sent + 1));
      sent++;
    },
  });
  return new Response(drip, { status: answer.status, headers: answer.headers });
}

function relabelled(answer: Response, name: string, value: string): Response {
  const headers = new Headers(answer.headers);
  headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}

const dayMilliseconds = 86_400_000;
const dated = (answer: Response, milliseconds: number): Response =>
  relabelled(answer, 'date', new Date(milliseconds).toUTCString());

const byteAlterations: Readonly<
  Record<BytesFault, (answer: Response, world: FaultWorld) => Response | Promise<Response>>
> = {
  'gzip-cut': (answer, world) =>
    packed(answer, world, (bytes) => bytes.slice(0, Math.floor(bytes.length / 2))),
  'gzip-trailer-missing': (answer, world) => packed(answer, world, (bytes) => bytes.slice(0, -8)),
  'gzip-flipped': (answer, world) => packed(answer, world, flipMiddleByte),
  'gzip-plain': (answer) => relabelled(answer, 'content-encoding', 'gzip'),
  'wrong-content-type': (answer) => relabelled(answer, 'content-type', 'text/html; charset=utf-8'),
  'slow-body': dripped,
  'clock-ahead': (answer, world) => dated(answer, world.clock() + dayMilliseconds),
  'clock-behind': (answer, world) => dated(answer, world.clock() - 3650 * dayMilliseconds),
};

export const isBytesFault = (name: string): name is BytesFault => name in byteAlterations;

export function alterBytes(
  name: BytesFault,
  answer: Response,
  world: FaultWorld,
): Response | Promise<Response> {
  return byteAlterations[name](answer, world);
}
