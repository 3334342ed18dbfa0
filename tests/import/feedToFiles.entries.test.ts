import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHead } from '../../src/articles/parseHead.ts';
import type { ReadEntry } from '../../src/import/reader/feedDocument.ts';
import { bareAddressOf } from '../../src/import/validText.ts';
import type { Author } from '../../src/model/item.ts';
import type { Settings } from '../../src/model/settings.ts';
import { onOneLine, proseOnOneLine } from '../../src/model/text.ts';
import { headOf } from '../articles/material.ts';
import { auckland } from '../support/publication.ts';
import {
  EMPTY,
  EVENING,
  entryOf,
  entryWithout,
  feedOf,
  frontMatterOf,
  HOME,
  importOf,
  importOne,
  itemFilesOf,
  published,
  told,
} from './material.ts';

/** A head as our own reader has it. */
const headIn = ({ path, text }: { path: string; text: string }) =>
  headOf(parseHead({ file: path, text }, auckland));

describe('front matter', () => {
  test('has all that an entry says, under the first names of the fields', () => {
    const file = importOne({
      externalLink: 'https://else.example/story',
      via: 'https://else.example/',
      comments: 'https://example.org/road#comments',
      source: { title: 'Else', url: 'https://else.example/rss.xml' },
      authors: [
        { name: 'Aroha Ngata' },
        { name: 'Smith, Jane', email: 'jane@example.org', link: 'https://example.org/jane' },
        { email: 'desk@example.org' },
        { link: 'https://example.org/who' },
        {},
      ],
      tags: ['Roads, and rail', 'true', ' ', 'true'],
      language: 'mi',
      summary: 'In short.',
      image: {
        url: 'https://cdn.example.org/ferry.jpg',
        alt: 'A ferry',
        caption: 'Back: on time',
        credit: 'AFP',
      },
      enclosures: [
        {
          url: 'https://cdn.example.org/talk.mp3',
          type: 'Audio/MPEG; charset=x',
          length: 0,
          duration: 372.5,
          title: '1. The talk',
        },
        { url: 'https://cdn.example.org/talk.pdf' },
      ],
      transcripts: [{ url: 'https://cdn.example.org/talk.vtt', type: 'text/vtt', language: 'mi' }],
      chapters: { url: 'https://cdn.example.org/talk.json', type: 'application/json+chapters' },
    });
    expect(file.told).toEqual([]);
    expect(`\n${frontMatterOf(file).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      title: The road is open
      id: tag:example.org,2014:road
      date: 2014-12-21T20:03:00+13:00
      authors:
        - Aroha Ngata
        - name: Smith, Jane
          email: jane@example.org
          url: https://example.org/jane
      tags:
        - Roads, and rail
        - "true"
      link: https://example.org/2014/12/road-open/
      external_url: https://else.example/story
      via: https://else.example/
      source:
        title: Else
        url: https://else.example/rss.xml
      comments: https://example.org/road#comments
      summary: In short.
      language: mi
      image:
        src: https://cdn.example.org/ferry.jpg
        alt: A ferry
        caption: "Back: on time"
        credit: AFP
        inText: false
      enclosures:
        - url: https://cdn.example.org/talk.mp3
          type: audio/mpeg
          sizeInBytes: 0
          durationInSeconds: 372.5
          title: 1. The talk
        - url: https://cdn.example.org/talk.pdf
      transcripts:
        - url: https://cdn.example.org/talk.vtt
          type: text/vtt
          language: mi
      chapters:
        url: https://cdn.example.org/talk.json
        type: application/json+chapters
      "
    `);
    expect(headIn(file)).toMatchObject({ tags: ['Roads, and rail', 'true'], image: { inText: false } });
  });
});

describe('a text in front matter', () => {
  test('is text to our own reader, whatever stands there', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.array(anyText, { maxLength: 3 }), (title, summary, words) => {
        const entry = entryOf({
          title,
          summary,
          id: `x${words.join('')}`,
          tags: words,
          authors: words.map((name) => ({ name })),
        });
        const { files, problems } = importOf([entry]);
        const file = files[0];
        if (file === undefined) throw new Error(`${told(problems)}`);
        const head = headIn(file);
        const kept = words.map((word) => onOneLine(shown(word))).filter((word) => word !== '');
        expect({ tags: head.tags, authors: head.authors, id: head.id }).toEqual({
          tags: [...new Set(kept)],
          authors: kept.filter((name) => bareAddressOf({ name }) === undefined).map((name) => ({ name })),
          id: file.id,
        });
        if (shown(title) !== '') expect(head.title).toBe(shown(title));
        expect(head.summary ?? 'The road is open.').toBe(shown(summary) || 'The road is open.');
      }),
    );
  });

  test.each([
    'Road: open',
    '# road',
    '- road',
    '---',
    '...',
    '"quoted" \'twice\'',
    'null',
    '2014-12-21',
    '1e3',
    '0x10',
    '~',
    '!tag',
    '&anchor *alias',
    '[list]',
    '{ map }',
    '| block',
    '> folded',
    '%YAML',
    '@at',
    '`tick`',
    'a #b',
    'a: b',
    '道路 🎉 Māori',
    `${'long '.repeat(100)}end`,
    'a\\b',
    'AT&T &amp; R&D',
  ])('has the title %s as it is', (title) => {
    expect(headIn(importOne({ title })).title).toBe(title);
  });
});

