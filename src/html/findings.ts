import { type Fault, SEVERITY } from '../model/problem.ts';
import type { BodyPicture } from './figures.ts';
import type { Surroundings } from './resolveUrl.ts';
import type { Element } from './tree.ts';

/** Something that the author should know, and where the HTML says it. */
export interface Finding {
  /** An index into the HTML. */
  readonly at: number;
  /** What stands there, as it is likely to stand in the author's file too. */
  readonly near: string;
  readonly fault: Fault;
}

/** What one pass over a tree goes by, and what it gathers. */
export interface Pass extends Surroundings {
  readonly findings: Finding[];
  /** What has been told; each kind is told once. */
  readonly told: Set<string>;
  readonly pictures: BodyPicture[];
  /** The addresses of these pictures. */
  readonly shown: Set<string>;
  /** The text below each picture that becomes a figure here. */
  readonly captions: Map<Element, string>;
  /** The fragments (`#note`) that links of the article lead to; their targets keep their names. */
  readonly targets: Set<string>;
  firstParagraph: string;
}

/** So many kinds are told of one article; who has more has seen enough. */
const MAX_TOLD = 100;
const MORE: Fault = {
  code: 'CONTENT_REMOVED',
  message: `expected what readers keep, found more than ${MAX_TOLD} kinds of other things`,
  mend: 'the others are not told; mend these, and run it again',
};

/** Tells of a kind of fault, at the first element that has it. */
export function tellOnce(pass: Pass, element: Element, near: string, fault: Fault): void {
  const kind = `${fault.code} ${fault.message} ${near}`;
  // What keeps the article from being written is told whatever the number.
  const isOver = pass.told.size >= MAX_TOLD && SEVERITY[fault.code] !== 'error';
  if (pass.told.has(kind) || isOver) return;
  pass.told.add(kind);
  pass.findings.push({ at: element.sourceCodeLocation?.startOffset ?? 0, near, fault });
  if (pass.told.size === MAX_TOLD) pass.findings.push({ at: 0, near: '', fault: MORE });
}

/** Tells what was taken out. */
export function tellRemoved(pass: Pass, element: Element, what: string, near = what): void {
  tellOnce(pass, element, near, {
    code: 'CONTENT_REMOVED',
    message: `expected what readers keep, found ${what}`,
    mend: 'readers would not show it; take it out, or link to it',
  });
}
