import type { MediaFile } from '../../model/media.ts';
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

/** The codes of what may be wrong with a reference. */
export const CODES = {
  picture: { missing: 'PICTURE_MISSING', outside: 'PICTURE_OUTSIDE', unreadable: 'PICTURE_UNREADABLE' },
  file: { missing: 'FILE_MISSING', outside: 'FILE_OUTSIDE', unreadable: 'FILE_UNREADABLE' },
} as const;

/** There is no such file in the folders in which it was looked for, or none that is given away. */
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

/** An empty reference. */
export function nothing(wanted: Wanted): Fault {
  return expected(CODES[wanted].missing, `the name of a ${wanted}`, '', 'write its name, or take it out');
}

/** A reference, or a symbolic link, that leads out of the folders from which files are given away. */
export function leadsOut(wanted: Wanted, reference: string, folders: readonly string[]): Fault {
  const mend = `it leads out of there; put the ${wanted} beside the article`;
  const place = wanted === 'picture' ? 'the folder of feed.yaml' : folders.join(' or ');
  return expected(CODES[wanted].outside, `a ${wanted} in ${place}`, reference, mend);
}

/** An address that readers cannot open. */
export function noAddress(wanted: Wanted, reference: string): Fault {
  const mend = `put the ${wanted} beside the article and write its name, or an address without a password`;
  return expected(CODES[wanted].missing, `a ${wanted}, or an http or https address`, reference, mend);
}

/** A file that is no picture. */
export function noPicture(reference: string): Fault {
  const mend = 'save it as JPEG, PNG, GIF, WebP or AVIF, or as SVG with a width and a height or a viewBox';
  return expected(CODES.picture.unreadable, 'a picture that readers show', reference, mend);
}

/**
 * A file that would run in a browser.
 *
 * @param script as it is written in the file
 */
export function scripted({ source }: MediaFile, script: string): Fault {
  const mend =
    'save it without; a host that is set up as docs/hosting.md says lets no browser run it, GitHub Pages does';
  return expected('MEDIA_SCRIPT', 'a file that runs nothing', `${script} in ${source}`, mend);
}
