import { describe, expect, it } from 'vitest';
import { lostToStrictest } from '../../src/html/strictestReader.ts';
import { toPlainText } from '../../src/html/toPlainText.ts';
import { readArticle } from './material.ts';

const FERRY = 'https://news.example.nz/media/ferry.png';
const FILE = { url: FERRY, type: 'image/png', length: 101, width: 6, height: 4 };

/** A newsroom text with front matter; its body begins below the headline. */
function read(front: readonly string[], ...body: string[]) {
  const files = ['ferry.png'];
  return readArticle({ file: 'items/road.txt', front, body: ['Road', ...body], files });
}

describe('the picture of a newsroom text', () => {
  const image = 'image: { src: ferry.png, alt: "A \\"ferry\\"" }';

  it('stands above the first caption, which is its own, with its credit', () => {
    const { item, media, told } = read([image], 'One.', '', 'The wharf. Photo: Hana Pōtiki', '', 'Two.');
    expect(item.content).toBe(
      [
        '<p>One.</p>',
        `<figure><img src="${FERRY}" alt="A &quot;ferry&quot;" width="6" height="4"><figcaption>The wharf. Photo: Hana Pōtiki</figcaption></figure>`,
        '<p>Two.</p>',
      ].join('\n'),
    );
    expect(item.image).toEqual({ ...FILE, alt: 'A "ferry"', caption: 'The wharf.', credit: 'Hana Pōtiki' });
    expect([media, told]).toEqual([['items/ferry.png'], '']);
  });

  it('stands above the text where that has no caption', () => {
    const { item } = read([image], 'One.');
    expect(item.content).toMatch(/^<figure><img [^>]*><\/figure>\n<p>One\.<\/p>$/);
    expect(item.image).toEqual({ ...FILE, alt: 'A "ferry"' });
  });

  it.each(['caption: The hill.', 'credit: Mere'])('keeps a %s of its own, above the text', (part) => {
    const { item } = read([`image: { src: ferry.png, alt: A, ${part} }`], 'The wharf. Photo: AFP');
    const [above = '', below] = item.content?.split('\n') ?? [];
    expect(above).toContain(`<img src="${FERRY}"`);
    expect(above).toContain(part.replace(/^.*: /, ''));
    expect(below).toBe('<figure><figcaption>The wharf. Photo: AFP</figcaption></figure>');
    expect(item.image).not.toMatchObject({ credit: 'AFP' });
  });

  it('without alt text is warned of once, at its line', () => {
    const { item, told } = read(['image: ferry.png'], 'The wharf. Photo: AFP');
    expect(told).toMatch(/^items\/road\.txt:4:8 warning PICTURE_WITHOUT_ALT [^\n]*$/);
    expect(item.image).toEqual({ ...FILE, caption: 'The wharf.', credit: 'AFP' });
  });

  it('is an error once where it is missing, at its line, and the caption stays', () => {
    const { item, told } = read(['image: gone.png'], 'The wharf. Photo: AFP');
    expect(told).toMatch(/^items\/road\.txt:4:8 error PICTURE_MISSING [^\n]*$/);
    expect(item.content).toBe('<figure><figcaption>The wharf. Photo: AFP</figcaption></figure>');
    expect(item).not.toHaveProperty('image');
  });
});

describe('a newsroom text without a picture', () => {
  it('has none, whatever its captions say', () => {
    const { item } = read([], 'The wharf. Photo: AFP');
    expect(item).not.toHaveProperty('image');
    expect(item.content).toBe('<figure><figcaption>The wharf. Photo: AFP</figcaption></figure>');
  });
});

describe('the lines of a newsroom text', () => {
  it('stay apart, and readers keep all of them', () => {
    const { item } = read(
      [],
      'It has passed.',
      '',
      '• Rates rise',
      '• The pool stays',
      '',
      '4:15 pm',
      'The road is open.',
    );
    expect(item.content).toBe(
      [
        '<p>It has passed.</p>',
        '<ul>\n<li>Rates rise</li>\n<li>The pool stays</li>\n</ul>',
        '<p>4:15 pm<br>The road is open.</p>',
      ].join('\n'),
    );
    expect(lostToStrictest(item.content ?? '')).toEqual([]);
    expect(toPlainText(item.content ?? '')).toBe(
      'It has passed.\n\n* Rates rise\n* The pool stays\n\n4:15 pm\nThe road is open.',
    );
  });

  it('are one line in a summary', () => {
    expect(read([], '4:15 pm', 'The road is open.', '', 'It is.').item.description).toBe(
      '4:15 pm The road is open.',
    );
  });

  it('that stand in the head are text, and no summary', () => {
    const { item, told } = readArticle({
      file: 'items/road.txt',
      body: ['NATIONAL', '', 'RNZ', '', 'Road', '', 'It is open.', '', 'It is.'],
    });
    expect(item.content).toBe('<p>NATIONAL<br>RNZ</p>\n<p>It is open.</p>\n<p>It is.</p>');
    expect(item.description).toBe('It is open.');
    expect(told).toMatch(/^items\/road\.txt:5:1 warning HEAD_LINE_UNKNOWN .*\nitems\/road\.txt:7:1 warning /);
  });
});
