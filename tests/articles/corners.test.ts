import { expect, test } from 'vitest';
import { renderRss } from '../../src/feeds/rss.ts';
import { parseSettings } from '../../src/settings/parseSettings.ts';
import { feedOf, HOME } from '../feeds/material.ts';
import { tellAll } from '../support/problems.ts';
import { auckland, SHORTEST } from '../support/publication.ts';
import { headOf, readArticle, wholeHead } from './material.ts';

/** What is told of feed.yaml with these lines, which begin on line 6. */
function told(...lines: string[]): string {
  return tellAll(parseSettings({ file: 'feed.yaml', text: `${SHORTEST}${lines.join('\n')}\n` }).problems);
}

test('a picture that a summary names is served', () => {
  const settings = { ...auckland, content: 'summary' } as const;
  const { item, media } = readArticle({ body: ['![A ferry](ferry.png)'], files: ['ferry.png'], settings });
  expect(media).toEqual(item.image ? ['items/ferry.png'] : []);
});

test.each(['', '[]'])('a podcast without a category is refused: category: %s', (category) => {
  expect(told(`podcast: { image: c.jpg, category: ${category}, explicit: false }`)).toMatch(
    / error SETTING_/,
  );
});

test('all that is wrong with a podcast is told at once', () => {
  expect(told('podcast: { category: Nws, type: weekly, explicit: false }').split('\n')).toHaveLength(3);
});

test.each(['?v=2', '#t=1'])('a transcript has the type of its name before %s', (rest) => {
  const { item } = readArticle({ front: [`transcripts: https://cdn.example/talk.vtt${rest}`] });
  expect(item.transcripts).toMatchObject([{ type: 'text/vtt' }]);
});

test.each([{ alt: '' }, { alt: '', caption: 'Back.' }])(
  'a picture is not described with nothing: %j',
  (words) => {
    const rss = renderRss(feedOf([{ image: { url: `${HOME}a.png`, ...words } }]));
    expect(rss).not.toMatch(/<media:\w+ type="plain"><\/media:/);
  },
);

test.each([
  ['title: T, caption: C, src: a.png', { caption: 'C' }],
  ['src: , url: a.png', { src: 'a.png' }],
  ['url: b.png, src: a.png', { src: 'a.png' }],
])(
  'of two names for one part of a picture the first of ours that says something counts: %s',
  (parts, said) => {
    expect(headOf(wholeHead([`image: { ${parts} }`])).image).toMatchObject(said);
  },
);

test.each(['images: []', 'Cover: false'])('%s names no picture', (line) => {
  expect(headOf(wholeHead([line])).image).toBeUndefined();
});

test.each(['comments: yes', 'Comments: true', 'comments: { host: talk.example, id: 1 }'])(
  '%s is no page of comments',
  (line) => {
    expect(headOf(wholeHead([line])).comments).toBeUndefined();
  },
);

test('a name with a colon is no feed, and is left alone as one without is', () => {
  expect(headOf(wholeHead(['source: "AP: wire"'])).source).toBeUndefined();
});

test.each(['tāmaki.png', '<the road.png>'])(
  'a missing picture is told where its author wrote it: %s',
  (name) => {
    const { told: all } = readArticle({ body: ['Words', `and ![A](${name}).`] });
    expect(all).toMatch(/^items\/road\.md:6:1\d error PICTURE_MISSING /);
  },
);

test('a column counts what the author wrote, though a capital is longer in lower case', () => {
  expect(readArticle({ body: ['İİİ <b onclick="x">a</b>'] }).told).toMatch(/^items\/road\.md:5:8 /);
});

test('one picture without alt text is told once', () => {
  const { told: all } = readArticle({ front: ['image: a.png'], body: ['![](a.png)'], files: ['a.png'] });
  expect(all.split('\n')).toHaveLength(1);
});

test('a picture that its author says has nothing to say is not told', () => {
  const body = ['<img src="a.png" alt="">'];
  expect(readArticle({ front: ['image: a.png'], body, files: ['a.png'] }).told).toBe('');
});

test('an alt text of white space is none', () => {
  expect(readArticle({ body: ['![ ](a.png)'], files: ['a.png'] }).told).toContain('PICTURE_WITHOUT_ALT');
});

test('a shortcode is told, however long it is', () => {
  const code =
    '{{< picture src="ferry.jpg" alt="A ferry at the wharf in the rain" caption="The first since Monday." >}}';
  expect(readArticle({ body: [code] }).told).toContain('TEMPLATE_CODE');
});

test.each([
  ['raw HTML', ['<pre><code>{{ page.title }}</code></pre>']],
  ['ticks around a tick', ['A `` {{ a }} ` `` b']],
])('template code in a code sample stands for itself in %s', (_what, body) => {
  expect(readArticle({ body }).told).toBe('');
});

test.each([
  ['beside it', ['Write `{{ a }}` for {{ a }}.'], '5:21'],
  ['in a table below', ['Write `{{ a }}`.', '', '| a |', '| - |', '| {{ a }} |'], '9:3'],
])('template code is told where it is, though a code sample has the same: %s', (_what, body, place) => {
  expect(readArticle({ body }).told).toContain(`items/road.md:${place} warning TEMPLATE_CODE`);
});

test.each(['./items', 'site/../items'])(
  'an output folder that is written %s holds the articles',
  (folder) => {
    expect(told(`output: ${folder}`)).toContain('SETTING_WRONG');
  },
);

test('an icon beside a wrong address of the publication is not told', () => {
  const text = `${SHORTEST.replace(/url: .*/, 'url: here')}icon: icon.png\n`;
  expect(parseSettings({ file: 'feed.yaml', text }).problems).toHaveLength(1);
});

test.each([
  ['its own character', ['One \u007f two.', 'Three.'], '5:5'],
  ['the picture of its front matter', ['One.', '', 'At the wharf. Photo: AFP'], '4:8'],
])('a newsroom text is told where it has %s', (_what, body, place) => {
  const isPictured = place === '4:8';
  const { told: all } = readArticle({
    file: 'items/road.txt',
    front: isPictured ? ['image: a.png'] : [],
    body,
    files: ['a.png'],
  });
  expect(all).toContain(`items/road.txt:${place} warning`);
});

test('a name that is no escape is found as it is written', () => {
  expect(readArticle({ body: ['Words', 'and <img src="100%.png" alt="A">.'] }).told).toMatch(
    /^items\/road\.md:6:15 /,
  );
});

test('a feed at an address that cannot be read is told', () => {
  expect(tellAll(wholeHead(['source: "https://["']).problems)).toContain('FIELD_WRONG');
});

test('a character that a reference brings into a summary is taken out and told', () => {
  const parsed = wholeHead(['summary: "a&#8;b"']);
  expect(headOf(parsed).summary).toBe('ab');
  expect(tellAll(parsed.problems)).toContain('CHARACTER_FORBIDDEN');
});
