import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openFolderTarget } from '../../src/deliver/folderTarget.ts';
import type { Target } from '../../src/deliver/target.ts';
import { realDisk } from '../../src/disk/realDisk.ts';
import { filesOf, folderWith } from '../support/files.ts';
import { isLong } from '../support/runs.ts';
import { deliveryOf, publisher, siteOf } from './publishers.ts';
import { crawl, HASTY, publisherAt } from './racing.ts';
import { textAt } from './s3/material.ts';

const PUBLISHERS = 5;
const ROUNDS = isLong ? 50 : 6;

it(`five publishers with one folder lose no article in ${ROUNDS} rounds, and who comes meanwhile finds no dead address and no older feed`, {
  timeout: 300_000,
}, async () => {
  const folder = folderWith({});
  const repository = new Map<string, string>();
  const refusals: string[] = [];
  const delivered: string[] = [];
  const work = async (name: string) => {
    const target = openIn(folder);
    const colleague = publisherAt(target, repository, refusals);
    for (let round = 0; round < ROUNDS; round += 1) {
      await colleague.add(`${name}-${round}`, `Article ${round} of ${name}`);
      delivered.push(`/${name}-${round}/`);
      const wanted = [...delivered];
      const feed = await textAt(target, 'rss.xml');
      expect(
        wanted.filter((slug) => !feed?.includes(slug)),
        'what was delivered is lost',
      ).toEqual([]);
    }
  };
  const ended = new AbortController();
  const crawling = crawl(openIn(folder), ended.signal);
  await Promise.all(Array.from({ length: PUBLISHERS }, (_, index) => work(`p${index}`)));
  ended.abort();
  expect(await crawling).toBeGreaterThan(5);
  expect(new Set(refusals)).toEqual(new Set(['conflict']));

  const everything = Object.fromEntries([...repository].sort());
  expect(Object.keys(everything)).toHaveLength(PUBLISHERS * ROUNDS);
  await publisher().deliver(openIn(folder), deliveryOf(siteOf(everything), everything), { clock: HASTY });
  expect(filesOf(folder)).toMatchObject(siteOf(everything));
});

/** A folder on the disk, to which others come between any two steps, as from another machine. */
function openIn(folder: string): Target {
  const target = openFolderTarget({ name: 'web', place: '../web', disk: realDisk(folder) });
  const after =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      setTimeout(Math.random() * 4).then(() => act(...args));
  return {
    ...target,
    read: after(target.read),
    write: after(target.write),
    writeIf: after(target.writeIf),
    remove: after(target.remove),
  };
}
