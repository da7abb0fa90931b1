import type { Searchable } from '../../core/feature'
import { responseOf } from './response-store'
import { type Hearing, hearingsSince } from './store'

/** Hearings, with the council's response as soon as it is approved. Those being prepared are for leaders. */
export const searchable: Searchable = async (scope, { since }) => {
  const hearings = (await hearingsSince(scope, since)).filter(({ title }) => title !== '')
  return Promise.all(
    hearings.map(async (hearing) => {
      const prepared = hearing.state === 'preparing'
      const decided = hearing.state === 'approved' || hearing.state === 'sent'
      const response = decided ? await responseOf(scope, hearing.id, hearing.approval?.version) : undefined
      return {
        source: `hearings:${hearing.id}`,
        entries: [
          {
            id: hearing.id,
            kind: 'hearing' as const,
            title: hearing.title,
            text: [...wordsIn(hearing), ...(response?.paragraphs.map(({ text }) => text) ?? [])].join('\n'),
            at: hearing.openedAt ?? hearing.createdAt,
            focusAreas: hearing.focusAreas,
            readers: prepared ? ('leaders' as const) : ('council' as const),
            verb: prepared ? 'hearings.prepare' : 'hearings.show',
            data: { hearing: hearing.id },
          },
        ],
      }
    }),
  )
}

const wordsIn = ({ summary, sender, to, journal, outcome }: Hearing): string[] => [
  summary,
  sender?.name ?? '',
  to,
  journal,
  outcome?.text ?? '',
]
