export type { Cell, ColumnKind, RowStyle, UnitSystem } from './column.ts';
export type { FriendWorkout } from './friend-columns.ts';
export type { RecordRow } from './record-columns.ts';
export type { ColumnHead, Row, TableOf } from './table.ts';
export {
  friendsOf,
  friendTable,
  friendWorkoutsOf,
  friendWorkoutTable,
  instructorTable,
  recordsOf,
  recordTable,
  tablesIn,
  workoutTable,
  type RowMaterial,
  type Table,
} from './tables.ts';