/** As our own reader has a text: on one line, composed, without what no feed may hold. */
const shown = (text: string) => proseOnOneLine(text.normalize());

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'--- # : - " \' \\ | > { } [ ] , & * ! % @ ` ~ ? = \t \n é e \u0301 &amp; &#38; null true 1 2014-12-21'.split(
          ' ',
        ),
        ' ',
        ': ',
        ' #',
        '\u00a0',
        '\u2028',
        '\ufeff',
      ),
      fc.string({
        unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
        maxLength: 5,
      }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

describe('authors', () => {
  test("are those of the feed where the entry has none, unless they are the publication's anyway", () => {
    const authors = [{ name: 'Hana Pōtiki', email: 'hana@example.org' }];
    const of = (settings: Settings, own: Author[] = []) => {
      const feed = feedOf([entryOf({ authors: own })], { authors });
      return itemFilesOf(feed, settings, EMPTY, 'old.xml').files.flatMap(frontMatterOf);
    };
    expect(of(auckland)).toContain('  - name: Hana Pōtiki');
    expect(of({ ...auckland, authors: [{ name: 'Hana Pōtiki' }] })).toContain('    email: hana@example.org');
    expect(of({ ...auckland, authors })).not.toContain('authors:');
    expect(of({ ...auckland, authors }, [{ name: 'Aroha' }])).toContain('  - Aroha');
  });
});

describe('a title', () => {
  const madeOf = (content: string) => {
    const { files, problems } = importOf([{ ...entryWithout('title'), content }]);
    const [file] = files;
    const head = file && headIn(file);
    return { title: head?.title, isNote: head?.isUntitled === true, told: told(problems) };
  };

  test.each([
    ['a paragraph', '<p>It rained <b>a lot</b> today.</p><p>More.</p>', 'It rained a lot today.'],
    ['text in no paragraph', 'It <b>rained</b> today<p>More</p>', 'It rained today'],
    ['a heading of the second level', '<figure><img src="/a.jpg"></figure><hr><h2>Rain</h2>', 'Rain'],
  ])('that an entry does not have, its file has not either: %s', (_name, content, title) => {
    expect(madeOf(content)).toEqual({ title, isNote: true, told: [] });
  });

  test('is the first words of a text that begins with a heading, or the day, and that is told', () => {
    expect(madeOf('<h1>Rain <i>again</i></h1><p>It rained.</p>')).toEqual({
      title: 'Rain again',
      isNote: false,
      told: [
        'old.xml:7 warning FEED_ENTRY expected an entry with a title, found none - "Rain again" is its title now; write a better one into its file',
      ],
    });
    expect(madeOf('<img src="/a.jpg" alt="Rain">')).toMatchObject({ title: '2014-12-21', isNote: false });
    const long = `<h1>${'It rained, and '.repeat(20)}</h1>`;
    expect(madeOf(long).title).toBe(
      'It rained, and It rained, and It rained, and It rained, and It rained, and It…',
    );
    expect(madeOf(`<h1>${'x'.repeat(200)}</h1>`).title).toBe(`${'x'.repeat(78)}…`);
  });

  test('of the words of a note is the name of its file, where its address has none', () => {
    const { files } = importOf([
      { ...entryWithout('title'), link: 'https://example.org/?p=7', content: '<p>It rained.</p>' },
    ]);
    expect(files.map(({ path }) => path)).toEqual(['items/2014-12-21-it-rained.md']);
  });
});

describe('a summary', () => {
  const summaryOf = (entry: Partial<ReadEntry>) => headIn(importOne(entry)).summary;

  test('is kept when it is not what the text begins with', () => {
    expect(summaryOf({ summary: 'In short' })).toBe('In short');
    expect(summaryOf({ summary: 'The road\n is open.' })).toBeUndefined();
  });

  test('in HTML loses its tags, and nothing else', () => {
    const summary = '<p>Tom &amp; <b>Jerry</b> &amp;amp; co<script>x()</script></p><p>More</p>';
    expect(summaryOf({ summary, isSummaryHtml: true })).toBe('Tom & Jerry &amp; co More');
  });

  test('in text keeps what looks like a reference', () => {
    expect(summaryOf({ summary: 'Tom &amp; <b> &#38; AT&T' })).toBe('Tom &amp; <b> &#38; AT&T');
  });

  test('that is all there is, is the article', () => {
    const only = (summary: string, isSummaryHtml: boolean) => {
      const { files } = importOf([{ ...entryWithout('content'), summary, isSummaryHtml }]);
      return files[0]?.text.split('---\n')[2];
    };
    expect(only('<p>One <em>two</em></p>', true)).toBe('\nOne *two*\n');
    expect(only('One < *two*\n\nthree', false)).toBe('\nOne < \\*two\\*\n\nthree\n');
    expect(only(' \n ', false)).toBe('');
  });
});

describe('a picture', () => {
  const ferry = { url: 'https://cdn.example.org/ferry.jpg' };
  const content = '<p>The tide.</p><img src="https://cdn.example.org/ferry.jpg" alt="A ferry">';

  test.each([
    ['that the text shows stands there once', content],
    ['that the text does not show is not put above it', '<p>The tide.</p>'],
  ])('%s', (_name, html) => {
    const { path, text } = importOne({ content: html, image: ferry });
    const { items } = JSON.parse(documentsOf({ [path]: text })['feed.json']);
    expect(items[0]).toMatchObject({ image: ferry.url });
    expect(items[0].content_html.match(/<img/g)?.length ?? 0).toBe(html === content ? 1 : 0);
  });

  test('that shows nothing that has to be told says so', () => {
    expect(frontMatterOf(importOne({ image: { ...ferry, alt: '' } }))).toContain('  alt: ""');
  });
});

test('tells every address, type and tag that our own reader would refuse, and leaves it out', () => {
  const file = importOne({
    link: 'ftp://example.org/road',
    externalLink: 'https://me:secret@example.org/',
    via: 'else',
    comments: 'mailto:desk@example.org',
    source: { title: 'Else', url: '' },
    authors: [{ name: 'Aroha', email: 'aroha at example.org', link: 'aroha' }],
    language: 'not a tag',
    image: { url: 'data:image/png;base64,AA' },
    enclosures: [{ url: 'magnet:?xt=x' }, { url: `${HOME}talk`, type: 'audio', length: -1, duration: 1e-9 }],
    transcripts: [{ url: 'talk.vtt', type: 'text/vtt' }],
    chapters: { url: 'talk.json', type: 'application/json' },
  });
  expect(frontMatterOf(file).slice(3)).toEqual([
    'authors:',
    '  - Aroha',
    'enclosures:',
    '  - url: https://example.org/talk',
  ]);
  expect(file.told.map((line) => line.replace(/.*FEED_ENTRY (.*) - .*/, '$1'))).toMatchInlineSnapshot(`
    [
      "expected an address on http or https, without a password, found "ftp://example.org/road"",
      "expected a language tag (BCP 47), found "not a tag"",
      "expected an e-mail address, found "aroha at example.org"",
      "expected an address on http or https, without a password, found "aroha"",
      "expected an address on http or https, without a password, found "https://…@example.org/"",
      "expected an address on http or https, without a password, found "else"",
      "expected an address on http or https, without a password, found nothing",
      "expected an address on http or https, without a password, found "mailto:desk@example.org"",
      "expected an address on http or https, without a password, found "data:image/png;base64,AA"",
      "expected an address on http or https, without a password, found "magnet:?xt=x"",
      "expected a media type, found "audio"",
      "expected an address on http or https, without a password, found "talk.vtt"",
      "expected an address on http or https, without a password, found "talk.json"",
    ]
  `);
});

test('keeps a transcript and chapters without a type that our own reader would refuse, and a source without a title', () => {
  const file = importOne({
    source: { title: '', url: `${HOME}rss.xml` },
    transcripts: [{ url: `${HOME}talk.vtt`, type: 'text' }],
    chapters: { url: `${HOME}talk.json`, type: 'json' },
  });
  expect(frontMatterOf(file).slice(4)).toEqual([
    'source:',
    '  url: https://example.org/rss.xml',
    'transcripts:',
    '  - url: https://example.org/talk.vtt',
    'chapters:',
    '  url: https://example.org/talk.json',
  ]);
});

function documentsOf(files: Record<string, string>) {
  const settingsText =
    'title: N\ndescription: N\nurl: https://news.example.nz/\nlanguage: en\ntimeZone: Pacific/Auckland\n';
  return published({ 'feed.yaml': settingsText, ...files });
}

test('is published at the instant that it was', () => {
  const { path, text } = importOne({});
  const { items } = JSON.parse(documentsOf({ [path]: text })['feed.json']);
  expect(Date.parse(items[0].date_published)).toBe(EVENING.getTime());
});

test('an address of the text is resolved against the base that the document states for it', () => {
  const { text } = importOne({ base: 'https://cdn.example/a/', content: '<p><a href="b">B</a></p>' });
  expect(text).toContain('[B](https://cdn.example/a/b)');
});
