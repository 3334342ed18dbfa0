// What no program on Node can go below: floor.mjs list|read|write ITEMS [MODEL OUTPUT]
//   list   start, list the articles, and ask of each when it was changed
//   read   read them too
//   write  and write as many files, of the same bytes, as are in the folder MODEL
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const [, , work, items, model, output] = process.argv;

for (const path of filesOf(items)) {
  lstatSync(path);
  if (work !== 'list') readFileSync(path);
}
if (work === 'write') {
  for (const path of filesOf(model)) {
    const copy = join(output, relative(model, path));
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, readFileSync(path));
  }
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
