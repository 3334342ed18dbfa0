import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCanonical, largestOf, parseSrcset } from '../../src/html/resolveUrl.ts';
import { sanitise } from '../../src/html/sanitise.ts';

const made = (html: string, page = 'https://news.example.nz/2014/tide/') => sanitise(html, page);

describe('a link', () => {
  test.each([
    ['notes', 'https://news.example.nz/2014/tide/notes'],
    ['../notes', 'https://news.example.nz/2014/notes'],
    ['./', 'https://news.example.nz/2014/tide/'],
    ['', 'https://news.example.nz/2014/tide/'],
    ['/notes', 'https://news.example.nz/notes'],
    ['//x.example/notes', 'https://x.example/notes'],
    ['#top', 'https://news.example.nz/2014/tide/#top'],
    ['#', 'https://news.example.nz/2014/tide/#'],
    ['?page=2', 'https://news.example.nz/2014/tide/?page=2'],
    ['report.pdf', 'https://news.example.nz/2014/tide/report.pdf'],
    ['http://x.example', 'http://x.example/'],
    ['HTTPS://X.Example:443/a b', 'https://x.example/a%20b'],
    ['  /notes\n', 'https://news.example.nz/notes'],
    ['/pō?pō#pō', 'https://news.example.nz/p%C5%8D?p%C5%8D#p%C5%8D'],
    ['https://pō.example/', 'https://xn--p-0la.example/'],
    ['/?a=1&amp;b=2', 'https://news.example.nz/?a=1&amp;b=2'],
    ['/?a=1&b=2&copy=3', 'https://news.example.nz/?a=1&amp;b=2&amp;copy=3'],
    ["/it's", "https://news.example.nz/it's"],
    ['\\\\x.example\\notes', 'https://x.example/notes'],
    ['https:notes', 'https://news.example.nz/2014/tide/notes'],
    ['mailto:desk@news.example.nz?subject=Tide', 'mailto:desk@news.example.nz?subject=Tide'],
    ['tel:+6444991234', 'tel:+6444991234'],
    ['MAILTO:desk@news.example.nz', 'mailto:desk@news.example.nz'],
  ])('to "%s" leads to %s', (href, expected) => {
    expect(made(`<a href="${href}">a</a>`)).toMatchObject({
      html: `<a href="${expected}">a</a>`,
      findings: [],
    });
  });

  test('is relative to the article’s page, not to its folder', () => {
    expect(made('<a href="notes">a</a>', 'https://news.example.nz/2014/tide.html').html).toBe(
      '<a href="https://news.example.nz/2014/notes">a</a>',
    );
  });

  test('is told where nobody can open it, and where it stands', () => {
    const { html, findings } = made('<p>a</p><a href="ftp://x.example/">b</a>');
    expect(html).toBe('<p>a</p><a>b</a>');
    expect(findings).toMatchObject([
      {
        at: 8,
        near: 'ftp://x.example/',
        fault: { message: expect.stringContaining('href="ftp://x.example/"') },
      },
    ]);
  });

  test.each([
    'javascript:x',
    'JavaScript:x',
    ' javascript:x',
    'java&Tab;script:x',
    'javascript&colon;x',
    '&#1;javascript:x',
    'vbscript:x',
    'data:text/html,x',
    'data:image/png;base64,AA',
    'blob:https://x.example/1',
    'file:///etc/passwd',
    'about:blank',
    'sms:1',
    'feed:https://x.example/',
    'http://',
    'http://x.example:99999/',
  ])('keeps no address like "%s"', (href) => {
    const { html, findings } = made(`<a href="${href}">a</a>`);
    expect(html).toBe('<a>a</a>');
    expect(findings).toHaveLength(1);
  });
});

describe('where words come from', () => {
  test.each([
    ['/a', 'https://news.example.nz/a'],
    ['a', 'https://news.example.nz/2014/tide/a'],
    ['//x.example', 'https://x.example/'],
    ['report.pdf', 'https://news.example.nz/2014/tide/report.pdf'],
  ])('is absolute: cite="%s" becomes %s', (cite, expected) => {
    expect(made(`<q cite="${cite}">a</q>`).html).toBe(`<q cite="${expected}">a</q>`);
  });

  test.each(['javascript:x', 'mailto:a@b.nz', 'data:image/png;base64,AA'])(
    'is no address like %s',
    (cite) => {
      expect(made(`<q cite="${cite}">a</q>`)).toMatchObject({ html: '<q>a</q>', findings: [{ near: cite }] });
    },
  );
});

