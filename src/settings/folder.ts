import { posix } from 'node:path';
import type { Section } from '../syntax/section.ts';
import { readText, type Value, type Wrong } from '../syntax/value.ts';

/** Reads a folder relative to feed.yaml. It may lie outside of that of feed.yaml only where `outside` says so. */
export type ReadFolder = (value: Value, wrong: Wrong) => string | undefined;

/** The reader of folders of a feed.yaml, by all its settings. */
export function readFolderIn(section: Section): ReadFolder {
  const outside = section.get('outside');
  const mayLeadOut = outside?.kind === 'text' && outside.text === 'allow';
  return (value, wrong) => {
    const text = readText(value, wrong, 'a folder');
    if (text === undefined) return undefined;
    if (/^([/\\]|[A-Za-z]:)/.test(text))
      return wrong(value, 'a folder relative to feed.yaml', 'leave out the leading slash or drive');
    const folder = posix.normalize(text).replace(/\/+$/, '');
    if (/^\.\.(?:\/|$)/.test(folder) && !mayLeadOut)
      return wrong(value, 'a folder in that of feed.yaml', 'put it there, or write outside: allow');
    return folder;
  };
}
