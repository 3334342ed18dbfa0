import type { Window } from '../model/settings.ts';
import { readersOf, type Section } from '../syntax/section.ts';
import { readWholeNumber } from '../syntax/value.ts';
import type { SettingsContext } from './section.ts';

/** The window of a feed that shows all that it has. */
export const WHOLE: Window = {
  items: Number.MAX_SAFE_INTEGER,
  days: Number.MAX_SAFE_INTEGER,
  bytes: Number.MAX_SAFE_INTEGER,
};

/** Reads how much a feed shows; what is not said is as in `usual`. */
export function readWindow(section: Section, usual: Window, context: SettingsContext): Window {
  const { read } = readersOf(section, context);
  const size = (key: keyof Window) => read(key, readWholeNumber) ?? usual[key];
  return { items: size('items'), days: size('days'), bytes: size('bytes') };
}
