/** Owns Apps Script's other services with their limits: properties, locks, triggers, requests, hashes, dialogs. */
import { createHash, randomUUID } from 'node:crypto';
import type { BlockingFetch } from './blocking-fetch.ts';
import type { RunClock } from './run-clock.ts';

export interface ServiceEffects {
  readonly clock: RunClock;
  readonly blocking: BlockingFetch;
  readonly makeError: (message: string) => Error;
  /** Whether a person is there: a trigger has no windows to show. */
  readonly hasPerson: () => boolean;
  /** Virtual time that a request takes. */
  readonly requestMs: number;
}

const mostBytesInValue = 9 * 1024;
const mostBytesInAll = 500 * 1024;
const mostTriggers = 20;
const longestUrl = 2 * 1024;

export interface FakeTrigger {
  readonly handler: string;
  /** Once, at this time; `null` for one that comes back. */
  readonly atMs: number | null;
  readonly every: string | null;
  hasFired: boolean;
}

export type FakeProperties = ReturnType<typeof createProperties>;

export function createProperties({ clock, makeError }: ServiceEffects) {
  const kept = new Map<string, string>();
  const put = (key: string, value: unknown): void => {
    const text = String(value);
    if (Buffer.byteLength(text) > mostBytesInValue) throw makeError('Argument too large: value');
    kept.set(key, text);
    const bytes = [...kept].reduce((sum, [name, held]) => sum + Buffer.byteLength(name + held), 0);
    if (bytes > mostBytesInAll) throw makeError('You have exceeded the property storage quota.');
  };
  const service = {
    getProperty(key: string) {
      clock.spend(20);
      return kept.get(key) ?? null;
    },
    setProperty(key: string, value: string) {
      clock.spend(30);
      put(key, value);
      return service;
    },
    setProperties(values: Record<string, string>) {
      clock.spend(30);
      for (const [key, value] of Object.entries(values)) put(key, value);
      return service;
    },
    deleteProperty(key: string) {
      clock.spend(30);
      kept.delete(key);
      return service;
    },
  };
  return { kept, service };
}

export function createLocks({ clock, makeError }: ServiceEffects) {
  const held = new Set<string>();
  const lock = (name: string) => ({
    tryLock() {
      clock.spend(30);
      if (held.has(name)) return false;
      held.add(name);
      return true;
    },
    waitLock(ms: number) {
      clock.spend(30);
      if (!held.has(name)) return void held.add(name);
      clock.spend(ms);
      throw makeError('Lock timeout: another process was holding the lock for too long.');
    },
    releaseLock() {
      clock.spend(20);
      held.delete(name);
    },
  });
  const service = { getUserLock: () => lock('user'), getDocumentLock: () => lock('document') };
  return { held, service };
}

export function createTriggers({ clock, makeError }: ServiceEffects) {
  const triggers: FakeTrigger[] = [];
  const create = (trigger: Omit<FakeTrigger, 'hasFired'>): FakeTrigger => {
    clock.spend(300);
    if (triggers.length >= mostTriggers) throw makeError('This script has too many triggers.');
    const created = { ...trigger, hasFired: false };
    triggers.push(created);
    return created;
  };
  const service = {
    getProjectTriggers: () => {
      clock.spend(100);
      return triggers.map((trigger) => ({ trigger, getHandlerFunction: () => trigger.handler }));
    },
    deleteTrigger({ trigger }: { trigger: FakeTrigger }) {
      clock.spend(150);
      triggers.splice(triggers.indexOf(trigger), 1);
    },
    newTrigger: (handler: string) => ({
      timeBased: () => ({
        everyHours: (hours: number) => ({
          create: () => create({ handler, atMs: null, every: `${hours} hours` }),
        }),
        everyDays: (days: number) => ({
          atHour: (hour: number) => ({
            create: () => create({ handler, atMs: null, every: `${days} days at ${hour}` }),
          }),
        }),
        after: (ms: number) => ({
          create: () => create({ handler, atMs: clock.nowMs() + ms, every: null }),
        }),
      }),
    }),
  };
  return { triggers, service };
}

