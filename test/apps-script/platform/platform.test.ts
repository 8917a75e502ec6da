/** The emulated Apps Script refuses what the real one refuses. */
import { afterEach, describe, expect, it } from 'vitest';
import { createProgramHome, startSandbox } from '../../support/program.ts';
import { openPlatform, type Platform } from './platform.ts';

const opened: Platform[] = [];
const open = (code: string): Platform => {
  const platform = openPlatform(code, Date.UTC(2026, 10, 22));
  opened.push(platform);
  return platform;
};
afterEach(async () => {
  for (const platform of opened.splice(0)) await platform.close();
});
const messageOf = (code: string): string | undefined =>
  open(`function go() { ${code} }`).fire('go').error?.message;

describe('the emulated Apps Script', () => {
  it.each(['fetch', 'URL', 'setTimeout', 'TextEncoder', 'structuredClone', 'process', 'Buffer', 'atob'])(
    'has no %s',
    (name) => {
      expect(messageOf(`return ${name};`)).toBe(`${name} is not defined`);
    },
  );

  it('has no promises, and takes no file that waits', () => {
    expect(messageOf('return Promise.resolve();')).toBe('Nothing here waits for a promise.');
    expect(() => open('async function go() {}')).toThrow('waits');
    expect(() => open('const go = async () => 1;')).toThrow('waits');
  });

  it('cuts a run off at six minutes, so that nothing it calls afterwards is answered', () => {
    const end = open(`function go() {
      const properties = PropertiesService.getUserProperties();
      try { Utilities.sleep(400000); } catch (error) { properties.setProperty('late', '1'); }
    }`);
    expect(end.fire('go')).toMatchObject({ wasCut: true, tookMs: 360_000 });
    expect(end.properties.user.kept.size).toBe(0);
  });

  it('keeps 9 KB a property and 500 KB in all', () => {
    const put = (key: string, bytes: number): string =>
      `PropertiesService.getUserProperties().setProperty(${key}, 'x'.repeat(${bytes}));`;
    expect(messageOf(put("'a'", 9 * 1024))).toBeUndefined();
    expect(messageOf(put("'a'", 9 * 1024 + 1))).toContain('too large');
    expect(messageOf(`for (let n = 0; n < 60; n += 1) ${put("'k' + n", 9000)}`)).toContain('quota');
  });

  it('keeps 20 triggers', () => {
    const make = "ScriptApp.newTrigger('go').timeBased().after(1000).create();";
    expect(messageOf(`for (let n = 0; n < 20; n += 1) ${make}`)).toBeUndefined();
    expect(messageOf(`for (let n = 0; n < 21; n += 1) ${make}`)).toContain('too many triggers');
  });

  it('takes a text in a cell for a formula, a number or a date unless an apostrophe keeps it', () => {
    const platform = open(`function go() {
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1');
      sheet.getRange(1, 1, 2, 3).setValues([['a', 'b', 'c'], ['=1+1', '007', "'=1+1"]]);
    }`);
    platform.fire('go');
    expect(platform.spreadsheet.values('Sheet1')).toEqual([{ a: '#ERROR!', b: 7, c: '=1+1' }]);
  });

  it('refuses values that do not fit their range, and ranges outside the sheet', () => {
    const sheet = "SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1')";
    expect(messageOf(`${sheet}.getRange(1, 1, 2, 1).setValues([[1]]);`)).toContain('does not match');
    expect(messageOf(`${sheet}.getRange(1001, 1).setValue(1);`)).toContain('outside the dimensions');
  });

  it('throws on an answer that is not 2xx unless that is muted, and where nobody answers in any case', async () => {
    const home = createProgramHome();
    const { url } = await startSandbox(home, '--workouts', '1');
    const fetched = (address: string, isMuted: boolean): string =>
      `UrlFetchApp.fetch('${address}', { followRedirects: false, muteHttpExceptions: ${isMuted} })`;
    try {
      expect(messageOf(`${fetched(`${url}/api/me`, false)};`)).toContain('returned code 401');
      expect(messageOf(`${fetched(`${url}/__sandbox/truth`, false)};`)).toBeUndefined();
      const muted = open(`function go() { return ${fetched(`${url}/api/me`, true)}.getResponseCode(); }`);
      expect(muted.fire('go')).toMatchObject({ error: null, result: 401 });
      expect(messageOf(`${fetched('http://127.0.0.1:1/', true)};`)).toContain('unavailable');
    } finally {
      await home.remove();
    }
  });

  it('shows no windows to a trigger', () => {
    expect(messageOf('SpreadsheetApp.getUi();')).toContain('from this context');
  });
});
