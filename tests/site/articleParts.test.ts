import { describe, expect, it } from 'vitest';
import { articlePage } from './material.ts';
import { attributeOf, having, named, ofClass, only, textOf } from './page.ts';

/** The links of a page, each with its text and where it leads. */
function linksOf(page: ReturnType<typeof articlePage>): string[] {
  return named(page, 'a').map((link) => `${textOf(link)} ${attributeOf(link, 'href')}`);
}

describe('a byline', () => {
  it.each([
    [['Aroha'], 'By Aroha'],
    [['Aroha', 'Tom'], 'By Aroha and Tom'],
    [['Aroha', 'Tom', 'Mere', 'Joe'], 'By Aroha, Tom, Mere and Joe'],
  ])('of %j is "%s"', (names, line) => {
    const page = articlePage({ item: { author: names.map((name) => ({ name })) } });
    expect(ofClass(page, 'byline').map(textOf)).toEqual([line]);
  });

  it('leaves out who has no name, and is not there where nobody has one', () => {
    const email = 'news@example.nz';
    expect(
      ofClass(articlePage({ item: { author: [{ email }, { name: 'Tom' }] } }), 'byline').map(textOf),
    ).toEqual(['By Tom']);
    expect(ofClass(articlePage({ item: { author: [{ email }] } }), 'byline')).toEqual([]);
  });
});

describe('files', () => {
  const page = articlePage({
    item: {
      enclosures: [
        { url: 'https://cdn.example/talk.mp3?from=feed#t=1', type: 'audio/mpeg', title: 'The whole talk' },
        { url: 'https://cdn.example/a/bridge.mp4?x=1/2#y', type: 'video/mp4' },
        { url: 'https://cdn.example/tables.pdf#page=2/3' },
        { url: 'https://cdn.example/?id=7' },
      ],
      transcripts: [{ url: 'https://cdn.example/talk.vtt', type: 'text/vtt' }],
    },
  });

  it('that can be heard or seen are', () => {
    expect(having(named(page, 'audio'), { controls: '', preload: 'none' })).toHaveLength(1);
    expect(attributeOf(only(page, 'audio'), 'src')).toBe('https://cdn.example/talk.mp3?from=feed#t=1');
    expect(attributeOf(only(page, 'video'), 'src')).toBe('https://cdn.example/a/bridge.mp4?x=1/2#y');
  });

  it('are links with their titles, their names, or at least the name of their host', () => {
    expect([
      named(page, 'section').map((section) => attributeOf(section, 'aria-label')),
      linksOf(page).filter((link) => link.includes('cdn.example')),
    ]).toEqual([
      ['Listen', 'Files'],
      [
        'The whole talk https://cdn.example/talk.mp3?from=feed#t=1',
        'bridge.mp4 https://cdn.example/a/bridge.mp4?x=1/2#y',
        'tables.pdf https://cdn.example/tables.pdf#page=2/3',
        'cdn.example https://cdn.example/?id=7',
        'Transcript https://cdn.example/talk.vtt',
      ],
    ]);
  });

  it('are no section where there are none', () => {
    expect(named(articlePage(), 'section')).toEqual([]);
  });

  it('may be a transcript alone', () => {
    const transcripts = [{ url: 'https://cdn.example/talk.vtt', type: 'text/vtt' }];
    expect(textOf(only(articlePage({ item: { transcripts } }), 'section')).trim()).toBe('Transcript');
  });
});

describe('the end of an article says', () => {
  it('what it is about, where it was first, who told of it, and where people talk about it', () => {
    const footer = only(
      articlePage({
        item: {
          externalLink: 'https://tides.example:8080/tables/',
          source: { title: 'Tides & Tugs', url: 'https://tugs.example/rss' },
          via: 'https://blog.example/2015/',
          comments: 'https://forum.example/1',
        },
      }),
      'footer',
    );
    expect(textOf(footer).trim().split('\n')).toEqual([
      'About tides.example:8080',
      'First in Tides & Tugs',
      'By way of blog.example',
      'Comments',
    ]);
  });

  it('its tags, as a list with a name', () => {
    const page = articlePage({ item: { category: [{ name: 'Harbour' }] } });
    expect(attributeOf(only(page, 'ul'), 'aria-label')).toBe('Tags');
    expect(named(page, 'li').map(textOf)).toEqual(['Harbour']);
  });

  it('nothing where there is nothing to formatTime', () => {
    expect(named(articlePage(), 'footer')).toEqual([]);
  });
});
