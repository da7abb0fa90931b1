// Of Markdown our cards hold no more: what takes a mark out of force, links of ours, and line breaks.
const MARKS =
  /\\([\\`*_~[\]#>+\-.)])|\[((?:\\.|[^\\[\]])+)\]\(((?:https?:\/\/|tel:|mailto:)[^)\s[\]]+)\)|\n\n/g

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => HTML[mark] as string)

/** A card's text as HTML, with nothing in it but line breaks and links. */
export function htmlOf(text: string): string {
  let html = ''
  let at = 0
  for (const { 0: whole, 1: mark, 2: label, 3: address = '', index } of text.matchAll(MARKS)) {
    html += escaped(text.slice(at, index))
    at = index + whole.length
    if (mark !== undefined) html += escaped(mark)
    else if (label === undefined) html += '<br>'
    else html += `<a href="${escaped(address)}">${htmlOf(label)}</a>`
  }
  return html + escaped(text.slice(at))
}
