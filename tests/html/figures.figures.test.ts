import { describe, expect, test } from 'vitest';
import { captionWithCredit, renderFigure } from '../../src/html/figures.ts';
import { sanitise } from '../../src/html/sanitise.ts';

const PAGE = 'https://news.example.nz/';
const A = `<img src="${PAGE}a.jpg" alt="A">`;
const B = `<img src="${PAGE}b.jpg" alt="B">`;

const made = (html: string) => sanitise(html, PAGE);

/** Each picture as `figure: caption`, or as `-` where it is in a sentence. */
const reported = (html: string) =>
  made(html).pictures.map(({ isFigure, caption }) => (isFigure ? `figure: ${caption()}` : '-'));

describe('a picture by itself', () => {
  test.each([
    ['is all there is', A, `<figure>${A}</figure>`],
    ['is alone in its paragraph', `<p>${A}</p>`, `<figure>${A}</figure>`],
    ['has white space and a comment beside it', `<p>\n ${A} <!-- c -->\n</p>`, `<figure>${A}</figure>`],
    ['stands between paragraphs', `<p>a</p>${A}<p>b</p>`, `<p>a</p><figure>${A}</figure>\n<p>b</p>`],
    [
      'stands between other blocks',
      `<h2>a</h2>${A}<ul><li>b</li></ul>`,
      `<h2>a</h2><figure>${A}</figure>\n<ul><li>b</li></ul>`,
    ],
    ['has words only before the block before it', `a<p>b</p>${A}`, `a<p>b</p><figure>${A}</figure>`],
    ['is alone in a container', `<div>${A}</div>`, `<figure>${A}</figure>`],
    ['stands in a container before a block', `<div>${A}<p>a</p></div>`, `<figure>${A}</figure>\n<p>a</p>`],
    [
      'is alone in a quotation',
      `<blockquote>${A}</blockquote>`,
      `<blockquote><figure>${A}</figure>\n</blockquote>`,
    ],
    [
      'stands between blocks of what opens',
      `<details><p>a</p>${A}</details>`,
      `<details><p>a</p><figure>${A}</figure>\n</details>`,
    ],
    [
      'is alone in a paragraph of a list',
      `<ul><li><p>${A}</p></li></ul>`,
      `<ul><li><figure>${A}</figure>\n</li></ul>`,
    ],
    ['is a link', `<p><a href="/n">${A}</a></p>`, `<figure><a href="${PAGE}n">${A}</a></figure>`],
    [
      'has other formats',
      `<p><picture><source srcset="${PAGE}a.webp">${A}</picture></p>`,
      `<figure><picture><source srcset="${PAGE}a.webp">${A}</picture></figure>`,
    ],
    [
      'is a link and has other formats',
      `<a href="/n"> <picture>${A}</picture> </a>`,
      `<figure><a href="${PAGE}n"> <picture>${A}</picture> </a></figure>`,
    ],
  ])('is a figure where it %s', (_what, html, expected) => {
    expect(made(html).html).toBe(expected);
  });

  test.each([
    ['in one paragraph', `<p>${A}${B}</p>`],
    ['on two lines of a paragraph', `<p>${A}<br>\n${B}</p>`],
    ['between paragraphs', `${A}\n${B}`],
  ])('is a figure beside another: %s', (_what, html) => {
    expect(made(html).html.replace(/\n+/g, '')).toBe(`<figure>${A}</figure><figure>${B}</figure>`);
  });
});

describe('a picture beside words', () => {
  test.each([
    ['in a paragraph', `<p>a ${A}</p>`],
    ['in a link', `<p><a href="${PAGE}">a ${A}</a></p>`],
    ['in bold', `<p><b>${A}</b></p>`],
    ['between paragraphs', `<p>a</p>${A} b<p>c</p>`],
    ['before bold words', `${A}<b>b</b>`],
    ['in a heading', `<h2>${A}</h2>`],
    ['in a list', `<ul><li>${A}</li></ul>`],
    ['in a table', `<table><tbody><tr><td>${A}</td></tr></tbody></table>`],
    ['in what opens what is hidden', `<details><summary>${A}</summary></details>`],
    ['next to the words of what opens', `<details><summary>a</summary>b ${A}</details>`],
    ['of a link with two', `<p>a<a href="${PAGE}">${A}${B}</a></p>`],
  ])('stays where it is: %s', (_what, html) => {
    expect(made(html).html).toBe(html);
    expect(reported(html)).toEqual(html.includes(B) ? ['-', '-'] : ['-']);
  });
});

