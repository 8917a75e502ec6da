import { expect, it } from 'vitest';
import { maybeDocId } from './doc-id.ts';

it.each([
  ['AbCdEf1234', 'AbCdEf1234'],
  ['https://coda.io/d/My-Peloton_dAbCdEf1234', 'AbCdEf1234'],
  ['https://coda.io/d/_dAbCdEf1234/Home_suXyZ', 'AbCdEf1234'],
  [' https://docs.superhuman.com/d/A_b_dAbCdEf1234/Home_suXyZ?x=1#y ', 'AbCdEf1234'],
  ['https://evil.example/d/My_dAbCdEf1234', null],
  ['../whoami', null],
  ['', null],
])('reads the doc that %j names', (text, docId) => {
  expect(maybeDocId(text)).toBe(docId);
});
