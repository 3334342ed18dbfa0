import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../../src/import/reader/readFeed.ts';
import { textOfHtml } from '../../../../src/import/reader/textToHtml.ts';
import { tellAll } from '../../../support/problems.ts';
import { runsOf } from '../../../support/runs.ts';
import { domOf } from '../../dom.ts';
import { type WxrItem, wxr, wxrAttachment, wxrItem } from '../../exportTexts.ts';

const FILES = [
  wxrAttachment(5, 'ferry.jpg', { parent: 12, excerpt: 'At last' }),
  wxrAttachment(6, 'road.jpg', { parent: 12 }).replace('menu_order>0', 'menu_order>-1'),
  wxrAttachment(7, 'talk.mp3', { parent: 12, title: 'The <b>talk</b>' }),
  wxrAttachment(8, 'notes.pdf', { parent: 12, title: '' }),
];

function read(text: string, others: readonly string[] = [], item: WxrItem = {}) {
  const { feed, problems } = readFeed('wxr.xml', wxr([wxrItem({ text, ...item }), ...FILES, ...others]));
  const told = tellAll(problems.filter(({ code }) => code !== 'FEED_UNPUBLISHED'));
  return { html: feed?.entries[0]?.content ?? '', told };
}

/** What an address becomes that shows a player. */
const player = (address: string) => `<iframe src="${address}"></iframe>`;
const YOUTUBE = player('https://www.youtube.com/embed/x1-_y');

describe('an address alone on a line', () => {
  it.each([
    ['https://www.youtube.com/watch?v=x1-_y', YOUTUBE],
    ['https://m.youtube.com/watch?list=1&amp;v=x1-_y', YOUTUBE],
    ['http://youtu.be/x1-_y?t=3', YOUTUBE],
    ['https://www.youtube.com/shorts/x1-_y', YOUTUBE],
    [
      'https://www.youtube.com/playlist?list=PL1',
      player('https://www.youtube.com/embed/videoseries?list=PL1'),
    ],
    ['https://vimeo.com/123', player('https://player.vimeo.com/video/123')],
    ['https://vimeo.com/123/abc', player('https://player.vimeo.com/video/123?h=abc')],
    ['https://www.dailymotion.com/video/x2', player('https://www.dailymotion.com/embed/video/x2')],
    ['https://dai.ly/x2', player('https://www.dailymotion.com/embed/video/x2')],
    ['https://www.ted.com/talks/a-talk', player('https://embed.ted.com/talks/a-talk')],
    ['https://open.spotify.com/track/1a', player('https://open.spotify.com/embed/track/1a')],
    [
      'https://soundcloud.com/a/b',
      player('https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb'),
    ],
    ['https://cdn.example/a.mp3?b=1', '<audio controls="" src="https://cdn.example/a.mp3?b=1"></audio>'],
    ['https://cdn.example/a.mp4', '<video controls="" src="https://cdn.example/a.mp4"></video>'],
    ['https://news.example/a', '<a href="https://news.example/a">https://news.example/a</a>'],
    ['https://%', 'https://%'],
    ['https://www.youtube.com/', '<a href="https://www.youtube.com/">https://www.youtube.com/</a>'],
  ])('%s is what it shows', (address, html) => {
    expect(domOf(read(`One\n\n${address}\n\ntwo`).html)).toEqual(domOf(`<p>One</p><p>${html}</p><p>two</p>`));
  });

  it('is a paragraph of its own between lines of text, if it is a player', () => {
    expect(domOf(read('One\n https://youtu.be/x1-_y \ntwo').html)).toEqual(
      domOf(`<p>One</p><p>${YOUTUBE}</p><p>two</p>`),
    );
    expect(read('One\nhttps://a.example/\ntwo').html).toContain('One<br>\n<a href="https://a.example/">');
  });

  it('may be in a paragraph, and is none in a line, a sample or an attribute', () => {
    expect(domOf(read('<p class="a">https://youtu.be/x1-_y</p>').html)).toEqual(domOf(`<p>${YOUTUBE}</p>`));
    for (const text of [
      'See https://youtu.be/x1-_y',
      '<pre>\nhttps://youtu.be/x1-_y\n</pre>',
      '<pre><p>https://youtu.be/x1-_y</p></pre>',
      '<code>\nhttps://youtu.be/x1-_y',
    ])
      expect(read(text).html).not.toContain('iframe');
  });
});

