import type { Podcast } from '../../src/model/podcast.ts';
import type { Show } from '../../src/site/layout.ts';
import { HOME } from './material.ts';

export const PODCAST: Podcast = {
  image: `${HOME}media/cover.jpg`,
  imagePlace: { file: 'feed.yaml', line: 6, column: 10 },
  categories: [{ name: 'News' }],
  isExplicit: false,
  isLocked: false,
};

/** A show that is one feed of a publication. */
export function showOf(more: Partial<Podcast> = {}): Show {
  return {
    title: 'The Harbour Hour',
    page: `${HOME}show/`,
    feed: `${HOME}show/rss.xml`,
    podcast: { ...PODCAST, ...more },
  };
}
