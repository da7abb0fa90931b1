import { Parser } from 'htmlparser2'

// Far more than anything of ours keeps of it.
const MOST_HTML = 20_000
const BLOCKS = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr', 'blockquote'])

/** The text of a message as Teams gives it to a message extension: HTML, or plain. */
export function messageText({
  contentType,
  content,
}: {
  contentType?: string | null
  content?: string | null
}): string {
  const given = (content ?? '').slice(0, MOST_HTML)
  return contentType === 'text' ? given.trim() : textOfHtml(given)
}

function textOfHtml(html: string): string {
  let text = ''
  const parser = new Parser({
    ontext(words) {
      text += words.replace(/\s+/g, ' ')
    },
    onopentag(name, { alt }) {
      if (name === 'br') text += '\n'
      if (name === 'li') text += '- '
      if (name === 'emoji') text += alt ?? ''
    },
    onclosetag(name) {
      if (BLOCKS.has(name)) text += '\n'
    },
  })
  parser.end(html)
  const lines = text.split('\n').map((line) => line.trim())
  return lines
    .filter((line, at) => line !== '' || lines[at - 1] !== '')
    .join('\n')
    .trim()
}
