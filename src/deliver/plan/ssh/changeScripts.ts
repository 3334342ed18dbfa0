import type { SshPlace } from './place.ts';
import { opening, type SshScript } from './script.ts';

/** A list of paths that comes after a script. */
export interface SentList {
  /** Counts from 1: what an earlier try has left is never gone on with, since it may go on itself. */
  readonly tried: number;
  readonly listInBytes: number;
}

/** What is to be changed under the manifest that this delivery has written. */
export interface Change extends SentList {
  /** The version of that manifest. Under another one nothing is changed. */
  readonly version: string;
  /** A word of its own for each stage. */
  readonly word: string;
}

/** Times are those of the switch, so that each version of a file has a time of its own. */
const INSTALL =
  'rsync --files-from=- --from0 --no-implied-dirs --ignore-times --perms --whole-file --keep-dirlinks';

const INSTALLING = `
install() {
  sed -n "s|^|./|;$1" "$list" >"$part"
  tr '\\n' '\\0' <"$part" | ${INSTALL} --temp-dir="$tmp" "$stage/" "$2/"
}
`;

function changing({ word, tried, listInBytes }: Change): string {
  return `
list=$store/list-${word}-${tried}
part=$store/part-${word}-${tried}
tmp=$store/tmp-${word}-${tried}
stage=$store/stage-${word}
receive "$list" ${listInBytes}
mkdir -p "$tmp"
`;
}

/**
 * Brings what was staged to where it is served.
 *
 * @param counts how many of the paths, which are in the order in which they may appear, may appear at once
 */
export function settleScript(place: SshPlace, change: Change, counts: readonly number[]): SshScript {
  const rest = place.switchBy === 'link' ? settleLink(change) : settleFiles(change, counts);
  return `${opening(place, change.word)}${rest}
leftovers | sweep
end settled
`;
}

function settleFiles(change: Change, counts: readonly number[]): string {
  let from = 1;
  const ranges = counts.map((count) => {
    const range = `${from},${from + count - 1}p`;
    from += count;
    return range;
  });
  return `
fence ${change.version}
if [ ! -d "$store/stage-${change.word}" ]; then end settled; fi
${changing(change)}${INSTALLING}
${ranges.map((range) => `fence ${change.version}\ninstall ${range} "$path"`).join('\n')}
`;
}

/** The tree that is served now is copied by links of its files, of which none is written to, and what is new takes their names. */
function settleLink(change: Change): string {
  const { version, word, tried } = change;
  return `
fence ${version}
case $link in "$kept/tree-$own"-*) leftovers | sweep; end settled ;; esac
${changing(change)}${INSTALLING}
tree=$kept/tree-${word}-${tried}
rm -rf "$parent/$tree"
if [ -n "$link" ]; then
  rsync --recursive --links --perms --times --link-dest="$parent/$link/" "$parent/$link/" "$parent/$tree/"
  printf '%s\\n' "$link" >"$store/previous"
else
  mkdir "$parent/$tree"
fi
install 1,\\$p "$parent/$tree"
ln -s "$tree" "$store/link-${word}-${tried}"
fence ${version}
if [ -d "$path" ] && [ ! -L "$path" ]; then rmdir "$path"; fi
new=$store/link-${word}-${tried}
mv -fT "$new" "$path" 2>/dev/null || mv -fh "$new" "$path" 2>/dev/null ||
  perl -e 'rename $ARGV[0], $ARGV[1] or die "$!\\n"' "$new" "$path"
if [ "$(readlink "$path")" != "$tree" ]; then end unswitched; fi
link=$tree
`;
}

/** Removes files that are served, and the folders that this leaves empty; of a link also from the folder that was served before. */
export function removeScript(place: SshPlace, change: Change): SshScript {
  return `${opening(place)}
fence ${change.version}
${changing(change)}
rmdir "$tmp"
from=$path
if [ -n "$link" ]; then from=$parent/$link; fi
before=$(cat "$store/previous" 2>/dev/null || :)
take() {
  if [ -d "$1/$2" ] && [ ! -L "$1/$2" ]; then return 0; fi
  rm -f "$1/$2"
  case $2 in */*) (cd "$1" && rmdir -p "./\${2%/*}" 2>/dev/null) || : ;; esac
}
while IFS= read -r p; do
  fence ${change.version}
  take "$from" "$p"
  if [ -n "$before" ]; then take "$parent/$before" "$p"; fi
done <"$list"
rm -f "$list"
end removed
`;
}

/** Takes away what killed deliveries have left, unless somebody has begun one since the manifest of this version was read. */
export function tidyScript(place: SshPlace, version: string): SshScript {
  return `${opening(place)}
found=$(leftovers)
fence ${version}
printf '%s\\n' "$found" | sweep
end tidied
`;
}
