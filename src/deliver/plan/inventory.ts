import { hash } from 'node:crypto';
import { FORMATS } from '../../feeds/formats.ts';
import { twinNamed } from '../../model/coding.ts';
import { shortHash } from '../../model/fingerprint.ts';
import type { DeliveredFile } from '../target.ts';
import { aliasAt, type Headers, headersOf, type ServedSettings } from './headers.ts';
import { type FileKind, kindOf } from './paths.ts';

/** A file that is to be at a target, with what a delivery has to know of it. */
export interface InventoryFile extends DeliveredFile {
  readonly kind: FileKind;
  /** Tells this file, with its headers, from any other that may stand at its path. */
  readonly mark: string;
  /** Tells path and mark from all others, and discloses neither. */
  readonly token: string;
  /** True if nothing leads to it, so that a manifest must not name it: the page of an unlisted article. */
  readonly isUnlisted: boolean;
}

/** What was found out of a file of the output folder. */
export type MeasuredFile = Pick<DeliveredFile, 'path' | 'hash' | 'sizeInBytes'>;

/**
 * Adds to a file what is known of its path.
 *
 * @param unlisted the paths of pages that nothing leads to
 * @param twins those of compressed copies
 */
export function describeFile(
  { path, hash: content, sizeInBytes }: MeasuredFile,
  settings: ServedSettings,
  unlisted: ReadonlySet<string>,
  twins: ReadonlySet<string> = new Set(),
): InventoryFile {
  const twin = twins.has(path) ? twinNamed(path) : undefined;
  const served = twin?.path ?? path;
  const headers = headersOf(served, settings);
  const kind = aliasAt(path, settings) ? 'feeds' : kindOf(path, FORMATS);
  return markedAs({
    path,
    hash: content,
    sizeInBytes,
    headers: twin ? [...headers, ['content-encoding', twin.coding]] : headers,
    kind: twin ? 'twins' : kind,
    isUnlisted: unlisted.has(served),
  });
}

/** Files of which those with equal headers have one list of them: there may be thousands of pages, and all are served alike. */
export function withSharedHeaders(files: readonly InventoryFile[]): InventoryFile[] {
  const known = new Map<string, Headers>();
  return files.map((file) => {
    const text = JSON.stringify(file.headers);
    const headers = known.get(text) ?? file.headers;
    known.set(text, headers);
    return { ...file, headers };
  });
}

/** A file with the mark of its bytes and headers. */
export function markedAs(file: Omit<InventoryFile, 'mark' | 'token'>): InventoryFile {
  const mark = `${file.hash} ${file.sizeInBytes} ${shortHash(JSON.stringify(file.headers))}`;
  return { ...file, mark, token: tokenOf(file.path, mark) };
}

/** Only who has the bytes of a page can find out that this is its path: what a page says cannot be guessed. */
export function tokenOf(path: string, mark: string): string {
  return hash('sha256', `${path}\n${mark}`, 'base64url');
}

/** True for a file that a manifest has by its token alone. What only an unlisted page shows must not be named either. */
export function isHidden({ kind, isUnlisted }: InventoryFile): boolean {
  return kind === 'media' || isUnlisted;
}
