import type { ReadValue, SectionReaders } from '../syntax/section.ts';
import { readProse, type Value } from '../syntax/value.ts';
import { readTable, type SettingsContext } from './section.ts';
import type { SettingsTable } from './settingRow.ts';

/** What the readers of a podcast need beside what all settings do; empty where it is wrong, which is reported. */
export interface PodcastContext extends SettingsContext {
  /** The publication's address, against which others are resolved. */
  readonly url: string;
  readonly timeZone: string;
  readonly language: string;
}

/** The readers of a part of a podcast. What it has to have and has not is reported. */
export function readPart(
  name: string,
  value: Value,
  table: SettingsTable,
  context: PodcastContext,
): SectionReaders {
  return readTable(`podcast.${name}`, value, table, context);
}

/** Characters that readers of Podcasting 2.0 keep of most texts. */
const MAX_SHORT = 128;

/** Text that is told if it is too long for readers of Podcasting 2.0. */
export function readShort({ report }: PodcastContext, what = 'text', max = MAX_SHORT): ReadValue<string> {
  return (value, wrong) => {
    const text = readProse(value, wrong, what);
    const { length } = [...(text ?? '')];
    if (length > max)
      report(value.at, {
        code: 'SHOW_UNFIT',
        message: `expected a text of at most ${max} characters, found ${length}`,
        mend: 'directories may cut what is longer (Podcasting 2.0)',
      });
    return text;
  };
}