describe('a picture', () => {
  test.each([
    ['a.png', 'https://news.example.nz/2014/tide/a.png'],
    ['/a.png', 'https://news.example.nz/a.png'],
    ['//x.example/a.png', 'https://x.example/a.png'],
    ['http://x.example/a.png', 'http://x.example/a.png'],
    [' a b.png\n', 'https://news.example.nz/2014/tide/a%20b.png'],
    ['data:image/png;base64,AA==', 'data:image/png;base64,AA=='],
    [' DATA:image/GIF;base64,AA==', 'DATA:image/GIF;base64,AA=='],
    ['data:image/webp,x', 'data:image/webp,x'],
    ['data:image/avif;base64,AA', 'data:image/avif;base64,AA'],
    ['data:image/jpeg;base64,AA', 'data:image/jpeg;base64,AA'],
  ])('at "%s" is shown from %s', (src, expected) => {
    expect(made(`a <img src="${src}" alt="">`)).toMatchObject({
      html: `a <img src="${expected}" alt="">`,
      findings: [],
    });
  });

  test.each([
    'data:image/svg+xml,x',
    'data:image/pngx,x',
    'data:text/html,x',
    'blob:x',
    'ftp://x.example/a.png',
  ])('at %s is taken out, and told', (src) => {
    expect(made(`a <img src="${src}" alt="">`)).toMatchObject({ html: 'a', findings: [{ near: src }] });
  });
});

describe('a sound or a film', () => {
  test.each([
    ['<audio src="a.mp3"></audio>', '<audio src="https://news.example.nz/2014/tide/a.mp3"></audio>'],
    ['<video src="/a.mp4"></video>', '<video src="https://news.example.nz/a.mp4"></video>'],
    ['<video poster="a.png"></video>', '<video poster="https://news.example.nz/2014/tide/a.png"></video>'],
    [
      '<video poster="data:image/png;base64,AA"></video>',
      '<video poster="data:image/png;base64,AA"></video>',
    ],
    [
      '<video><source src="//x.example/a.mp4"></video>',
      '<video><source src="https://x.example/a.mp4"></video>',
    ],
    ['<audio data-src="/a.mp3"></audio>', '<audio src="https://news.example.nz/a.mp3"></audio>'],
    ['<video data-poster="/a.png"></video>', '<video poster="https://news.example.nz/a.png"></video>'],
    [
      '<video><source data-src="/a.mp4"></video>',
      '<video><source src="https://news.example.nz/a.mp4"></video>',
    ],
    ['<audio src="/a.mp3" data-src="/b.mp3"></audio>', '<audio src="https://news.example.nz/a.mp3"></audio>'],
  ])('has its address made absolute: %s', (html, expected) => {
    expect(made(html)).toMatchObject({ html: expected, findings: [] });
  });

  test.each([
    ['<audio controls src="data:audio/mpeg,x"></audio>', '<audio controls=""></audio>'],
    ['<audio controls src=" "></audio>', '<audio controls=""></audio>'],
    ['<video controls data-src="javascript:x"></video>', '<video controls=""></video>'],
  ])('has no address that nobody can open: %s', (html, expected) => {
    const { html: found, findings } = made(html);
    expect(found).toBe(expected);
    expect(findings).toHaveLength(1);
  });
});

