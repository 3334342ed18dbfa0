import { expected, type Fault } from '../../model/problem.ts';

/** What an author's reference is to lead to. */
export type Wanted = 'picture' | 'file';

/** Where a file was looked for in vain. */
export interface Search {
  /** Folders, relative to feed.yaml. */
  readonly folders: ReadonlySet<string>;
  /** The name of a file that is there and differs only in capitals or in Unicode form. */
  readonly nearest?: string | undefined;
  /** It may be there, but such a file is not given away. */
  readonly isHeldBack: boolean;
}

const CODES = {
  picture: { missing: 'PICTURE_MISSING', outside: 'PICTURE_OUTSIDE', unreadable: 'PICTURE_UNREADABLE' },
  file: { missing: 'FILE_MISSING', outside: 'FILE_OUTSIDE', unreadable: 'FILE_UNREADABLE' },
} as const;

export function missing(wanted: Wanted, reference: string, search: Search): Fault {
  const { folders, nearest, isHeldBack } = search;
  const places = [...folders].map((folder) => (folder === '.' ? 'the folder of feed.yaml' : folder));
  const advice = nearest
    ? `did you mean ${nearest}? Linux tells capitals apart`
    : 'put it there, or mend its name';
  const mend = isHeldBack
    ? 'articles, settings, hidden files and what is in the output folder are not served; give it another name'
    : `it was looked for in ${places.join(' and ')}; ${advice}`;
  return expected(CODES[wanted].missing, `the name of a ${wanted} that is there`, reference, mend);
}

export function nothing(wanted: Wanted): Fault {
  return expected(CODES[wanted].missing, `the name of a ${wanted}`, '', 'write its name, or take it out');
}

export function leadsOut(wanted: Wanted, reference: string, folders: readonly string[]): Fault {
  const mend = `it leads out of there; put the ${wanted} beside the article`;
  return expected(CODES[wanted].outside, `a ${wanted} in ${folders.join(' or ')}`, reference, mend);
}

export function noAddress(wanted: Wanted, reference: string): Fault {
  const mend = `put the ${wanted} beside the article and write its name, or an address without a password`;
  return expected(CODES[wanted].missing, `a ${wanted}, or an http or https address`, reference, mend);
}

export function noPicture(reference: string): Fault {
  const mend = 'save it as JPEG, PNG, GIF, WebP or AVIF, or as SVG with a width and a height or a viewBox';
  return expected(CODES.picture.unreadable, 'a picture that readers show', reference, mend);
}

/** @param why as Node tells it */
export function unreadable(wanted: Wanted, why: string): Fault {
  const message = `expected a ${wanted} that can be read, found ${why}`;
  return { code: CODES[wanted].unreadable, message, mend: 'mend its permissions, or take it away' };
}
