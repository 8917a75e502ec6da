/**
 * Runs the built script of docs/google-sheets.md in the emulated Apps Script of its tests, over a made-up Peloton, with a
 * page in the browser that stands for the sheet: its menu, its dialogs, its sheets. `npm run try:sheet`.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { parseArgs } from 'node:util';
import type { AddressInfo } from 'node:net';
import { buildScript } from '../../test/apps-script/platform/built-script.ts';
import type { Platform, RunEnd } from '../../test/apps-script/platform/platform.ts';
import { startWorld } from '../../test/apps-script/world.ts';
import { sheetPage } from './sheet-page.ts';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '4750' },
    workouts: { type: 'string', default: '60' },
  },
});
const hourMs = 3_600_000;

console.log('Building the script and starting a made-up Peloton…');
const code = await buildScript();
const world = await startWorld(
  code,
  '--workouts',
  options.workouts,
  '--seed',
  'try',
  '--now',
  new Date().toISOString(),
);
const platform = world.openSheet();

let dialogsShown = 0;

/** What the page shows. */
function shown(run: RunEnd | null) {
  const { spreadsheet, menu, dialogs, triggers, clock } = platform;
  const opened = dialogs[dialogsShown] ?? null;
  dialogsShown = dialogs.length;
  const visible = spreadsheet.sheets.filter(({ isHidden }) => !isHidden);
  return {
    now: new Date(clock.nowMs()).toISOString(),
    menu: menu.map(({ label }) => label),
    active: spreadsheet.activeSheet(),
    sheets: visible.map(({ name, charts }) => ({
      name,
      rows: spreadsheet.shown(name),
      charts: charts.map(({ title }) => title),
    })),
    toast: spreadsheet.toasts.at(-1) ?? '',
    dialog: opened,
    triggers: triggers
      .filter(({ hasFired }) => !hasFired)
      .map(({ every, atMs }) => every ?? `once at ${new Date(atMs ?? 0).toISOString()}`),
    run: run && {
      error: run.error?.message ?? null,
      result: run.result,
      requests: run.requests.length,
      seconds: Math.round(run.tookMs / 1000),
    },
  };
}

type Action = (argument: string, fields: unknown) => RunEnd | null;

/** Whatever is due: one-shot triggers first, as they come, then the schedule of that hour. */
function passAnHour(sheet: Platform): RunEnd | null {
  const next = sheet.fireNext();
  if (next !== null) return next;
  sheet.clock.advance(hourMs);
  const scheduled = sheet.triggers.find(({ every }) => every !== null);
  return scheduled === undefined ? null : sheet.fire(scheduled.handler);
}

const actions: Readonly<Record<string, Action>> = {
  open: () => platform.call('onOpen'),
  choose: (label) => platform.choose(label),
  call: (name, fields) => platform.call(name, fields),
  wait: () => passAnHour(platform),
};

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as Record<string, unknown>;
}

const server = createServer((request, response) => {
  const answer = async (): Promise<void> => {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(sheetPage);
      return;
    }
    const { action, argument, fields } = await bodyOf(request);
    const run = actions[String(action)]?.(String(argument), fields) ?? null;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(shown(run)));
  };
  answer().catch((error: unknown) => response.writeHead(500).end(String(error)));
});
await new Promise<void>((resolve) => server.listen(Number(options.port), '127.0.0.1', resolve));
console.log(`The sheet is at http://127.0.0.1:${(server.address() as AddressInfo).port}

  Sign in there with ${world.sandbox.username} and ${world.sandbox.password}.
  A Coda doc for the settings: ${world.sandbox.codaDocId}, its token: ${world.sandbox.codaToken}
  Ctrl-C ends it. Nothing of it is kept.`);

process.once('SIGINT', () => {
  server.closeAllConnections();
  server.close();
  void world.close().then(() => process.exit(0));
});