describe('a caption', () => {
  test.each([
    [
      'is the title of a picture',
      `<p><img src="/a.jpg" alt="A" title="Back &amp; on\n time "></p>`,
      'Back &amp; on time',
    ],
    ['is text', `<p><img src="/a.jpg" alt="A" title="&lt;b&gt;"></p>`, '&lt;b&gt;'],
    ['has composed letters', `<p><img src="/a.jpg" alt="A" title="Po\u0304neke"></p>`, 'P\u014dneke'],
  ])('%s', (_what, html, caption) => {
    expect(made(html).html).toBe(`<figure>${A}<figcaption>${caption}</figcaption></figure>`);
  });

  test('is below the link of a picture', () => {
    expect(made('<p><a href="/n"><img src="/a.jpg" alt="A" title="Back"></a></p>').html).toBe(
      `<figure><a href="${PAGE}n">${A}</a><figcaption>Back</figcaption></figure>`,
    );
  });

  test.each(['', ' title=""', ' title=" "'])('is not there where nothing says it: "%s"', (title) => {
    expect(made(`<p><img src="/a.jpg" alt="A"${title}></p>`).html).toBe(`<figure>${A}</figure>`);
  });
});

describe('a figure', () => {
  test.each([
    ['its caption', `<figure>${A}<figcaption>a <b>b</b></figcaption></figure>`],
    ['its caption before the picture', `<figure><figcaption>a</figcaption>${A}</figure>`],
    ['a picture in a paragraph', `<figure><p>${A}</p></figure>`],
    ['its link', `<figure><a href="${PAGE}">${A}</a></figure>`],
    ['the title of its picture', `<figure><img src="${PAGE}a.jpg" alt="A" title="t"></figure>`],
    ['two pictures', `<figure>${A}${B}</figure>`],
    ['a figure', `<figure><figure>${A}</figure><figcaption>a</figcaption></figure>`],
    ['a quotation', '<figure><blockquote><p>a</p></blockquote><figcaption>b</figcaption></figure>'],
    ['a code sample', '<figure><pre>a</pre></figure>'],
  ])('keeps %s', (_what, html) => {
    expect(made(html).html).toBe(html);
  });
});

describe('the pictures that are reported', () => {
  test('are those that are shown, in their order', () => {
    const { pictures } = made(
      `<p>a <img src="/a.jpg" alt="A ferry" width="64" height="36"></p><img src="b.jpg"><img src="data:image/png;base64,AA" alt="">`,
    );
    expect(pictures).toEqual([
      {
        url: `${PAGE}a.jpg`,
        alt: 'A ferry',
        width: 64,
        height: 36,
        isFigure: false,
        caption: expect.any(Function),
      },
      { url: `${PAGE}b.jpg`, alt: '', isFigure: true, caption: expect.any(Function) },
      { url: 'data:image/png;base64,AA', alt: '', isFigure: true, caption: expect.any(Function) },
    ]);
  });

  test.each([
    ['a title', `<p><img src="/a.jpg" alt="" title="Back\non time"></p>`, 'figure: Back on time'],
    ['a figure’s caption', `<figure>${A}<figcaption>a\n <b>b</b></figcaption></figure>`, 'figure: a b'],
    [
      'a figure’s caption before a title',
      `<figure><img src="/a.jpg" alt="" title="t"><figcaption>a</figcaption></figure>`,
      'figure: a',
    ],
    [
      'the caption of the figure around a paragraph',
      `<figure><p>${A}</p><figcaption>a</figcaption></figure>`,
      'figure: a',
    ],
    [
      'the caption of the inner figure',
      `<figure><figure>${A}</figure><figcaption>a</figcaption></figure>`,
      'figure: ',
    ],
    ['none', `<p>${A}</p>`, 'figure: '],
    ['none in a figure', `<figure><a href="/n">${A}</a></figure>`, 'figure: '],
    ['none in a sentence', '<p>a <img src="/a.jpg" alt="" title="t"></p>', '-'],
  ])('have a caption: %s', (_what, html, expected) => {
    expect(reported(html)).toEqual([expected]);
  });

  test('have none where no figure is around them', () => {
    expect(made(`<div><p>a ${A}</p></div>`).pictures[0]?.caption()).toBe('');
  });
});

