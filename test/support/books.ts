import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { Typed } from './teams'

/** Where the bot keeps books of its own: by whom, when and about what, and never in words. */
export const BOOKS = ['audit', 'deliveries', 'conversations', 'threads', 'paces', 'linkuses', 'revocations']

/** What can be told from ids, dates, kinds and figures: the longest line, with a word of four letters in it. */
function telling({ text, verb }: Typed): string | undefined {
  // A command's own words are a kind.
  const words = verb === '' ? text.replace(/^\s*\/?\S+\s*/, '') : text
  const [longest = ''] = words.split('\n').sort((a, b) => b.length - a.length)
  const line = longest.trim()
  return line.length >= 9 && /\p{L}{4}/u.test(line) ? line : undefined
}

/**
 * Where something that somebody wrote stands in what the bot keeps or tells of its own: audit, outbox,
 * conversations, log and figures.
 */
export async function wordsInBooks(
  typed: readonly Typed[],
  { log, figures }: { log: string[]; figures: string },
): Promise<string[]> {
  const lines = new Map<string, Typed[]>()
  for (const one of typed) {
    const line = telling(one)
    if (line) lines.set(line, [...(lines.get(line) ?? []), one])
  }
  if (lines.size === 0) return []
  const told = { log: JSON.stringify(log), figures }
  const kept: string[] = []
  const books: Record<string, string> = { ...told }
  for (const { name } of (await mongoose.connection.db?.listCollections().toArray()) ?? []) {
    const documents = (await mongoose.connection.db?.collection(name).find().toArray()) ?? []
    if (BOOKS.includes(name)) books[name] = JSON.stringify(documents)
    else {
      kept.push(JSON.stringify(documents))
      books[`${name}.pendingAudit`] = JSON.stringify(documents.map(({ pendingAudit }) => pendingAudit))
    }
  }
  const found: string[] = []
  for (const [line, sources] of lines) {
    const escaped = JSON.stringify(line).slice(1, -1)
    for (const [book, content] of Object.entries(books))
      if (content.includes(escaped)) found.push(`${book}: ${line}`)
    if (kept.some((content) => content.includes(escaped)))
      noteWritten(
        'kept',
        sources.filter(({ verb }) => verb).map(({ verb, field }) => `${verb} ${field}`),
      )
  }
  return found
}

/** Notes texts of forms, as `verb field`: the suite's end counts them (written-words.cjs). */
export function noteWritten(what: 'kept' | 'texts', fields: string[]): void {
  const folder = process.env.WRITTEN_WORDS
  if (folder) appendFileSync(join(folder, `${what}-${process.pid}`), fields.map((one) => `${one}\n`).join(''))
}
