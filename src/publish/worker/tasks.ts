import type { ParsedItem } from '../../articles/parseBody.ts';
import type { Disk, FoundFile } from '../../disk/disk.ts';
import type { Article, Head } from '../../model/article.ts';
import type { Settings } from '../../model/settings.ts';
import { decodeHead, encodeHead } from '../incremental/codec.ts';
import { openEyes, type ReadBody, type ReadHead, readBody, readHead, type Sights } from '../readArticle.ts';
import type { Answer, Task } from './batches.ts';

/** What another thread does: the same as this one would. */
export function handOf(disk: Disk): (task: Task) => Answer | undefined {
  let settings: Settings | undefined;
  let sights: Sights;
  return (task) => {
    if (task.kind === 'settings') {
      settings = task.settings;
      sights = openEyes(disk);
      return undefined;
    }
    const current = settings as Settings;
    const { number } = task;
    try {
      const results =
        task.kind === 'heads'
          ? task.files.map((found) => packHead(readHead(found, disk, current)))
          : task.articles.map(({ found, head }) =>
              packBody(readBody(found, decodeHead(head, found.file) as Article, disk, current, sights)),
            );
      return { number, results };
    } catch {
      // Whoever asked will do it again, and see why.
      return { number };
    }
  };
}

/** A head on its way between threads, on which objects lose their class. */
interface PackedHead extends Omit<ReadHead, 'head'> {
  readonly head?: string;
}

function packHead({ head, ...rest }: ReadHead): PackedHead {
  return { ...rest, ...(head && { head: encodeHead(head) }) };
}

/** What `packHead` has packed. */
export function unpackHead(packed: unknown, { file }: FoundFile): ReadHead {
  const { head, ...rest } = packed as PackedHead;
  return { ...rest, ...(head !== undefined && { head: decodeHead(head, file) }) };
}

interface PackedBody extends Omit<ReadBody, 'parsed'> {
  readonly parsed: Omit<ParsedItem, 'item'> & { readonly item: object };
  /** True where feeds show the whole article, and its text needs not be sent twice. */
  readonly isWhole: boolean;
}

function packBody({ parsed, ...rest }: ReadBody): PackedBody {
  const { published: _, date: __, content, ...item } = parsed.item;
  const isWhole = content === parsed.html;
  const shown = isWhole || content === undefined ? item : { ...item, content };
  return { ...rest, isWhole, parsed: { ...parsed, item: shown } };
}

/** What `packBody` has packed. */
export function unpackBody(packed: unknown, { published, updated }: Head): ReadBody {
  const { parsed, isWhole, ...rest } = packed as PackedBody;
  const item = { ...parsed.item, published, date: updated, ...(isWhole && { content: parsed.html }) };
  return { ...rest, parsed: { ...parsed, item: item as ParsedItem['item'] } };
}
