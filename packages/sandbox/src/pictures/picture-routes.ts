/** Owns the hosts that pictures lie on: each under its name, so that whoever speaks to the sandbox needs no other. */
import { Hono } from 'hono';
import { paintPicture } from './paint.ts';
import { encodePng } from './png.ts';

/** `/images/images.example/rides/….png` answers what `https://images.example/rides/….png` would. */
export function pictureRoutes(): Hono {
  const routes = new Hono();
  routes.get('/images/:host/*', async (context) => {
    const address = context.req.path.slice(`/images/${context.req.param('host')}`.length);
    const bytes = await encodePng(paintPicture(address));
    return context.body(bytes, 200, { 'content-type': 'image/png', 'cache-control': 'max-age=86400' });
  });
  return routes;
}
