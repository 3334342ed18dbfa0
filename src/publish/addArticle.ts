import { posix } from 'node:path';
import { newArticle } from '../articles/newArticle.ts';
import { nameTaker, stemOf } from '../import/fileName.ts';
import type { Settings } from '../model/settings.ts';
import type { Stamp } from '../model/stamp.ts';
import type { World } from './world.ts';

export interface ArticleRequest {
  readonly title: string;
  readonly published: Stamp;
  readonly format: 'md' | 'txt';
  /** A folder below the first one of `items:`. */
  readonly folder: string;
}

/**
 * Writes the file of a new article, a draft, under a name that no file has.
 *
 * @returns its path, relative to feed.yaml
 * @throws RangeError when `folder` leads out of the folder of articles
 * @throws Error when the disk refuses the write
 */
export function addArticle({ disk }: World, { items, timeZone }: Settings, request: ArticleRequest): string {
  const { title, published, format, folder } = request;
  const [top = '.'] = items;
  const place = posix.join(top, folder);
  if (posix.isAbsolute(folder) || posix.relative(top, place).startsWith('..'))
    throw new RangeError(`expected a folder in ${top}, found ${folder}`);
  const transaction = disk.begin('.');
  try {
    const taken = disk.names(place).map((name) => posix.join(place, name));
    const path = nameTaker(taken)(place, stemOf(published, undefined, title), format);
    transaction.stage(path, newArticle({ title, published, timeZone, format }));
    transaction.commit();
    return path;
  } finally {
    transaction.end();
  }
}
