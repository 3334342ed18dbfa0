import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * What reads and writes dates as people do. Each is loaded where it is needed, and stays: all of it takes a tenth of a small
 * run, and most articles have dates of the usual forms.
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