interface FetchParams {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly payload?: string;
  readonly followRedirects?: boolean;
  readonly muteHttpExceptions?: boolean;
}

/** Requests go out as Google sends them: its own name as user agent, whatever the script says. */
const userAgent = 'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com)';

export function createUrlFetch({ clock, blocking, makeError, requestMs }: ServiceEffects) {
  const requests: string[] = [];
  const service = {
    fetch(url: string, params: FetchParams = {}) {
      if (url.length > longestUrl) throw makeError('Limit exceeded: URLFetch URL Length.');
      if (params.followRedirects !== false) throw makeError('These fakes follow no redirects.');
      clock.spend(requestMs);
      const method = (params.method ?? 'get').toUpperCase();
      requests.push(`${method} ${new URL(url).pathname}`);
      const outcome = blocking.fetch({
        url,
        method,
        headers: {
          ...(params.contentType === undefined ? {} : { 'content-type': params.contentType }),
          ...params.headers,
          'user-agent': userAgent,
        },
        body: params.payload ?? null,
      });
      if (outcome.failure !== null) throw makeError(`Address unavailable: ${url}`);
      if (params.muteHttpExceptions !== true && (outcome.status < 200 || outcome.status >= 300))
        throw makeError(`Request failed for ${new URL(url).host} returned code ${outcome.status}.`);
      const cookies = outcome.setCookies;
      return {
        getResponseCode: () => outcome.status,
        getContentText: () => outcome.text,
        getAllHeaders: () => ({
          ...Object.fromEntries(outcome.headers.map(([name, value]) => [titled(name), value])),
          ...(cookies.length === 0 ? {} : { 'Set-Cookie': cookies.length === 1 ? cookies[0] : cookies }),
        }),
      };
    },
  };
  return { requests, service };
}

const titled = (name: string): string => name.replace(/(?:^|-)[a-z]/gu, (letter) => letter.toUpperCase());

export function createUtilities({ clock }: ServiceEffects) {
  return {
    sleep: (ms: number) => clock.spend(ms),
    getUuid: () => randomUUID(),
    DigestAlgorithm: { SHA_256: 'sha256' },
    computeDigest: (algorithm: string, text: string) => [
      ...new Int8Array(createHash(algorithm).update(text).digest()),
    ],
    base64EncodeWebSafe: (bytes: readonly number[]) =>
      Buffer.from(Int8Array.from(bytes)).toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
  };
}

export interface FakeMenuItem {
  readonly label: string;
  readonly handler: string;
}

export interface FakeDialog {
  readonly title: string;
  readonly html: string;
}

export function createUi({ makeError, hasPerson }: ServiceEffects) {
  const items: FakeMenuItem[] = [];
  const dialogs: FakeDialog[] = [];
  const menu = (title: string) => {
    const own: FakeMenuItem[] = [];
    const self = {
      own,
      addItem: (label: string, handler: string) => {
        own.push({ label: `${title} > ${label}`, handler });
        return self;
      },
      addSubMenu: (sub: { own: readonly FakeMenuItem[] }) => {
        own.push(...sub.own.map(({ label, handler }) => ({ label: `${title} > ${label}`, handler })));
        return self;
      },
      addSeparator: () => self,
      addToUi: () => void items.push(...own),
    };
    return self;
  };
  const getUi = () => {
    if (!hasPerson()) throw makeError('Cannot call SpreadsheetApp.getUi() from this context.');
    return {
      createMenu: menu,
      showModalDialog: ({ html }: { html: string }, title: string) => void dialogs.push({ title, html }),
    };
  };
  const htmlService = {
    createHtmlOutput: (html: string) => {
      const output = { html, setWidth: () => output, setHeight: () => output };
      return output;
    },
  };
  return { items, dialogs, getUi, htmlService };
}
