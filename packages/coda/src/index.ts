export { createCodaClient, codaApiUrl, type CodaAccess, type CodaClient } from './client/coda-client.ts';
export { CodaError, type CodaProblem } from './client/coda-error.ts';
export type { CodaEffects } from './client/coda-sender.ts';
export type { CodaRequest, CodaResponse, CodaTransport } from './client/http.ts';
export { maybeDocId } from './doc-id.ts';
export { inspectDoc } from './push/inspect-doc.ts';
export type { PushedRow, PushedRows, PushedState } from './push/pushed-rows.ts';
export {
  pushTables,
  type PushEffects,
  type PushProgress,
  type PushRequest,
  type PushResult,
  type PushScope,
  type WantedTable,
} from './push/push-tables.ts';
export type { RowStyle, UnitSystem } from './rows/column.ts';
export { tablesIn, type RowMaterial } from './rows/tables.ts';
export { guidePageName, setupGuide, tablesToMake, type TableToMake } from './setup/guide.ts';
export { wantedTables } from './wanted-tables.ts';
