/** Owns what the script is given to act with: Apps Script's services, a clock and chance. Only `main.ts` names the global ones. */

export interface Services {
  readonly spreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  readonly propertiesService: GoogleAppsScript.Properties.PropertiesService;
  readonly lockService: GoogleAppsScript.Lock.LockService;
  readonly scriptApp: GoogleAppsScript.Script.ScriptApp;
  readonly urlFetchApp: GoogleAppsScript.URL_Fetch.UrlFetchApp;
  readonly utilities: GoogleAppsScript.Utilities.Utilities;
  readonly htmlService: GoogleAppsScript.HTML.HtmlService;
  /** UTC epoch milliseconds. */
  readonly nowMs: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}
