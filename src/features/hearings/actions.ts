import { z } from 'zod'
import { COUNCIL } from '../../core/council'
import type { Action } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { listReply, MOST_SEARCHED } from './commands'
import { contributionsOf } from './contribution-store'
import { passagesOf } from './document-store'
import { answering } from './input-actions'
import { OfHearing } from './inputs'
import { searchForm } from './list-views'
import { OTHERS_A_PAGE, othersView } from './own-input-views'
import { preparing } from './preparation-actions'
import { mustBePersonal } from './private'
import { hearingReply } from './replies'
import { openness } from './rules'
import { readHearing } from './status'
import { tallyOf, totalOf } from './tally-store'

const Search = z.object({ words: z.string().trim().max(MOST_SEARCHED).default('') })

const reading: Action[] = [
  {
    verb: 'hearings.show',
    access: COUNCIL,
    handle: async (request) => {
      const hearing = await readHearing(request, OfHearing.parse(request.data).hearing)
      if (hearing.state === 'preparing') mustBePersonal(request)
      return { replaceCard: await hearingReply(request, hearing) }
    },
  },
  {
    verb: 'hearings.list',
    access: COUNCIL,
    handle: async (request) => ({ replaceCard: await listReply(request, '') }),
  },
  {
    verb: 'hearings.searchForm',
    access: COUNCIL,
    handle: (request) => ({ replaceCard: searchForm(request) }),
  },
  {
    verb: 'hearings.search',
    access: COUNCIL,
    handle: async (request) => ({
      replaceCard: await listReply(request, Search.parse(request.data).words),
    }),
  },
  {
    verb: 'hearings.others',
    access: COUNCIL,
    handle: async (request) => {
      mustBePersonal(request)
      const { hearing: id, from } = OfHearing.parse(request.data)
      const { scope, council, now } = request
      const hearing = await readHearing(request, id)
      if (ruleValue(openness, council, now) !== 'contributions')
        throw new UserError('hearings.contributionGone', {}, openness.key)
      const [contributions, tally, passages] = await Promise.all([
        contributionsOf(scope, id, { from, limit: OTHERS_A_PAGE }),
        tallyOf(scope, id, now),
        passagesOf(scope, id),
      ])
      const total = [...tally.values()].reduce((sum, counts) => sum + totalOf(counts), 0)
      const byId = new Map(passages.map((passage) => [passage.id, passage]))
      return { replaceCard: othersView(hearing, { contributions, from, total }, byId, request) }
    },
  },
]

export const actions: Action[] = [...preparing, ...reading, ...answering]
