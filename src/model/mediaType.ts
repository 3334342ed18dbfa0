import { mimes } from 'mrmime';

/** Types that mrmime lacks, or that feed readers know under another name. */
const OURS: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  flac: 'audio/flac',
  // Apple's podcast requirements ask for the names with an x.
  m4a: 'audio/x-m4a',
  m4b: 'audio/mp4',
  m4v: 'video/x-m4v',
  mkv: 'video/matroska',
  odp: 'application/vnd.oasis.opendocument.presentation',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  srt: 'application/x-subrip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** True for the type of what is heard or seen as it plays, in any case of letters (RFC 9110, 8.3.1). */
export function isRecordingType(type: string): boolean {
  return /^\s*(?:audio|video)\//i.test(type);
}

/** True for what a browser opens as a document that may run scripts: HTML, SVG and any other XML (MIME Sniffing, 4.6). */
export function isScriptable(type: string): boolean {
  return /^text\/(?:html|xsl)\b|[/+]xml(?:;|$)/.test(type);
}

/**
 * The MIME type of a file, by its extension.
 *
 * @param fallback the type for an unknown extension
 * @example mediaTypeOf('Road.MP3') // 'audio/mpeg'
 */
export function mediaTypeOf(name: string, fallback = 'application/octet-stream'): string {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const table = [OURS, mimes].find((types) => Object.hasOwn(types, extension));
  return table?.[extension] ?? fallback;
}
