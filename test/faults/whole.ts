/** The whole table of faults: `npm run test:faults`. Prints applicable, held, not applicable with the reason. */
import { nameOfCell, wholeTable, type Cell } from './cells.ts';
import { endpoints } from './faults.ts';
import { runCell } from './run-cell.ts';
import { closeWorlds } from './world.ts';

const only = process.argv[2];
const { applicable, notApplicable } = wholeTable();
const cells = applicable.filter((cell) => only === undefined || nameOfCell(cell).includes(only));
const held = new Set<Cell>();
const startMs = performance.now();

for (const cell of cells) {
  const broken = await runCell(cell).catch((error: unknown) => [`it threw: ${String(error)}`]);
  if (broken.length === 0) held.add(cell);
  else console.log(`BROKEN ${nameOfCell(cell)}\n  ${broken.slice(0, 5).join('\n  ')}`);
}
await closeWorlds();

console.log('\n| endpoint | applicable | held |\n| --- | --- | --- |');
for (const endpoint of endpoints) {
  const there = cells.filter((cell) => cell.endpoint === endpoint);
  console.log(`| ${endpoint} | ${there.length} | ${there.filter((cell) => held.has(cell)).length} |`);
}
const reasons = Map.groupBy(notApplicable, ({ reason }) => reason);
console.log('\n| not applicable | cells |\n| --- | --- |');
for (const [reason, there] of reasons) console.log(`| ${reason} | ${there.length} |`);
const seconds = Math.round((performance.now() - startMs) / 1000);
console.log(
  `\n${cells.length} applicable, ${held.size} held, ${notApplicable.length} not applicable; ${seconds} s.`,
);
process.exitCode = held.size === cells.length ? 0 : 1;
