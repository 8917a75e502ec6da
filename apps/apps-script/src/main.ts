/** Owns what Apps Script calls: the menu, its dialogs, and the triggers. The only file that names the global services. */
import './missing-methods.ts';
import { parseWantedTypes } from '@ridebook/sync/carry';
import { connectWithPassword as signIn, connectWithToken as takeToken } from './connect.ts';
import { connectPage, settingsPage } from './dialogs.ts';
import { runSync, type Occasion } from './run-sync.ts';
import { errorSentence } from './sentences.ts';
import type { Services } from './services.ts';
import { maybeCodaAccess, readSettings, writeCodaAccess, writeSettings } from './settings.ts';
import { statusSheetName } from './status-sheet.ts';
import { setSchedule, type Schedule } from './triggers.ts';

const services = (): Services => ({
  spreadsheetApp: SpreadsheetApp,
  propertiesService: PropertiesService,
  lockService: LockService,
  scriptApp: ScriptApp,
  urlFetchApp: UrlFetchApp,
  utilities: Utilities,
  htmlService: HtmlService,
  nowMs: Date.now,
  random: Math.random,
});

const tell = (text: string): void => SpreadsheetApp.getActiveSpreadsheet().toast(text, 'Ridebook', 10);

export function onOpen(): void {
  const ui = SpreadsheetApp.getUi();
  const schedule = ui
    .createMenu('Schedule')
    .addItem('Hourly', 'scheduleHourly')
    .addItem('Daily', 'scheduleDaily')
    .addItem('Off', 'scheduleOff');
  ui.createMenu('Ridebook')
    .addItem('Connect…', 'showConnect')
    .addItem('Sync now', 'syncNow')
    .addSubMenu(schedule)
    .addItem('Status', 'showStatusSheet')
    .addSeparator()
    .addItem('Settings…', 'showSettings')
    .addToUi();
}

function showDialog(html: string, title: string, height: number): void {
  const output = HtmlService.createHtmlOutput(html).setWidth(420).setHeight(height);
  SpreadsheetApp.getUi().showModalDialog(output, title);
}

export function showConnect(): void {
  showDialog(connectPage(), 'Connect to Peloton', 440);
}

export function showSettings(): void {
  const access = maybeCodaAccess(services());
  const settings = { ...readSettings(services()), doc: access?.docId ?? '', hasToken: access !== null };
  showDialog(settingsPage(settings), 'Settings', 540);
}

interface PasswordForm {
  readonly username: string;
  readonly password: string;
}

/** Called by the dialog, which shows what is thrown. */
export async function connectWithPassword({ username, password }: PasswordForm): Promise<string> {
  const rider = await signIn(services(), username, password);
  tell(`Signed in as ${rider.username}. Choose Ridebook > Sync now.`);
  return 'Signed in.';
}

export async function connectWithToken({ token }: { readonly token: string }): Promise<string> {
  const rider = await takeToken(services(), token);
  tell(`Signed in as ${rider.username}. Choose Ridebook > Sync now.`);
  return 'Signed in.';
}

interface SettingsForm {
  readonly units: string;
  readonly types: string;
  readonly people: string;
  readonly doc: string;
  readonly token: string;
}

export function saveSettings({ units, types, people, doc, token }: SettingsForm): string {
  writeCodaAccess(services(), { doc, token });
  writeSettings(services(), {
    units: units === 'metric' ? 'metric' : 'imperial',
    types: parseWantedTypes(types),
    hasPeople: people !== 'leave',
  });
  tell('Saved. Choose Ridebook > Sync now to see it.');
  return 'Saved.';
}

export async function syncNow(): Promise<void> {
  tell('Syncing…');
  await run('person');
}

export const scheduledSync = (): Promise<void> => run('schedule');

export const continueSync = (): Promise<void> => run('continuation');

async function run(occasion: Occasion): Promise<void> {
  try {
    tell(await runSync(services(), occasion));
  } catch (error) {
    tell(errorSentence(error));
    throw error;
  }
}

function schedule(when: Schedule, told: string): void {
  setSchedule(services(), when);
  tell(told);
}

export const scheduleHourly = (): void => schedule('hourly', 'Synced every hour from now on.');
export const scheduleDaily = (): void => schedule('daily', 'Synced every morning from now on.');
export const scheduleOff = (): void => schedule('off', 'Synced only when you choose Sync now.');

export function showStatusSheet(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheetByName(statusSheetName);
  if (sheet === null) tell('Nothing was synced yet: choose Ridebook > Connect, then Sync now.');
  else spreadsheet.setActiveSheet(sheet);
}
