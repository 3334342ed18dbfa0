import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { linkTargetsOf, openLinks } from '../../../src/publish/articleLinks.ts';
import { findSources } from '../../../src/publish/findSources.ts';
import { cacheFileStates } from '../../../src/publish/incremental/fileStates.ts';
import { openMeasured } from '../../../src/publish/incremental/measuredRecordings.ts';
import { emptyRecords } from '../../../src/publish/incremental/records.ts';
import { indexArticles } from '../../../src/publish/indexArticles.ts';
import type { ReadBody } from '../../../src/publish/readArticle.ts';
import { readSettings } from '../../../src/publish/readSettings.ts';
import type { Job } from '../../../src/publish/worker/mapInBatches.ts';
import { bodiesJob, headsJob, taskRunner } from '../../../src/publish/worker/tasks.ts';
import { article } from '../../support/articles.ts';
import { folderWith } from '../../support/files.ts';
import { SETTINGS } from '../../support/publication.ts';

const GOLDEN = new URL('../../golden/', import.meta.url).pathname;

/** All that two threads say of a publication, each of its articles by itself. */
function readBoth(root: string, disk = realDisk(root), recordings = openMeasured({ disk })) {
  const publication = readSettings(disk);
  if (publication.settings === undefined) return undefined;
  const { settings } = publication;
  const sources = findSources(disk, publication);
  const { files } = sources.tree;
  const index = indexArticles({ disk }, sources, emptyRecords(''));
  const { articles } = index;
  const links = openLinks(() => ({ targets: linkTargetsOf(index), now: 0 }), settings);
  const pathOf = ({ file }: { file: string }) => files.find((one) => one.file === file)?.path as string;
  const run = taskRunner(disk);
  let number = 0;
  const both = <Input, Result>(inputs: readonly Input[], job: Job<Input, Result>) => {
    const { kind, context } = job;
    number += 1;
    // On the way to another thread and back everything is cloned.
    const task = structuredClone({ kind, number, context, inputs: inputs.map(job.encode) });
    const answer = structuredClone(run(task));
    expect(answer.number).toBe(number);
    return {
      there: answer.results?.map((result, index) => job.decode(result, inputs[index] as Input)),
      here: inputs.map(job.run),
    };
  };
  return {
    count: files.length,
    heads: both(files, headsJob(disk, settings)),
    bodies: both(articles, bodiesJob(disk, settings, cacheFileStates(disk, recordings), pathOf, links)),
  };
}

describe('another thread', () => {
  it.each(readdirSync(GOLDEN))('reads the articles of golden/%s as this one does', (name) => {
    const read = readBoth(`${GOLDEN}${name}`);
    if (read === undefined) return;
    const { count, heads, bodies } = read;
    expect(heads.there).toHaveLength(count);
    expect(heads.there).toEqual(heads.here);
    expect(bodies.there).toEqual(bodies.here);
  });

  it('gives back what it measured, and measures nothing that was measured before', () => {
    const talk = article('Talk', '3 March 2015', 'It came in.', 'enclosures: talk.mp3\n');
    const root = folderWith({ 'feed.yaml': SETTINGS, 'items/talk.md': talk, 'items/talk.mp3': 'sound' });
    let count = 0;
    const recordingOf = () => {
      count += 1;
      return { container: 'MPEG', durationInSeconds: 62, chapters: [] };
    };
    const disk = { ...realDisk(root), recordingOf };
    const recordings = openMeasured({ disk });
    const durationsIn = (bodies: readonly ReadBody[] = []) =>
      bodies.flatMap(({ parsed }) => parsed.item.enclosures?.map(({ duration }) => duration));
    for (let look = 0; look < 2; look += 1) {
      const bodies = readBoth(root, disk, recordings)?.bodies;
      expect([durationsIn(bodies?.there), durationsIn(bodies?.here)]).toEqual([[62], [62]]);
      expect(count).toBe(1);
    }
  });

  it('says that it could not do something, which is then done here', () => {
    const run = taskRunner(realDisk('/nowhere'));
    const inputs = [{ file: 'a', path: 'a', head: '{' }];
    expect(run({ kind: 'bodies', number: 7, context: {}, inputs })).toEqual({ number: 7 });
  });

  it('keeps the context of the tasks before', () => {
    const root = `${GOLDEN}${readdirSync(GOLDEN)[0]}`;
    const disk = realDisk(root);
    const publication = readSettings(disk);
    if (publication.settings === undefined) throw new Error('feed.yaml has an error');
    const { settings } = publication;
    const inputs = findSources(disk, publication).tree.files;
    const run = taskRunner(disk);
    const first = run({ kind: 'heads', number: 1, context: { settings }, inputs });
    expect(first.results).toHaveLength(inputs.length);
    expect(run({ kind: 'heads', number: 2, inputs })).toEqual({ ...first, number: 2 });
  });
});
