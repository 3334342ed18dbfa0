import { expect, it } from 'vitest';
import { thrownMessage } from '../../src/model/thrownMessage.ts';

it.each([
  [
    new Error('expected a folder, found none; make it; or mount it'),
    'expected a folder, found none',
    'make it; or mount it',
  ],
  [new Error('expected a folder, found none'), 'expected a folder, found none', ''],
  ['broken', 'broken', ''],
])('takes %s apart', (error, message, mend) => {
  expect(thrownMessage(error)).toEqual({ message, mend });
});
