import { createHash } from 'node:crypto';
import { decodeReferences } from '../../html/references.ts';
import type { MediaFile } from '../../model/media.ts';
import { parseAddress } from '../../model/parseAddress.ts';
import type { Chapter } from '../../model/podcast.ts';
import { onOneLine } from '../../model/text.ts';
import { parseDuration } from '../readDuration.ts';

/** JSON Chapters (Podcasting 2.0). */
export const CHAPTERS_TYPE = 'application/json+chapters';

/** Chapters of a file, and whether it is in the form that apps ask for. */
export interface ChapterFile {
  readonly chapters: readonly Chapter[];
  readonly isJsonChapters: boolean;
}

/**
 * Reads a file of chapters: JSON Chapters, Podlove Simple Chapters in JSON or XML, or lines like
 * `00:01:30.000 The pier <https://…>`.
 *
 * @returns undefined for a file of another form
 */
export function readChapterFile(bytes: Uint8Array): ChapterFile | undefined {
  const text = new TextDecoder().decode(bytes).trim();
  const chapters = /^[[{]/.test(text)
    ? chaptersInJson(text)
    : /^</.test(text)
      ? chaptersInXml(text)
      : chaptersInLines(text);
  if (chapters === undefined || chapters.length === 0) return undefined;
  const isJsonChapters = /^\{/.test(text) && /"startTime"\s*:\s*\d/.test(text);
  return { chapters: chapters.toSorted((a, b) => a.startInSeconds - b.startInSeconds), isJsonChapters };
}

/** A chapter in a line: its time, its title, and perhaps an address between `<` and `>`. */
export function parseChapterLine(line: string): Chapter | undefined {
  const [, time = '', title, url] = /^\s*([\d:.]+)\s+(?:-\s+)?(.*?)(?:\s*<([^<>]*)>)?\s*$/.exec(line) ?? [];
  return chapterOf({ start: time, title, url });
}

/** The chapters as a file that apps read: JSON Chapters 1.2. */
export function formatChapters(chapters: readonly Chapter[]): string {
  const list = chapters.map(({ startInSeconds: startTime, title, img, url, isHidden }) => ({
    startTime,
    title,
    img,
    url,
    toc: isHidden ? false : undefined,
  }));
  return `${JSON.stringify({ version: '1.2.0', chapters: list }, undefined, 2)}\n`;
}

/**
 * The file that chapters become, which is no file of the author's.
 *
 * @param file the article, relative to feed.yaml
 * @param url where the output folder is served; ends in a slash
 */
export function chaptersFile(
  chapters: readonly Chapter[],
  { file, slug }: { file: string; slug: string },
  url: string,
): MediaFile {
  const data = new TextEncoder().encode(formatChapters(chapters));
  const hash = createHash('sha256').update(data).digest('hex').slice(0, 10);
  const name = slug
    .normalize('NFKD')
    .replace(/[^a-z\d]+/gi, '-')
    .toLowerCase()
    .slice(0, 40);
  const path = `media/${name}-chapters-${hash}.json`.replace(/\/-+/, '/');
  return {
    source: file,
    isData: true,
    data,
    path,
    url: url + path,
    type: CHAPTERS_TYPE,
    length: data.length,
  };
}

function chaptersInJson(text: string): Chapter[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = Array.isArray(json) ? json : (json as { readonly chapters?: unknown }).chapters;
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((one: unknown) => {
    const { startTime, start, title, img, image, url, href, toc } = Object(one) as Record<string, unknown>;
    const chapter = chapterOf({ start: startTime ?? start, title, url: url ?? href, img: img ?? image });
    return chapter ? { ...chapter, ...(toc === false && { isHidden: true as const }) } : [];
  });
}

/** Of XML there is one element, whatever its prefix; all it says is in attributes. */
function chaptersInXml(text: string): Chapter[] {
  return [...text.matchAll(/<(?:[\w-]+:)?chapter\s((?:[^>"']|"[^"]*"|'[^']*')*)>/g)].flatMap(
    ([, attributes = '']) => {
      const values = new Map(
        [...attributes.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
          ([, name = '', a, b = '']) => [name, decodeReferences(a ?? b)],
        ),
      );
      return (
        chapterOf({
          start: values.get('start'),
          title: values.get('title'),
          url: values.get('href'),
          img: values.get('image'),
        }) ?? []
      );
    },
  );
}

/** Text that has no time at the beginning of a line is none of ours. */
function chaptersInLines(text: string): Chapter[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const chapters = lines.map(parseChapterLine);
  return chapters.every((chapter) => chapter !== undefined) ? chapters : undefined;
}

function chapterOf({
  start,
  title,
  url,
  img,
}: Readonly<Record<'start' | 'title' | 'url', unknown>> & { readonly img?: unknown }): Chapter | undefined {
  const startInSeconds = parseDuration(String(start));
  if (startInSeconds === undefined) return undefined;
  const name = typeof title === 'string' ? onOneLine(title) : '';
  return {
    startInSeconds,
    ...(name !== '' && { title: name }),
    ...named('img', img),
    ...named('url', url),
  };
}

/** An address on the web; what else there may be is left out. */
function named<K extends string>(key: K, value: unknown): { readonly [P in K]?: string } {
  const url = typeof value === 'string' ? parseAddress(value) : undefined;
  return url && /^https?:$/.test(url.protocol) ? ({ [key]: url.href } as { [P in K]: string }) : {};
}
