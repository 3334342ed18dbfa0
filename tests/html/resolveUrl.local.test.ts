import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import type { Locate, MediaFile } from '../../src/model/media.ts';
import { expected } from '../../src/model/problem.ts';
import type { Refer, Referred } from '../../src/model/reference.ts';

const PAGE = 'https://news.example.nz/2014/tide/';
const MEDIA = 'https://news.example.nz/media';

const files = new Map<string, MediaFile>([
  ['ferry.jpg', file('ferry-1.jpg', 'image/jpeg', { width: 640, height: 360 })],
  ['/ferry-2x.jpg', file('ferry-2.jpg', 'image/jpeg', { width: 1280, height: 720 })],
  ['horn.mp3', file('horn-3.mp3', 'audio/mpeg')],
  ['tide.mp4', file('tide-4.mp4', 'video/mp4')],
  ['report.pdf', file('report-5.pdf', 'application/pdf')],
  ['../q 1.pdf', file('q-6.pdf', 'application/pdf')],
]);

describe('a file beside the article', () => {
  test.each([
    [
      'a picture',
      '<p>a <img src="ferry.jpg" alt=""></p>',
      `<p>a <img src="${MEDIA}/ferry-1.jpg" alt="" width="640" height="360"></p>`,
    ],
    [
      'a picture, whatever is around its name',
      '<p>a <img src=" ferry.jpg\n" alt=""></p>',
      `<p>a <img src="${MEDIA}/ferry-1.jpg" alt="" width="640" height="360"></p>`,
    ],
    [
      'a picture as Pelican names it',
      '<p>a <img src="{static}/ferry-2x.jpg" alt=""> <a href="{attach}report.pdf">b</a></p>',
      `<p>a <img src="${MEDIA}/ferry-2.jpg" alt="" width="1280" height="720"> <a href="${MEDIA}/report-5.pdf">b</a></p>`,
    ],
    [
      'a picture that a script would load',
      '<p>a <img data-src="ferry.jpg" alt=""></p>',
      `<p>a <img src="${MEDIA}/ferry-1.jpg" alt="" width="640" height="360"></p>`,
    ],
    [
      'the pictures of a set',
      '<picture><source srcset="ferry.jpg, /ferry-2x.jpg 2x"></picture>',
      `<picture><source srcset="${MEDIA}/ferry-1.jpg, ${MEDIA}/ferry-2.jpg 2x"></picture>`,
    ],
    [
      'a picture that only a set names',
      '<p>a <img srcset="/ferry-2x.jpg 2x" alt=""></p>',
      `<p>a <img src="${MEDIA}/ferry-2.jpg" srcset="${MEDIA}/ferry-2.jpg 2x" alt="" width="1280" height="720"></p>`,
    ],
    [
      'the picture of a film',
      '<video poster="ferry.jpg"></video>',
      `<video poster="${MEDIA}/ferry-1.jpg"></video>`,
    ],
    ['a film', '<video src="tide.mp4"></video>', `<video src="${MEDIA}/tide-4.mp4"></video>`],
    ['a sound', '<audio src="horn.mp3"></audio>', `<audio src="${MEDIA}/horn-3.mp3"></audio>`],
    [
      'one of several sources',
      '<video><source src="tide.mp4"></video>',
      `<video><source src="${MEDIA}/tide-4.mp4"></video>`,
    ],
    [
      'a document of Pelican’s',
      '<a href="{static}report.pdf">a</a>',
      `<a href="${MEDIA}/report-5.pdf">a</a>`,
    ],
    [
      'a document that a link leads to',
      '<a href="report.pdf">a</a>',
      `<a href="${MEDIA}/report-5.pdf">a</a>`,
    ],
    [
      'a document, whatever is around its name',
      '<a href=" ../q 1.pdf ">a</a>',
      `<a href="${MEDIA}/q-6.pdf">a</a>`,
    ],
    ['a picture that a link leads to', '<a href="ferry.jpg">a</a>', `<a href="${MEDIA}/ferry-1.jpg">a</a>`],
  ])('is asked for where it is served: %s', (_what, html, fitHtml) => {
    expect(made(html)).toMatchObject({ html: fitHtml, findings: [] });
  });

  test.each([
    ['<img src="ferry.jpg" alt="">', ['picture ferry.jpg']],
    ['<img src="a.png" srcset="b.png 2x" alt="">', ['picture a.png', 'picture b.png']],
    ['<video src="a.mp4" poster="a.png"></video>', ['file a.mp4', 'picture a.png']],
    ['<audio src="a.mp3"></audio>', ['file a.mp3']],
    ['<a href="a.pdf">a</a>', ['file a.pdf']],
    ['<a href="/a.PDF">a</a>', ['file /a.PDF']],
    ['<a href="a.pdf?b#c">a</a>', ['file a.pdf?b#c']],
    ['<a href="notes">a</a>', []],
    ['<a href="notes/">a</a>', []],
    ['<a href="?a.pdf">a</a>', []],
    ['<a href="#a.pdf">a</a>', []],
    ['<a href="">a</a>', []],
    ['<q cite="a.pdf">a</q>', []],
    ['<img src="" alt="">', []],
  ])('is looked for as what it is to be: %s', (html, asked) => {
    expect(askedFor(html)).toEqual(asked);
  });

  test.each([
    '<img src="https://x.example/a.png" alt="">',
    '<img src="//x.example/a.png" alt="">',
    '<img src="\\\\x.example\\a.png" alt="">',
    '<img src="javascript:a.png" alt="">',
    '<a href="https://x.example/a.pdf">a</a>',
    '<a href="//x.example/a.pdf">a</a>',
    '<a href="mailto:desk@news.example.nz">a</a>',
    '<a href="http://[a.pdf">a</a>',
  ])('is not looked for where an address leads elsewhere: %s', (html) => {
    expect(askedFor(html)).toEqual([]);
  });

  test('that is in the address itself is asked for, in each pass', () => {
    const asked = askedFor('<img src="data:image/png;base64,AA" alt="">');
    expect(new Set(asked)).toEqual(new Set(['picture data:image/png;base64,AA']));
  });

  test('that is a tracking picture by its written size is not looked for', () => {
    expect(askedFor('<img src="ferry.jpg" width="1" height="1" alt="">')).toEqual([]);
  });
});

