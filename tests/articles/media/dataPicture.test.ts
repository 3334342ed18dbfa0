import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { locateDataPicture, wholeReference } from '../../../src/articles/media/dataPicture.ts';
import { PNG, pngOf } from '../../support/pictures.ts';

const URL = 'https://news.example.nz/';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4"><path d="M0 0"/></svg>';
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const locate = (reference: string) => locateDataPicture(reference, 'items/road.md', URL);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 10);

describe('a picture in a data: address', () => {
  it('is a file that is named by its bytes, and measured', () => {
    const path = `media/picture-${hashOf(PNG)}.png`;
    const located = locate(`data:image/png;base64,${base64(PNG)}`);
    expect(located).toEqual({
      kind: 'local',
      file: {
        source: 'items/road.md',
        isData: true,
        data: PNG,
        path,
        url: URL + path,
        type: 'image/png',
        length: PNG.length,
        width: expect.any(Number),
        height: expect.any(Number),
      },
    });
  });

  it('may be of any size', () => {
    const large = Buffer.concat([pngOf(600, 400), Buffer.alloc(5_000_000, 7)]);
    expect(locate(`data:image/png;base64,${base64(large)}`)).toMatchObject({
      file: { length: large.length, width: 600, height: 400 },
    });
  });

  it.each([
    ['of another type than it says', `data:image/jpeg;base64,${base64(pngOf(6, 4))}`, 'image/png'],
    ['in capitals, with parameters', `DATA:image/png;name=a;BASE64,${base64(pngOf(6, 4))}`, 'image/png'],
    [
      'without padding',
      `data:image/png;base64,${base64(pngOf(6, 4).subarray(0, 32)).replace(/=+$/, '')}`,
      'image/png',
    ],
    [
      'on several lines',
      `data:image/png;base64,${base64(pngOf(6, 4)).replace(/(.{20})/g, '$1\n  ')}`,
      'image/png',
    ],
    ['with escapes', `data:image/png;base64,${encodeURIComponent(base64(pngOf(6, 4)))}`, 'image/png'],
    ['that is a drawing', `data:image/svg+xml;base64,${base64(SVG)}`, 'image/svg+xml'],
    ['that is a drawing as text', `data:image/svg+xml;utf8,${SVG}`, 'image/svg+xml'],
    ['that is a drawing with escapes', `data:image/svg+xml,${encodeURIComponent(SVG)}`, 'image/svg+xml'],
  ])('is found %s', (_how, reference, type) => {
    expect(locate(reference)).toMatchObject({ kind: 'local', file: { type, width: 6, height: 4 } });
  });

  it.each([
    ['data:image/png;base64,iVBO*', 'one that is not base64'],
    ['data:image/png;base64,iVBOA', 'one that is not base64'],
    ['data:image/png;base64,%', 'one that is not base64'],
    ['data:image/svg+xml,%', 'one that is not base64'],
    ['data:', 'one that is not base64'],
    ['data:image/png;base64,', 'data of another kind, or without a size'],
    [`data:image/png;base64,${base64('text')}`, 'data of another kind, or without a size'],
    ['data:text/html,<b>x</b>', 'data of another kind, or without a size'],
    [`data:image/gif;base64,R0lGODlhAQABAAAAACw=`, 'one of a single point'],
    [`data:image/svg+xml,${SVG.replace('<path', '<script>x</script><path')}`, 'a drawing with a script'],
    [
      `data:image/svg+xml;base64,${base64(SVG.replace('<path', '<path onload="x"'))}`,
      'a drawing with a script',
    ],
    [`data:image/svg+xml,${SVG.replace('<path', '<a href="javascript:x"><path')}`, 'a drawing with a script'],
  ])('is told where it is wrong: %s', (reference, found) => {
    expect(locate(reference)).toMatchObject({
      kind: 'wrong',
      fault: { code: 'CONTENT_REMOVED', message: `expected a picture in a data: address, found ${found}` },
    });
  });
});

describe('a data: address in front matter', () => {
  it.each([
    ['image: data:image/png;base64,AA==\nx', 'data:image/png;base64,AA=='],
    ['image: "data:image/png;base64,AA=="', 'data:image/png;base64,AA=='],
    ["image: 'data:image/png;base64,AA=='", 'data:image/png;base64,AA=='],
    ['image: >\n  data:image/png;base64,AA==', 'data:'],
  ])('is read again from the text: %j', (text, whole) => {
    expect(wholeReference({ src: 'data:', at: 7 }, text)).toBe(whole);
  });

  it('is no other address', () => {
    expect(wholeReference({ src: 'road.jpg', at: 7 }, 'image: road.jpg')).toBe('road.jpg');
  });
});
