import { diffLines, type Change as TextChange } from 'diff'
import type { Council } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { type Block, type Document, runsOf } from '../../documents/document'
import type { MinutesContent } from './content'
import { minutesDocument } from './document'
import { versionOf } from './minutes-store'

export interface Difference {
  removed: string[]
  added: string[]
}

/** What two versions of minutes say differently, line by line. */
export function differenceOf(
  before: MinutesContent,
  after: MinutesContent,
  council: Council,
  now: Date,
): Difference {
  const text = (content: MinutesContent) =>
    linesOf(
      minutesDocument(
        { content, council, language: council.language, version: 1, approved: true, at: now, now },
        'internal',
      ),
    ).join('\n')
  const parts = diffLines(`${text(before)}\n`, `${text(after)}\n`)
  const of = (wanted: (part: TextChange) => boolean | undefined) =>
    parts.filter(wanted).flatMap(({ value }) => value.split('\n').filter((line) => line !== ''))
  return { removed: of(({ removed }) => removed), added: of(({ added }) => added) }
}

/** A document's texts, a line each. */
export function linesOf({ blocks }: Document): string[] {
  const plain = (text: Parameters<typeof runsOf>[0]) =>
    runsOf(text)
      .map((run) => run.text)
      .join('')
  return blocks.flatMap((block: Block): string[] => {
    if (block.kind === 'heading') return [block.text]
    if (block.kind === 'paragraph') return plain(block.text).split('\n')
    if (block.kind === 'list') return block.items.map((item) => `• ${plain(item)}`)
    if (block.kind === 'facts') return block.rows.map(({ label, value }) => `${label}: ${value}`)
    return []
  })
}

/** What changed from the version before to this one. */
export async function changesIn(
  { scope, council, now }: Pick<CouncilRequest, 'scope' | 'council' | 'now'>,
  meeting: string,
  version: number,
): Promise<Difference | undefined> {
  const [before, after] = await Promise.all([
    versionOf(scope, meeting, version - 1),
    versionOf(scope, meeting, version),
  ])
  return before && after ? differenceOf(before.content, after.content, council, now) : undefined
}
