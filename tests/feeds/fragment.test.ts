import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { renderAtom } from '../../src/feeds/atom.ts';
import { FORMATS } from '../../src/feeds/formats.ts';
import { openFragment } from '../../src/feeds/fragment.ts';
import { joinFrame } from '../../src/feeds/frame.ts';
import { renderJson } from '../../src/feeds/jsonFeed.ts';
import { normaliseFeed } from '../../src/feeds/normaliseFeed.ts';
import { renderRss } from '../../src/feeds/rss.ts';
import type { AnyFeed } from '../../src/model/channel.ts';
import { runsOf } from '../support/runs.ts';
import { anyFeed } from './anyFeed.ts';
import { feedOf } from './material.ts';

const RENDERERS: Readonly<Record<string, (feed: AnyFeed) => string>> = {
  rss: renderRss,
  atom: renderAtom,
  json: renderJson,
};

it.each(FORMATS)('a document in $name is its frame around the fragments of its items', (format) => {
  fc.assert(
    fc.property(anyFeed, (made) => {
      const fragments = made.items.map((item) => openFragment(item, made.options));
      const feed = { ...normaliseFeed(made), items: fragments.map(({ item }) => item()) };
      const texts = fragments.map(({ textIn }) => textIn(format));
      expect(joinFrame(format.frame(feed, texts), texts)).toBe(RENDERERS[format.id]?.(made));
    }),
    runsOf(500),
  );
});

it('a fragment is rendered once in each format, when it is asked for', () => {
  const [item] = feedOf([{}]).items as [AnyFeed['items'][0]];
  const renderItem = vi.fn(() => 'text');
  const format = { ...(FORMATS[0] as (typeof FORMATS)[0]), renderItem };
  const fragment = openFragment(item, {} as AnyFeed['options']);
  expect(renderItem).not.toHaveBeenCalled();
  expect([fragment.textIn(format), fragment.textIn(format)]).toEqual(['text', 'text']);
  expect(renderItem).toHaveBeenCalledOnce();
  expect(fragment.textIn({ ...format, renderItem: () => 'another' })).toBe('another');
});
