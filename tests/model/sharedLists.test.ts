import { describe, expect, it } from 'vitest';
import { parseHead } from '../../src/articles/parseHead.ts';
import type { Head } from '../../src/model/article.ts';
import { createHeadInterner } from '../../src/model/sharedLists.ts';
import { Stamp } from '../../src/model/stamp.ts';
import { parseSource } from '../../src/syntax/sourceText.ts';
import { article } from '../support/articles.ts';
import { auckland } from '../support/publication.ts';

function headOf(file: string, more = ''): Head {
  const text = article('Road', '21 December 2014 8:03 pm', 'The tide came in.', more);
  const { source } = parseSource(file, Buffer.from(text));
  return parseHead(source as NonNullable<typeof source>, auckland).head as Head;
}

const MANY = `author: Aroha Ngata
tags: [harbour, sport]
`;

describe('a lean head', () => {
  it.each([
    ['an ordinary one', MANY],
    ['one without authors, tags and summary', ''],
    ['one with all that can be absent', `${MANY}summary: A road.\nupdated: 22 December 2014 9:00 am\n`],
    [
      'one with files',
      'enclosures: [https://news.example.nz/a.mp3]\ntranscripts: [https://news.example.nz/a.vtt]\n',
    ],
  ])('says the same: %s', (_what, more) => {
    const head = headOf('items/road.md', more);
    expect(createHeadInterner()(head)).toEqual(head);
  });

  it('shares with others what is the same in them', () => {
    const lean = createHeadInterner();
    const [a, b] = ['items/a.md', 'items/b.md'].map((file) => lean(structuredCloneOf(headOf(file, MANY))));
    expect(a?.authors).toBe(b?.authors);
    expect(a?.tags).toBe(b?.tags);
    expect(a?.updated).toBe(a?.published);
  });

  it('keeps a change that was written at the same instant in another zone', () => {
    const head = { ...headOf('items/a.md'), updated: new Stamp(headOf('items/a.md').published.getTime(), 0) };
    expect(createHeadInterner()(head).updated.offsetInMinutes).toBe(0);
  });
});

/** The same, as another thread or a cache gives it: nothing of it is shared with anything. */
function structuredCloneOf(head: Head): Head {
  const { published, updated } = head;
  const stamp = (one: Stamp) => new Stamp(one.getTime(), one.offsetInMinutes);
  return { ...structuredClone(head), published: stamp(published), updated: stamp(updated) };
}
