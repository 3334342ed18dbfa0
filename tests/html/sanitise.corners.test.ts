import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';
import { cutSummary } from '../../src/html/summary.ts';
import type { Locate } from '../../src/model/media.ts';

const SITE = 'https://news.example.nz';
const PAGE = `${SITE}/tide/`;
const A = `<img src="${SITE}/a.jpg" alt="A">`;

const made = (html: string, locate?: Locate) => sanitise(html, PAGE, locate);
const player = (address: string, more = '') => `<iframe src="${address}"${more}></iframe>`;

test.each([
  ['after a stray <col>', '<col>a', 'a'],
  ['after a stray <caption>', '<caption>a</caption><p>b</p>', 'a<p>b</p>'],
  ['of a stray row', '<tr><td>a</td></tr><p>b</p>', 'a<p>b</p>'],
  ['in a <pre> whose first line is empty and coloured', '<pre><span>\na</span></pre>', '<pre>\n\na</pre>'],
])('keeps text as a browser does: %s', (_what, html, expected) => {
  expect(made(html).html).toBe(expected);
});

// The parser drops a line break there, so the next pass would write another sample.
test.each([
  ['an empty paragraph', '<pre><p id="n"></p>a</pre>', '<pre>a</pre>'],
  ['nothing but an empty paragraph', '<pre><p id="n">', '<pre></pre>'],
  ['a name that no link leads to', '<pre><a id="n"></a>\na</pre>', '<pre>a</pre>'],
])('begins a sample with no line break in the place of %s', (_what, html, expected) => {
  expect(made(html).html).toBe(expected);
  expect(made(expected).html).toBe(expected);
});

test('keeps the words of <noscript> where its picture has been shown', () => {
  expect(made(`<p>${A}<noscript>${A} Photo: AFP</noscript></p>`).html).toContain('Photo: AFP');
});

test.each([
  ['a paragraph', 'one<p></p>two'],
  ['a paragraph of a picture that counts readers', 'one<p><img src="/p.gif" width=1 height=1></p>two'],
])('keeps words apart where what stood between them is empty: %s', (_what, html) => {
  expect(made(html).html).not.toContain('onetwo');
});

test.each([
  ['a paragraph with an attribute', '<p lang="mi"></p>', ''],
  ['a paragraph of a space that does not break', '<p>&nbsp;</p>', ''],
  [
    'a source whose address nobody can open',
    '<video src="/a.mp4"><source src="ftp://x.example/"></video>',
    `<video src="${SITE}/a.mp4"></video>`,
  ],
  ['an id without a name', '<a href="#">a</a><p id="">b</p>', `<a href="${PAGE}#">a</a><p>b</p>`],
  [
    'a link around nothing',
    `<p><a href="/b">${player('https://youtu.be/a')}</a></p>`,
    '<p><a href="https://youtu.be/a">Video on YouTube</a></p>',
  ],
  ['a control character that HTML forbids', '<p>a&#x7F;b</p>', '<p>ab</p>'],
])('takes out what shows nothing: %s', (_what, html, expected) => {
  expect(made(html).html).toBe(expected);
});

test.each([
  ['./#low', '<h2 id="low">b</h2>', '<h2 id="low">b</h2>'],
  ['/tide/#low', '<h2 id="low">b</h2>', '<h2 id="low">b</h2>'],
  [' #low', '<h2 id="low">b</h2>', '<h2 id="low">b</h2>'],
  ['#low', '<div id="low">b</div>', '<p id="low">b</p>'],
  ['#low', '<span id="low">b</span>', '<a id="low"></a>b'],
  ['#low', '<div id="low"><p>b</p></div>', '\n<a id="low"></a><p>b</p>'],
])('keeps the id that a link of the article leads to: %s %s', (href, target, expected) => {
  expect(made(`<a href="${href}">a</a>${target}`).html).toBe(`<a href="${PAGE}#low">a</a>${expected}`);
});

test('keeps the id on a page whose address is not in its canonical form', () => {
  const { html } = sanitise('<a href="#low">a</a><h2 id="low">b</h2>', `${SITE}/pō/`);
  expect(html).toBe(`<a href="${SITE}/p%C5%8D/#low">a</a><h2 id="low">b</h2>`);
});

test.each([
  [
    'a link to a place in it',
    '<a href="report.pdf#page=3">a</a>',
    `<a href="${SITE}/media/1.pdf#page=3">a</a>`,
  ],
  [
    'a frame that shows it',
    player('report.pdf', ' title="Report"'),
    `<p><a href="${SITE}/media/1.pdf">Report (news.example.nz)</a></p>`,
  ],
  [
    'an object that shows it',
    '<object data="report.pdf"></object>',
    `<p><a href="${SITE}/media/1.pdf">Page on news.example.nz</a></p>`,
  ],
])('leads to the file where it is served: %s', (_what, html, expected) => {
  expect(made(html, report).html).toBe(expected);
});

