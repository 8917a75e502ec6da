/** Owns the pages of a doc: added, added to, replaced and read. */
import { Hono } from 'hono';
import { hexId } from '../random.ts';
import type { CodaDoc, CodaPage } from './doc.ts';
import { accepted, listAnswer, refusal } from './envelope.ts';

interface CanvasContent {
  readonly format?: string;
  readonly content?: string;
}

export interface PageRoutesParts {
  readonly doc: CodaDoc;
  readonly hrefOf: (path: string) => string;
}

export function pageRoutes({ doc, hrefOf }: PageRoutesParts): Hono {
  const routes = new Hono();
  const describe = ({ id, name }: CodaPage): object => ({
    id,
    type: 'page',
    href: hrefOf(`/docs/${doc.id}/pages/${id}`),
    browserLink: `https://coda.io/d/_d${doc.id}/_su${id}`,
    name,
    isHidden: false,
    isEffectivelyHidden: false,
    children: [],
    contentType: 'canvas',
  });
  const maybePage = (idOrName: string): CodaPage | undefined =>
    doc.pages.find(({ id }) => id === idOrName) ?? doc.pages.find(({ name }) => name === idOrName);

  routes.get('/docs/:doc/pages', (context) =>
    listAnswer(new URL(context.req.url), {
      items: doc.pages.map(describe),
      href: hrefOf(`/docs/${doc.id}/pages`),
      usualLimit: 25,
      mostItems: 100,
    }),
  );
  routes.post('/docs/:doc/pages', async (context) => {
    const body = await context.req.json<{
      name?: string;
      pageContent?: { type?: string; canvasContent?: CanvasContent };
    }>();
    const content = body.pageContent?.canvasContent?.content ?? '';
    const page = doc.addPage(body.name ?? 'Untitled', content);
    return accepted({ requestId: `page:${hexId(page.id, 'add')}`, id: page.id });
  });
  routes.put('/docs/:doc/pages/:page', async (context) => {
    const page = maybePage(context.req.param('page'));
    if (page === undefined) return refusal(404, 'Could not find the page.');
    const { contentUpdate } = await context.req.json<{
      contentUpdate?: { insertionMode?: string; canvasContent?: CanvasContent };
    }>();
    const content = contentUpdate?.canvasContent?.content ?? '';
    const mode = contentUpdate?.insertionMode;
    if (mode === 'append') page.content += content;
    else if (mode === 'prepend') page.content = content + page.content;
    else if (mode === 'replace') page.content = content;
    else if (contentUpdate !== undefined) return refusal(400, 'Unknown insertionMode.');
    return accepted({ requestId: `page:${hexId(page.id, 'update')}`, id: page.id });
  });
  routes.get('/docs/:doc/pages/:page/content', (context) => {
    const page = maybePage(context.req.param('page'));
    if (page === undefined) return refusal(404, 'Could not find the page.');
    const lines = page.content.split('\n').map((line, place) => ({
      id: `cl-${place}`,
      type: 'line',
      itemContent: { style: 'paragraph', format: 'plainText', content: line, lineLevel: 0 },
    }));
    return listAnswer(new URL(context.req.url), {
      items: lines,
      href: hrefOf(`/docs/${doc.id}/pages/${page.id}/content`),
      usualLimit: 50,
      mostItems: 500,
    });
  });
  return routes;
}
