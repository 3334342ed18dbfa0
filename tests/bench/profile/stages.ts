/** Where Node begins, and what it does without any function of ours. */
const START = 'start-up, and Node itself';

/** Stages by where a function comes from, the first that fits. What fits none belongs to the stage of its caller. */
const STAGES: readonly (readonly [stage: string, origin: RegExp])[] = [
  [START, /^node:internal\/(?:modules|main|process|bootstrap)/],
  [
    'find files',
    /^src\/(?:disk\/(?:discover|fileState|findAbove)|publish\/(?:findSources|treeProblems|unreadFormats))/,
  ],
  ['lock', /^src\/(?:identity\/(?:lockFile|mergeLines)|disk\/lock)/],
  ['identify', /^src\/(?:identity\/|publish\/indexArticles)/],
  ['records', /^src\/(?:publish\/incremental\/|disk\/cacheFile)/],
  [
    'heads and bodies: front matter',
    /^(?:npm:(?:yaml|toml-eslint-parser)$|src\/syntax\/|src\/articles\/openFrontMatter)/,
  ],
  [
    'heads: fields, dates, people',
    /^src\/(?:publish\/readHeads|dates\/|articles\/(?:parseHead|head|fields|people|readSwitches|keptBack|slug|missingDate|unusedFields))/,
  ],
  [
    'bodies: Markdown',
    /^(?:npm:(?:markdown-it|linkify-it|mdurl|uc\.micro|punycode|temml)|src\/articles\/markdown\/)/,
  ],
  ['bodies: parse HTML', /^(?:npm:(?:parse5|entities)|src\/html\/(?:parse|treeBuilder)\.)/],
  [
    'bodies: links',
    /^src\/(?:articles\/links\/|html\/(?:references|resolveUrl)|publish\/articleLinks|model\/parseAddress)/,
  ],
  ['bodies: pictures', /^(?:npm:image-size|src\/articles\/(?:media\/|articlePicture)|src\/html\/figures)/],
  ['bodies: sanitise', /^src\/html\//],
  ['bodies: other', /^src\/(?:articles\/|publish\/(?:articleStore|readArticle))/],
  ['render feeds', /^(?:npm:feed$|src\/(?:feeds\/|publish\/(?:renderOutput|measureWindows)))/],
  ['render pages', /^src\/site\//],
  ['compare', /^src\/publish\/compareOutputs/],
  ['write', /^src\/disk\/transaction/],
  ['threads', /^src\/(?:publish\/worker\/|cli\/workerThread)/],
  ['plan', /^src\/publish\/(?:plan|prepare)/],
  ['other', /^src\/(?:publish|cli|settings)\//],
];

/** The stage of a function that is called in a stage. */
export function stageOf(origin: string, functionName: string, caller = START): string {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (/^f(?:data)?sync/.test(functionName)) return 'flush';
  return STAGES.find(([, pattern]) => pattern.test(origin))?.[0] ?? caller;
}
