import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { realDisk } from '../../src/disk/realDisk.ts';
import { publish } from '../../src/publish/publish.ts';
import { article } from '../support/articles.ts';
import { type Files, folderWith, putFiles } from '../support/files.ts';
import { publicationOf } from '../support/memoryDisk.ts';
import { pngOf } from '../support/pictures.ts';
import { NOW, SHORTEST } from '../support/publication.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June'];

/** More articles than the feed shows, of several months. */
const OLD: Files = Object.fromEntries(
  MONTHS.flatMap((month, number) =>
    [3, 9].map((day) => [
      `items/tide-${number}-${day}.md`,
      article(`The tide of ${day} ${month}`, `9:00 am on ${day} ${month} 2014`, 'It came.', 'tags: tides\n'),
    ]),
  ),
);

const FERRY = ['The ferry is back', '6:12 am on 3 March 2015', '![The ferry](ferry.png)'] as const;

/**
 * A publication that goes through three states: the first, one with one more article, a new tag, an edit and a page that has moved, and one in which an article
 * has been taken out and another withdrawn. No dead address of its own is in any of them.
 */
export function publicationInStates(settings = '') {
  const root = folderWith({
    'feed.yaml': `${SHORTEST}window: { items: 10, days: 1 }\ntagFeeds: true\nfeedMenu: true\naliases: [feed/index.xml]\n${settings}`,
    'items/ferry.md': article(...FERRY, 'tags: ferries\n'),
    'items/ferry.png': pngOf(60, 40),
    'items/whale.md': article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed.'),
    ...OLD,
  });
  const build = () => {
    const disk = realDisk(root);
    const { problems } = publish({ disk }, publicationOf(disk), { now: NOW });
    if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  };
  const states: (() => void)[] = [
    build,
    () => {
      putFiles(root, {
        'items/ferry.md': article('The ferry is late', FERRY[1], FERRY[2], 'tags: ferries\n'),
        'items/tide-5-9.md': article(
          'The tide of 9 June',
          '9:00 am on 9 June 2014',
          'It came.',
          'slug: june-tide\ntags: tides\n',
        ),
        'items/dog.md': article(
          'A dog came too',
          '8:00 am on 1 April 2015',
          '![A dog](dog.png)',
          'tags: dogs\n',
        ),
        'items/dog.png': pngOf(40, 40),
      });
      build();
    },
    () => {
      rmSync(join(root, 'items/ferry.md'));
      const withdrawn = 'withdrawn: 9:00 am on 6 March 2015\n';
      putFiles(root, {
        'items/whale.md': article('A whale looks in', '5:40 pm on 5 March 2015', 'It stayed.', withdrawn),
      });
      build();
      // In a checkout of its own that has no copies which no article uses.
      rmSync(join(root, 'output/media', ferryIn(root)));
    },
  ];
  return { root, output: join(root, 'output'), states };
}

function ferryIn(root: string): string {
  const name = readdirSync(join(root, 'output/media')).find((one) => one.startsWith('ferry'));
  if (name === undefined) throw new Error('expected a picture of the ferry');
  return name;
}
