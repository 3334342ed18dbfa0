import { proseOnOneLine } from '../../model/text.ts';
import type { SpokenParagraph } from '../../model/transcript.ts';
import { optional } from '../../syntax/value.ts';

/**
 * The segments of a JSON transcript (Podcasting 2.0, transcripts, JSON 1.0). One without a text is left out.
 *
 * @returns none if it is other JSON, or none at all
 */
export function jsonCuesIn(text: string): SpokenParagraph[] {
  const segments = fieldsOf(parsed(text))['segments'];
  if (!Array.isArray(segments)) return [];
  return segments.flatMap((segment: unknown) => {
    const { body, speaker, startTime } = fieldsOf(segment);
    const said = lineIn(body);
    if (said === undefined) return [];
    const start = typeof startTime === 'number' && startTime >= 0 ? startTime : undefined;
    return { text: said, ...optional('speaker', lineIn(speaker)), ...optional('startInSeconds', start) };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function lineIn(value: unknown): string | undefined {
  return (typeof value === 'string' && proseOnOneLine(value)) || undefined;
}
