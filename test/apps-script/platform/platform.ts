/** Owns Apps Script around a built file: what its engine lacks is missing, what it limits is limited, and time is virtual. */
import vm from 'node:vm';
import { parseSync, Visitor } from 'vite';
import { openBlockingFetch } from './blocking-fetch.ts';
import { createRunClock, type RunClock } from './run-clock.ts';
import {
  createLocks,
  createProperties,
  createTriggers,
  createUi,
  createUrlFetch,
  createUtilities,
  type FakeDialog,
  type FakeMenuItem,
  type FakeProperties,
  type FakeTrigger,
  type ServiceEffects,
} from './services.ts';
import { createSpreadsheet, type FakeSpreadsheet } from './sheets.ts';

export interface RunEnd {
  readonly tookMs: number;
  readonly wasCut: boolean;
  /** What the run threw, or `null`. */
  readonly error: Error | null;
  readonly result: unknown;
  readonly requests: readonly string[];
}

export interface Platform {
  readonly clock: RunClock;
  readonly spreadsheet: FakeSpreadsheet;
  readonly properties: Readonly<Record<'user' | 'document' | 'script', FakeProperties>>;
  readonly triggers: readonly FakeTrigger[];
  /** What is locked by others while a run begins. */
  readonly locks: Set<string>;
  readonly menu: readonly FakeMenuItem[];
  readonly dialogs: readonly FakeDialog[];
  /** A person calls a function, by the menu or a dialog. */
  call(name: string, ...args: readonly unknown[]): RunEnd;
  /** As a person does it: opens the sheet and chooses `Ridebook > …`. */
  choose(label: string): RunEnd;
  /** Lets time pass to the next one-shot trigger and fires it; `null` where none waits. */
  fireNext(cutAfterMs?: number): RunEnd | null;
  fire(handler: string, cutAfterMs?: number): RunEnd;
  close(): Promise<void>;
}

/** Newer than an engine that does not say how old it is may know. */
const withoutNewMethods = `
for (const name of ['at', 'toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex']) delete Array.prototype[name];
for (const name of ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']) delete String.prototype[name];
for (const name of ['groupBy', 'hasOwn']) delete Object[name];
for (const name of ['union', 'intersection', 'difference']) delete Set.prototype[name];
for (const name of ['map', 'filter', 'flatMap', 'reduce', 'toArray', 'some', 'every', 'find']) delete Iterator.prototype[name];
delete Map.groupBy; delete Array.fromAsync; delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer; delete globalThis.Atomics;
Object.defineProperty(globalThis, 'Promise', { get() { throw new Error('Nothing here waits for a promise.'); } });
`;

/** @throws where the file has anything to wait for */
function refuseWaiting(code: string): void {
  const refuse = (): never => {
    throw new Error('The file waits: it has an async function, an await or an import.');
  };
  const refuseAsync = ({ async: isAsync }: { readonly async: boolean }): void => void (isAsync && refuse());
  new Visitor({
    AwaitExpression: refuse,
    ImportExpression: refuse,
    ImportDeclaration: refuse,
    FunctionDeclaration: refuseAsync,
    FunctionExpression: refuseAsync,
    ArrowFunctionExpression: refuseAsync,
  }).visit(parseSync('Code.js', code).program);
}

export function openPlatform(code: string, startMs: number, requestMs = 250): Platform {
  refuseWaiting(code);
  const context = vm.createContext({});
  vm.runInContext(withoutNewMethods, context);
  const RealmError = vm.runInContext('Error', context) as ErrorConstructor;
  const makeError = (message: string): Error => new RealmError(message);
  const clock = createRunClock(startMs, makeError);
  const blocking = openBlockingFetch();
  let isPersonThere = false;
  const effects: ServiceEffects = { clock, blocking, makeError, hasPerson: () => isPersonThere, requestMs };
  const spreadsheet = createSpreadsheet({ spend: clock.spend, makeError });
  const properties = {
    user: createProperties(effects),
    document: createProperties(effects),
    script: createProperties(effects),
  };
  const locks = createLocks(effects);
  const { triggers, service: scriptApp } = createTriggers(effects);
  const urlFetch = createUrlFetch(effects);
  const ui = createUi(effects);
  const globals = {
    SpreadsheetApp: { getActiveSpreadsheet: () => spreadsheet.service, getUi: ui.getUi },
    PropertiesService: {
      getUserProperties: () => properties.user.service,
      getDocumentProperties: () => properties.document.service,
      getScriptProperties: () => properties.script.service,
    },
    LockService: locks.service,
    ScriptApp: scriptApp,
    UrlFetchApp: urlFetch.service,
    Utilities: createUtilities(effects),
    HtmlService: ui.htmlService,
  };

  /** Every run begins anew: nothing is kept in variables from one to the next. */
  const run = (handler: string, args: readonly unknown[], cutAfterMs?: number): RunEnd => {
    const fresh = vm.createContext({ ...globals, virtualNow: clock.nowMs });
    vm.runInContext(`${withoutNewMethods}\nDate.now = virtualNow;`, fresh);
    // What a service throws is an Error to the script that called it.
    Object.setPrototypeOf(RealmError.prototype, vm.runInContext('Error.prototype', fresh) as object);
    vm.runInContext(code, fresh, { filename: 'Code.js' });
    const requestsBefore = urlFetch.requests.length;
    clock.begin(cutAfterMs);
    let error: Error | null = null;
    let result: unknown = null;
    try {
      const call = vm.runInContext(handler, fresh) as (...args: readonly unknown[]) => unknown;
      result = call(...args);
    } catch (thrown) {
      error = thrown as Error;
    }
    const end = clock.end();
    // A run that is over holds no lock, however it ended.
    locks.held.clear();
    return { ...end, error, result, requests: urlFetch.requests.slice(requestsBefore) };
  };
  const asPerson = (handler: string, args: readonly unknown[]): RunEnd => {
    isPersonThere = true;
    const end = run(handler, args);
    isPersonThere = false;
    return end;
  };

  return {
    clock,
    spreadsheet,
    properties,
    triggers,
    locks: locks.held,
    menu: ui.items,
    dialogs: ui.dialogs,
    call: (name, ...args) => asPerson(name, args),
    choose(label) {
      ui.items.length = 0;
      asPerson('onOpen', []);
      const item = ui.items.find((known) => known.label === label);
      if (item === undefined)
        throw new Error(`There is no "${label}" but ${ui.items.map((known) => known.label).join(', ')}.`);
      return asPerson(item.handler, []);
    },
    fire: (handler, cutAfterMs) => run(handler, [], cutAfterMs),
    fireNext(cutAfterMs) {
      const due = triggers
        .filter(({ atMs, hasFired }) => atMs !== null && !hasFired)
        .sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0))[0];
      if (due === undefined) return null;
      due.hasFired = true;
      clock.advance(Math.max(0, (due.atMs ?? 0) - clock.nowMs()));
      return run(due.handler, [], cutAfterMs);
    },
    close: blocking.close,
  };
}
