import type { SpokenParagraph } from '../../model/transcript.ts';
import { optional } from '../../syntax/value.ts';

/** Characters after which the end of a sentence is the end of a paragraph, and those after which the end of a cue is. */
const LONG = 400;
const TOO_LONG = 1200;
/** How a sentence ends, in whatever script. */
const END = /[.!?…。！？؟۔।]["'”’»)\]]*$/u;

/**
 * Cues, which are a few words each, as paragraphs that people can read: what one person says, up to the end of a sentence
 * after some lines of it. A cue that names nobody is of whoever spoke before.
 */
export function paragraphsOf(cues: readonly SpokenParagraph[]): SpokenParagraph[] {
  const paragraphs: SpokenParagraph[] = [];
  let parts: string[] = [];
  let length = 0;
  let first: SpokenParagraph | undefined;
  const close = () => {
    if (first) paragraphs.push({ ...first, text: parts.join(' ') });
    [parts, length, first] = [[], 0, undefined];
  };
  let voice: string | undefined;
  for (const { text, speaker = voice, startInSeconds } of cues) {
    if (speaker !== voice) close();
    voice = speaker;
    first ??= { text, ...optional('speaker', speaker), ...optional('startInSeconds', startInSeconds) };
    parts.push(text);
    length += text.length + 1;
    if (length > TOO_LONG || (length > LONG && END.test(text))) close();
  }
  close();
  return withoutRepeatedNames(paragraphs);
}

/** A name stands where somebody begins to speak, and not before each paragraph of theirs. */
function withoutRepeatedNames(paragraphs: readonly SpokenParagraph[]): SpokenParagraph[] {
  return paragraphs.map((paragraph, index) => {
    const { speaker, ...others } = paragraph;
    return speaker !== undefined && speaker === paragraphs[index - 1]?.speaker ? others : paragraph;
  });
}
