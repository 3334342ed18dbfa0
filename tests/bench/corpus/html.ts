import { type Block, pictureOf, type Scene, targetOf } from './markdown.ts';
import type { Writer } from './writer.ts';

/** What people write within a line, since Markdown has no sign for it, or since another editor wrote it. */
const INLINE: readonly [Block, ...Block[]] = [
  ({ write }) => `<em>${write.words(2)}</em>`,
  ({ write }) => `${write.words(2)}<br>\n${write.words(3)}`,
  ({ write }) => `${write.words(2)}<br />${write.words(1)}`,
  ({ write }) => `<abbr title="${write.heading(3)}">${write.words(1).toUpperCase()}</abbr>`,
  ({ write }) => `<span class="highlight" style="color: #c00">${write.words(2)}</span>`,
  ({ write }) => `<kbd>Ctrl</kbd>+<kbd>${write.words(1).charAt(0).toUpperCase()}</kbd>`,
  ({ write }) => `<sup>${write.pick(30)}</sup>`,
  ({ write }) => `<code>&lt;${write.words(1)}&gt;</code>`,
  (scene) => `<a href="${targetOf(scene)}" target="_blank" rel="noopener">${scene.write.words(3)}</a>`,
  (scene) => `<a href='${targetOf(scene)}'>${scene.write.words(2)}</a>`,
  ({ write }) =>
    `${write.words(1)}&nbsp;km &mdash; ${write.words(2)} &amp; ${write.words(1)}&hellip; &copy;&nbsp;2019`,
  ({ write }) => `<strong>${write.words(2)}</strong>`,
  ({ write }) => `<small>${write.words(4)}</small>`,
];

/** Blocks of HTML in Markdown, and paragraphs with tags in their lines. */
export const HTML: Readonly<Record<string, Block>> = {
  tagged: (scene) => taggedOf(scene, 1),
  heavilyTagged: (scene) => taggedOf(scene, 2 + scene.write.pick(3)),
  paragraph: (scene) =>
    `<p class="lead">${scene.write.sentence()} ${inlineOf(scene)} ${scene.write.sentences(2)}</p>`,
  division: (scene) => `<div class="note">\n\n${taggedOf(scene, 1)}\n\n${scene.write.sentences(2)}\n\n</div>`,
  box: (scene) =>
    `<div class="box" style="margin: 1em">\n  <p>${scene.write.sentences(2)}</p>\n  <p>${inlineOf(scene)} ${scene.write.sentence()}</p>\n</div>`,
  figure: (scene) =>
    `<figure class="wp-block-image">\n  ${imageOf(scene)}\n  <figcaption>${scene.write.heading(6)}. ${scene.write.isIn(50) ? 'Photo: Hana Pōtiki' : ''}</figcaption>\n</figure>`,
  image: imageOf,
  linkedImage: (scene) => `<p align="center"><a href="${targetOf(scene)}">${imageOf(scene)}</a></p>`,
  details: ({ write }) =>
    `<details>\n<summary>${write.heading(4)}</summary>\n\n${write.sentences(3)}\n\n- ${write.sentence()}\n- ${write.sentence()}\n\n</details>`,
  table: tableOf,
  list: ({ write }) =>
    `<ul>\n${Array.from({ length: 2 + write.pick(5) }, () => `  <li><b>${write.words(1)}</b>: ${write.sentence()}</li>`).join('\n')}\n</ul>`,
  definitions: ({ write }) => `<dl>\n<dt>${write.heading(1)}</dt>\n<dd>${write.sentence()}</dd>\n</dl>`,
  comment: ({ write }) => `<!-- ${write.words(4)} -->`,
  code: ({ write }) =>
    `<pre><code class="language-html">&lt;p class="${write.words(1)}"&gt;${write.words(3)}&lt;/p&gt;\n</code></pre>`,
  quotation: ({ write }) =>
    `<blockquote>\n<p>${write.sentences(2)}</p>\n<cite>${write.heading(2)}</cite>\n</blockquote>`,
};

