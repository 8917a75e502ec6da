/** Owns the tables as Kysely sees them. The rider leads every key, so that one rider's rows lie together on any engine. */
import type { KeptValue } from '@ridebook/domain';
import type { WorkoutRow } from './workout-columns.ts';

export interface RiderTable {
  rider_id: string;
  username: string;
  name: string | null;
  location: string | null;
  image_url: string | null;
  member_since: string | null;
  total_workouts: number | null;
  /** JSON: `[{"discipline", "count"}]` */
  workout_counts: string;
  maximum_heart_rate_bpm: number | null;
}

export interface RawDocumentTable {
  rider_id: string;
  kind: string;
  upstream_id: string;
  /** Of the uncompressed body, in hexadecimal. */
  sha256: string;
  fetched_at: string;
  /** How `body` is compressed; see `body.ts`. */
  encoding: string;
  /** Of the uncompressed body. */
  byte_length: number;
  body: Uint8Array;
}

/** Which version of a document is the newest: the one that came last, even if an equal one had come before. */
export interface RawHeadTable {
  rider_id: string;
  kind: string;
  upstream_id: string;
  sha256: string;
}

/** `gone_at` set means the state `gone`, whatever `state` says: that is what the workout returns to when listed again. */
export interface LedgerTable {
  rider_id: string;
  workout_id: string;
  state: 'discovered' | 'stored' | 'partial' | 'failed';
  fetched_fingerprint: string | null;
  listed_fingerprint: string;
  created_at: string;
  discipline: string | null;
  is_outdoor: number;
  attempts: number;
  retry_at: string | null;
  reason: string | null;
  missed_at: string | null;
  gone_at: string | null;
}

export interface WorkoutTable extends WorkoutRow {
  rider_id: string;
  decoder_version: number | null;
}

export interface SamplesTable {
  rider_id: string;
  workout_id: string;
  encoding: string;
  byte_length: number;
  body: Uint8Array;
}

export interface PowerCurveTable {
  rider_id: string;
  workout_id: string;
  /** JSON: watts for each duration of the curve, in their order. */
  watts: string;
}

export interface RiderValueTable {
  rider_id: string;
  kind: KeptValue['kind'];
  source: KeptValue['source'];
  /** A calendar day. */
  valid_from: string;
  value: number;
}

export interface WorkoutNoteTable {
  rider_id: string;
  workout_id: string;
  text: string;
  written_at: string;
}

export interface DataVersionTable {
  rider_id: string;
  version: number;
}

export interface CsvImportTable {
  rider_id: string;
  /** Counts up from 1 per rider. */
  import_number: number;
  file_name: string;
  sha256: string;
  imported_at: string;
  units: 'imperial' | 'metric';
  /** JSON: `[{"line", "reason"}]` */
  rejected: string;
}

/** Every row of every import, and the workout it belongs to. */
export interface CsvRowTable {
  rider_id: string;
  import_number: number;
  line: number;
  verdict: 'imported' | 'matched' | 'unchanged';
  row_id: string;
  workout_id: string;
  uncertainty_seconds: number;
  /** JSON: the row as a workout. */
  workout: string;
  /** JSON: the row as it came. */
  source: string;
}

/** Which fields of a workout that Peloton knows were filled from files: what an undo takes back. */
export interface CsvFillingTable {
  rider_id: string;
  workout_id: string;
  /** JSON: the names of the fields. */
  fields: string;
}

export interface SyncRunTable {
  rider_id: string;
  /** Counts up from 1 per rider. */
  run_number: number;
  started_at: string;
  finished_at: string;
  exit_code: number;
  requests: number;
  discovered: number;
  added: number;
  updated: number;
  unchanged: number;
  /** JSON: `[{"id", "reason", "retryAt"}]` */
  failed: string;
  writes: number;
  duration_ms: number;
}

export interface PushedRowTable {
  rider_id: string;
  /** Where rows go: one table of one doc. */
  sink: string;
  key: string;
  content_hash: string;
  state: 'sent' | 'confirmed';
}

export interface PushRunTable {
  rider_id: string;
  /** Counts up from 1 per rider. */
  run_number: number;
  sink: string;
  started_at: string;
  finished_at: string;
  exit_code: number;
  created: number;
  updated: number;
  unchanged: number;
  requests: number;
  /** JSON: a list of sentences. */
  problems: string;
}

export interface RiderStateTable {
  rider_id: string;
  key: string;
  value: string;
}

export interface SecretTable {
  account: string;
  kind: string;
  sealed: Uint8Array;
}

export interface ApiTokenTable {
  id: string;
  name: string;
  scope: 'read' | 'write';
  /** Of the token, in hexadecimal. */
  token_hash: string;
  created_at: string;
  last_used_at: string | null;
  member_id: string;
}

export interface WebSessionTable {
  /** Of the cookie, in hexadecimal. */
  session_hash: string;
  created_at: string;
  last_seen_at: string;
  member_id: string;
}

export interface MemberTable {
  member_id: string;
  name: string;
  /** The name as it is compared: no two members are told apart by capitals alone. */
  name_key: string;
  role: 'owner' | 'rider' | 'viewer';
  /** As `password.ts` of the program keeps one; `null` for the owner, whose password is the installation's. */
  password: string | null;
  joined_at: string;
}

export interface InvitationTable {
  invitation_id: string;
  /** Of what stands in the link, in hexadecimal. */
  token_hash: string;
  name: string;
  role: 'rider' | 'viewer';
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface SharedPageTable {
  member_id: string;
  page: string;
}

export interface Database {
  rider: RiderTable;
  raw_document: RawDocumentTable;
  raw_head: RawHeadTable;
  ledger: LedgerTable;
  workout: WorkoutTable;
  samples: SamplesTable;
  power_curve: PowerCurveTable;
  rider_value: RiderValueTable;
  workout_note: WorkoutNoteTable;
  data_version: DataVersionTable;
  csv_import: CsvImportTable;
  csv_row: CsvRowTable;
  csv_filling: CsvFillingTable;
  sync_run: SyncRunTable;
  pushed_row: PushedRowTable;
  push_run: PushRunTable;
  rider_state: RiderStateTable;
  secret: SecretTable;
  api_token: ApiTokenTable;
  web_session: WebSessionTable;
  member: MemberTable;
  invitation: InvitationTable;
  shared_page: SharedPageTable;
}
