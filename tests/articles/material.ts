import { parseItem } from '../../src/articles/parseBody.ts';
import { type ParsedHead, parseHead } from '../../src/articles/parseHead.ts';
import { identify } from '../../src/identity/identify.ts';
import type { Head } from '../../src/model/article.ts';
import type { Item } from '../../src/model/item.ts';
import type { FileFacts, Locate, MediaFile, Size } from '../../src/model/media.ts';
import { mediaTypeOf } from '../../src/model/mediaType.ts';
import { expected } from '../../src/model/problem.ts';
import type { Settings } from '../../src/model/settings.ts';
import { tellAll } from '../support/problems.ts';
import { auckland } from '../support/publication.ts';

/** The head of a Markdown article with these lines of front matter, a title and a date unless they say otherwise. */
export function markdownHead(
  lines: readonly string[],
  settings = auckland,
  file = 'items/road.md',
): ParsedHead {
  const text = ['---', ...lines, '---', '', 'The road is open.', ''].join('\n');
  return parseHead({ file, text }, settings);
}

/** The head of an article that is whole but for these lines. */
export function wholeHead(lines: readonly string[], settings = auckland): ParsedHead {
  return markdownHead(['title: Road', 'date: 8:03 pm on 21 December 2014', ...lines], settings);
}

/** The head of a newsroom text. */
export function newsroomHead(
  lines: readonly string[],
  settings = auckland,
  file = 'items/road.txt',
): ParsedHead {
  return parseHead({ file, text: lines.join('\n') }, settings);
}

/** The head, or a failure that says what the author was told. */
export function headOf({ head, problems }: ParsedHead): Head {
  if (head === undefined) throw new Error(`no head: ${tellAll(problems)}`);
  return head;
}

/** A file of the author's as it is served: of 101 bytes, and where it is a picture of 6 by 4 pixels. */
export function served(name: string): MediaFile {
  const type = mediaTypeOf(name);
  const path = `media/${name}`;
  const file = { source: `items/${name}`, path, url: `${auckland.url}${path}`, type, length: 101 };
  return type.startsWith('image/') ? { ...file, width: 6, height: 4 } : file;
}

/** Finds the files of these names, and addresses on the web. */
export function locateAmong(names: readonly string[], sizes: Readonly<Record<string, Size>> = {}): Locate {
  return (reference, wanted) => {
    if (/^https?:/.test(reference)) return { kind: 'remote', url: reference };
    if (names.includes(reference))
      return { kind: 'local', file: { ...served(reference), ...sizes[reference] } };
    const code = wanted === 'picture' ? 'PICTURE_MISSING' : 'FILE_MISSING';
    return { kind: 'wrong', fault: expected(code, `a ${wanted}`, reference, 'put it there') };
  };
}

/** An article as its author wrote it. Its front matter goes on at line 4; without any its body begins at line 5. */
export interface Written {
  readonly front?: readonly string[];
  readonly body?: readonly string[];
  /** What stands beside it. */
  readonly files?: readonly string[];
  /** What is known of files beside their address, and of pictures that are not of 6 by 4 pixels. */
  readonly facts?: Partial<FileFacts>;
  readonly sizes?: Readonly<Record<string, Size>>;
  readonly settings?: Settings;
  readonly file?: string;
}

/** A whole article, the files of the author's that it takes, and what its author is told. */
export function readArticle(written: Written): {
  item: Item;
  media: string[];
  made: readonly MediaFile[];
  told: string;
} {
  const { front = [], body = ['It is open.'], files = [], sizes, facts } = written;
  const { settings = auckland, file = 'items/road.md' } = written;
  const lines = ['---', 'title: Road', 'date: 8:03 pm on 21 December 2014', ...front, '---', ...body, ''];
  const source = { file, text: lines.join('\n') };
  const parsed = parseHead(source, settings);
  const [head] = identify([headOf(parsed)], settings).heads;
  if (head === undefined) throw new Error('no head');
  const none = { recordingOf: () => undefined, bytesOf: () => undefined, hashOf: () => undefined };
  const known = facts && { ...none, ...facts };
  const locate = locateAmong(files, sizes);
  const { item, media, problems } = parseItem(source, head, settings, locate, undefined, known);
  return {
    item,
    made: media.filter(({ isData }) => isData),
    media: media.map(({ source: name }) => name),
    told: tellAll([...parsed.problems, ...problems]),
  };
}

/** A file of these lines, read whole: its head, its item, and what its author is told. */
export function wholeArticle({ file, lines }: { readonly file: string; readonly lines: readonly string[] }) {
  const source = { file, text: [...lines, ''].join('\n') };
  const parsed = parseHead(source, auckland);
  const [head] = identify([headOf(parsed)], auckland).heads;
  if (head === undefined) throw new Error('no head');
  const { item, problems } = parseItem(source, head, auckland, locateAmong([]));
  return { head, item, told: tellAll([...parsed.problems, ...problems]) };
}
