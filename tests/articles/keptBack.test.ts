import { describe, expect, it } from 'vitest';
import { formatRfc3339 } from '../../src/model/stamp.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';
import { headOf, markdownHead, newsroomHead, wholeHead } from './material.ts';

const ASKS =
  'write draft: true to keep the article back, unlisted: true to keep it out of feeds and lists, or take the line out to publish it';

describe('an article is kept back', () => {
  it.each([
    'draft: true',
    'draft: TRUE',
    'draft: yes',
    'draft: On',
    'draft: 1',
    'draft: " true "',
    'isDraft: true',
    'is_draft: true',
    'Is-Draft: yes',
    'private: true',
    'isPrivate: yes',
    'unpublished: true',
    'unpublish: yes',
    'no-publish: true',
    'eleventyExcludeFromCollections: true',
    'headless: true',
    'headless: 1',
  ])('where a switch is on: %s', (line) => {
    expect(wholeHead([line])).toEqual({ isDraft: true, problems: [] });
  });

  it.each([
    'published: false',
    'published: no',
    'published: off',
    'published: NO',
    'published: 0',
    'Published: "no"',
    'publish: false',
    'publish: off',
    'dg-publish: false',
    'isPublished: no',
    'public: false',
    'permalink: false',
    'permalink: no',
    'render: false',
    'render: never',
  ])('where a switch is off: %s', (line) => {
    expect(wholeHead([line])).toEqual({ isDraft: true, problems: [] });
  });

  it.each([
    'status: draft',
    'status: Private',
    'status: pending',
    'status: trash',
    'post_status: draft',
    'post_status: auto-draft',
    'post-status: inherit',
    'postStatus: draft',
    'publishStatus: draft',
    'visibility: private',
    'visibility: PRIVATE',
    'visibility: internal',
  ])('where its state is not a public one: %s', (line) => {
    expect(wholeHead([line])).toEqual({ isDraft: true, problems: [] });
  });

  it.each([
    'build: { render: never }',
    'build: { list: never, render: never }',
    '_build: { render: never }',
    '_build: { Render: Never }',
    '_build: { render: false }',
    'build: false',
    'build: never',
  ])('where no page of it is made: %s', (line) => {
    expect(wholeHead([line])).toEqual({ isDraft: true, problems: [] });
  });

  it('where TOML says so', () => {
    const lines = [
      '+++',
      'title = "Road"',
      'date = 2014-12-21T20:03:00+13:00',
      '[_build]',
      'render = "never"',
    ];
    expect(newsroomHead([...lines, '+++', 'Text'], auckland, 'items/road.md').isDraft).toBe(true);
  });

  it.each([
    '_drafts/road.md',
    'items/_drafts/road.md',
    '_drafts/2015/road.txt',
    '_Drafts/road.md',
    'source/_draft/road.md',
    'source/_discarded/road.md',
    'items/_private/road.md',
    'items/_trash/a/road.md',
    'drafts/road.md',
    'items/_includes/road.md',
  ])('where its file is %s', (file) => {
    expect(markdownHead(['title: Road'], auckland, file)).toEqual({ isDraft: true, problems: [] });
  });

  it('for one reason, whatever another says', () => {
    expect(wholeHead(['draft: false', 'published: false']).isDraft).toBe(true);
    expect(wholeHead(['draft: false', 'headless: true']).isDraft).toBe(true);
    expect(wholeHead(['draft: false', 'isDraft: true']).isDraft).toBe(true);
    expect(wholeHead(['draft: false', 'Draft: true']).isDraft).toBe(true);
    expect(wholeHead(['status: published', 'visibility: private']).isDraft).toBe(true);
    expect(wholeHead(['unlisted: true', 'draft: yes'])).toEqual({ isDraft: true, problems: [] });
  });

  it('and asked nothing', () => {
    const lines = ['draft: true', 'date: soon', 'titel: x', 'id: no uri', 'image: { alt: a }'];
    expect(markdownHead(lines)).toEqual({ isDraft: true, problems: [] });
    expect(markdownHead(['draft: maybe'], auckland, '_drafts/road.md').problems).toEqual([]);
  });

  it('as a newsroom text, too', () => {
    expect(newsroomHead(['---', 'draft: true', '---', 'Road'])).toEqual({ isDraft: true, problems: [] });
    expect(newsroomHead(['---', 'status: draft', '---', 'Road'])).toEqual({ isDraft: true, problems: [] });
  });
});

