import { expect, it } from 'vitest';
import { readFeed } from '../../../src/import/reader/readFeed.ts';
import { hasError } from '../../../src/model/problem.ts';
import { chanceOf } from '../../bench/soak/chance.ts';
import { mutate } from '../../bench/soak/mutate.ts';
import { fuzzOf } from '../../support/runs.ts';
import { bloggerNew, bloggerOld, movableType, wxr, wxrAttachment, wxrItem } from '../exportTexts.ts';

const COUNT = fuzzOf({ few: 10_000, full: 100_000 });
/** Of each, a thousand times what it takes. */
const MAX_IN_MILLISECONDS = 10_000;

const TEXT = `One\n\n[caption id="a" caption="x"]<img src="a.jpg"> two[/caption] [gallery ids="5"] [audio src="https://a.example/b.mp3"]
https://youtu.be/x1\n\n<ul><li>three\n<pre>\n\nfour</pre></ul><!--more--> [box a="b"]five[/box] [code]<b>[/code] [[embed]]
<table><tr><td>six</table><a title="it's">seven</a><blockquote>eight\n\nnine</blockquote>`;
const BLOCKS = `<!-- wp:paragraph --><p>One</p><!-- /wp:paragraph --><!-- wp:embed {"url":"https://youtu.be/x1"} --><figure>https://youtu.be/x1
<figcaption>two</figcaption></figure><!-- /wp:embed --><!-- wp:block {"ref":6} /--><!-- wp:latest-posts /--><!-- wp:footnotes /-->`;
const DRAFT = { status: 'draft', date: '0000-00-00 00:00:00' };

const EXPORTS = [
  wxr([
    wxrItem({
      text: TEXT,
      excerpt: 'Some',
      meta: {
        _thumbnail_id: '5',
        enclosure: 'https://a.example/b.mp3\n1\naudio/mpeg\na:1:{s:8:"duration";s:4:"1:02";}',
      },
    }),
    wxrItem({ id: 13, text: BLOCKS, meta: { footnotes: '[{"id":"a","content":"x"}]' } }),
    wxrItem({ id: 14, ...DRAFT }),
    wxrAttachment(5, 'a.jpg', { parent: 12 }),
    wxrItem({ id: 6, type: 'wp_block', text: BLOCKS }),
  ]),
  bloggerOld([
    { html: TEXT, tags: ['a'] },
    { id: 8, kind: 'comment' },
  ]),
  bloggerNew([
    { html: TEXT, tags: ['a'] },
    { id: 8, status: 'DRAFT' },
  ]),
  movableType([
    {
      body: TEXT,
      extended: 'two',
      excerpt: 'three',
      values: ['TAGS: a,"b c"'],
      sections: ['COMMENT:\nfour'],
    },
    { breaks: 'markdown' },
  ]),
].map((text) => Buffer.from(text));

it(`reads ${COUNT} damaged exports, or says what is wrong with them, and throws at none`, {
  timeout: 7_200_000,
}, () => {
  const faults: string[] = [];
  let read = 0;
  for (let seed = 0; seed < COUNT; seed += 1) {
    const chance = chanceOf(seed);
    const text = mutate(chance.oneOf(EXPORTS), chance, chance.oneOf(EXPORTS)).toString();
    const start = performance.now();
    try {
      const { feed, problems } = readFeed('export', text, {
        zone: { timeZone: 'Pacific/Auckland' },
        wanted: new Set(['drafts', 'pages']),
      });
      if ((feed === undefined) !== hasError(problems)) faults.push(`${seed}: a feed and errors, or neither`);
      read += feed === undefined ? 0 : 1;
    } catch (error) {
      faults.push(`${seed}: ${error}`);
    }
    const taken = performance.now() - start;
    if (taken > MAX_IN_MILLISECONDS) faults.push(`${seed}: ${taken} milliseconds`);
  }
  expect(faults.slice(0, 20)).toEqual([]);
  expect(read).toBeGreaterThan(COUNT / 10);
});
