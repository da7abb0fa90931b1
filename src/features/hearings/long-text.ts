/** Letters that a passage has at the most: so much a card shows whole, beside others, and takes corrections of. */
export const LONGEST_PASSAGE = 2400

const SENTENCE = /[.!?…]["”’»)]?(?=\s+["“»(]?[\p{Lu}\d])/gu

/** A text in pieces that are short enough for a passage, parted where sentences end or else between words. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > LONGEST_PASSAGE) {
    const at = borderIn(rest)
    pieces.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return [...pieces, rest]
}

/** Where the first piece of a text that is too long ends. */
function borderIn(text: string): number {
  const sentence = [...text.slice(0, LONGEST_PASSAGE + 2).matchAll(SENTENCE)]
    .map((found) => found.index + found[0].length)
    .findLast((end) => end <= LONGEST_PASSAGE)
  if (sentence !== undefined) return sentence
  const word = text.slice(0, LONGEST_PASSAGE + 1).search(/\s\S*$/)
  if (word > 0) return word
  // Not through the middle of a letter that takes two places.
  return /[\ud800-\udbff]/.test(text.charAt(LONGEST_PASSAGE - 1)) ? LONGEST_PASSAGE - 1 : LONGEST_PASSAGE
}
