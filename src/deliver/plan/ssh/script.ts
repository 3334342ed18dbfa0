import type { SshPlace } from './place.ts';

/**
 * What a machine is asked by a script for a POSIX shell. Beside what is served, `store` has the manifests, each under a number: the
 * highest is the one that counts. A manifest is written by giving the whole file the number after the one that was read (`ln`), which
 * only one can; so no lock is left behind by anybody who is killed.
 */
export type SshScript = string;

/** A word for a shell, to the letter. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

const COMMON = `
set -eu
LC_ALL=C
export LC_ALL
umask 022
say() { printf '\\n@dateline %s\\n' "$*"; }
end() { say "$@"; exit 0; }
is_numbered() { case \${1##*/} in *[!0-9]*) return 1 ;; esac; }
newest() {
  n=0
  for f in "$store"/manifests/*; do
    if is_numbered "$f" && [ "\${f##*/}" -gt "$n" ]; then n=\${f##*/}; fi
  done
}
fence() {
  newest
  if [ "$n" != "$1" ]; then end lost; fi
}
receive() {
  cat >"$1"
  if [ "$(wc -c <"$1")" -ne "$2" ]; then rm -f "$1"; end cut; fi
}
leftovers() {
  previous=$(cat "$store/previous" 2>/dev/null || :)
  for f in "$store"/stage-* "$store"/list-* "$store"/part-* "$store"/tmp-* "$store"/link-* "$store"/tree-*; do
    case $f in "$parent/$link" | "$parent/$previous" | "$store/tree-$own"-*) continue ;; esac
    if [ -e "$f" ] || [ -L "$f" ]; then printf '%s\\n' "$f"; fi
  done
}
sweep() {
  while IFS= read -r f; do
    if [ -n "$f" ]; then rm -rf "$f"; fi
  done
}
command -v rsync >/dev/null 2>&1 || end norsync
`;

const PLACE_OF_LINK = `
parent=\${path%/*}
kept=.\${path##*/}.dateline
store=$parent/$kept
mode=711
if [ ! -d "$parent/" ]; then end missing "$parent"; fi
if [ -L "$path" ]; then
  link=$(readlink "$path")
  case $link in "$kept"/tree-*) ;; *) end occupied ;; esac
elif [ -d "$path" ]; then
  if [ -n "$(ls -A "$path")" ]; then end occupied; fi
elif [ -e "$path" ]; then
  end occupied
fi
`;

const PLACE_OF_FILES = `
parent=$path
store=$path/.dateline
mode=700
if [ ! -d "$path/" ]; then end missing "$path"; fi
`;

/**
 * Begins each script: where it works, and what it has at hand. It ends where nothing can be delivered to.
 *
 * @param own the word of this delivery's stage
 */
export function opening({ path, switchBy }: SshPlace, own = '-'): string {
  return `path=${quoted(path)}
own=${own}
link=
case $path in /*) ;; *) path=$PWD/$path ;; esac
${COMMON}${switchBy === 'link' ? PLACE_OF_LINK : PLACE_OF_FILES}`;
}
