import { diffLines } from 'diff'
import type { Council } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { type Block, type Document, runsOf } from '../../documents/document'
import type { MinutesContent } from './content'
import { minutesDocument } from './document'
import { versionOf } from './minutes-store'

/** A line that says something else now; without `before` it is new, without `after` it is gone. */
export interface Changed {
  before?: string
  after?: string
}

/** What two versions of minutes say differently, line by line and in their order. */
export function differenceOf(
  before: MinutesContent,
  after: MinutesContent,
  council: Council,
  now: Date,
): Changed[] {
  const text = (content: MinutesContent) =>
    linesOf(
      minutesDocument(
        { content, council, language: council.language, version: 1, approved: true, at: now, now },
        'internal',
      ),
    ).join('\n')
  const parts = diffLines(`${text(before)}\n`, `${text(after)}\n`)
  const linesAt = (index: number, kind: 'removed' | 'added'): string[] => {
    const part = parts[index]
    return part?.[kind] ? part.value.split('\n').filter((line) => line !== '') : []
  }
  return parts.flatMap((part, index): Changed[] => {
    // What comes in the place of something stands beside it.
    if (part.added && parts[index - 1]?.removed) return []
    const before = linesAt(index, 'removed')
    const after = linesAt(part.removed ? index + 1 : index, 'added')
    return Array.from({ length: Math.max(before.length, after.length) }, (_, line) => ({
      before: before[line],
      after: after[line],
    }))
  })
}

/** Characters of the unchanged beginning that a changed line is shown with. */
const LEAD = 30

/** The two texts of a long line from shortly before where they part, so that what changed is in sight. */
export function whereTheyPart({ before, after }: Changed): Changed {
  if (before === undefined || after === undefined) return { before, after }
  let same = 0
  while (same < before.length && before[same] === after[same]) same += 1
  const from = before.lastIndexOf(' ', same - LEAD) + 1
  const cut = (text: string) => (from > LEAD ? `…${text.slice(from)}` : text)
  return { before: cut(before), after: cut(after) }
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
): Promise<Changed[] | undefined> {
  const [before, after] = await Promise.all([
    versionOf(scope, meeting, version - 1),
    versionOf(scope, meeting, version),
  ])
  return before && after ? differenceOf(before.content, after.content, council, now) : undefined
}
