import { expect, test } from 'vitest';
import { renderRss } from '../../src/feeds/rss.ts';
import { parsePublication } from '../../src/parse/publication.ts';
import { feedOf, HOME } from '../feeds/material.ts';
import { SETTINGS } from '../fixtures.ts';
import { auckland, headOf, readArticle, tellAll, wholeHead } from './material.ts';

// Each of these is so, and ought not to be: where one is mended, its row moves to the table where it belongs.

/** What is told of feed.yaml with these lines, which begin on line 6. */
function told(...lines: string[]): string {
  return tellAll(parsePublication({ file: 'feed.yaml', text: `${SETTINGS}${lines.join('\n')}\n` }).problems);
}

test.fails('a picture that a summary names is served', () => {
  const publication = { ...auckland, content: 'summary' } as const;
  const { item, media } = readArticle({ body: ['![A ferry](ferry.png)'], files: ['ferry.png'], publication });
  expect(media).toEqual(item.image ? ['items/ferry.png'] : []);
});

test.fails.each(['', '[]'])('a podcast without a category is refused: category: %s', (category) => {
  expect(told(`podcast: { image: c.jpg, category: ${category}, explicit: false }`)).toMatch(
    / error SETTING_/,
  );
});

test.fails('all that is wrong with a podcast is told at once', () => {
  expect(told('podcast: { category: Nws, type: weekly, explicit: false }').split('\n')).toHaveLength(3);
});

test.fails.each(['?v=2', '#t=1'])('a transcript has the type of its name before %s', (rest) => {
  const { item } = readArticle({ front: [`transcripts: https://cdn.example/talk.vtt${rest}`] });
  expect(item.transcripts).toMatchObject([{ type: 'text/vtt' }]);
});

test.fails.each([{ alt: '' }, { alt: '', caption: 'Back.' }])(
  'a picture is not described with nothing: %j',
  (words) => {
    const rss = renderRss(feedOf([{ image: { url: `${HOME}a.png`, ...words } }]));
    expect(rss).not.toMatch(/<media:\w+ type="plain"><\/media:/);
  },
);

test.fails.each([
  ['title: T, caption: C, src: a.png', { caption: 'C' }],
  ['src: , url: a.png', { src: 'a.png' }],
  ['url: b.png, src: a.png', { src: 'a.png' }],
])(
  'of two names for one part of a picture the first of ours that says something counts: %s',
  (parts, said) => {
    expect(headOf(wholeHead([`image: { ${parts} }`])).image).toMatchObject(said);
  },
);

test.fails.each(['images: []', 'Cover: false'])('%s names no picture', (line) => {
  expect(headOf(wholeHead([line])).image).toBeUndefined();
});

test.fails.each(['comments: yes', 'Comments: true', 'comments: { host: talk.example, id: 1 }'])(
  '%s is no page of comments',
  (line) => {
    expect(headOf(wholeHead([line])).comments).toBeUndefined();
  },
);

test.fails('a name with a colon is no feed, and is left alone as one without is', () => {
  expect(headOf(wholeHead(['source: "AP: wire"'])).source).toBeUndefined();
});

test.fails.each(['tāmaki.png', '<the road.png>'])(
  'a missing picture is told as its author wrote it, where he did: %s',
  (name) => {
    const { told: all } = readArticle({ body: ['Words', `and ![A](${name}).`] });
    expect(all).toMatch(/^items\/road\.md:6:1\d error PICTURE_MISSING .*, found "(?:tāmaki|the road)\.png"/);
  },
);

test.fails('a column counts what the author wrote, though a capital is longer in lower case', () => {
  expect(readArticle({ body: ['İİİ <b onclick="x">a</b>'] }).told).toMatch(/^items\/road\.md:5:8 /);
});

test.fails('one picture without alt text is told once', () => {
  const { told: all } = readArticle({ front: ['image: a.png'], body: ['![](a.png)'], files: ['a.png'] });
  expect(all.split('\n')).toHaveLength(1);
});

test.fails('a picture that its author says has nothing to say is not told', () => {
  const body = ['<img src="a.png" alt="">'];
  expect(readArticle({ front: ['image: a.png'], body, files: ['a.png'] }).told).toBe('');
});

test.fails('an alt text of white space is none', () => {
  expect(readArticle({ body: ['![ ](a.png)'], files: ['a.png'] }).told).toContain('PICTURE_WITHOUT_ALT');
});

test.fails('a shortcode is told, however long it is', () => {
  const code =
    '{{< figure src="ferry.jpg" alt="A ferry at the wharf in the rain" caption="The first since Monday." >}}';
  expect(readArticle({ body: [code] }).told).toContain('TEMPLATE_CODE');
});

test.fails.each([
  ['raw HTML', ['<pre><code>{{ page.title }}</code></pre>']],
  ['ticks around a tick', ['A `` {{ a }} ` `` b']],
])('template code in a code sample stands for itself in %s', (_what, body) => {
  expect(readArticle({ body }).told).toBe('');
});

test.fails.each([
  ['beside it', ['Write `{{ a }}` for {{ a }}.'], '5:21'],
  ['in a table below', ['Write `{{ a }}`.', '', '| a |', '| - |', '| {{ a }} |'], '9:3'],
])('template code is told where it is, though a code sample has the same: %s', (_what, body, place) => {
  expect(readArticle({ body }).told).toContain(`items/road.md:${place} warning TEMPLATE_CODE`);
});

test.fails.each(['./items', 'site/../items'])(
  'an output folder that is written %s holds the articles',
  (folder) => {
    expect(told(`output: ${folder}`)).toContain('SETTING_WRONG');
  },
);

test.fails('an icon beside a wrong address of the publication is not told', () => {
  const text = `${SETTINGS.replace(/url: .*/, 'url: here')}icon: icon.png\n`;
  expect(parsePublication({ file: 'feed.yaml', text }).problems).toHaveLength(1);
});