describe('a name that is no file’s', () => {
  test.each([
    ['<p>a <img src="old.jpg" alt=""></p>', '<p>a <img src="https://old.example.nz/old.jpg" alt=""></p>'],
    ['<video poster="old.jpg"></video>', '<video poster="https://old.example.nz/old.jpg"></video>'],
    ['<audio src="old.mp3"></audio>', '<audio src="https://old.example.nz/old.mp3"></audio>'],
  ])('is the address that it is taken for: %s', (html, fitHtml) => {
    expect(made(html).html).toBe(fitHtml);
  });

  test('is relative to the article’s page in a link', () => {
    expect(made('<a href="old.pdf">a</a>').html).toBe(`<a href="${PAGE}old.pdf">a</a>`);
  });
});

describe('a file that cannot be served', () => {
  test('takes its picture with it, and is told as it is', () => {
    const { html, findings } = made('<p>a</p><p>b <img src=" gone.jpg" alt=""></p>');
    expect(html).toBe('<p>a</p><p>b </p>');
    expect(findings).toEqual([
      {
        at: 13,
        near: 'gone.jpg',
        fault: expected('PICTURE_MISSING', 'a picture', 'gone.jpg', 'put it there'),
      },
    ]);
  });

  test.each([
    ['a film', '<video src="gone.mp4" controls></video>', '<video controls=""></video>', 'FILE_MISSING'],
    [
      'the picture of a film',
      '<video poster="gone.jpg" controls></video>',
      '<video controls=""></video>',
      'PICTURE_MISSING',
    ],
    ['a sound', '<audio src="gone.mp3" controls></audio>', '<audio controls=""></audio>', 'FILE_MISSING'],
    [
      'one of a set',
      '<p>a <img src="ferry.jpg" srcset="gone.jpg 2x, ferry.jpg" alt=""></p>',
      `<p>a <img src="${MEDIA}/ferry-1.jpg" srcset="${MEDIA}/ferry-1.jpg" alt="" width="640" height="360"></p>`,
      'PICTURE_MISSING',
    ],
  ])('is told, and leaves no address: %s', (_what, html, fitHtml, code) => {
    const { html: found, findings } = made(html);
    expect(found).toBe(fitHtml);
    expect(findings).toMatchObject([{ at: html.lastIndexOf('<', html.indexOf('gone')), fault: { code } }]);
  });

  test('is told once, however often it is asked for', () => {
    const { findings } = made(
      '<img src="gone.jpg" alt=""><img src="gone.jpg" srcset="gone.jpg 2x" alt=""><video poster="gone.jpg"></video>',
    );
    expect(findings).toMatchObject([{ at: 0, near: 'gone.jpg' }]);
  });

  test('is told beside others of its kind', () => {
    const { findings } = made('<img src="gone.jpg" alt=""><img src="gone-too.jpg" alt="">');
    expect(findings.map(({ near }) => near)).toEqual(['gone.jpg', 'gone-too.jpg']);
  });

  test('is the page’s own matter where a link leads to it', () => {
    expect(made('<a href="gone.pdf">a</a>')).toMatchObject({
      html: `<a href="${PAGE}gone.pdf">a</a>`,
      findings: [],
    });
  });
});

