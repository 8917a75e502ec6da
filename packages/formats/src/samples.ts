/**
 * Owns the binary form of a workout's samples: differences of whole numbers, a byte or two each, which a general
 * compressor then halves again. A row per second would cost ten times the space.
 */
import type { SampleChannel, Samples } from '@ridebook/domain';
import { createByteReader, createByteWriter, type ByteReader, type ByteWriter } from './bytes.ts';

const formatVersion = 1;

/** Finer than any sensor: a tenth of a millimetre per second, a hundredth of a watt. */
const mostDecimals = 4;

/**
 * Packs samples. A value keeps as many decimals as it has, four at most.
 * Layout: version, seconds (count, differences), channels (count; each: name, decimals, runs of measured and missing
 * values in turn, differences of the measured ones).
 */
export function encodeSamples(samples: Samples): Uint8Array {
  const writer = createByteWriter();
  writer.count(formatVersion);
  writer.count(samples.seconds.length);
  writeDifferences(writer, samples.seconds);
  writer.count(samples.channels.length);
  for (const channel of samples.channels) writeChannel(writer, channel);
  return writer.bytes();
}

/**
 * Unpacks what `encodeSamples` packed.
 * @throws RangeError when the bytes are of another version or cut off
 */
export function decodeSamples(bytes: Uint8Array): Samples {
  const reader = createByteReader(bytes);
  if (reader.count() !== formatVersion)
    throw new RangeError('The samples are of a version this program does not know.');
  const seconds = readDifferences(reader, reader.count());
  const channels = Array.from({ length: reader.count() }, () => readChannel(reader, seconds.length));
  return { seconds, channels };
}

function writeChannel(writer: ByteWriter, { name, values }: SampleChannel): void {
  const decimals = decimalsOf(values);
  const scale = 10 ** decimals;
  writer.text(name);
  writer.count(decimals);
  for (const length of runLengths(values)) writer.count(length);
  writeDifferences(
    writer,
    values.filter((value) => value !== null).map((value) => Math.round(value * scale)),
  );
}

function readChannel(reader: ByteReader, length: number): SampleChannel {
  const name = reader.text();
  const scale = 10 ** reader.count();
  const runs = readRuns(reader, length);
  // One loop over plain numbers: a page unpacks a ride before it can draw anything.
  const values = new Array<number | null>(length);
  let [place, value] = [0, 0];
  for (const [index, run] of runs.entries()) {
    const end = place + run;
    if (index % 2 === 1) values.fill(null, place, end);
    else
      for (let next = place; next < end; next += 1) {
        value += reader.signed();
        values[next] = value / scale;
      }
    place = end;
  }
  return { name, values };
}

/** @throws RangeError where they are longer than the channel: the bytes are not what was packed */
function readRuns(reader: ByteReader, length: number): readonly number[] {
  const runs: number[] = [];
  let covered = 0;
  while (covered < length) {
    const run = reader.count();
    covered += run;
    runs.push(run);
  }
  if (covered > length) throw new RangeError('A channel of the samples is longer than their seconds.');
  return runs;
}

/** Lengths of the stretches of measured and missing values in turn, beginning with measured ones (perhaps none). */
function runLengths(values: readonly (number | null)[]): readonly number[] {
  const runs: number[] = [];
  let isMeasured = true;
  let length = 0;
  for (const value of values) {
    if ((value !== null) !== isMeasured) {
      runs.push(length);
      isMeasured = !isMeasured;
      length = 0;
    }
    length += 1;
  }
  if (length > 0) runs.push(length);
  return runs;
}

/** The fewest decimals that tell all values exactly. */
function decimalsOf(values: readonly (number | null)[]): number {
  for (let decimals = 0; decimals < mostDecimals; decimals += 1) {
    const scale = 10 ** decimals;
    if (values.every((value) => value === null || Math.round(value * scale) / scale === value))
      return decimals;
  }
  return mostDecimals;
}

function writeDifferences(writer: ByteWriter, values: readonly number[]): void {
  let previous = 0;
  for (const value of values) {
    writer.signed(value - previous);
    previous = value;
  }
}

function readDifferences(reader: ByteReader, length: number): readonly number[] {
  const values = new Array<number>(length);
  let value = 0;
  for (let index = 0; index < length; index += 1) {
    value += reader.signed();
    values[index] = value;
  }
  return values;
}
