/** Owns the emulated Coda: one account with one doc, behind its token and its limits. */
import { Hono } from 'hono';
import { opaqueText } from '../random.ts';
import { openDoc, type CodaDoc, type NewTable } from './doc.ts';
import { codaFaultHeader } from './coda-faults.ts';
import { listAnswer, refusal } from './envelope.ts';
import { pageRoutes } from './page-routes.ts';
import { kindsOf, openRateLimits } from './rate-limits.ts';
import { rowRoutes } from './row-routes.ts';
import { tableRoutes } from './table-routes.ts';

export interface CodaOptions {
  readonly seed: string;
  readonly clock: () => number;
  /** The tables that a person has made already. */
  readonly tables: readonly NewTable[];
  /** How long a change of rows takes to be done. */
  readonly mutationMs: number;
  /** Where the host can be reached. */
  readonly origin: () => string;
}

export interface EmulatedCoda {
  readonly app: Hono;
  readonly doc: CodaDoc;
  readonly token: string;
}

const apiPath = '/apis/v1';
const userName = 'Robin Emulated';
const userEmail = 'robin@coda.example';

export function createCoda({ seed, clock, tables, mutationMs, origin }: CodaOptions): EmulatedCoda {
  const token = opaqueText(36, seed, 'coda-token');
  const doc = openDoc(seed, clock);
  for (const table of tables) doc.addTable(table);
  const limits = openRateLimits(clock);
  const hrefOf = (path: string): string => `${origin()}${apiPath}${path}`;

  const app = new Hono();
  app.use(`${apiPath}/*`, async (context, next) => {
    if (context.req.header(codaFaultHeader) === 'coda-limited') return refusal(429);
    if (context.req.header('authorization') !== `Bearer ${token}`) return refusal(401);
    const path = new URL(context.req.url).pathname.slice(apiPath.length);
    if (!limits.admit(kindsOf(context.req.method, path))) return refusal(429);
    doc.settle();
    await next();
    return undefined;
  });
  app.use(`${apiPath}/docs/:doc/*`, async (context, next) => {
    if (context.req.param('doc') !== doc.id)
      return refusal(404, `Could not find a doc with ID "${context.req.param('doc')}".`);
    await next();
    return undefined;
  });

  const describeDoc = (): object => ({
    id: doc.id,
    type: 'doc',
    href: hrefOf(`/docs/${doc.id}`),
    browserLink: `https://coda.io/d/_d${doc.id}`,
    name: 'My Peloton',
    owner: userEmail,
    ownerName: userName,
    createdAt: doc.createdAt,
    updatedAt: new Date(clock()).toISOString(),
    folder: {
      id: 'fl-sandbox',
      type: 'folder',
      browserLink: 'https://coda.io/docs?folderId=fl-sandbox',
      name: 'My docs',
    },
    workspace: {
      id: 'ws-sandbox',
      type: 'workspace',
      browserLink: 'https://coda.io/docs?workspaceId=ws-sandbox',
      name: 'My workspace',
    },
    folderId: 'fl-sandbox',
    workspaceId: 'ws-sandbox',
  });

  const api = new Hono();
  api.get('/whoami', (context) =>
    context.json({
      name: userName,
      loginId: userEmail,
      type: 'user',
      href: hrefOf('/whoami'),
      scoped: false,
      tokenName: 'sandbox',
      workspace: {
        id: 'ws-sandbox',
        type: 'workspace',
        browserLink: 'https://coda.io/docs?workspaceId=ws-sandbox',
        name: 'My workspace',
      },
    }),
  );
  api.get('/docs', (context) =>
    listAnswer(new URL(context.req.url), {
      items: [describeDoc()],
      href: hrefOf('/docs'),
      usualLimit: 25,
      mostItems: 100,
    }),
  );
  api.get('/docs/:doc', (context) =>
    context.req.param('doc') === doc.id
      ? context.json(describeDoc())
      : refusal(404, `Could not find a doc with ID "${context.req.param('doc')}".`),
  );
  api.get('/mutationStatus/:request', (context) => {
    const mutation = doc.maybeMutation(context.req.param('request'));
    return mutation === null
      ? refusal(404, 'Could not find the mutation.')
      : context.json({ completed: mutation.isCompleted });
  });
  api.route('/', tableRoutes({ doc, hrefOf }));
  api.route('/', rowRoutes({ doc, clock, mutationMs, hrefOf }));
  api.route('/', pageRoutes({ doc, hrefOf }));
  app.route(apiPath, api);
  app.notFound(() => refusal(404));
  return { app, doc, token };
}
