import fc from 'fast-check';
import { hashWords } from '../../src/articles/wordHash.ts';
import { article } from '../support/articles.ts';

/** An article as its author has it. */
export interface Written {
  /** What makes it the same article for its author, whatever becomes of it. */
  readonly key: number;
  readonly file: string;
  readonly title: string;
  readonly date: string;
  readonly text: string;
  readonly isDraft?: boolean;
  readonly isUnlisted?: boolean;
  /** Written into its front matter. */
  readonly id?: string;
}

export interface Folder {
  readonly url: string;
  readonly there: readonly Written[];
  /** Deleted, but not forgotten by their author. */
  readonly away: readonly Written[];
}

/** The id that an article was given when it was first shown. */
export type Ids = ReadonlyMap<number, string>;

/** Few of each, so that articles have the same names, times, titles and texts. */
const anything = {
  file: fc
    .constantFrom('a.md', 'b.md', 'c.md', 'a.txt', 'b.txt', '2014/a.md', '2014/d.md')
    .map((name) => `items/${name}`),
  title: fc.constantFrom('Road', 'Ferry'),
  date: fc.constantFrom('2014-12-20 08:00', '2014-12-20 20:00', '2014-12-21 08:00'),
  text: fc.constantFrom('', 'The tide came in.', 'The tide went out.', 'No news.'),
};

type Parts = Pick<Written, 'file' | 'title' | 'date' | 'text'>;

/** What an author does to a folder between two runs; undefined where it cannot be done. */
type Edit = (folder: Folder, one: Written, parts: Parts, ids: Ids) => Folder | undefined;

/** Edits after which every article is known without asking. */
const PLAIN: Readonly<Record<string, Edit>> = {
  rename: (folder, one, { file }) => (isFree(folder, file) ? replace(folder, { ...one, file }) : undefined),
  retitle: (folder, one, { title }) => replace(folder, { ...one, title }),
  redate: (folder, one, { date }) => replace(folder, { ...one, date }),
  rewrite: (folder, one, { text }) => replace(folder, { ...one, text }),
  delete: (folder, one) => ({
    ...folder,
    there: folder.there.filter(({ key }) => key !== one.key),
    away: [...folder.away, one],
  }),
  draft: (folder, one) => replace(folder, { ...one, isDraft: one.isDraft !== true }),
  unlist: (folder, one) => replace(folder, { ...one, isUnlisted: one.isUnlisted !== true }),
  swap: (folder, one, { file }) => {
    const other = folder.there.find((another) => another.file === file);
    // Two articles of one text and time that change names are one and the other: nobody can tell.
    const isSame = other && wordsOf(other) === wordsOf(one) && other.date === one.date;
    if (!other || other.isDraft || isSame) return undefined;
    return replace(replace(folder, { ...one, file }), { ...other, file: one.file });
  },
  moveHouse: (folder) => ({
    ...folder,
    url: folder.url === 'https://a.example/' ? 'https://b.example/news/' : 'https://a.example/',
  }),
  nameIt: (folder, one, _parts, ids) => {
    const id = ids.get(one.key);
    return id === undefined ? undefined : replace(folder, { ...one, id });
  },
};

/** Edits after which it may have to be asked. */
const DOUBTFUL: Readonly<Record<string, Edit>> = {
  add: (folder, _one, parts, ids) => {
    const key = Math.max(-1, ...[...folder.there, ...folder.away].map((one) => one.key)) + 1;
    const added = { key, ...parts };
    const isReturn = [...folder.away, ...folder.there.filter(({ isDraft }) => isDraft)].some((one) =>
      isLike(added, one, ids),
    );
    return isFree(folder, parts.file) && !isReturn
      ? { ...folder, there: [...folder.there, added] }
      : undefined;
  },
  restore: (folder, _one, { file }) => {
    const [back, ...away] = folder.away;
    if (back === undefined) return undefined;
    const wanted = isFree(folder, back.file) ? back.file : file;
    const isOthers = away.some(
      (one) => one.file === wanted && one.date === back.date && wordsOf(one) === wordsOf(back),
    );
    if (!isFree(folder, wanted) || (wanted !== back.file && isOthers)) return undefined;
    return { ...folder, there: [...folder.there, { ...back, file: wanted }], away };
  },
  contradict: (folder, one) => replace(folder, { ...one, id: 'urn:another' }),
};

export interface Step {
  readonly kind: string;
  readonly which: number;
  readonly parts: Parts;
}

/** Edits in a row; most of them can be made. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'add', 'restore', 'swap', ...Object.keys(PLAIN), ...Object.keys(DOUBTFUL)),
    which: fc.nat(9),
    parts: fc.record(anything),
  }),
  { minLength: 4, maxLength: 14 },
);

/** The folder after an edit; undefined where it cannot be made. */
export function edit(folder: Folder, { kind, which, parts }: Step, ids: Ids): Folder | undefined {
  const one = folder.there[which % Math.max(1, folder.there.length)];
  const make = PLAIN[kind] ?? DOUBTFUL[kind];
  const needsOne = kind !== 'add' && kind !== 'restore';
  // What becomes of a draft while nobody sees it is not an edit a run.
  if (needsOne && (one === undefined || (one.isDraft && kind !== 'draft'))) return undefined;
  return make?.(folder, one ?? { key: -1, ...parts }, parts, ids);
}

export function isPlain({ kind }: Step): boolean {
  return kind in PLAIN;
}

/** The files of a folder. */
export function filesIn({ there }: Folder): Record<string, string> {
  return Object.fromEntries(
    there.map(({ file, title, date, text, id, isDraft, isUnlisted }) => {
      const lines = [id && `id: ${id}\n`, isDraft && 'draft: true\n', isUnlisted && 'unlisted: true\n'];
      return [file, article(title, date, text, lines.filter(Boolean).join(''))];
    }),
  );
}

function isFree({ there }: Folder, file: string): boolean {
  return !there.some((one) => one.file === file);
}

function replace(folder: Folder, one: Written): Folder {
  return { ...folder, there: folder.there.map((other) => (other.key === one.key ? one : other)) };
}

function wordsOf({ text, title }: Parts): string {
  return hashWords(text, title);
}

/** What has the words, the file and time, or the day and name of an article that is gone is that article come back. */
function isLike(added: Parts, away: Written, ids: Ids): boolean {
  const name = added.file.replace(/^.*\/|\.\w+$/g, '');
  const isMintedSo = ids.get(away.key)?.endsWith(`,${added.date.slice(0, 10)}:${name}`) ?? false;
  return (
    isMintedSo || wordsOf(added) === wordsOf(away) || (added.file === away.file && added.date === away.date)
  );
}
