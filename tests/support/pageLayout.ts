/** The parts of a page that the pages of a publication have alike. */
const PARTS: Readonly<Record<string, RegExp>> = {
  top: /^<!doctype html>\n[\s\S]*?(?=<title>)/,
  feeds: /(?:<link rel="alternate" .*\n)+/,
  header: /<link rel="stylesheet" [\s\S]*?<\/header>\n/,
  footer: /<footer class="site">\n[\s\S]*$/,
};

/** The page whose parts stand for those of all others. Its links lead one folder up. */
const MODEL = 'archive/index.html';

/** The file in which a golden folder has the parts once. */
const LAYOUT = 'layout.html';

type Texts = Readonly<Record<string, string>>;
type Part = readonly [mark: string, text: string];

/** Files whose pages have a mark in the place of each part that is as in the model, and the parts in a file of their own. */
export function withoutLayout(files: Texts): Record<string, string> {
  const parts = partsOf(files[MODEL] ?? '');
  const layout = parts.flat().join('');
  const short = mapPages(files, (page, path) =>
    parts.reduce((rest, [mark, text]) => rest.replace(at(path, text), () => mark), page),
  );
  return { ...short, ...(layout !== '' && { [LAYOUT]: layout }) };
}

/** The files of which `withoutLayout` made these. */
export function withLayout({ [LAYOUT]: layout = '', ...files }: Texts): Record<string, string> {
  const parts = partsIn(layout);
  return mapPages(files, (page, path) =>
    parts.reduce((rest, [mark, text]) => rest.replace(mark, () => at(path, text)), page),
  );
}

function partsOf(page: string): Part[] {
  return Object.entries(PARTS).flatMap(([name, pattern]) => {
    const [text] = pattern.exec(page) ?? [];
    return text === undefined ? [] : [[`<!-- ${LAYOUT}: ${name} -->\n`, text] as const];
  });
}

function partsIn(layout: string): Part[] {
  const marks = [...layout.matchAll(/^<!-- layout\.html: \w+ -->\n/gm)];
  return marks.map(({ 0: mark, index }, place) => [
    mark,
    layout.slice(index + mark.length, marks[place + 1]?.index),
  ]);
}

function mapPages(files: Texts, change: (page: string, path: string) => string): Record<string, string> {
  const changed = Object.entries(files).map(([path, text]) => [
    path,
    path.endsWith('.html') ? change(text, path) : text,
  ]);
  return Object.fromEntries(changed);
}

/** A part of the model as the page at a path has it: links lead to the same place from there. */
function at(path: string, text: string): string {
  const foldersUp = '../'.repeat(path.split('/').length - 1);
  return text.replaceAll('href="../', `href="${foldersUp}`);
}
