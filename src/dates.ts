// The door of written dates, `dateline-feeds/dates`: it needs no Node.
export { type ParsedDate, parseDate } from './dates/parseDate.ts';
export { type Resolution, resolveClockTime } from './dates/zone.ts';
export type { Fault, ProblemCode, Severity } from './model/problem.ts';
export { formatRfc822, formatRfc3339, Stamp } from './model/stamp.ts';
