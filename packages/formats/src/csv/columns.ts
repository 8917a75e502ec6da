/** Owns the columns of the file that a member can download, in its order, and the spellings they have had over the years. */

export type UnitSystem = 'imperial' | 'metric';

interface Column {
  /** As the file of today spells it; `{unit}` stands for a unit of the account. */
  readonly head: string;
  readonly units?: Readonly<Record<UnitSystem, string>>;
  /** Its spelling, without case, dots, spaces and what stands in brackets. */
  readonly names: readonly string[];
}

/** Seven captures of 2018 to 2022 agree but for units, and `Workout Timestamp (PST)` in the oldest. */
export const columns = {
  timestamp: { head: 'Workout Timestamp', names: ['workouttimestamp'] },
  broadcast: { head: 'Live/On-Demand', names: ['live/ondemand', 'live/on-demand'] },
  instructor: { head: 'Instructor Name', names: ['instructorname', 'instructor'] },
  length: { head: 'Length (minutes)', names: ['length', 'lengthminutes'] },
  discipline: { head: 'Fitness Discipline', names: ['fitnessdiscipline', 'discipline'] },
  type: { head: 'Type', names: ['type', 'workouttype'] },
  title: { head: 'Title', names: ['title'] },
  classTimestamp: { head: 'Class Timestamp', names: ['classtimestamp'] },
  output: { head: 'Total Output', names: ['totaloutput'] },
  watts: { head: 'Avg. Watts', names: ['avgwatts', 'averagewatts'] },
  resistance: { head: 'Avg. Resistance', names: ['avgresistance', 'averageresistance'] },
  cadence: { head: 'Avg. Cadence (RPM)', names: ['avgcadence', 'averagecadence'] },
  speed: {
    head: 'Avg. Speed ({unit})',
    units: { imperial: 'mph', metric: 'kph' },
    names: ['avgspeed', 'averagespeed'],
  },
  distance: { head: 'Distance ({unit})', units: { imperial: 'mi', metric: 'km' }, names: ['distance'] },
  calories: { head: 'Calories Burned', names: ['caloriesburned', 'calories'] },
  heartRate: { head: 'Avg. Heartrate', names: ['avgheartrate', 'averageheartrate'] },
  incline: { head: 'Avg. Incline', names: ['avgincline', 'averageincline'] },
  pace: {
    head: 'Avg. Pace ({unit})',
    units: { imperial: 'min/mi', metric: 'min/km' },
    names: ['avgpace', 'averagepace'],
  },
} as const satisfies Readonly<Record<string, Column>>;

export type ColumnName = keyof typeof columns;

export const columnNames = Object.keys(columns) as readonly ColumnName[];

/** The name of a column as today's file spells it. */
export function columnHead(name: ColumnName, units: UnitSystem): string {
  const column: Column = columns[name];
  return column.head.replace('{unit}', column.units?.[units] ?? '');
}

export const headOf = (units: UnitSystem): readonly string[] =>
  columnNames.map((name) => columnHead(name, units));

const byName: ReadonlyMap<string, ColumnName> = new Map(
  columnNames.flatMap((name) => columns[name].names.map((spelling) => [spelling, name] as const)),
);

export interface RecognizedHead {
  readonly name: ColumnName;
  /** What stands in brackets behind it, in lower case: a unit, or the label of a time zone. */
  readonly bracket: string | null;
}

/** Reads one cell of the first line, or answers `null` for a column that the official file does not have. */
export function maybeColumn(cell: string): RecognizedHead | null {
  const [, text = '', bracket] = /^\s*(.*?)\s*(?:\(([^()]*)\))?\s*$/s.exec(cell) ?? [];
  const name = byName.get(text.toLowerCase().replace(/[.\s_]/g, ''));
  return name === undefined ? null : { name, bracket: bracket?.trim().toLowerCase() ?? null };
}
