import { HOSTILE } from './publications.ts';
import { goldenPublication, outputsOf, pagesOf } from './site.ts';

/** The publications whose pages are looked at. */
export const PUBLICATIONS = {
  golden: goldenPublication('pages'),
  hostile: HOSTILE,
  'right-to-left': goldenPublication('right-to-left'),
};
/** Every page, by where it is: `golden/2015/03/05/whale/`. */
export const PAGES = Object.entries(PUBLICATIONS).flatMap(([settings, folder]) =>
  pagesOf(outputsOf(folder)).map((path) => [`${settings}/${path}`, { settings, path }] as const),
);
