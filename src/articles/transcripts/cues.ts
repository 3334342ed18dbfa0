import { proseOnOneLine } from '../../model/text.ts';
import type { SpokenParagraph } from '../../model/transcript.ts';
import { optional } from '../../syntax/value.ts';

/** The times of a cue, of which the first counts: `01:02.500 -->`, and with a comma in SubRip. */
const TIMING = /^[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?[ \t]+-->/;
/** Who speaks from here on (WebVTT, 4.2.2): `<v.loud Ana>`. */
const VOICE = /<v(?:\.[^\s<>]*)?[ \t]([^<>]*)>/;
/** Any other tag, of either format, and where Aegisub's users want a line to stand. */
const TAG = /<[^<>]*>|\{\\[^{}]*\}/g;

const REFERENCES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
};

/**
 * The cues of a WebVTT or a SubRip file. What is no cue, like notes and styles, is left out.
 *
 * @returns none if the file is of another format
 * @example cuesIn('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Kia ora')
 * // [{ text: 'Kia ora', speaker: 'Ana', startInSeconds: 1 }]
 */
export function cuesIn(text: string): SpokenParagraph[] {
  return text.split(/\r?\n[ \t]*\r?\n/).flatMap((block) => {
    const lines = block.trim().split(/\r?\n/);
    // Before the times a cue may have a line with its number or its name.
    const at = lines.slice(0, 2).findIndex((line) => TIMING.test(line));
    if (at < 0) return [];
    return spokenIn(lines.slice(at + 1).join('\n'), secondsIn(lines[at] as string));
  });
}

function secondsIn(line: string): number {
  const [, hours = '0', minutes, seconds, fraction = '0'] = TIMING.exec(line) as RegExpExecArray;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`);
}

/** What is said in a cue. Several people may speak in it. */
function spokenIn(payload: string, startInSeconds: number): SpokenParagraph[] {
  // Every second part is a name.
  const parts = payload.split(VOICE);
  return parts.flatMap((part, index) => {
    if (index % 2 === 1) return [];
    const text = plainText(part);
    const speaker = index === 0 ? undefined : plainText(parts[index - 1] as string) || undefined;
    return text === '' ? [] : { ...named(text, speaker), startInSeconds };
  });
}

function plainText(part: string): string {
  const text = part.replace(TAG, '').replace(/&[a-z]{2,4};/g, (one) => REFERENCES[one] ?? one);
  return proseOnOneLine(text);
}

/** A name of up to four words, each of which begins with a capital, or with a figure: `Speaker 1: …`. */
const NAMED =
  /^(\p{Lu}[\p{L}\p{M}\p{N}.’'-]{0,30}(?: [\p{Lu}\p{N}][\p{L}\p{M}\p{N}.’'-]{0,30}){0,3}):\s+(?=\S)/u;

/** Text with who says it: whom the format names, or else the name that it begins with. */
export function named(text: string, speaker?: string): Pick<SpokenParagraph, 'text' | 'speaker'> {
  const [beginning = '', name] = speaker === undefined ? (NAMED.exec(text) ?? []) : [];
  return { text: text.slice(beginning.length), ...optional('speaker', speaker ?? name) };
}
