import { type Fault, SEVERITY } from '../model/problem.ts';
import type { BodyPicture } from './figures.ts';
import type { Output } from './output.ts';
import type { Surroundings } from './resolveUrl.ts';
import type { Element, Text } from './tree.ts';

/** A problem of the HTML, before its place in the file is known. */
export interface HtmlFinding {
  /** An index into the HTML, or the number of a block in a tree of `TreeBuilder`. */
  readonly at: number;
  /** What stands there, as it is likely to stand in the author's file too. */
  readonly near: string;
  readonly fault: Fault;
  /** How often it is there; absent for once. */
  times?: number;
}

/** The input of one pass over a tree, and its results. */
export interface Pass extends Surroundings, Output {
  readonly findings: HtmlFinding[];
  /** The kinds of faults that have been reported: each is reported once, with its number. */
  readonly reported: Map<string, HtmlFinding>;
  readonly pictures: BodyPicture[];
  /** The addresses of these pictures. */
  readonly shown: Set<string>;
  /** The text below each picture that becomes a figure here. */
  readonly captions: Map<Element, string>;
  /** The fragments (`note` of `#note`) that links of the article lead to, known before it is written. */
  readonly targets: () => ReadonlySet<string>;
  /** Those of the links that are written in this part of the article: in feeds only their targets have ids. */
  linked: string[];
  /** False where this part has an address of a file that another pass may change. */
  isSteady: boolean;
  /** True where something of this part is reported, or has been. */
  isTold: boolean;
  /** The ids that are written; the first element of a name has it. */
  readonly ids: Set<string>;
  /** The links to a place in the article itself, the first to each. */
  readonly innerLinks: Map<string, Element>;
  firstParagraph: string;
}

/** Kinds of faults that are reported of one article. */
const MAX_REPORTED = 100;
const MORE: Fault = {
  code: 'CONTENT_REMOVED',
  message: `expected what readers keep, found more than ${MAX_REPORTED} kinds of other things`,
  mend: 'the others are not told; mend these, and run it again',
};

/** What may know where it stands. */
export type Located = Pick<Element | Text, 'sourceCodeLocation'>;

/** Reports a kind of fault once, at the first element that has it. */
export function reportOnce(pass: Pass, node: Located, near: string, fault: Fault): void {
  pass.isTold = true;
  const kind = `${fault.code} ${fault.message} ${near}`;
  // An error is reported whatever the number.
  const isOver = pass.reported.size >= MAX_REPORTED && SEVERITY[fault.code] !== 'error';
  const known = pass.reported.get(kind);
  if (known) known.times = (known.times ?? 1) + 1;
  if (known || isOver) return;
  const finding = { at: node.sourceCodeLocation?.startOffset ?? 0, near, fault };
  pass.reported.set(kind, finding);
  pass.findings.push(finding);
  if (pass.reported.size === MAX_REPORTED) pass.findings.push({ at: 0, near: '', fault: MORE });
}

/** Reports what was taken out. */
export function reportRemoved(pass: Pass, element: Element, what: string, near = what): void {
  reportOnce(pass, element, near, {
    code: 'CONTENT_REMOVED',
    message: `expected what readers keep, found ${what}`,
    mend: 'readers would not show it; take it out, or link to it',
  });
}
