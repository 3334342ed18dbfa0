import { describe, expect, test } from 'vitest';
import { sanitise } from '../../src/html/sanitise.ts';

const made = (html: string) => sanitise(html, 'https://news.example.nz/');
const player = (address: string, more = '') => `<iframe src="${address}"${more}></iframe>`;

describe('what is embedded', () => {
  test.each([
    ['a frame that a script would load', '<iframe data-src="//x.example/a" src="about:blank"></iframe>'],
    ['a frame with a stand-in', '<iframe src="//x.example/wait" data-src="//x.example/a"></iframe>'],
    ['a frame that another script would load', '<iframe data-lazy-src="//x.example/a"></iframe>'],
    [
      'a frame whose late address nobody can open',
      '<iframe data-src="javascript:x" src="//x.example/a"></iframe>',
    ],
    ['an embed', '<embed src="//x.example/a">'],
    ['an object', '<object data="//x.example/a"></object>'],
    ['an object around an embed', '<object><embed src="//x.example/a"></object>'],
    [
      'an object around an embed, with its own address first',
      '<object data="//x.example/a"><embed src="//x.example/b"></object>',
    ],
    [
      'an object that names its film',
      '<object><param name="autoplay" value="1"><param name="movie" value="//x.example/a"></object>',
    ],
    ['an object that names its source', '<object><param name="SRC" value="//x.example/a"><embed></object>'],
    [
      'an object whose own address nobody can open',
      '<object data="about:blank"><param name="movie" value=" "><embed src="//x.example/a"></object>',
    ],
  ])('becomes one link: %s', (_what, html) => {
    expect(made(html).html).toBe('<p><a href="https://x.example/a">Page on x.example</a></p>');
  });

  test('has what stands in it for those who do not see it after the link', () => {
    expect(made('<object data="//x.example/a"><embed src="//x.example/b"><p>b</p></object>').html).toBe(
      '<p><a href="https://x.example/a">Page on x.example</a></p>\n<p>b</p>',
    );
  });

  test('is told, once a kind, with the link that takes its place', () => {
    const frames = player('https://youtu.be/a', ' title="Tide"') + player('https://youtu.be/b');
    const { findings } = made(`<p>a</p>${frames}<embed src="/c">`);
    expect(findings).toMatchObject([
      { at: 8, near: '<iframe' },
      { at: 8 + frames.length, near: '<embed' },
    ]);
    expect(findings[0]?.fault).toEqual({
      code: 'EMBED_LINKED',
      message: 'expected what readers keep, found <iframe>',
      mend: 'readers show a link to it instead: Video on YouTube: Tide',
    });
  });

  test.each([
    ['a script', player('javascript:x')],
    ['nothing', player('about:blank')],
    ['a page of its own text', '<iframe srcdoc="<p>x</p>"></iframe>'],
    ['a data address', player('data:text/html,x')],
    ['a file of the reader’s', player('file:///a')],
    ['an empty address', player(' ')],
    ['no address', '<iframe>x</iframe>'],
    ['no address of an embed', '<embed>'],
    ['an address that is none', player('http://[')],
  ])('is taken out where it shows %s, and told', (_what, html) => {
    const { html: found, findings } = made(`<p>a</p>${html}`);
    expect(found).toBe('<p>a</p>');
    expect(findings).toMatchObject([{ at: 8, fault: { code: 'CONTENT_REMOVED' } }]);
  });

  test.each([
    ['its fallback', '<object><p>a <b>b</b></p></object>', '<p>a <b>b</b></p>'],
    ['its fallback, where nobody can open its address', '<object data="javascript:x">a</object>', 'a'],
    [
      'a picture as its fallback',
      '<object><img src="/a.jpg" alt="A"></object>',
      '<figure><img src="https://news.example.nz/a.jpg" alt="A"></figure>',
    ],
    [
      'a frame as its fallback',
      `<object>${player('https://youtu.be/a')}</object>`,
      '<p><a href="https://youtu.be/a">Video on YouTube</a></p>',
    ],
    [
      'the object in it',
      '<object><object data="//x.example/a"></object></object>',
      '<p><a href="https://x.example/a">Page on x.example</a></p>',
    ],
    ['nothing of what names no address', '<object><param name="a" value="/b"></object>', ''],
    ['nothing of what has no name', '<object><param value="/b"></object>', ''],
  ])('leaves %s where it is an object without an address', (_what, html, expected) => {
    expect(made(html).html).toBe(expected);
    expect(made(html).findings[0]).toMatchObject({ near: '<object', fault: { code: 'CONTENT_REMOVED' } });
  });
});

describe('the link in place of what is embedded', () => {
  const FRAME = player('https://youtu.be/a');
  const LINK = '<a href="https://youtu.be/a">Video on YouTube</a>';
  test.each([
    ['is a paragraph between paragraphs', `<p>a</p>${FRAME}<p>b</p>`, `<p>a</p><p>${LINK}</p>\n<p>b</p>`],
    ['is a paragraph in a container', `<div>${FRAME}</div>`, `<p>${LINK}</p>`],
    ['is a paragraph in a list', `<ul><li>${FRAME}</li></ul>`, `<ul><li><p>${LINK}</p>\n</li></ul>`],
    [
      'is a paragraph in a table',
      `<table><tr><td>${FRAME}</table>`,
      `<table><tbody><tr><td><p>${LINK}</p>\n</td></tr></tbody></table>`,
    ],
    [
      'is a paragraph in a quotation',
      `<blockquote>${FRAME}</blockquote>`,
      `<blockquote><p>${LINK}</p>\n</blockquote>`,
    ],
    [
      'is a paragraph in a definition',
      `<dl><dt>a<dd>${FRAME}</dl>`,
      `<dl><dt>a</dt><dd><p>${LINK}</p>\n</dd></dl>`,
    ],
    [
      'is a paragraph in a figure',
      `<figure>${FRAME}<figcaption>a</figcaption></figure>`,
      `<figure><p>${LINK}</p>\n<figcaption>a</figcaption></figure>`,
    ],
    ['is a paragraph in what opens', `<details>${FRAME}</details>`, `<details><p>${LINK}</p>\n</details>`],
    ['is in the paragraph where it stands', `<p>See ${FRAME} there</p>`, `<p>See ${LINK} there</p>`],
    [
      'is in the paragraph that a container becomes',
      `<div>See ${FRAME} there</div>`,
      `<p>See ${LINK} there</p>`,
    ],
    ['is in the heading where it stands', `<h2>${FRAME}</h2>`, `<h2>${LINK}</h2>`],
    ['is in the bold words where it stands', `<b>${FRAME}</b>`, `<b>${LINK}</b>`],
    ['is the paragraph where it stands alone', `<p>${FRAME}</p>`, `<p>${LINK}</p>`],
  ])('%s: %s', (_what, html, expected) => {
    expect(made(html).html).toBe(expected);
  });

  test('is in no other link', () => {
    expect(made(`<p><a href="/b">b ${FRAME}</a></p>`).html).toBe(
      `<p><a href="https://news.example.nz/b">b </a>${LINK}</p>`,
    );
  });
});
