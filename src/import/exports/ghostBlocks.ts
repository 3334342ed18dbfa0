const BEGIN = /<!--\s*kg-gated-block:begin/;
const END = /<!--\s*kg-gated-block:end\s*-->/;

/**
 * The HTML of a post as those get it who have not signed in: without its blocks for members. What is not known to be for all,
 * or does not end, is left out.
 *
 * @example forEveryone('a<!--kg-gated-block:begin nonMember:false -->b<!--kg-gated-block:end-->c') // { html: 'ac', blocks: 1 }
 */
export function forEveryone(html: string): { readonly html: string; readonly blocks: number } {
  const [first = '', ...others] = html.split(BEGIN);
  let [shown, blocks] = [first, 0];
  for (const block of others) {
    const inside = block.indexOf('-->');
    const end = END.exec(block);
    const after = end ? block.slice(end.index + end[0].length) : '';
    const isForAll = inside >= 0 && /(?:^|\s)nonMember:true(?:\s|$)/.test(block.slice(0, inside));
    if (isForAll) shown += block.slice(inside + '-->'.length, end?.index) + after;
    else {
      shown += after;
      blocks += 1;
    }
  }
  return { html: shown, blocks };
}
