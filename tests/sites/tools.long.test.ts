import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { entriesOf } from './entries.ts';
import {
  type BuiltSite,
  canRun,
  copySite,
  folderOf,
  readBuilt,
  readOutput,
  runTool,
  TOOLS,
  type Tool,
} from './tools.ts';

const isUpdate = process.env['UPDATE_GOLDEN'] === '1';
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

describe.each(TOOLS.filter(({ from }) => from !== 'nowhere'))('$name', (tool) => {
  it.runIf(process.env['CI'] === 'true' || canRun(tool))(
    'makes the pages and the entries of its feed that tests/sites has of it',
    () => {
      const root = copySite(tool);
      folders.push(root);
      runTool(tool, root);
      const built = readOutput(tool, root);
      if (isUpdate) writeBuilt(tool, built);
      expect(visible(built)).toEqual(visible(readBuilt(tool)));
    },
    300_000,
  );
});