/** What others show, as they give it to be copied. */
export const EMBEDS: Readonly<Record<string, Block>> = {
  youtube: ({ write }) =>
    `<iframe width="560" height="315" src="https://www.youtube.com/embed/${identifierOf(write, 11)}" title="${write.heading(4)}" frameborder="0" allow="autoplay; encrypted-media" allowfullscreen></iframe>`,
  vimeo: ({ write }) =>
    `<div class="video-container">\n<iframe src="https://player.vimeo.com/video/${write.pick(900_000_000)}" width="640" height="360" allowfullscreen></iframe>\n</div>`,
  post: ({ write }) =>
    `<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">${write.sentence()} <a href="https://t.co/${identifierOf(write, 10)}">pic.twitter.com/${identifierOf(write, 10)}</a></p>&mdash; ${write.heading(2)} (@${identifierOf(write, 6)}) <a href="https://twitter.com/a/status/${write.pick(1_000_000_000)}">${write.heading(1)} 3, 2018</a></blockquote>${write.isIn(50) ? '\n<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>' : ''}`,
  map: ({ write }) =>
    `<iframe src="https://www.google.com/maps/embed?pb=!1m18!${write.pick(1_000_000)}" width="600" height="450" style="border:0" loading="lazy"></iframe>`,
  sound: ({ write }) => `<audio controls src="https://audio.example.com/${write.pick(10_000)}.mp3"></audio>`,
  film: ({ write }) =>
    `<video width="320" height="240" controls>\n  <source src="https://video.example.com/${write.pick(10_000)}.mp4" type="video/mp4">\n  ${write.sentence()}\n</video>`,
};

/** What is not as it ought to be: Dateline warns of these. */
export const FAULTS: Readonly<Record<string, Block>> = {
  unknown: ({ write }) => `<my-widget data-id="${write.pick(1000)}">${write.words(3)}</my-widget>`,
  script: ({ write }) =>
    `<script>\n  window.dataLayer = window.dataLayer || []; // ${write.words(2)}\n</script>`,
  style: () => '<style>\n.gallery img { width: 50%; }\n</style>',
  font: ({ write }) => `<center><font color="red" size="4">${write.heading(4)}</font></center>`,
  unclosed: ({ write }) => `<div>${write.sentence()} <b>${write.words(3)}\n\n${write.sentence()}`,
  misnested: ({ write }) =>
    `${write.sentence()} <b>${write.words(2)} <i>${write.words(2)}</b> ${write.words(2)}</i>.`,
  handler: ({ write }) => `<a href="#top" onclick="go(${write.pick(9)})">${write.words(2)}</a>`,
};

/** A paragraph with so many tags in it. */
function taggedOf(scene: Scene, count: number): string {
  const parts = Array.from(
    { length: count },
    () => `${scene.write.heading(4)} ${inlineOf(scene)} ${scene.write.words(4)}. ${scene.write.sentence()}`,
  );
  return parts.join(' ');
}

function inlineOf(scene: Scene): string {
  return scene.write.oneOf(INLINE)(scene);
}

function imageOf(scene: Scene): string {
  const { write } = scene;
  const alt = write.isIn(85) ? ` alt="${write.heading(4)}"` : '';
  const size = write.isIn(50) ? ` width="${300 + write.pick(500)}" height="${200 + write.pick(300)}"` : '';
  return `<img src="${pictureOf(scene)}"${alt}${size}${write.isIn(30) ? ' class="alignright" loading="lazy"' : ''} />`;
}

function tableOf({ write }: Scene): string {
  const columns = 2 + write.pick(3);
  const row = (name: string) =>
    `<tr>${Array.from({ length: columns }, () => `<${name}>${write.words(2)}</${name}>`).join('')}</tr>`;
  const rows = Array.from({ length: 2 + write.pick(6) }, () => `    ${row('td')}`);
  return `<table border="1">\n  <thead>\n    ${row('th')}\n  </thead>\n  <tbody>\n${rows.join('\n')}\n  </tbody>\n</table>`;
}

function identifierOf(write: Writer, length: number): string {
  const signs = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789-_';
  return Array.from({ length }, () => signs.charAt(write.pick(signs.length))).join('');
}