describe('what stands in for a picture where there are no scripts', () => {
  const LATE = '<img src="wait.gif" data-src="/a.jpg" alt="A">';
  test.each([
    ['after it', `${LATE}<noscript>${A}</noscript>`, `<figure>${A}</figure>`],
    ['after it in a paragraph', `<p>${LATE}<noscript>${A}</noscript></p>`, `<figure>${A}</figure>`],
    ['after it in a sentence', `<p>a ${LATE}<noscript>${A}</noscript></p>`, `<p>a ${A}</p>`],
    [
      'after it, between paragraphs',
      `<p>a</p>${LATE} <noscript>${A}</noscript><p>b</p>`,
      `<p>a</p><figure>${A}</figure>\n <p>b</p>`,
    ],
    [
      'after both',
      `${LATE}${B}<noscript>${A}${B}</noscript>`,
      `<figure>${A}</figure>\n<figure>${B}</figure>`,
    ],
  ])('is not shown twice: %s', (_what, html, expected) => {
    expect(made(html).html).toBe(expected);
  });

  test.each([
    ['it is another', `<p>a ${B}<noscript>${A}</noscript></p>`, `<p>a ${B}${A}</p>`],
    ['one of them is another', `<p>a ${A}<noscript>${A}${B}</noscript></p>`, `<p>a ${A}${A}${B}</p>`],
    ['nothing was shown', `<p>a</p><noscript>${A}</noscript>`, `<p>a</p><figure>${A}</figure>`],
    ['it is words', '<noscript>a</noscript>', 'a'],
  ])('is shown where %s', (_what, html, expected) => {
    expect(made(html).html).toBe(expected);
  });

  test('is not shown where it has no address', () => {
    expect(made('<p>a</p><noscript><img alt="A"></noscript>').html).toBe('<p>a</p>');
  });

  test('is taken out where it counts readers', () => {
    const { html, findings } = made(
      '<noscript><img src="//count.example/p" width=1 height=1 alt=""></noscript>',
    );
    expect(html).toBe('');
    expect(findings).toHaveLength(1);
  });
});

describe('a figure that is written here', () => {
  test.each([
    [{ url: 'https://x.example/?a&b' }, '<img src="https://x.example/?a&amp;b" alt="">'],
    [{ url: 'a', alt: 'A "ferry"' }, '<img src="a" alt="A &quot;ferry&quot;">'],
    [{ url: 'a', width: 64, height: 36 }, '<img src="a" alt="" width="64" height="36">'],
    [{ url: 'a', width: 64 }, '<img src="a" alt="">'],
    [{ url: 'a', height: 36 }, '<img src="a" alt="">'],
    [
      { url: 'a', caption: 'Back <on> time.' },
      '<img src="a" alt=""><figcaption>Back &lt;on&gt; time.</figcaption>',
    ],
    [
      { url: 'a', caption: 'Back.', credit: 'AFP' },
      '<img src="a" alt=""><figcaption>Back. Photo: AFP</figcaption>',
    ],
    [{ url: 'a', caption: 'a\rb' }, '<img src="a" alt=""><figcaption>a\nb</figcaption>'],
    [{ url: 'a', credit: 'AFP' }, '<img src="a" alt=""><figcaption>Photo: AFP</figcaption>'],
  ])('of %o is %s', (picture, inside) => {
    expect(renderFigure(picture)).toBe(`<figure>${inside}</figure>`);
  });
});

test('a figure that is written here is what readers get', () => {
  const figure = renderFigure({ url: `${PAGE}?a&b`, alt: '"', caption: '<b>', width: 64, height: 36 });
  expect(made(figure).html).toBe(figure);
});

test.each([
  ['Back.', 'AFP', 'Back. Photo: AFP'],
  ['Back.', '', 'Back.'],
  ['', 'AFP', 'Photo: AFP'],
  [undefined, undefined, ''],
])('the caption %o with the credit %o reads "%s"', (caption, credit, expected) => {
  expect(captionWithCredit(caption, credit)).toBe(expected);
});
