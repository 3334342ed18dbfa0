import { type Fault, type Problem, problemAt, quoted } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import { hasShow } from '../model/show.ts';
import type { ReadFeed } from './reader/feedDocument.ts';

const OF_SHOW: Fault = {
  code: 'FEED_ENTRY',
  message: 'expected a feed.yaml with podcast:, since the feed is a podcast, found one without',
  mend: 'what the feed says of its show is left out; import it into an empty folder, and copy podcast: from there',
};

/**
 * Tells what a feed says of a podcast and no file keeps: elements that nothing here takes, each once, and what it says of its
 * show where feed.yaml is here already and knows of none.
 *
 * @param file the name of the feed's document
 */
export function unkeptOf(
  { podcast, unread = [] }: ReadFeed,
  settings: Settings,
  hasSettings: boolean,
  file: string,
): Problem[] {
  const isLost = hasSettings && !hasShow(settings) && podcast?.image !== undefined;
  const ofShow = isLost ? [problemAt({ file, line: 1, column: 1 }, OF_SHOW)] : [];
  const ofElements = unread.map(({ name, count, line }) => {
    const times = count > 1 ? `, ${count} times` : '';
    const message = `expected elements that a file has a place for, found ${quoted(name)}${times}`;
    return problemAt(
      { file, line, column: 1 },
      { code: 'FEED_ENTRY', message, mend: 'what it says is left out' },
    );
  });
  return [...ofShow, ...ofElements];
}
