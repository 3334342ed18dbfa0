import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realDisk } from '../../../src/disk/realDisk.ts';
import { fetchDocument } from '../../../src/http/client/fetchDocument.ts';
import { MICRO_BLOG } from '../../import/exports/zippedExports.ts';
import { filesOf, folderWith, putFiles } from '../../support/files.ts';
import { SETTINGS } from '../../support/publication.ts';
import { serve } from '../../support/serve.ts';
import { zipOf } from '../../support/zipFile.ts';
import { tell } from '../commandLine.ts';

describe('import of a zip', () => {
  it('makes articles of what is in it, and unpacks nothing', async () => {
    const root = folderWith({ 'feed.yaml': SETTINGS });
    putFiles(root, { 'old.bar': zipOf(MICRO_BLOG) });
    const importing = () =>
      tell(['import', join(root, 'old.bar'), '--root', root], realDisk(root), { disk: realDisk });
    expect((await importing()).stdout).toContain('imported 1 article');
    expect(Object.keys(filesOf(root)).sort()).toEqual([
      'feed.lock',
      'feed.yaml',
      'items/2024-03-01-low.md',
      'old.bar',
    ]);
    const before = filesOf(root);
    expect((await importing()).status).toBe(0);
    expect(filesOf(root)).toEqual(before);
  });

  it('reads one that is at an address', async () => {
    const root = folderWith({ 'feed.yaml': SETTINGS });
    const { url, close } = await serve({ 'old.zip': { type: 'application/zip', text: zipOf(MICRO_BLOG) } });
    onTestFinished(close);
    const args = ['import', `${url}/old.zip`, '--allow-private', '--root', root];
    expect((await tell(args, realDisk(root), { fetch: fetchDocument })).stdout).toContain(
      'imported 1 article',
    );
  });
});