describe('a set of pictures', () => {
  const HERE = 'https://news.example.nz/2014/tide';
  test.each([
    ['a.png', `${HERE}/a.png`],
    ['a.png 1x, b.png 2x', `${HERE}/a.png 1x, ${HERE}/b.png 2x`],
    ['a.png 320w,b.png 640w', `${HERE}/a.png 320w, ${HERE}/b.png 640w`],
    ['a.png 1.5x,b.png', `${HERE}/a.png 1.5x, ${HERE}/b.png`],
    ['a.png, b.png 2x', `${HERE}/a.png, ${HERE}/b.png 2x`],
    ['a.png ,b.png 2x', `${HERE}/a.png, ${HERE}/b.png 2x`],
    [' a.png\n\t2x ,\n b.png 3x, ', `${HERE}/a.png 2x, ${HERE}/b.png 3x`],
    [',a.png 2x,', `${HERE}/a.png 2x`],
    ['a,b.png 1x, c.png 2x', `${HERE}/a,b.png 1x, ${HERE}/c.png 2x`],
    [
      '/w_320,h_180/a.png 320w,/w_640,h_360/a.png 640w',
      'https://news.example.nz/w_320,h_180/a.png 320w, https://news.example.nz/w_640,h_360/a.png 640w',
    ],
    ['//x.example/a.png 2x', 'https://x.example/a.png 2x'],
    ['data:image/png;base64,AA 1x, b.png 2x', `${HERE}/b.png 2x`],
    ['javascript:x 1x, b.png 2x', `${HERE}/b.png 2x`],
    ['/? 2x,, 3x', 'https://news.example.nz/? 2x, https://news.example.nz/2014/tide/3x'],
  ])('"%s" becomes "%s"', (srcset, expected) => {
    const { html } = made(`a <img src="//x.example/s.png" srcset="${srcset}" alt="">`);
    expect(html).toBe(`a <img src="https://x.example/s.png" srcset="${expected}" alt="">`);
  });

  test.each(['', ' ', ',', ' , ,', 'javascript:x 2x'])('goes where it holds nothing: "%s"', (srcset) => {
    const { html } = made(`a <img src="//x.example/s.png" srcset="${srcset}" alt="">`);
    expect(html).toBe('a <img src="https://x.example/s.png" alt="">');
  });

  test('is told which of its addresses nobody can open', () => {
    const { findings } = made('a <img src="/s.png" srcset="/a.png, javascript:x 2x" alt="">');
    expect(findings).toMatchObject([
      { at: 2, near: 'javascript:x', fault: { message: expect.stringContaining('srcset="javascript:x"') } },
    ]);
  });

  test('of a source has its addresses made absolute', () => {
    const { html } = made('<video><source srcset="a.png 2x" type="image/png"></video>');
    expect(html).toBe(`<video><source srcset="${HERE}/a.png 2x" type="image/png"></video>`);
  });

  test('ends no candidate early at a comma that an address ends with', () => {
    const locate = () => ({ kind: 'remote', url: 'https://x.example/a,,' }) as const;
    const { html } = sanitise('a <img src="//x.example/s.png" srcset="a 2x" alt="">', `${HERE}/`, locate);
    expect(html).toContain('srcset="https://x.example/a%2C%2C 2x"');
  });
});

describe('the largest picture of a set', () => {
  test.each([
    ['a 320w, b 960w, c 640w', 'b'],
    ['a, b 2x, c 1.5x', 'b'],
    ['a 0.5x, b', 'b'],
    ['a 2x, b 2x', 'a'],
    ['a', 'a'],
    ['', undefined],
  ])('of "%s" is %s', (srcset, address) => {
    expect(largestOf(parseSrcset(srcset))?.address).toBe(address);
  });
});

describe('an address that no parser would change', () => {
  const signs = fc.constantFrom(
    ...'http:// https:// HTTPS:// // / . .. - -- xn-- 0x1 1 127.0.0.1 a B nz example.nz : @ ? # % %41 ~ ! $ & + , ; = * ( ) [ ] \\ _ | ā %2e'.split(
      ' ',
    ),
    ' ',
    '\n',
  );
  const address = fc
    .tuple(fc.constantFrom('https://a.nz/', 'http://', 'https://', ''), fc.array(signs, { maxLength: 12 }))
    .map(([start, rest]) => start + rest.join(''));

  test('is one that the parser leaves as it is', () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl()), (text) => {
        fc.pre(isCanonical(text));
        expect(new URL(text).href).toBe(text);
        expect(text).not.toMatch(/^[\s\0]*[\\/]/);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    'https://news.example.nz/',
    'https://news.example.nz/road-1/~harbour/a_b.html',
    'http://1.2.a/@me:x,y=z&a+b!*$',
  ])('is %s', (text) => {
    expect(isCanonical(text)).toBe(true);
    expect(new URL(text).href).toBe(text);
  });

  test.each([
    'https://news.example.nz',
    'HTTPS://news.example.nz/',
    'https://News.example.nz/',
    'https://xn--p-0la.example/',
    'https://127.0.0.1/',
    'https://a.0x1/',
    'https://a.nz:443/',
    'https://me@a.nz/',
    'https://a.nz/../b',
    'https://a.nz/.',
    'https://a.nz/a b',
    'https://a.nz/%2e/',
    'https://a.nz/#b',
    'https://a.nz/?b',
    '//a.nz/',
    'mailto:desk@news.example.nz',
    `https://a.nz/${'a'.repeat(500)}`,
  ])('is for all that is said here not %s', (text) => {
    expect(isCanonical(text)).toBe(false);
  });
});