describe('shortcodes', () => {
  const picture = '<img src="a.jpg" alt="">';
  const ferry =
    '<figure><img src="https://harbour.example/files/ferry.jpg" alt=""><figcaption>At last</figcaption></figure>';
  const road = '<figure><img src="https://harbour.example/files/road.jpg" alt=""></figure>';
  const talk = '<audio controls="" src="https://harbour.example/files/talk.mp3"></audio>';

  it.each([
    [
      'a caption',
      `[caption id="a" width="300"]<a href="b">${picture}</a> At <em>last</em>[/caption]`,
      `<figure><a href="b">${picture}</a><figcaption>At <em>last</em></figcaption></figure>`,
    ],
    [
      'a caption in an attribute',
      `[wp_caption caption="At last"]${picture}[/wp_caption]`,
      `<figure>${picture}<figcaption>At last</figcaption></figure>`,
    ],
    ['a caption without a text', `[caption]${picture}[/caption]`, `<figure>${picture}</figure>`],
    ['a caption without a picture', `[caption]${talk}[/caption]`, `<figure>${talk}</figure>`],
    ['a gallery', '[gallery ids="5, 6" columns="2"]', `${ferry}${road}`],
    ['a gallery of what was uploaded', '[gallery]', `${road}${ferry}`],
    ['a gallery of some of that', '[gallery exclude=6]', ferry],
    ['a recording', '[audio mp3="https://harbour.example/files/talk.mp3"][/audio]', `<p>${talk}</p>`],
    [
      'a recording without a name',
      "[audio 'https://harbour.example/files/talk.mp3|titles=A']",
      `<p>${talk}</p>`,
    ],
    [
      'a recording as it was written long ago',
      '[audio https://harbour.example/files/talk.mp3]',
      `<p>${talk}</p>`,
    ],
    [
      'a video with a picture',
      '[video poster="https://a.example/p.jpg" mp4="https://a.example/v.mp4"]',
      '<p><video controls="" src="https://a.example/v.mp4" poster="https://a.example/p.jpg"></video></p>',
    ],
    ['a video of another site', '[video src="https://youtu.be/x1-_y"]', `<p>${YOUTUBE}</p>`],
    [
      'a list of recordings',
      '[playlist ids="7"]',
      `<figure>${talk}<figcaption>The talk</figcaption></figure>`,
    ],
    [
      'a list of what is none',
      '[playlist ids="8"]',
      '<figure><figcaption>https://harbour.example/files/notes.pdf</figcaption></figure>',
    ],
    ['an embed', '[embed width="9"]https://youtu.be/x1-_y[/embed]', `<p>${YOUTUBE}</p>`],
    ['a video by its address', '[youtube=https://youtu.be/x1-_y]', `<p>${YOUTUBE}</p>`],
    ['a video by its address in text', '[youtube https://youtu.be/x1-_y]', `<p>${YOUTUBE}</p>`],
    ['a video by its name', '[youtube id="x1-_y"]', `<p>${YOUTUBE}</p>`],
    ['a video by its number', '[vimeo 123 /]', `<p>${player('https://player.vimeo.com/video/123')}</p>`],
    [
      'a sample of code',
      '[sourcecode language="css"]\na\n\n[b] > <i>[/sourcecode]',
      '<pre><code class="language-css">a\n\n[b] &gt; &lt;i&gt;</code></pre>',
    ],
    ['a sample of code without a language', '[code]a[/code]', '<pre><code>a</code></pre>'],
    [
      'one in another',
      `[caption][embed]https://youtu.be/x1-_y[/embed][/caption]`,
      `<figure><p>${YOUTUBE}</p></figure>`,
    ],
    ['one as it is written', 'a [[gallery ids="5"]] b', '<p>a [gallery ids="5"] b</p>'],
  ])('of WordPress show what they show: %s', (_, text, html) => {
    expect(domOf(read(text).html)).toEqual(domOf(html));
    expect(read(text).told).toBe('');
  });

  it.each([
    ['[box a="b"]One[/box] two', '<p>One two</p>', 'box (1)'],
    ['[row][col]One[/col][col]two[/col][/row]', '<p>Onetwo</p>', 'col (2), row (1)'],
    ['One\n\n[contact-form]\n\ntwo', '<p>One</p><p>two</p>', 'contact-form (1)'],
    ['<p>[contact_form]</p>', '<p></p>', 'contact_form (1)'],
    ['[form id=3]', '', 'form (1)'],
    ['[a x="1"]One [a x="2"]two[/a]', '<p>One two</p>', 'a (2)'],
    ['[a][b x="1"]One[/a]two[/b]', '<p>Onetwo[/b]</p>', 'b (1), a (1)'],
    ['[audio]', '', 'audio (1)'],
    ['[embed]javascript:alert(1)[/embed]', '<p>javascript:alert(1)</p>', 'embed (1)'],
    ['[embed]One[/embed]', '<p>One</p>', 'embed (1)'],
    ['[spotify 1]', '', 'spotify (1)'],
    ['[playlist ids="99"]', '', undefined],
  ])('of plugins are counted, and their text stays: %s', (text, html, counted) => {
    const { html: found, told } = read(text);
    expect(domOf(found)).toEqual(domOf(html));
    if (counted !== undefined)
      expect(told).toContain(
        `expected text and HTML, found shortcodes that a plugin fills in: ${counted} - `,
      );
  });

  it.each([
    'A word [sic] or [1] or […]',
    'An end [/sic] of nothing',
    'A [link a="b"](https://a.example/)',
    'A [[page]] of a wiki',
    '<code>[box a="b"]</code>',
    '<pre>[gallery ids="5"]</pre>',
    '<a title="[box a=1]">x</a>',
    'The [contact-form] in a line',
  ])('that may be none stay as they are: %s', (text) => {
    expect(domOf(read(text).html)).toEqual(domOf(text.startsWith('<pre') ? text : `<p>${text}</p>`));
    expect(read(text).told).toBe('');
  });

  it('take linear time, however they are nested', () => {
    const start = performance.now();
    for (const part of ['[', '[a]', '[a][/a]', '[a b="', '[[a]', '[code]', '[/code][code]', '[a1][b2][/b2]'])
      read(part.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(read(`${'[a][b]'.repeat(30)}One${'[/b][/a]'.repeat(30)}`).html).toContain('One');
  });
});

describe('blocks', () => {
  const block = (name: string, html: string, attributes = '') =>
    `<!-- wp:${name} ${attributes}-->\n${html}\n<!-- /wp:${name} -->`;

  it.each([
    [
      'paragraphs',
      `${block('paragraph', '<p>One\ntwo</p>', '{"a":"\\u003cb\\u003e"} ')}\n\n${block('heading', '<h2>Three</h2>')}`,
      '<p>One two</p><h2>Three</h2>',
    ],
    ['text without any', `${block('paragraph', '<p>One</p>')}\n\n<p>two</p>`, '<p>One</p><p>two</p>'],
    [
      'an embed',
      block(
        'embed',
        '<figure><div>\nhttps://youtu.be/x1-_y\n</div></figure>',
        '{"url":"https://youtu.be/x1-_y"} ',
      ),
      `<figure>${YOUTUBE}</figure>`,
    ],
    [
      'an embed with a text',
      block(
        'core-embed/youtube',
        '<figure><div>\nhttps://youtu.be/x1-_y\n</div><figcaption>One</figcaption></figure>',
      ),
      `<figure>${YOUTUBE}<figcaption>One</figcaption></figure>`,
    ],
    [
      'an embed that is cut off',
      block('embed', 'https://youtu.be/x1-_y<figcaption>One</figcaption>'),
      `<figure>${YOUTUBE}<figcaption>One</figcaption></figure>`,
    ],
    [
      'text in an embed',
      block('embed', `<!-- wp:x -->${block('y', 'https://youtu.be/x1-_y')}`),
      `<figure>${YOUTUBE}</figure>`,
    ],
    ['an embed without an end', '<!-- wp:embed -->\n<p>One</p>', '<p>One</p>'],
    ['an embed of nothing', block('embed', '<p>One</p>'), '<p>One</p>'],
    ['an embed without HTML', '<!-- wp:embed {"url":"https://youtu.be/x1-_y"} /-->', `<p>${YOUTUBE}</p>`],
    ['text that posts share', '<!-- wp:block {"ref":40} /-->', '<p>Shared</p>'],
    [
      'pictures by number',
      '<!-- wp:gallery {"ids":[6]} /-->',
      '<figure><img src="https://harbour.example/files/road.jpg" alt=""></figure>',
    ],
    [
      'a link to a profile',
      '<ul><!-- wp:social-link {"url":"https://a.example/","service":"x"} /--></ul>',
      '<ul><li><a href="https://a.example/">https://a.example/</a></li></ul>',
    ],
    [
      'a shortcode',
      block('shortcode', '[gallery ids="6"]'),
      '<figure><img src="https://harbour.example/files/road.jpg" alt=""></figure>',
    ],
    ['marks', `${block('nextpage', '<!--nextpage-->')}<!-- wp:spacer /-->`, ''],
  ])('become their HTML: %s', (_, text, html) => {
    const shared = wxrItem({ id: 40, type: 'wp_block', text: block('paragraph', '<p>Shared</p>') });
    const found = read(text, [shared]);
    expect(domOf(found.html)).toEqual(domOf(html));
    expect(found.told).toBe('');
  });

  it.each([
    [
      '<!-- wp:latest-posts {"a":1} /--><!-- wp:jetpack/form /--><!-- wp:core/archives /-->',
      'latest-posts (1), jetpack/form (1), archives (1)',
    ],
    ['<!-- wp:block {"ref":41} /-->', 'block (1)'],
    ['<!-- wp:block {broken} /-->', 'block (1)'],
    ['<!-- wp:block null /-->', 'block (1)'],
    ['<!-- wp:block {"ref":42} /-->', 'block (1)'],
    ['<!-- wp:embed /-->', 'embed (1)'],
    ['<!-- wp:embed {"url":1} /-->', 'embed (1)'],
    ['<!-- wp:social-link /-->', 'social-link (1)'],
    ['<!-- wp:gallery /-->', 'gallery (1)'],
  ])('that a page fills in are told: %s', (text, counted) => {
    const secret = wxrItem({ id: 41, type: 'wp_block', status: 'private', text: 'secret' });
    const endless = wxrItem({ id: 42, type: 'wp_block', text: '<!-- wp:block {"ref":42} /-->' });
    const { html, told } = read(text, [secret, endless]);
    expect(html).toBe('');
    expect(told).toContain(`found some that are filled in when a page is shown: ${counted} - `);
  });

  it('have no address that a browser would run', () => {
    expect(read('<!-- wp:embed {"url":"javascript:alert(1)"} /-->').html).toBe('<p>javascript:alert(1)</p>');
  });

  it('have the notes of a post below its text', () => {
    const text = `${block('paragraph', '<p>One<sup data-fn="n1"><a href="#n1" id="n1-link">1</a></sup></p>')}<!-- wp:footnotes /-->`;
    const footnotes = (value: string) => read(text, [], { meta: { footnotes: value } }).html;
    expect(
      footnotes('[{"id":"n1","content":"A <em>note</em>"},{"id":"a b","content":"x"},{"id":"c"}]'),
    ).toContain('<ol><li id="n1">A <em>note</em> <a href="#n1-link">');
    const twice = read(`${text}<!-- wp:footnotes /-->`, [], {
      meta: { footnotes: '[{"id":"n1","content":"x"}]' },
    }).html;
    expect(twice.match(/<ol>/g)).toHaveLength(1);
    for (const value of ['[]', '{}', 'broken']) expect(footnotes(value)).not.toContain('<ol>');
    expect(read(text).html).not.toContain('<ol>');
  });
});

const PIECES = [
  ...[
    '\n',
    '\n\n',
    ' ',
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<ul>',
    '<li>',
    '</ul>',
    '<b>',
    '</b>',
    '<br>',
    '<h2>',
    '</h2>',
    '<hr>',
  ],
  ...[
    '<blockquote>',
    '</blockquote>',
    '<pre>',
    '</pre>',
    '<table>',
    '<td>',
    '</table>',
    '<img src="a">',
    '<a href="b">',
    '</a>',
  ],
  ...[
    '[box a="b"]',
    '[/box]',
    '[caption]',
    '[/caption]',
    '[code]',
    '[/code]',
    '[gallery]',
    '[/gallery]',
    '[sic]',
    '[[embed]]',
    '[',
    ']',
  ],
  ...['<!--more-->', '\nhttps://youtu.be/x1\n', '\nhttps://a.example/\n', '<', '&amp;'],
];

it('grows with what posts share, but not without end', () => {
  const refs = '<!-- wp:block {"ref":41} /-->';
  const bomb = wxrItem({ id: 41, type: 'wp_block', text: refs.repeat(1000) });
  expect(read(refs.repeat(1000), [bomb]).told).toMatch(/: block \(\d+\) - /);
  const files = Array.from({ length: 1000 }, (_, at) =>
    wxrAttachment(1000 + at, `p${at}.jpg`, { parent: 12 }),
  );
  const { html, told } = read('[gallery]\n'.repeat(1000), files);
  expect(html.length).toBeLessThan(5_000_000);
  expect(told).toMatch(/: gallery \(99\d\) - /);
});

it('has no pictures that were uploaded to nothing', () => {
  const loose = wxrAttachment(30, 'loose.jpg').replace('<wp:post_parent>0</wp:post_parent>', '');
  const text = wxr([wxrItem({ text: '[gallery]' }).replace('<wp:post_id>12</wp:post_id>', ''), loose]);
  expect(readFeed('wxr.xml', text).feed?.entries[0]?.content).toBeUndefined();
});

it('keeps each word, in its order', () => {
  const part = fc.oneof(fc.constantFrom(...PIECES), fc.constant('word'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
      const words = parts.filter((one) => one === 'word').map((_, at) => `w${at + 1}q`);
      const rest = [...words];
      // A tag needs a space behind it, so that no word is its attribute.
      const text = parts.map((one) =>
        /^(?:word|<)$/.test(one) ? ` ${one === '<' ? one : rest.shift()} ` : one,
      );
      const found = textOfHtml(
        read(text.join('')).html.replaceAll(
          /<\/?(?:td|tr|pre|a|b|figure|figcaption|table|blockquote|hr|img)[^<>]*>/g,
          ' ',
        ),
      ).match(/w\d+q/g);
      expect(found ?? []).toEqual(words);
    }),
    runsOf(2000),
  );
});
