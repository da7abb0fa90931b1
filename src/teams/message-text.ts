const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
// Far more than anything of ours keeps of it.
const MOST_HTML = 20_000

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

const textOfHtml = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .replace(/<emoji\b[^>]*\balt="([^"]*)"[^>]*>/gi, '$1')
    .replace(/<li\b[^>]*>/gi, '- ')
    .replace(/<br\b[^>]*>|<\/(?:p|div|li|h\d|tr|blockquote)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,6})|(\w{2,6}));/g, (whole, number?: string, name?: string) =>
      number ? String.fromCodePoint(Number(number)) : (SIGNS[name ?? ''] ?? whole),
    )
    .replace(/[ \u00a0]*\n[ \u00a0]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
