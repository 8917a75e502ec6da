/** Owns made-up files of workouts in the official form. */
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** The first line of the official file. */
export const csvHead =
  'Workout Timestamp,Live/On-Demand,Instructor Name,Length (minutes),Fitness Discipline,Type,Title,Class Timestamp,Total Output,Avg. Watts,Avg. Resistance,Avg. Cadence (RPM),Avg. Speed (mph),Distance (mi),Calories Burned,Avg. Heartrate,Avg. Incline,Avg. Pace (min/mi)';

/** A ride as the official file has it, one of its cells changed by the name of its column. */
export function csvRow(cells: Readonly<Record<string, string>> = {}): string {
  const usual: Readonly<Record<string, string>> = {
    'Workout Timestamp': '2026-01-30 09:30 (-05)',
    'Live/On-Demand': 'On Demand',
    'Instructor Name': 'Ada Example',
    'Length (minutes)': '30',
    'Fitness Discipline': 'Cycling',
    Type: 'Intervals',
    Title: '30 min Made-up Ride',
    'Class Timestamp': '2026-01-20 09:18 (-05)',
    'Total Output': '308',
    'Avg. Watts': '171',
    'Avg. Resistance': '45%',
    'Avg. Cadence (RPM)': '82',
    'Avg. Speed (mph)': '19.00',
    'Distance (mi)': '9.50',
    'Calories Burned': '420',
    'Avg. Heartrate': '151.35',
  };
  return csvHead
    .split(',')
    .map((head) => cells[head] ?? usual[head] ?? '')
    .join(',');
}

/** A file of a head and rows. */
export const csvFile = (...rows: readonly string[]): string => [csvHead, ...rows, ''].join('\n');

/** Writes a file of many rides, ten a day and no two alike, in pieces. */
export async function writeLongCsv(file: string, rows: number): Promise<void> {
  const firstMs = Date.UTC(2014, 0, 1);
  const pieces = function* (): Generator<string> {
    yield `${csvHead}\n`;
    for (let row = 0; row < rows; row += 1) {
      // Clocks of 2100 are as far as a file may go: a long one rides more than ten times a day.
      const startedAt = new Date(firstMs + row * Math.min(144, 40e6 / rows) * 60_000).toISOString();
      yield `${csvRow({
        'Workout Timestamp': `${startedAt.slice(0, 10)} ${startedAt.slice(11, 16)} (-05)`,
        Title: `30 min Made-up Ride ${row % 900}`,
        'Total Output': String(100 + (row % 300)),
        'Calories Burned': String(100 + (row % 400)),
      })}\n`;
    }
  };
  await writeFile(file, Readable.from(pieces(), { highWaterMark: 1_000 }));
}