describe('an article is published', () => {
  it.each([
    'draft: false',
    'draft: no',
    'draft: OFF',
    'draft: 0',
    'draft:',
    'draft: ""',
    'draft: []',
    'private: false',
    'published: true',
    'published: yes',
    'published: on',
    'publish: true',
    'dg-publish: true',
    'render: always',
    'render: true',
    'permalink: true',
    'permalink: pretty',
    'build: { list: always, render: always }',
    'build: { list: true, render: true }',
    'build: { publishResources: false }',
    'build: 2214',
    'eleventyExcludeFromCollections: false',
    'eleventyExcludeFromCollections: [pages]',
    'headless: false',
    'status: published',
    'status: Publish',
    'status: live',
    'status:',
    'visibility: public',
    'unlisted: false',
    'hidden: no',
    'visible: true',
    'feed: true',
    'feed: { excerpt_only: true }',
    'rss: https://news.example.nz/rss.xml',
    'password: ""',
    'protected: false',
  ])('with %s', (line) => {
    expect(wholeHead([line])).toMatchObject({ head: { title: 'Road' }, problems: [] });
  });

  it('with a permalink that is an address', () => {
    expect(headOf(wholeHead(['permalink: /road/'])).link).toBe('https://news.example.nz/road/');
  });

  it('at a date in published', () => {
    const { published } = headOf(markdownHead(['title: Road', 'published: 2015-01-02 09:00']));
    expect(formatRfc3339(published)).toBe('2015-01-02T09:00:00+13:00');
    expect(wholeHead(['published: 2015-01-02 09:00']).problems).toEqual([]);
  });

  it.each(['items/my_drafts/road.md', 'items/_drafts.md', '_posts/road.md', 'draft-plan/road.md'])(
    'where its file is %s',
    (file) => {
      expect(markdownHead(['title: Road', 'date: 2014-12-21 20:03'], auckland, file).isDraft).toBe(false);
    },
  );
});

describe('a later publishDate', () => {
  const lines = ['title: Road', 'publishDate: 2099-01-01 09:00', 'date: 2014-12-21 20:03'];

  it.each([
    ['a date', lines],
    ['a date after it', lines.toReversed()],
    ['a pubDate', [...lines.slice(0, 2), 'pubDate: 2014-12-21 20:03']],
    ['a date in TOML spelling', [...lines.slice(0, 1), 'publishdate: 2099-01-01 09:00', ...lines.slice(2)]],
  ])('holds the article back beside %s', (_, front) => {
    const { published } = headOf(markdownHead(front));
    expect(formatRfc3339(published)).toBe('2099-01-01T09:00:00+13:00');
  });

  it('holds back a file with a day in its name', () => {
    const front = ['title: Road', 'publishDate: 2099-01-01 09:00'];
    const { published } = headOf(markdownHead(front, auckland, 'items/2014-12-21-road.md'));
    expect(published.getUTCFullYear()).toBe(2098);
  });

  it('that is no date is an error', () => {
    const { head, problems } = wholeHead(['publishDate: next summer']);
    expect(head).toBeUndefined();
    expect(tellAll(problems)).toContain('error DATE_UNREADABLE');
  });
});

/** What the author of an article with this line is told, which is one error. */
function refusalOf(line: string): string {
  const { head, isDraft, problems } = wholeHead([line]);
  expect(head).toBeUndefined();
  expect(isDraft).toBe(false);
  expect(problems).toHaveLength(1);
  return tellAll(problems);
}

describe('a switch with a value that nobody knows', () => {
  it.each(['draft: maybe', 'draft: [true]', 'draft: { a: b }', 'draft: y', 'headless: 2', 'private: staff'])(
    'is refused: %s',
    (line) => {
      expect(refusalOf(line)).toContain('FIELD_WRONG expected true or false, found ');
    },
  );

  it.each([
    'published: soon',
    'published: not yet',
    'published: draft',
    'published: [no]',
    'publish: later',
    'dg-publish: maybe',
    'public: members',
  ])('is refused: %s', (line) => {
    expect(refusalOf(line)).toContain('FIELD_WRONG expected false or true, found ');
  });

  it.each([
    'status: in review',
    'status: future',
    'status: scheduled',
    'status: true',
    'status: [draft]',
    'post_status: wc-completed',
    'visibility: members',
  ])('is refused: %s', (line) => {
    expect(refusalOf(line)).toContain('FIELD_WRONG expected draft, unlisted or published, found ');
  });

  it.each(['build: { render: link }', 'build: { render: [never] }', '_build: { render: sometimes }'])(
    'is refused: %s',
    (line) => {
      expect(refusalOf(line)).toContain('FIELD_WRONG expected never or always, found ');
    },
  );

  it('is told where it stands, and what would be known', () => {
    expect(refusalOf('status: in review')).toBe(
      'items/road.md:4:9 error FIELD_WRONG expected draft, unlisted or published, found "in review" - draft keeps the article back, unlisted keeps it out of feeds and lists, published publishes it once its date has come',
    );
  });

  it('is refused beside a switch that publishes', () => {
    expect(wholeHead(['status: in review', 'draft: false']).head).toBeUndefined();
  });
});

