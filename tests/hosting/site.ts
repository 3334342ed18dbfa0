import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realDisk } from '../../src/disk/realDisk.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { type Files, putFiles } from '../support/files.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { PNG } from '../support/pictures.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

/** More articles than the feeds of this publication show. They have pages elsewhere. */
const OLD: Files = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `items/old-${index}.md`,
    article(
      `Old ${index}`,
      `9:00 am on ${index + 1} May 2014`,
      'It was.',
      `link: /old/${index}\ntags: sport\n`,
    ),
  ]),
);

/** A publication with every kind of file that is served: feeds at three depths, archives, lists, pages and copies. */
export const FILES: Files = {
  'feed.yaml': `${SHORTEST}hubs: [https://hub.example/]
window: { items: 10, days: 1 }
tagFeeds: true
feedMenu: true
feeds:
  - { path: sport, title: Sport, where: { tags: sport } }
  - { path: media-news, title: On the media, where: { tags: sport } }
`,
  'items/try.md': article(
    'A try',
    '8:03 pm on 21 December 2014',
    '![The wharf](wharf.png)\n\n![The tide](tide.svg)\n\nScored late.',
    'tags: [sport, Māori, 新聞]\nenclosures: [talk.mp3, _chart.html, track.xhtml]\ntranscripts: talk.vtt\n',
  ),
  'items/tide.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
  'items/_chart.html': '<!doctype html><title>Chart</title><p>High water</p>',
  'items/track.xhtml': '<html xmlns="http://www.w3.org/1999/xhtml"/>',
  'items/wharf.png': PNG,
  'items/talk.mp3': new Uint8Array(2000),
  ...OLD,
  'items/talk.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nKia ora.\n',
};

/** A folder of served files. */
export interface Site {
  readonly output: string;
  /** Relative to the output folder. */
  readonly paths: readonly string[];
  remove(): void;
}

/** Publishes on a real disk. The folder stays until it is removed. */
export function buildSite(): Site {
  const root = mkdtempSync(join(tmpdir(), 'dateline-hosting-'));
  // A server that runs as nobody has to get in.
  chmodSync(root, 0o755);
  putFiles(root, FILES);
  const disk = realDisk(root);
  const { problems } = publish({ disk }, publicationOf(disk), { now: NOW });
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const output = join(root, 'output');
  return { output, paths: servedIn(output), remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** What readers and browsers ask for; what is there for hosts alone is left out. */
export function isServed(path: string): boolean {
  return !/^(?:_headers|\.nojekyll)$/.test(path);
}

/** The address of a file, relative to that of the publication. */
export function addressOf(path: string): string {
  return encodeURI(path).replace(/(^|\/)index\.html$/, '$1');
}

function servedIn(output: string): string[] {
  const entries = readdirSync(output, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name).slice(output.length + 1))
    .filter(isServed)
    .sort();
}
