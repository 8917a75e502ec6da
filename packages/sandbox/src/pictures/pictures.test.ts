import { expect, it } from 'vitest';
import { testSandbox } from '../testing/member.ts';

const at = async (path: string): Promise<Buffer> => {
  const answer = await testSandbox().handlers.api(new Request(`http://sandbox.test/images/${path}`));
  expect(answer.headers.get('content-type')).toBe('image/png');
  return Buffer.from(await answer.arrayBuffer());
};

it('every address shows a PNG without a sign-in, the same each time and others elsewhere', async () => {
  const picture = await at('images.example/instructors/1');
  expect(picture.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  // Width and height, at their place in the header.
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([240, 240]);
  expect(await at('images.example/instructors/1')).toEqual(picture);
  expect(await at('images.example/instructors/2')).not.toEqual(picture);
  const ride = await at('images.example/rides/1.png');
  expect([ride.readUInt32BE(16), ride.readUInt32BE(20)]).toEqual([320, 180]);
});
