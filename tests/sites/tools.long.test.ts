import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { realDisk } from '../../src/disk/realDisk.ts';
import { tell } from '../cli/commandLine.ts';
import { entriesOf } from './entries.ts';
import {
  type BuiltSite,
  copySite,
  folderOf,
  isToRun,
  readBuilt,
  readOutput,
  runTool,
  TOOLS,
  type Tool,
} from './tools.ts';

const isUpdate = process.env['UPDATE_GOLDEN'] === '1';
const MAX_MS = 300_000;
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What subscribers and visitors see of a site, without the moment in which it was built. */
function visible({ pages, feeds }: BuiltSite) {
  return { pages, entries: [...feeds].map(([path, text]) => [path, entriesOf(text)]) };
}

function writeBuilt(tool: Tool, { pages, feeds }: BuiltSite): void {
  const folder = folderOf(tool, 'built');
  for (const [path, text] of feeds) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pages.txt'), `${pages.join('\n')}\n`);
}

// `DATELINE_SITES=FOLDER npm run test:long -- tests/sites` takes the packages from FOLDER/NAME/node_modules.
const tools = TOOLS.filter(({ from }) => from !== 'nowhere').map((tool) => ({
  ...tool,
  title: `${tool.name}${isToRun(tool) ? '' : ' (not run: it is not installed, or takes minutes)'}`,
}));

describe.each(tools)('$title', (tool) => {
  it.runIf(isToRun(tool))(
    'makes the pages and the feeds that tests/sites has of it, and Dateline adds to them',
    async () => {
      const root = copySite(tool);
      folders.push(root);
      runTool(tool, root);
      const built = readOutput(tool, root);
      if (isUpdate) writeBuilt(tool, built);
      expect(visible(built)).toEqual(visible(readBuilt(tool)));

      const disk = realDisk(root);
      const url = ['--url', 'https://tarnbeck.example/', '--time-zone', 'UTC'];
      expect(await tell(['init', '--root', root, ...url], disk)).toMatchObject({ status: 0 });
      const document = join(root, tool.output, 'feed.json');
      for (const isAgain of [false, true]) {
        // A program may empty its folder, or leave there what it did not write.
        if (isAgain) runTool(tool, root);
        expect(await tell(['build', '--root', root], disk)).toMatchObject({ status: 0 });
        expect(readOutput(tool, root).pages).toEqual(built.pages);
        expect(JSON.parse(readFileSync(document, 'utf8'))).toMatchObject({ title: expect.any(String) });
      }
      expect(existsSync(join(root, tool.output, 'rss.xml'))).toBe(true);
    },
    MAX_MS,
  );
});
