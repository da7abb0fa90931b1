/**
 * A text as a client that renders Markdown shows it unchanged: emphasis, links, lists, quotes and
 * Adaptive Cards' `{{DATE()}}` are taken out of force, and each line break is kept.
 */
export function plainText(text: string): string {
  if (!/[\\`*_~[\]#>+\-\n]|^\s|\{\{|\d[.)]/.test(text)) return text
  return text
    .replace(/[\\`*~[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\d])_|_(?![\p{L}\d])/gu, '\\_')
    .replace(/^[ \t]+/gm, '')
    .replace(/^([#>+-])/gm, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/\{\{/g, '{\u200b{')
    .replace(/\r?\n/g, '\n\n')
}
