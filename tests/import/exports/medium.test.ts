import { describe, expect, it } from 'vitest';
import { readZip } from './reading.ts';
import { MEDIUM, mediumFooter, mediumStory } from './zippedExports.ts';

const readStory = (name: string, story: string) => readZip({ [`posts/${name}`]: story }, {});

describe('an export of Medium', () => {
  it('has the stories that are published, and says how many others there are', () => {
    const { titles, told } = readZip(MEDIUM, {});
    expect(titles).toEqual(['First tide', 'Second tide']);
    expect(told).toContain(
      'draft (1), response to a story, or story without a title (1), entry that is not published (1)',
    );
  });

  it('says that nobody knows which stories are unlisted', () => {
    expect(readZip(MEDIUM, {}).told).toContain(
      'expected an export that says who may read each story, found one of Medium, which does not',
    );
  });

  it('has drafts where they are wanted', () => {
    const { feed } = readZip(MEDIUM, { wanted: new Set(['drafts']) });
    expect(feed?.entries[2]).toMatchObject({
      isDraft: true,
      id: 'https://medium.com/p/2123456789ab',
      title: 'soon-draft',
    });
    expect(feed?.entries[2]?.published).toBeUndefined();
  });

  it('has each story under its id in RSS, without what its title and summary say already', () => {
    const { feed } = readZip(MEDIUM, {});
    expect(
      feed?.entries.map((entry) => ({ ...entry, published: String(entry.published) })),
    ).toMatchInlineSnapshot(`
      [
        {
          "authors": [
            {
              "link": "https://medium.com/@ana",
              "name": "Ana",
            },
          ],
          "content": "<section name="1" class="section section--body section--first"><div class="section-content"><div class="section-inner sectionLayout--insetColumn"><p class="graf graf--p">The <strong>first</strong> tide.</p><figure class="graf graf--figure"><img class="graf-image" alt="Pier" src="https://cdn-images-1.medium.com/max/800/1*pier.jpeg"><figcaption class="imageCaption">The pier</figcaption></figure><figure class="graf graf--figure graf--iframe"><iframe src="https://www.youtube.com/embed/abcdefghijk" width="700" height="393"></iframe></figure></div></div></section>",
          "enclosures": [],
          "file": "old.zip/posts/2024-03-01_First-tide-0123456789ab.html",
          "id": "https://medium.com/p/0123456789ab",
          "isSummaryHtml": false,
          "line": 1,
          "link": "https://medium.com/@ana/first-tide-0123456789ab",
          "published": "Fri Mar 01 2024 09:30:00 GMT+0000 (Coordinated Universal Time)",
          "summary": "Low and high",
          "tags": [
            "Harbour",
            "Boats",
          ],
          "title": "First tide",
          "transcripts": [],
        },
        {
          "authors": [
            {
              "link": "https://medium.com/@ana",
              "name": "Ana",
            },
          ],
          "content": "<section name="1" class="section section--body section--first"><div class="section-content"><div class="section-inner sectionLayout--insetColumn"><p class="graf graf--p graf--leading">Another text.</p></div></div></section>",
          "enclosures": [],
          "file": "old.zip/posts/2024-03-02_Second-tide-1123456789ab.html",
          "id": "https://medium.com/p/1123456789ab",
          "isSummaryHtml": false,
          "line": 1,
          "link": "https://medium.com/@ana/second-tide-1123456789ab",
          "published": "Fri Mar 01 2024 09:30:00 GMT+0000 (Coordinated Universal Time)",
          "tags": [],
          "title": "Second tide",
          "transcripts": [],
        },
      ]
    `);
  });

  it('says whose it is, and nothing else of a profile', () => {
    expect(readZip(MEDIUM, {}).feed).toMatchObject({
      title: 'Ana',
      link: 'https://medium.com/@ana',
      authors: [{ name: 'Ana', link: 'https://medium.com/@ana' }],
    });
    expect(JSON.stringify(readZip(MEDIUM, {}).feed)).not.toContain('hush-');
    expect(readZip(MEDIUM, { site: 'https://ana.example/' }).feed?.link).toBe('https://ana.example/');
  });

  it('may be without a profile, or have an empty one', () => {
    const { 'profile/profile.html': _, ...others } = MEDIUM;
    expect(readZip(others, {}).feed?.authors).toEqual([]);
    expect(readZip({ ...MEDIUM, 'profile/profile.html': '<p>nobody</p>' }, {}).feed?.title).toBeUndefined();
  });

  it('tells of a story that is damaged', () => {
    const name = 'posts/2024-03-02_Second-tide-1123456789ab.html';
    const { feed, told } = readZip(
      MEDIUM,
      {},
      { members: (member) => (member.name === name ? { crc: 1 } : {}) },
    );
    expect([feed, told]).toEqual([
      undefined,
      expect.stringContaining(`old.zip/${name}:1:1 error FEED_BROKEN`),
    ]);
  });

  it('knows a story by its address where the name of its file has no id', () => {
    const story = mediumStory({ title: 'Tide', body: '', footer: mediumFooter('tide', '0123456789ab') });
    expect(readStory('tide.html', story).feed?.entries[0]?.id).toBe('https://medium.com/p/0123456789ab');
    const [lost] =
      readStory('tide.html', story.replace(/<a href="[^"]*" class="p-canonical">.*?<\/a>/, '')).feed
        ?.entries ?? [];
    expect([lost?.id, lost?.link]).toEqual([undefined, undefined]);
  });

  it('may lack its title, its text, and the names of its authors', () => {
    const story = mediumStory({
      title: '',
      body: '<p class="graf">Words</p>',
      footer: mediumFooter('tide', '0123456789ab'),
    });
    const bare = story
      .replace(/<section data-field="body".*<\/section><\/section>/s, '')
      .replace('>Ana<', '><');
    expect(readStory('tide.html', bare).feed?.entries).toMatchObject([{ authors: [] }]);
    const [entry] = readStory('tide.html', story).feed?.entries ?? [];
    expect([entry?.title, entry?.content]).toEqual([undefined, expect.stringContaining('Words')]);
    expect(
      readStory('tide.html', story.replaceAll('section-divider', 'other')).feed?.entries[0]?.content,
    ).toContain('<hr');
  });

  it('has a title below its picture, or one that its text repeats', () => {
    const body =
      '<p class="graf graf--p graf--leading">Tide and more</p><h3 class="graf graf--h3 graf--title">Tide</h3>';
    const story = mediumStory({ title: 'Tide', body, footer: mediumFooter('tide', '0123456789ab') });
    expect(readStory('tide.html', story).titles).toEqual(['Tide']);
    expect(readStory('tide.html', story.replace('graf--title', '')).titles).toEqual([]);
    expect(
      readStory('tide.html', story.replace(/<p class="graf.*<\/p>/, '').replace('graf--title', '')).titles,
    ).toEqual(['Tide']);
  });

  it('tells of a date that is none', () => {
    const story = MEDIUM['posts/2024-03-02_Second-tide-1123456789ab.html'] ?? '';
    expect(readStory('tide.html', story.replace('2024-03-01T09:30:00.000Z', 'March')).told).toContain(
      'FEED_DATE expected a date, found "March"',
    );
  });
});
