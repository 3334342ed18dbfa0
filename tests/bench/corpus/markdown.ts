import { PICTURES, placeOf } from './pictures.ts';
import type { Writer } from './writer.ts';

/** What an article is written with: its writer, and where it is. */
export interface Scene {
  readonly write: Writer;
  /** The file, relative to the publication's folder. */
  readonly path: string;
  /** The paths of other articles. */
  readonly others: readonly [string, ...string[]];
}

/** Writes one block of an article, in Markdown or HTML. */
export type Block = (scene: Scene) => string;

const HOSTS = [
  'https://example.org',
  'https://www.rnz.example/news',
  'http://blog.example.com',
  'https://github.example',
] as const;
const CODE = ['js', 'ts', 'css', 'html', 'bash', 'python', 'yaml', ''] as const;
const LINES = [
  'const total = items.filter((item) => item.count > 0 && item.name !== "").length;',
  '<div class="card"><a href="/about/">About & more</a></div>',
  'npm install --save-dev @scope/package@^2.1.0  # the one that works',
  'for (let i = 0; i < rows.length; i++) { sum += rows[i].value; }',
  '.card > a:hover { color: #0a5; margin: 0 auto; }',
  'def main(argv: list[str]) -> int:',
  '    return 0 if argv else 1',
  '  - name: build',
  '<script src="https://cdn.example/app.js" async></script>',
  'SELECT id, title FROM posts WHERE published < NOW() ORDER BY id DESC;',
] as const;

/** Blocks of Markdown alone: what a third of the articles is made of. */
export const PROSE: Readonly<Record<string, Block>> = {
  paragraph: ({ write }) => write.sentences(2 + write.pick(4)),
  linked: (scene) =>
    `${scene.write.sentence()} ${linkOf(scene)} ${scene.write.sentences(1 + scene.write.pick(3))}`,
  marked: ({ write }) =>
    `${write.sentence()} **${write.words(2)}** ${write.words(4)} *${write.words(2)}* ${write.sentence()}`,
  heading: ({ write }) => `${write.oneOf(['##', '##', '###'])} ${write.heading(2 + write.pick(5))}`,
  list: ({ write }) => itemsOf(write, write.oneOf(['-', '*', '1.']), 3 + write.pick(5)),
  quotation: ({ write }) => `> ${write.sentences(2)}\n>\n> — ${write.heading(2)}`,
};

/** What else people write in Markdown. */
export const EXTENDED: Readonly<Record<string, Block>> = {
  fence: ({ write }) => `\`\`\`${write.oneOf(CODE)}\n${codeOf(write, 3 + write.pick(14))}\n\`\`\``,
  indented: ({ write }) => codeOf(write, 2 + write.pick(4)).replace(/^/gm, '    '),
  spans: ({ write }) =>
    `${write.sentence()} \`${write.words(1)}()\` ${write.words(3)} \`--${write.words(1)}=<${write.words(1)}>\` ${write.sentence()}`,
  table: tableOf,
  nested: ({ write }) =>
    `- ${write.sentence()}\n  - ${write.sentence()}\n    continued ${write.words(5)}\n  - ${write.sentence()}\n\n    ${write.sentence()}\n- ${write.sentence()}`,
  footnotes: ({ write }) => {
    const name = `${write.oneOf(['', 'note-', 'fn'])}${write.pick(1_000_000)}`;
    return `${write.sentence()}[^${name}] ${write.sentence()}\n\n[^${name}]: ${write.sentences(1 + write.pick(2))}`;
  },
  picture: (scene) =>
    `![${scene.write.isIn(90) ? scene.write.heading(4) : ''}](${pictureOf(scene)}${scene.write.isIn(30) ? ` "${scene.write.heading(5)}"` : ''})`,
  tasks: ({ write }) => `- [x] ${write.sentence()}\n- [ ] ${write.sentence()}`,
  alert: ({ write }) => `> [!NOTE]\n> ${write.sentences(2)}`,
  rule: () => '---',
  shortCode: ({ write }) =>
    write.oneOf(['{{< youtube dQw4w9WgXcQ >}}', '{% youtube dQw4w9WgXcQ %}', `:tada: ${write.sentence()}`]),
};

/** A link in Markdown: to another site, to another article, or to what is nowhere. */
function linkOf(scene: Scene): string {
  return `[${scene.write.words(1 + scene.write.pick(4))}](${targetOf(scene)})`;
}

/** Where a link leads. One in fifty is a relative address of nothing. */
export function targetOf({ write, path, others }: Scene): string {
  const kind = write.pick(50);
  if (kind === 0)
    return `./${write
      .words(1)
      .toLowerCase()
      .replace(/[^a-z]/g, '')}-gone.md`;
  if (kind < 10) return placeOf(path, write.oneOf(others));
  if (kind < 14) return `/${write.oneOf(['about', 'tags', 'contact'])}/`;
  return `${write.oneOf(HOSTS)}/${write.pick(10_000)}/${kind < 20 ? `?a=1&b=${kind}` : 'page.html'}`;
}

/** The address of a picture: of this site in two of three, else of another. */
export function pictureOf({ write, path }: Scene): string {
  const kind = write.pick(9);
  if (kind > 5) return `https://images.example.com/photo-${write.pick(10_000)}.jpg`;
  const { name } = write.oneOf(PICTURES);
  return kind > 3 ? encodeURI(`pictures/${name}`) : placeOf(path, `items/pictures/${name}`);
}

function itemsOf(write: Writer, sign: string, count: number): string {
  return Array.from({ length: count }, () => `${sign} ${write.sentence()}`).join('\n');
}

function codeOf(write: Writer, lines: number): string {
  return Array.from({ length: lines }, () => write.oneOf(LINES)).join('\n');
}

function tableOf({ write }: Scene): string {
  const columns = 2 + write.pick(4);
  const row = (cell: () => string) => `| ${Array.from({ length: columns }, cell).join(' | ')} |`;
  const rule = row(() => write.oneOf(['---', ':--', '--:', ':-:']));
  const rows = Array.from({ length: 2 + write.pick(8) }, () =>
    row(() =>
      write.oneOf([
        write.words(2),
        `**${write.words(1)}**`,
        `${write.pick(10_000)}`,
        `\`${write.words(1)}\``,
      ]),
    ),
  );
  return [row(() => write.heading(1)), rule, ...rows].join('\n');
}
