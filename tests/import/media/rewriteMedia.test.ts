import { describe, expect, it } from 'vitest';
import { parseHead } from '../../../src/articles/parseHead.ts';
import { remoteMediaOf } from '../../../src/import/media/articleMedia.ts';
import { rewriteMedia } from '../../../src/import/media/rewriteMedia.ts';
import type { Article } from '../../../src/model/article.ts';
import { auckland } from '../../support/publication.ts';

const OLD = 'https://old.example';

function article(text: string): Article {
  const { head } = parseHead({ file: 'items/a.md', text }, auckland);
  if (head === undefined) throw new Error('no article');
  return { id: 'urn:a', link: 'https://news.example.nz/a/', hasOwnLink: false, ...head };
}

const textOf = (body: string, front = '') =>
  `---\ntitle: News\ndate: 2014-12-21T07:03:00Z\n${front}---\n\nA text.\n\n${body}\n`;

const mediaIn = (body: string, front?: string) => {
  const text = textOf(body, front);
  return remoteMediaOf({ file: 'items/a.md', text }, auckland, article(text)).map(
    ({ url, kind }) => `${kind} ${url}`,
  );
};

const rewritten = (body: string, places: Readonly<Record<string, string>>, front?: string) => {
  const text = textOf(body, front);
  const result = rewriteMedia(
    { file: 'items/a.md', text },
    article(text),
    auckland,
    new Map(Object.entries(places)),
  );
  return {
    ...result,
    body: result.text.split('A text.\n\n')[1]?.trim(),
    front: result.text.split('---\n')[1],
  };
};

describe('the media of an article on other servers', () => {
  it.each([
    ['a picture', `![A](${OLD}/a.png)`, ['picture https://old.example/a.png']],
    ['each once', `![A](${OLD}/a.png) ![B](${OLD}/a.png)`, ['picture https://old.example/a.png']],
    [
      'the pictures of a set',
      `<img src="${OLD}/a.png" srcset="${OLD}/b.png 1x, ${OLD}/c.png 2x" alt="A">`,
      [
        'picture https://old.example/a.png',
        'picture https://old.example/b.png',
        'picture https://old.example/c.png',
      ],
    ],
    [
      'the picture that a picture leads to',
      `[![A](${OLD}/a.png)](${OLD}/full.jpg?x=1)`,
      ['picture https://old.example/full.jpg?x=1', 'picture https://old.example/a.png'],
    ],
    [
      'sound, film and their pictures',
      `<video poster="${OLD}/p.png"><source src="${OLD}/v.mp4"></video>\n\n<audio src="${OLD}/s.mp3"></audio>`,
      [
        'picture https://old.example/p.png',
        'file https://old.example/v.mp4',
        'file https://old.example/s.mp3',
      ],
    ],
    [
      'no page that a picture leads to',
      `[![A](${OLD}/a.png)](${OLD}/page/)`,
      ['picture https://old.example/a.png'],
    ],
    ['no link to a picture', `[see](${OLD}/a.png)`, []],
    ['no file that is here', '![A](media/a.png)', []],
    ['no picture in its own address', '![A](data:image/png;base64,iVBORw0KGgo=)', []],
  ])('are %s', (_what, body, media) => {
    expect(mediaIn(body)).toEqual(media);
  });

  it('are its picture and its enclosures', () => {
    const front = `image: ${OLD}/a.png\nenclosures:\n  - url: ${OLD}/e.mp3\n  - { url: ${OLD}/scan, type: image/png }\n  - "https://[no"\n  - here.mp3\n`;
    expect(mediaIn('', front)).toEqual([
      'picture https://old.example/a.png',
      'file https://old.example/e.mp3',
      'picture https://old.example/scan',
    ]);
  });

  it('are none of an article that cannot be read any more', () => {
    const broken = { file: 'items/a.md', text: '---\ntitle: [\n---\n' };
    const before = article(textOf(''));
    expect(remoteMediaOf(broken, auckland, before)).toEqual([]);
    expect(rewriteMedia(broken, before, auckland, new Map([['a', 'b']]))).toEqual({
      text: broken.text,
      left: [],
    });
  });
});

