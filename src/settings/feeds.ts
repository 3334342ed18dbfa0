import { expected } from '../model/problem.ts';
import type { OwnFeed, Where } from '../model/settings.ts';
import type { ReportProblem } from '../syntax/sourceText.ts';
import type { Value } from '../syntax/value.ts';
import { optional, readLanguage, readList, readText, type Wrong } from '../syntax/valueReaders.ts';
import { readEntries, readerOf, readSection, reportMissing, type Section } from './section.ts';

const WHERE = ['tags', 'authors', 'language', 'folder'];
/** What our own documents and files are in. Some disks and hosts take `Archive` for the same folder. */
const TAKEN = /^(?:tags|media)(?:\/|$)|(?:^|\/)archive(?:\/|$)/i;
const PATH = /^[\w-]+(?:\/[\w-]+)*$/;

/** Reads the feeds that a publication has beside the one of all articles. Two in one folder are an error. */
export function readFeeds(value: Value, report: ReportProblem, wrong: Wrong): OwnFeed[] {
  const feeds = readList(value, (one) => readOwnFeed(one, report, wrong));
  const paths = new Set<string>();
  for (const { path } of feeds) {
    if (paths.has(path)) {
      const mend = 'give each feed a folder of its own';
      report(value.at, expected('SETTING_WRONG', 'feeds in folders of their own', path, mend));
    }
    paths.add(path);
  }
  return feeds;
}

function readOwnFeed(value: Value, report: ReportProblem, wrong: Wrong): OwnFeed | undefined {
  if (value.kind !== 'mapping')
    return wrong(
      value,
      'a feed with path, title and where',
      'write it as { path: sport, title: Sport, where: ... }',
    );
  const entries = readEntries(value, ['path', 'title', 'where'], 'feeds.', report);
  const read = readerOf(entries);
  for (const [key, example] of Object.entries({
    path: 'sport',
    title: 'Sport',
    where: '{ tags: [sport] }',
  })) {
    if (!entries.has(key)) reportMissing(`feeds.${key}`, `${key}: ${example}`, value.at, report);
  }
  const path = read('path', (one) => readPath(one, wrong));
  const title = read('title', (one) => readText(one, wrong));
  const where = read('where', (one) => readWhere(one, report, wrong));
  return path === undefined || title === undefined || where === undefined
    ? undefined
    : { path, title, where };
}

function readPath(value: Value, wrong: Wrong): string | undefined {
  const text = readText(value, wrong, 'a folder')?.replace(/^\/+|\/+$/g, '');
  if (text === undefined) return undefined;
  if (!PATH.test(text))
    return wrong(value, 'a folder in addresses', 'write letters, digits and hyphens, like sport/rugby');
  return TAKEN.test(text)
    ? wrong(value, 'a folder that is free', 'choose another name: Dateline writes to this one')
    : text;
}

function readWhere(value: Value, report: ReportProblem, wrong: Wrong): Where | undefined {
  const entries: Section | undefined = readSection('feeds.where', value, WHERE, report, wrong);
  if (entries === undefined) return undefined;
  if (entries.size === 0) return wrong(value, WHERE.join(', or '), 'say which articles are in the feed');
  const read = readerOf(entries);
  const texts = (one: Value) => readList(one, (each) => readText(each, wrong));
  const folder = read('folder', (one) => readText(one, wrong, 'a folder'));
  return {
    ...optional('tags', read('tags', texts)),
    ...optional('authors', read('authors', texts)),
    ...optional(
      'language',
      read('language', (one) => readLanguage(one, wrong)),
    ),
    ...optional('folder', folder?.replace(/^(?:\.?\/)+|\/+$/g, '')),
  };
}
