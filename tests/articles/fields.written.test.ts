import { describe, expect, it } from 'vitest';
import { authorsText, filesText, ifAny, instantText, writeAuthor } from '../../src/articles/fields.ts';
import { writeImage, writeTypedFile } from '../../src/articles/writeFiles.ts';
import { Stamp } from '../../src/model/stamp.ts';

const FERRY = 'https://cdn.example.org/ferry.jpg';

describe('front matter', () => {
  it('has no empty list', () => {
    expect([ifAny(undefined), ifAny([]), ifAny(['a'])]).toEqual([undefined, undefined, ['a']]);
  });

  it('names an author alone, or in a mapping with more', () => {
    expect(writeAuthor({ name: 'Aroha' })).toBe('Aroha');
    expect(writeAuthor({ name: 'Aroha', email: 'a@x.nz' })).toEqual({ name: 'Aroha', email: 'a@x.nz' });
  });

  it('places no picture above a text that does not show it', () => {
    expect(writeImage({ url: FERRY }, [])).toEqual({ src: FERRY, inText: false });
    expect(writeImage({ url: FERRY }, [FERRY])).toEqual({ src: FERRY });
  });

  it('leaves out a type that is not known', () => {
    expect(writeTypedFile({ url: FERRY, type: '' })).toEqual({ url: FERRY });
  });
});

describe('a comparison', () => {
  it('takes the e-mail address of an author without a name', () => {
    expect(authorsText([{ name: 'Aroha' }, { email: 'a@x.nz' }, {}])).toBe('Aroha, a@x.nz');
    expect(authorsText(undefined)).toBeUndefined();
  });

  it('takes an instant, whatever its offset', () => {
    expect(instantText(new Stamp(Date.UTC(2014, 11, 21, 7, 3), 780))).toBe('2014-12-21T07:03:00Z');
    expect(instantText(undefined)).toBeUndefined();
  });

  it('takes the addresses of files once, in order, with the picture', () => {
    const enclosures = [{ url: 'https://x.nz/b' }, { url: 'https://x.nz/a' }];
    expect(filesText({ image: { url: 'https://x.nz/b' }, enclosures })).toBe(
      'https://x.nz/a, https://x.nz/b',
    );
    expect(filesText({ image: 'https://x.nz/c', enclosures })).toBe(
      'https://x.nz/a, https://x.nz/b, https://x.nz/c',
    );
    expect(filesText({})).toBe('');
  });
});
