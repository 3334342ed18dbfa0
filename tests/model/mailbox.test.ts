import { describe, expect, it } from 'vitest';
import { addressesIn, mailboxIn } from '../../src/model/mailbox.ts';

describe('a line that names a person', () => {
  it.each([
    ['Ana Lee <ana@x.nz>', 'Ana Lee', 'ana@x.nz'],
    ['"Ana Lee" <ana@x.nz>', 'Ana Lee', 'ana@x.nz'],
    ['Ana Lee <mailto:ana@x.nz>', 'Ana Lee', 'ana@x.nz'],
    ['Ana Lee (ana@x.nz)', 'Ana Lee', 'ana@x.nz'],
    ['Ana Lee [ana@x.nz]', 'Ana Lee', 'ana@x.nz'],
    ['ana@x.nz (Ana Lee)', 'Ana Lee', 'ana@x.nz'],
    ['Ana Lee, ana@x.nz', 'Ana Lee', 'ana@x.nz'],
    ['Ana Lee - ana@x.nz', 'Ana Lee', 'ana@x.nz'],
    ['Ana (Kit) Lee ana@x.nz', 'Ana (Kit) Lee', 'ana@x.nz'],
    ['Ana <ana@x.nz> <lee@x.nz>', 'Ana', 'ana@x.nz'],
    ['ana.lee@news.x.nz', 'ana.lee', 'ana.lee@news.x.nz'],
    ['MAILTO:ana@x.nz', 'ana', 'ana@x.nz'],
    ['<ana@x.nz>', 'ana', 'ana@x.nz'],
    ['ana@x.nz <ana@x.nz>', 'ana', 'ana@x.nz'],
    ['"" <ana@x.nz>', 'ana', 'ana@x.nz'],
  ])('%s has the name %s and the address %s', (line, name, email) => {
    expect(mailboxIn(line)).toEqual({ name, email });
  });

  it.each([
    'Ana',
    '"Ana"',
    'Tom <Tamati> & Sons',
    '@ana',
    '@ana@social.example',
    'Ana @ Harbour',
    'R@D',
    'a@x',
  ])('has no address: %s', (line) => {
    expect(mailboxIn(line)).toEqual({ name: line });
  });

  it('has every address that is in it', () => {
    expect(addressesIn('a@x.nz, Ben <b@x.nz>; mailto:c@x.nz @d@x.nz')).toEqual([
      'a@x.nz',
      'b@x.nz',
      'c@x.nz',
    ]);
  });

  it('is read at once, however long it is', () => {
    for (const part of ['a@', 'a.', '@a.', '<', 'a@b.', 'a@x.nz '])
      expect(mailboxIn(`@${part.repeat(50_000)}`).name).not.toBe('');
  });
});
