import { describe, expect, it } from 'vitest';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf, readArticle, wholeHead } from './material.ts';

const UPDATED = 'updated: 9:15 am on 22 December 2014';
const WITHDRAWN = 'withdrawn: 9:15 am on 22 December 2014';
const AT = '<time datetime="2014-12-22T09:15:00+13:00">9:15 am on 22 December 2014, NZDT</time>';
const SUMMARIES = { ...auckland, content: 'summary' } as const;

describe('a correction', () => {
  it('stands at the end of the article, with its time as a person says it', () => {
    const { item, told } = readArticle({ front: [UPDATED, 'correction: It was a Monday.'] });
    expect(told).toBe('');
    expect(item.content).toBe(
      `<p>It is open.</p>\n<p><strong>Correction</strong>, ${AT}: It was a Monday.</p>`,
    );
    expect(item.description).toBe('It is open.');
  });

  it('is literal text', () => {
    const { item } = readArticle({ front: [UPDATED, 'correction: "<b> & \\"c\\""'] });
    expect(item.content).toContain(': &lt;b&gt; &amp; "c"</p>');
  });

  it('stands in the summary, where readers get no more', () => {
    const { item } = readArticle({ front: [UPDATED, 'correction: It was.'], settings: SUMMARIES });
    expect(item.content).toBeUndefined();
    expect(item.description).toBe('It is open. Correction, 9:15 am on 22 December 2014, NZDT: It was.');
  });

  it('is all the text of an article that has none', () => {
    const front = [UPDATED, 'correction: It was.', 'external_url: https://x.example/'];
    expect(readArticle({ front, body: [''] }).item.content).toBe(
      `<p><strong>Correction</strong>, ${AT}: It was.</p>\n<p>About <a href="https://x.example/">x.example</a></p>`,
    );
  });

  it('has no time without updated, which is refused', () => {
    expect(tellAll(wholeHead(['correction: It was.']).problems)).toMatchInlineSnapshot(
      `"items/road.md:4:1 error FIELD_WRONG expected updated: beside correction:, found none - add a line "updated: ..." with the time of the correction"`,
    );
  });

  it('is text', () => {
    expect(tellAll(wholeHead([UPDATED, 'correction: [a]']).problems)).toContain('expected a correction');
  });
});

describe('a withdrawn article', () => {
  const front = [WITHDRAWN, 'reason: The road & the bridge are shut.'];

  it('has the notice and its reason in the place of its body', () => {
    const { item, told } = readArticle({ front });
    expect(told).toBe('');
    expect(item).toMatchObject({
      id: 'tag:news.example.nz,2014-12-21:road',
      title: 'Road',
      description:
        'This article was withdrawn at 9:15 am on 22 December 2014, NZDT. The road & the bridge are shut.',
      content: `<p>This article was withdrawn at ${AT}.</p>\n<p>The road &amp; the bridge are shut.</p>`,
    });
  });

  it('needs no reason', () => {
    const { item } = readArticle({ front: [WITHDRAWN] });
    expect(item.description).toBe('This article was withdrawn at 9:15 am on 22 December 2014, NZDT.');
    expect(item.content).toBe(`<p>This article was withdrawn at ${AT}.</p>`);
  });

  it('shows no picture and no file any more, and nothing is asked of its body', () => {
    const { item, media, told } = readArticle({
      front: [...front, 'image: road.jpg', 'enclosures: talk.mp3', 'summary: It is open.'],
      body: ['![](gone.jpg) <script>x</script>'],
      files: ['road.jpg', 'talk.mp3'],
    });
    expect({ media, told }).toEqual({ media: [], told: '' });
    expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['image']));
    expect(Object.keys(item)).not.toEqual(expect.arrayContaining(['enclosures']));
  });

  it('keeps its tags, its authors and its language', () => {
    const { item } = readArticle({ front: [...front, 'tags: [roads]', 'authors: Jane Doe', 'lang: mi'] });
    expect(item).toMatchObject({
      category: [{ name: 'roads' }],
      author: [{ name: 'Jane Doe' }],
      language: 'mi',
    });
  });

  it('says so in the summary alone, where readers get no more', () => {
    const { item } = readArticle({ front, settings: SUMMARIES });
    expect(item.content).toBeUndefined();
    expect(item.description).toMatch(/^This article was withdrawn at /);
  });

  it('is updated when it was withdrawn, or later where its author says so', () => {
    const updatedOf = (...lines: string[]) => headOf(wholeHead([WITHDRAWN, ...lines])).updated.toISOString();
    expect(updatedOf()).toBe('2014-12-21T20:15:00.000Z');
    expect(updatedOf('updated: 9:00 am on 22 December 2014')).toBe('2014-12-21T20:15:00.000Z');
    expect(updatedOf('updated: 9:30 am on 22 December 2014')).toBe('2014-12-21T20:30:00.000Z');
  });

  it('was withdrawn after it was published: an earlier time is told, and it is withdrawn all the same', () => {
    const parsed = wholeHead(['withdrawn: 21 December 2014']);
    expect(tellAll(parsed.problems)).toMatchInlineSnapshot(
      `"items/road.md:4:12 warning UPDATED_BEFORE_PUBLISHED expected a time after publication, found "21 December 2014" - it is withdrawn all the same; write when, with the time of day"`,
    );
    const { published, withdrawn } = headOf(parsed);
    expect(withdrawn?.time).toEqual(published);
  });

  it('is refused a time that nobody can read, and a reason that is no text', () => {
    expect(tellAll(wholeHead(['withdrawn: yes']).problems)).toContain('error DATE_UNREADABLE');
    expect(tellAll(wholeHead([WITHDRAWN, 'reason: [a]']).problems)).toContain('expected a reason');
  });
});

it('a podcast may have a season, which is no misspelt reason', () => {
  expect(wholeHead(['season: 2']).problems).toEqual([]);
});
