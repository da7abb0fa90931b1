import { z } from 'zod'
import { COUNCIL, leads } from '../../core/council'
import type { CouncilRequest, Endpoint, Feature } from '../../core/feature'
import { longDate } from '../../core/language'
import { UserError } from '../../core/user-error'
import { type Block, runsOf } from '../../documents/document'
import { minutesDocument } from './document'
import { liveMeeting } from './live'
import { type Minutes, minutesIn } from './minutes-store'
import { readMinutes } from './reading'
import { minutesWords } from './strings'

export interface MinutesRow {
  meeting: string
  title: string
  approved: boolean
}

/** A part of the minutes; texts are plain. */
export type MinutesBlock =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'table'; head: string[]; rows: string[][] }

export interface MinutesShown extends MinutesRow {
  blocks: MinutesBlock[]
  files: { pdf: string; docx: string }
}

const MOST_LISTED = 60
const OfMeeting = z.object({ meeting: z.string() })

function rowOf({ id, meetingStart, state }: Minutes, { council, language }: CouncilRequest): MinutesRow {
  const day = longDate(meetingStart, council.timeZone, language)
  return { meeting: id, title: minutesWords(language).minutes.title(day), approved: state === 'approved' }
}

const plain = (text: Parameters<typeof runsOf>[0]): string =>
  runsOf(text)
    .map((run) => run.text)
    .join('')

function shownBlock(block: Block): MinutesBlock[] {
  switch (block.kind) {
    case 'heading':
    case 'facts':
      return [block]
    case 'paragraph':
      return [{ kind: 'paragraph', text: plain(block.text) }]
    case 'list':
      return [{ kind: 'list', items: block.items.map(plain) }]
    case 'table':
      return [{ kind: 'table', head: block.head, rows: block.rows }]
    default:
      return []
  }
}

/** The archive of minutes, and each of them as its document says it. */
export const apiFor = (rooms: Feature[]): Endpoint[] => [
  liveMeeting,
  {
    method: 'GET',
    path: 'minutes/list',
    access: COUNCIL,
    async handle(request) {
      const states: Minutes['state'][] = ['review', 'approved']
      const found = await minutesIn(
        request.scope,
        leads(request) ? ['draft', ...states] : states,
        MOST_LISTED,
      )
      return { body: { minutes: found.map((minutes) => rowOf(minutes, request)) } }
    },
  },
  {
    method: 'GET',
    path: 'minutes/one',
    access: COUNCIL,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      const { council, now, language, linkTo } = request
      const reading = await readMinutes(rooms, request, meeting, leads(request))
      if (!reading) throw new UserError('minutes.noMinutes')
      const { minutes, content } = reading
      const document = minutesDocument(
        {
          content,
          council,
          language,
          version: minutes.state === 'draft' ? 0 : minutes.version,
          approved: minutes.state === 'approved',
          at: minutes.approvedAt ?? content.end,
          now,
        },
        'internal',
      )
      const file = (form: string) => linkTo('minutes.file', `${meeting}:${form}:internal`)
      const body: MinutesShown = {
        ...rowOf(minutes, request),
        blocks: document.blocks.flatMap(shownBlock),
        files: { pdf: file('pdf'), docx: file('docx') },
      }
      return { body }
    },
  },
]
