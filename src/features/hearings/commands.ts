import { COUNCIL, LEADERS, leads, WORKING } from '../../core/council'
import type { Command, CouncilRequest } from '../../core/feature'
import { noticeCard } from '../../core/router.views'
import { UserError } from '../../core/user-error'
import { contributionsBy } from './contribution-store'
import { passagesOf } from './document-store'
import { listView, overview } from './list-views'
import { mineView } from './own-input-views'
import { detailsForm } from './preparation-views'
import { mustBePersonal } from './private'
import { hearingReply } from './replies'
import { responseReply } from './response-actions'
import { WHOLE } from './rules'
import { readHearing } from './status'
import { hearingsIn, searchHearings } from './store'
import { hearingWords } from './strings'
import { statisticsReply, workbenchReply } from './synthesis-actions'

export const commands: Command[] = [
  {
    key: 'hearing',
    access: COUNCIL,
    rank: 15,
    handle: async (request) => {
      const open = await hearingsIn(request.scope, ['open'])
      const [only, ...more] = open
      if (only && more.length === 0) return { card: await hearingReply(request, only) }
      if (only) return { card: listView(open, '', request) }
      const words = hearingWords(request.language)
      return {
        card: noticeCard(
          {
            fallbackText: words.noneOpen,
            title: '',
            text: words.noneOpen,
            buttons: [{ title: words.list.all, verb: 'hearings.list', data: {} }],
          },
          request,
        ),
      }
    },
  },
  {
    key: 'hearings',
    access: COUNCIL,
    handle: async (request) => ({ card: await listReply(request, request.args) }),
  },
  {
    key: 'createHearing',
    access: LEADERS,
    handle: (request) => {
      mustBePersonal(request)
      return { card: detailsForm(undefined, 'hearing', request) }
    },
  },
  {
    key: 'createInitiative',
    access: LEADERS,
    handle: (request) => {
      mustBePersonal(request)
      return { card: detailsForm(undefined, 'initiative', request) }
    },
  },
  {
    key: 'statistics',
    access: COUNCIL,
    handle: async (request) => ({ card: await statisticsReply(request, yearIn(request.args)) }),
  },
  {
    key: 'response',
    access: COUNCIL,
    handle: async (request) => {
      mustBePersonal(request)
      // Those who prepare responses go on with theirs; the others read what was sent.
      const states = leads(request) ? (['open', 'approving', 'approved'] as const) : (['sent'] as const)
      const found = await hearingsIn(request.scope, [...states])
      const [only, ...more] = found
      if (!only) throw new UserError('hearings.noResponse')
      if (more.length > 0) return { card: listView(found, '', request) }
      if (!leads(request)) return { card: await responseReply(request, only, { leads: false }) }
      if (only.state !== 'open') return { card: await hearingReply(request, only) }
      return { card: await workbenchReply(request, only.id) }
    },
  },
  {
    key: 'myInput',
    access: WORKING,
    handle: async (request) => {
      mustBePersonal(request)
      return { card: await mine(request) }
    },
  },
]

const MOST_FOUND = 20
/** Characters of what is looked for: a database takes no pattern without end. */
export const MOST_SEARCHED = 100

const yearIn = (text: string): number | undefined =>
  /^20\d\d$/.test(text.trim()) ? Number(text.trim()) : undefined

export async function listReply(request: CouncilRequest, args: string) {
  if (yearIn(args) !== undefined) return statisticsReply(request, yearIn(args))
  const words = args.slice(0, MOST_SEARCHED).split(/\s+/).filter(Boolean).slice(0, 6)
  if (words.length > 0)
    return listView(await searchHearings(request.scope, words, MOST_FOUND), words.join(' '), request)
  // Drafts are for those who prepare them, and never where others read along.
  const drafts = leads(request) && request.place === 'personal'
  return overview(
    await hearingsIn(request.scope, [
      ...(drafts ? (['preparing'] as const) : []),
      'open',
      'approving',
      'approved',
      'sent',
      'dropped',
    ]),
    drafts,
    request,
  )
}

/** All that somebody wrote, or what they wrote to one hearing. */
export async function mine(request: CouncilRequest, hearing?: string) {
  const { scope, person } = request
  const contributions = await contributionsBy(scope, person.id, { hearing })
  const ids = [...new Set(contributions.map((contribution) => contribution.hearing))]
  const hearings = new Map(
    await Promise.all(ids.map(async (id) => [id, await readHearing(request, id)] as const)),
  )
  const passages = new Map(
    await Promise.all(ids.map(async (id) => [id, await passagesOf(scope, id)] as const)),
  )
  const whole = { id: WHOLE, kind: 'section' as const, text: '', number: 0 }
  return mineView(
    contributions.flatMap((contribution) => {
      const found = hearings.get(contribution.hearing)
      const passage =
        passages.get(contribution.hearing)?.find(({ id }) => id === contribution.passage) ?? whole
      return found ? [{ contribution, hearing: found, passage }] : []
    }),
    request,
  )
}