/** The place in the file at which an article with this line is unlisted. */
function unlistedAt(line: string): string | undefined {
  const { head, isDraft, problems } = wholeHead([line]);
  expect({ isDraft, problems }).toEqual({ isDraft: false, problems: [] });
  const place = head?.unlistedPlace;
  return place && `${place.file}:${place.line}:${place.column}`;
}

describe('an article has a page, and no feed and no list shows it', () => {
  it.each([
    'unlisted: true',
    'unlisted: yes',
    'Unlisted: 1',
    'hidden: true',
    'isHidden: on',
    'feed: false',
    'rss: no',
    'listed: false',
    'visible: false',
    'visibility: unlisted',
    'status: hidden',
    '_build: { list: never }',
    'build: { list: false, render: always }',
  ])('where it says so: %s', (line) => {
    expect(unlistedAt(line)).toBe('items/road.md:4:1');
  });

  it.each(['unlisted: false', 'feed: true', 'feed: /rss.xml', 'build: { list: always }', 'toc: false'])(
    'but not with %s',
    (line) => {
      expect(unlistedAt(line)).toBeUndefined();
    },
  );

  it('for one reason, whatever another says', () => {
    const { unlistedPlace } = headOf(wholeHead(['unlisted: false', 'feed: false', 'visible: false']));
    expect(unlistedPlace?.line).toBe(5);
  });

  it('as a newsroom text, too', () => {
    const lines = ['---', 'feed: false', '---', 'Road', '', '8:03 pm on 21 December 2014', '', 'Open.'];
    expect(headOf(newsroomHead(lines)).unlistedPlace).toEqual({ file: 'items/road.txt', line: 2, column: 1 });
  });

  it.each(['hidden: maybe', 'unlisted: [true]'])('or is an error that asks: %s', (line) => {
    expect(refusalOf(line)).toContain(
      'true keeps it out of feeds and lists, false publishes it once its date has come',
    );
  });

  it('or is an error that asks, where only a part of the lists is meant', () => {
    expect(refusalOf('build: { list: local }')).toBe(
      'items/road.md:4:16 error FIELD_WRONG expected never or always, found "local" - never keeps it out of feeds and lists, always publishes it once its date has come',
    );
  });
});

describe('an article for some readers', () => {
  it.each(['password: hunter2', 'post_password: 2015', 'protected: by-word'])(
    'is an error that does not tell the password: %s',
    (line) => {
      const [key = '', value = ''] = line.split(': ');
      expect(refusalOf(line)).toContain(`FIELD_WRONG expected an article for everyone, found "${key}" - `);
      expect(refusalOf(line)).not.toContain(value);
    },
  );
});

describe('a time to wait for that has another name', () => {
  it.each(['embargo: 2099-01-01', 'embargo: true', 'publish_at: 2099-01-01 09:00', 'scheduled: yes'])(
    'is an error that names publishDate: %s',
    (line) => {
      expect(refusalOf(line)).toContain(
        `expected a later publication as publishDate, found "${line}" - write publishDate: `,
      );
    },
  );
});

describe('an unknown field that may be a switch', () => {
  it.each([
    ['drafts: true', 'draft'],
    ['draf: no', 'draft'],
    ['publised: false', 'published'],
    ['Publishd: off', 'published'],
    ['pubish: false', 'publish'],
    ['prviate: 1', 'private'],
    ['hiden: true', 'hidden'],
    ['unlistd: true', 'unlisted'],
    ['visiblity: private', 'visibility'],
    ['stauts: pending', 'status'],
  ])('is an error with the name that is meant: %s', (line, name) => {
    expect(refusalOf(line)).toBe(
      `items/road.md:4:1 error FIELD_WRONG expected a field that is known, found "${line}" - did you mean ${name}? ${ASKS}`,
    );
  });

  it.each([
    'draft_mode: on',
    'keep_private: true',
    'do-not-publish: true',
    'dontPublish: yes',
    'hiddenFromRss: true',
    'exclude_from_feed: true',
    'noFeed: true',
    'in_feed: false',
    'show_in_rss: no',
    'state: draft',
    'access: private',
    'listing: Unlisted',
  ])('is an error that asks: %s', (line) => {
    expect(refusalOf(line)).toBe(
      `items/road.md:4:1 error FIELD_WRONG expected a field that is known, found "${line}" - ${ASKS}`,
    );
  });

  it('is one beside the right name, too', () => {
    expect(wholeHead(['draft: false', 'drafts: true']).head).toBeUndefined();
  });

  it('is only a warning where its value is no switch', () => {
    const { head, problems } = wholeHead(['drafts: three of them']);
    expect(head).toBeDefined();
    expect(tellAll(problems)).toContain('warning FIELD_MISSPELT');
  });

  it.each(['toc: true', 'math: yes', 'math: false', 'weight: 1', 'state: Otago', 'publishResources: true'])(
    'is not %s',
    (line) => {
      expect(wholeHead([line])).toMatchObject({ head: { title: 'Road' }, problems: [] });
    },
  );
});