describe('a picture', () => {
  test.each([
    ['a span', '<p><span><img src="/a.jpg" alt="A" title="Back"></span></p>'],
    ['a font', '<p><font><img src="/a.jpg" alt="A" title="Back"></font></p>'],
  ])('in %s is reported as the figure that it becomes', (_what, html) => {
    const { html: found, pictures } = made(html);
    expect(found).toBe(`<figure>${A}<figcaption>Back</figcaption></figure>`);
    expect(pictures.map(({ isFigure, caption }) => [isFigure, caption()])).toEqual([[true, 'Back']]);
  });

  test.each([
    ['alt="a&#8;b"', 'ab', ''],
    ['alt="Po\u0304neke"', 'P\u014dneke', ''],
    ['alt="" title="a&#8;b"', '', 'ab'],
  ])('is reported with the text that readers get: %s', (written, alt, caption) => {
    const [picture] = made(`<p><img src="/a.jpg" ${written}></p>`).pictures;
    expect([picture?.alt, picture?.caption()]).toEqual([alt, caption]);
  });

  test('is told of a title with a character that no feed may hold, though that becomes its caption', () => {
    expect(made('<p><img src="/a.jpg" alt="A" title="&#8;"></p>').findings).toHaveLength(1);
  });

  test('has no stand-in in its set where a script would load it', () => {
    expect(made('<p>a <img data-lazy-src="/a.jpg" srcset="data:image/gif;base64,AA" alt="A"></p>').html).toBe(
      `<p>a ${A}</p>`,
    );
  });

  test.each(['style="width:0;height:0"', 'hidden'])(
    'is taken out where it counts readers: %s',
    (spelling) => {
      expect(made(`<p>a <img src="/p.gif" alt="" ${spelling}></p>`).html).toBe('<p>a </p>');
    },
  );

  test('without alt text is told, however much its address is like another', () => {
    const folder = `https://x.example/${'pictures/'.repeat(6)}`;
    expect(made(`<img src="${folder}a.jpg"><img src="${folder}b.jpg">`).findings).toHaveLength(2);
  });
});

describe('the link in place of a player', () => {
  test.each([
    [
      'https://www.youtube.com/embed/live_stream?channel=UC1',
      'https://www.youtube.com/channel/UC1/live',
      'Video on YouTube',
    ],
    [
      'https://www.youtube.com/embed/videoseries',
      'https://www.youtube.com/embed/videoseries',
      'Video on YouTube',
    ],
    ['https://player.vimeo.com/video/123?h=abc', 'https://vimeo.com/123/abc', 'Video on Vimeo'],
    [
      'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1',
      'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1',
      'Audio on SoundCloud',
    ],
    [
      'https://www.facebook.com/plugins/post.php?href=a',
      'https://www.facebook.com/plugins/post.php?href=a',
      'Post on Facebook',
    ],
    [
      'https://www.google.com/maps/embed?pb=!1m2!2d174.78!3d-41.29!2m3',
      'https://www.google.com/maps/search/?api=1&amp;query=-41.29%2C174.78',
      'Map on Google Maps',
    ],
    [
      'https://www.google.com/recaptcha/api2/anchor',
      'https://www.google.com/recaptcha/api2/anchor',
      'Page on www.google.com',
    ],
    ['https://www.google.example/a', 'https://www.google.example/a', 'Page on www.google.example'],
  ])('leads to a page that opens: %s', (address, href, text) => {
    expect(made(player(address)).html).toBe(`<p><a href="${href}">${text}</a></p>`);
  });

  test.each([
    ['Players on strike', 'Video on Vimeo: Players on strike'],
    ['Player of the year', 'Video on Vimeo: Player of the year'],
    ['Embedded in Kabul', 'Video on Vimeo: Embedded in Kabul'],
    ['vimeo-player', 'Video on Vimeo'],
  ])('has the title that its author wrote, and none that the player brought: %s', (title, text) => {
    expect(made(player('https://vimeo.com/1', ` title="${title}"`)).html).toBe(
      `<p><a href="https://vimeo.com/1">${text}</a></p>`,
    );
  });

  test('is not there for a frame that counts readers', () => {
    expect(made(player('//x.example/ns.html', ' width="0" height="0" style="display:none"')).html).toBe('');
  });
});

test.each([
  ['is what a container becomes', '<div>one</div><p>two</p>', 'one'],
  ['is no caption', '<figure><pre>a</pre><figcaption><p>b</p></figcaption></figure><p>one</p>', 'one'],
  ['has no noncharacter', '<p>on&#xFDD0;e</p>', 'one'],
])('the first paragraph %s: %s', (_what, html, first) => {
  expect(made(html).firstParagraph).toBe(first);
});

describe('a summary', () => {
  const sentence = (length: number) => `T${'i'.repeat(length - 2)}.`;

  test('has all the sentences that fit, up to 299 characters', () => {
    const start = `${sentence(100)} ${sentence(198)}`;
    expect(cutSummary(`${start} ${sentence(100)}`, 'en')).toBe(start);
  });

  test.each(['Prof.', 'Capt.', 'Corp.', 'p.m.'])('does not end after the abbreviation %s', (abbreviation) => {
    const summary = cutSummary(
      `It was ${'long '.repeat(20)}before ${abbreviation} ${'Hana '.repeat(60)}`,
      'en',
    );
    expect(summary).toMatch(/ Hana…$/);
  });

  test('does not end within an emoji', () => {
    const family = '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}';
    expect(cutSummary(`${'tide '.repeat(58)}${family} harbour`, 'en')).not.toContain('\u200d…');
  });

  test('keeps the unit of a number before the ellipsis', () => {
    expect(cutSummary(`${'tide '.repeat(58)}50% harbour`, 'en')).toMatch(/ 50%…$/);
  });
});

/** One report that stands beside the article. */
function report(reference: string): ReturnType<Locate> {
  const file = {
    source: 'report.pdf',
    path: 'media/1.pdf',
    url: `${SITE}/media/1.pdf`,
    type: 'application/pdf',
    length: 1,
  };
  return reference.startsWith('report.pdf') ? { kind: 'local', file } : { kind: 'remote', url: reference };
}
