/** A soak as long as one likes: `npm run test:soak -- --minutes 10`. It prints what it saw, and fails where something rose. */
import { parseArgs } from 'node:util';
import { findLeaks, levelSamples, risesOf } from './bounds.ts';
import { soak } from './soak.ts';
import type { Sample } from './steadiness.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes takes a number of minutes.');

const soaked = await soak(minutes * 60, console.log);
const rises = risesOf(soaked);
const samples = levelSamples(soaked);
const spanOf = (numbers: readonly number[]): string =>
  `${Math.min(...numbers).toFixed(0)} to ${Math.max(...numbers).toFixed(0)}`;
const around = (share: number): string => {
  const { atSeconds, residentMegabytes, sockets, handles } = soaked.samples[
    Math.round((soaked.samples.length - 1) * share)
  ] as Sample;
  return `after ${atSeconds.toFixed(0)} s: ${residentMegabytes.toFixed(0)} MB, ${sockets} sockets, ${handles} handles`;
};
const leaks = findLeaks(soaked, { residentMegabytes: 16, sockets: 1, handles: 1 });

console.log(`${minutes} minutes: ${soaked.rounds} rounds, ${soaked.reads} reads, ${soaked.syncs} syncs, ${soaked.streams} event streams.
${[0, 1 / 3, 1 / 2, 1].map(around).join('\n')}
memory  ${spanOf(samples.map((sample) => sample.residentMegabytes))} MB, its line rises by ${rises.residentMegabytes.toFixed(1)} MB
sockets ${spanOf(samples.map((sample) => sample.sockets))}, rising by ${rises.sockets.toFixed(2)}
handles ${spanOf(samples.map((sample) => sample.handles))}, rising by ${rises.handles.toFixed(2)}
${[...leaks, ...soaked.refusals.slice(0, 10)].join('\n') || 'Level.'}`);
process.exitCode = leaks.length === 0 && soaked.refusals.length === 0 ? 0 : 1;
