/** What a file's place says of an article: its name, and the day where the name begins with one. */
export interface FileName {
  readonly day?: string;
  readonly name: string;
}

/** A day with two digits each, whatever they are, or as Jekyll takes it too, with one, if there is such a day. */
const DATED = /^(\d{4}-(?:\d\d-\d\d|(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])))(?:[-_ ]+(.+))?$/;

/**
 * The name in `2014-12-21-name.md` or `2014-12-1-name.md`, and the day in `2014-12-21.md`, which is its name too. A file
 * `index.md` is named by its folder (a page bundle of Hugo's), unless that is a folder of articles.
 *
 * @param folders the folders of articles
 */
export function splitFileName(file: string, folders: readonly string[]): FileName {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const isBundle = base === 'index' && folder !== '' && !folders.includes(folder);
  const named = isBundle ? folder.slice(folder.lastIndexOf('/') + 1) : base;
  const [, day, name = named] = DATED.exec(named) ?? [];
  if (day === undefined) return { name: named };
  return { day: day.replace(/(?<=-)\d(?!\d)/g, '0$&'), name };
}

/** The words of signs that end a word: `C`, `C++` and `C#` are not the same. */
const SIGN_NAMES: Readonly<Record<string, string>> = { '+': '-plus', '#': '-sharp' };

/**
 * Letters and digits in lower case, with hyphens between the words. Latin letters lose their marks (`Tāmaki` is `tamaki`);
 * other scripts keep theirs, which are their vowels. A name of nothing but signs is their code points: `🎉` is `u1f389`.
 *
 * @example slugOf('C++') // 'c-plus-plus'
 */
export function slugOf(name: string): string {
  if (/^[a-z\d]+(?:-[a-z\d]+)*$/.test(name)) return cutToFit(name);
  const plain = withoutLatinMarks(name)
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}\p{M}])[+#]+(?![\p{L}\p{N}+#])/gu, (signs) =>
      [...signs].map((sign) => SIGN_NAMES[sign]).join(''),
    )
    // The joiner behind a virama only chooses how two letters look together.
    .replace(/(?<=\p{M})[\u200c\u200d]/gu, '')
    // A mark counts only where it follows a letter: an emoji has some, too.
    .replace(/(\p{L}\p{M}*)|\p{M}+/gu, '$1')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return cutToFit(plain.normalize() || slugOfSigns(name) || 'article');
}

/** Bytes of a name on all usual disks: a slug is the name of a folder. */
export const MAX_SLUG_IN_BYTES = 255;

/**
 * A slug with another behind it, which stays whole where both are too long.
 *
 * @example withSuffix('road', 'fr') // 'road-fr'
 */
export function withSuffix(slug: string, suffix: string): string {
  return `${cutToFit(slug, MAX_SLUG_IN_BYTES - Buffer.byteLength(suffix) - 1)}-${suffix}`;
}

function cutToFit(slug: string, max = MAX_SLUG_IN_BYTES): string {
  // No character has more than four bytes.
  if (slug.length * 4 <= max || Buffer.byteLength(slug) <= max) return slug;
  const whole = new TextDecoder().decode(Buffer.from(slug).subarray(0, max), { stream: true });
  return whole.replace(/-$/, '');
}

/**
 * What two names must have alike, beside their slug, to be spellings of one name: the signs that a slug has no room for.
 *
 * @example signsOf('Wham!') // '!'
 */
export function signsOf(name: string): string {
  const line = name.trim().replace(/^#+|[\ufe0e\ufe0f]/g, '');
  return (line.match(/^\.|[\p{S}#%*!?@]/gu) ?? []).join('');
}

function withoutLatinMarks(name: string): string {
  return name.normalize('NFKD').replace(/(?<=\p{Script=Latin})\p{M}+/gu, '');
}

function slugOfSigns(name: string): string {
  const signs = name.match(/\p{S}/gu) ?? [];
  return signs.map((sign) => `u${sign.codePointAt(0)?.toString(16)}`).join('-');
}
