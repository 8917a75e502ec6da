/** Owns the serving of the reference: the OpenAPI description and the page on which every endpoint can be tried. */
import { Hono } from 'hono';
import type { Examples } from './endpoint.ts';
import { openApiDocument } from './openapi.ts';
import { pageScript } from './page-script.ts';
import { pageCss, pageHtml } from './page.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function referenceRoutes(examples: Examples): Hono {
  const routes = new Hono().basePath('/__sandbox');
  const file = (text: string, type: string): Response =>
    new Response(text, {
      headers: { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy },
    });
  routes.get('/openapi.json', (context) =>
    context.json(openApiDocument(new URL(context.req.url).origin, examples)),
  );
  routes.get('/docs', () => file(pageHtml, 'text/html'));
  routes.get('/docs.css', () => file(pageCss, 'text/css'));
  routes.get('/docs.js', () => file(pageScript, 'text/javascript'));
  return routes;
}
