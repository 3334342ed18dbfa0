import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The parts of date-fns that we use, each loaded at its first use. Loading all of them takes a tenth of a small run, and
 * most articles have dates that need none of them.
 */
export const dateFns = {
  get parse() {
    return (require('date-fns/parse') as typeof import('date-fns/parse')).parse;
  },
  get format() {
    return (require('date-fns/format') as typeof import('date-fns/format')).format;
  },
  get utc() {
    return (require('@date-fns/utc') as typeof import('@date-fns/utc')).utc;
  },
  get UTCDate() {
    return (require('@date-fns/utc') as typeof import('@date-fns/utc')).UTCDate;
  },
};
