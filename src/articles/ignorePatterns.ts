import type { Settings } from '../model/settings.ts';

/**
 * The line of feed.yaml that leaves out what these patterns name, beside what it leaves out already.
 *
 * @example ignoreLine(['items/README.md'], {}) // 'ignore: [items/README.md]'
 */
export function ignoreLine(patterns: readonly string[], { ignore = [] }: Pick<Settings, 'ignore'>): string {
  return `ignore: [${[...ignore, ...patterns].map(asYaml).join(', ')}]`;
}

/** The pattern of one path and no other, relative to feed.yaml; of a folder if it ends in a slash. */
export function patternOf(path: string): string {
  const escaped = path
    .replace(/^(?:\.\.\/)+/, '')
    .replaceAll(/[\\*?[\]]/g, '\\$&')
    .replace(/ $/, '\\ ');
  return /\/./.test(escaped) ? escaped : `/${escaped}`;
}

/**
 * The same, with a slash before it in any case: so it is seen that it is a path.
 *
 * @example rootedPattern('../posts/[a].md') // '/posts/\\[a\\].md'
 */
export function rootedPattern(path: string): string {
  return `/${patternOf(path).replace(/^\//, '')}`;
}

/** An entry of a list in one line; quoted where YAML would take it for something else. */
function asYaml(text: string): string {
  return /^[\p{L}\d_/.][\p{L}\p{M}\d_/.-]*$/u.test(text) ? text : JSON.stringify(text);
}
