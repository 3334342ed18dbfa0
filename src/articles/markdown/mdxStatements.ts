const IMPORT = /import\s+(?=\S)(?:[\w*$,{}\s]{1,2000}?\sfrom\s*)?(?:'[^'\n]+'|"[^"\n]+")[ \t]*;?\s*/y;
const EXPORT_OR_END =
  /(?:export\s+(?:(?:const|let|var)\s+[\w$[{]|(?:default\s+)?(?:async\s+)?(?:function|class)\b|default\s+(?:[({]|[\w$.]+;?\s*$)|[{*])[\s\S]*)?$/y;

/** True for imports of MDX, and an export behind them. No import is looked at twice, whatever follows it. */
export function areStatements(block: string): boolean {
  let end = 0;
  for (IMPORT.lastIndex = 0; IMPORT.test(block); ) end = IMPORT.lastIndex;
  EXPORT_OR_END.lastIndex = end;
  return EXPORT_OR_END.test(block);
}
