import type { PodcastValue, ValueRecipient } from '../model/podcast.ts';
import { readListOf } from '../syntax/section.ts';
import { readFlag, readText, readWholeNumber, type Value } from '../syntax/value.ts';
import { VALUE, VALUE_RECIPIENT } from './podcastPartsTable.ts';
import { type PodcastContext, readPart } from './podcastSection.ts';

/** Whom listeners pay. Only its form is looked at: what the words mean changes with the services that read them. */
export function readValueBlock(value: Value, context: PodcastContext): PodcastValue {
  const { read, readOptional } = readPart('value', value, VALUE, context);
  return {
    type: read('type', readText) ?? '',
    method: read('method', readText) ?? '',
    ...readOptional('suggested', readText),
    recipients:
      read(
        'recipients',
        readListOf((one) => readRecipient(one, context)),
      ) ?? [],
  };
}

function readRecipient(value: Value, context: PodcastContext): ValueRecipient {
  const { read, readOptional } = readPart('value.recipients', value, VALUE_RECIPIENT, context);
  return {
    type: read('type', readText) ?? '',
    address: read('address', readText) ?? '',
    split: read('split', readWholeNumber) ?? 0,
    ...readOptional('name', readText),
    ...readOptional('customKey', readText),
    ...readOptional('customValue', readText),
    ...(read('fee', readFlag) && { isFee: true }),
  };
}
