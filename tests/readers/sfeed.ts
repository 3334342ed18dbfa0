import { fetchText, hasProgram, run } from '../support/program.ts';
import type { Reader, SeenItem } from './reader.ts';

/**
 * sfeed 1.7, which reads a document and prints a line of TAB-separated fields for each item.
 *
 * - A title is trimmed of ASCII white space, each white space character in it is a space, and U+007F is left
 *   out. Other controls cannot be in XML or are kept (U+0085).
 * - Only the content is escaped: a `\n` in a title or an id is a backslash and an n.
 * - An Atom entry has the instant of `published`, and of `updated` where there is no `published`.
 * - What is not well-formed, or is no feed, is read as far as it goes, without a word: an item cut short is
 *   no item.
 */
export const sfeed: Reader = {
  name: 'sfeed',
  formats: ['rss', 'atom'],
  packages: ['sfeed'],
  isHere: () => hasProgram('sfeed'),
  read,
  showsTitle: (title) =>
    title
      .replace(/^[\t-\r ]+|[\t-\r ]+$/g, '')
      .replace(/[\t-\r]/g, ' ')
      .replace(/\x7F/g, ''),
  showsInstant: (instant) => instant,
};

async function read(url: string): Promise<SeenItem[]> {
  const lines = (await run('sfeed', [], { input: await fetchText(url) })).split('\n');
  return lines.filter((line) => line !== '').map(itemOf);
}

function itemOf(line: string): SeenItem {
  const [seconds = '', title = '', _link, _content, _type, id = ''] = line.split('\t');
  return { id, title, instant: seconds === '' ? Number.NaN : Number(seconds) * 1000 };
}