describe('a link that names an article', () => {
  const refer: Refer = (href) => articles.get(href);
  const fault = expected('LINK_BROKEN', 'a link to an article', 'c.md', 'mend it');
  const articles = new Map<string, Referred>([
    ['b.md', { url: 'https://news.example.nz/2014/b/' }],
    ['tide.md#low', { url: `${PAGE}#low` }],
    ['c.md', { fault }],
    ['/c.md', { fault, url: 'https://news.example.nz/c.md' }],
    ['article:c', { fault, near: 'c' }],
  ]);
  test.each([
    ['b.md', '<a href="https://news.example.nz/2014/b/">a</a>', []],
    ['c.md', '<a>a</a>', [{ at: 8, near: 'c.md', fault }]],
    ['/c.md', '<a href="https://news.example.nz/c.md">a</a>', [{ at: 8, near: '/c.md', fault }]],
    ['article:c', '<a>a</a>', [{ at: 8, near: 'c', fault }]],
    ['report.pdf', `<a href="${MEDIA}/report-5.pdf">a</a>`, []],
  ])('leads where the article is, and is told where it is nowhere: %s', (href, fitHtml, findings) => {
    expect(sanitise(`<p>b</p><a href="${href}">a</a>`, PAGE, locate, refer)).toMatchObject({
      html: `<p>b</p>${fitHtml}`,
      findings,
    });
  });

  test('to a part of its own article keeps the name of that part', () => {
    const { html } = sanitise('<a href="tide.md#low">a</a><p id="low">b</p>', PAGE, locate, refer);
    expect(html).toBe(`<a href="${PAGE}#low">a</a><p id="low">b</p>`);
  });

  test('is none where a page is embedded', () => {
    const { html } = sanitise('<iframe src="c.md"></iframe>', PAGE, locate, refer);
    expect(html).toBe(`<p><a href="${PAGE}c.md">Page on news.example.nz</a></p>`);
  });

  test('reaches no reader where there are no articles', () => {
    expect(sanitise('<a href="article:b">a</a>', PAGE)).toMatchObject({
      html: '<a>a</a>',
      findings: [{ fault: { code: 'CONTENT_REMOVED' } }],
    });
  });
});

/** What is served from the files above; `gone` is no name that anyone may use, and the rest is an older site's. */
function locate(reference: string, wanted: 'picture' | 'file'): ReturnType<Locate> {
  const local = files.get(reference);
  if (local !== undefined) return { kind: 'local', file: local };
  if (!reference.startsWith('gone')) return { kind: 'remote', url: `https://old.example.nz/${reference}` };
  const code = wanted === 'picture' ? 'PICTURE_MISSING' : 'FILE_MISSING';
  return { kind: 'wrong', fault: expected(code, `a ${wanted}`, reference, 'put it there') };
}

function made(html: string) {
  return sanitise(html, PAGE, locate);
}

/** What is looked for in the first pass; a second would find addresses where these were. */
function askedFor(html: string): string[] {
  const asked: string[] = [];
  sanitise(html, PAGE, (reference, wanted) => {
    asked.push(`${wanted} ${reference}`);
    return { kind: 'remote', url: 'https://x.example/' };
  });
  return asked;
}

function file(name: string, type: string, size = {}): MediaFile {
  return { source: name, path: `media/${name}`, url: `${MEDIA}/${name}`, type, length: 1, ...size };
}