describe('the address of a file that is here now', () => {
  const A = { [`${OLD}/a.png`]: 'media/a.png' };

  it.each([
    ['in Markdown', `![A](${OLD}/a.png "T")`, '![A](media/a.png "T")'],
    ['in angle brackets', `![A](<${OLD}/a.png>)`, '![A](<media/a.png>)'],
    ['in a definition', `![A][a]\n\n[a]: ${OLD}/a.png`, '![A][a]\n\n[a]: media/a.png'],
    ['in HTML', `<img src='${OLD}/a.png' alt="A">`, `<img src='media/a.png' alt="A">`],
    [
      'in a set',
      `<img src="${OLD}/a.png" srcset="${OLD}/a.png 1x, ${OLD}/b.png 2x,${OLD}/a.png 3x" alt="A">`,
      `<img src="media/a.png" srcset="media/a.png 1x, ${OLD}/b.png 2x,${OLD}/a.png 3x" alt="A">`.replace(
        `,${OLD}/a.png 3x`,
        ',media/a.png 3x',
      ),
    ],
  ])('is written over %s', (_where, before, after) => {
    expect(rewritten(before, A)).toMatchObject({ body: after, left: [] });
  });

  it.each([
    [
      'with a sign that HTML escapes',
      `<video src="${OLD}/v.mp4?a=1&amp;b=2"></video>`,
      `${OLD}/v.mp4?a=1&b=2`,
      '<video src="media/v.mp4"></video>',
    ],
    ['with signs that Markdown escapes', `![A](${OLD}/a\\(1\\).png)`, `${OLD}/a(1).png`, '![A](media/v.mp4)'],
  ])('is written over %s', (_how, before, address, after) => {
    expect(rewritten(before, { [address]: 'media/v.mp4' })).toMatchObject({ body: after, left: [] });
  });

  it('is written over with the name of a file in any script', () => {
    const places = { [`${OLD}/a.png`]: 'media/港.png' };
    expect(rewritten(`![A](${OLD}/a.png)`, places)).toMatchObject({ body: '![A](media/港.png)', left: [] });
  });

  it.each([
    ['in words', `![A](${OLD}/a.png) is from ${OLD}/a.png, as ever.`],
    [
      'where it is the beginning of another',
      `![A](${OLD}/a.png) ![B](${OLD}/a.png?w=2) ![C](${OLD}/a.png/b)`,
    ],
    ['in a link in angle brackets', `![A](${OLD}/a.png) <${OLD}/a.png>`],
  ])('stays %s', (_where, before) => {
    expect(rewritten(before, A)).toMatchObject({
      body: before.replace(`${OLD}/a.png`, 'media/a.png'),
      left: [],
    });
  });

  it('stays where it is the id and the link of the article too', () => {
    const front = (src: string) => `id: ${OLD}/e.mp3\nlink: ${OLD}/e.mp3\nenclosures:\n  - url: ${src}\n`;
    const places = { [`${OLD}/e.mp3`]: 'media/e.mp3' };
    expect(rewritten('', places, front(`${OLD}/e.mp3`)).front).toContain(front('media/e.mp3'));
  });

  it.each([
    [`image: ${OLD}/a.png\n`, 'image: media/a.png\n'],
    [`image: "${OLD}/a.png"\n`, 'image: "media/a.png"\n'],
    [`image:\n  src: ${OLD}/a.png\n  inText: false\n`, 'image:\n  src: media/a.png\n  inText: false\n'],
    [`image: { alt: A, src: ${OLD}/a.png }\n`, 'image: { alt: A, src: media/a.png }\n'],
    [`enclosures:\n  - ${OLD}/a.png\n`, 'enclosures:\n  - media/a.png\n'],
  ])('is written over in front matter: %j', (before, after) => {
    expect(rewritten('', A, before).front).toContain(after);
  });

  it('stays where the article could not be read with it', () => {
    const front = `link: ${OLD}/a.png\nsource: { title: Old, url: ${OLD}/a.png }\nimage: { src: ${OLD}/a.png }\n`;
    expect(rewritten('', A, front)).toMatchObject({ left: [`${OLD}/a.png`] });
  });

  it('stays, and is told, where it is written in another way', () => {
    const body = `![A](https://OLD.example/a.png)`;
    expect(rewritten(body, A)).toMatchObject({ body, left: [`${OLD}/a.png`] });
  });

  it('stays where anything else would change with it, and others do not', () => {
    const sample = `    <img src="${OLD}/a.png">`;
    const body = `![A](${OLD}/a.png) ![B](${OLD}/b.png)\n\n${sample}`;
    expect(rewritten(body, { ...A, [`${OLD}/b.png`]: 'media/b.png' })).toMatchObject({
      body: `![A](${OLD}/a.png) ![B](media/b.png)\n\n${sample}`,
      left: [`${OLD}/a.png`],
    });
  });
});
