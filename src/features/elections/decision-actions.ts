import { DateTime } from 'luxon'
import { z } from 'zod'
import { SECRETARIAT, WORKING } from '../../core/council'
import type { Action } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { count, idIn, leadersForm, list, OfElection, OfRound, shows } from './action-replies'
import { confirmForm, totalId, totalsForm } from './ballot-forms'
import { namesFor, readElection } from './candidates'
import {
  castingVote,
  certify,
  confirmTotals,
  drawLot,
  enterTotals,
  markOf,
  mayConfirm,
  recordLot,
} from './deciding'
import { castingForm, certifyForm, handForm } from './decision-forms'
import { currentRound } from './rounds'
import { seated } from './rules'
import { electionWords } from './strings'

const Seen = OfElection.extend({ seen: z.string().max(10_000) })
const Hand = OfElection.extend({ chosen: list, witness: z.string() })
const Chosen = OfElection.extend({ chosen: z.string() })
const Certify = OfElection.extend({ from: z.iso.date() })

/** From the votes on paper to the certified result. */
export const decisionActions: Action[] = [
  leadersForm('elections.totalsForm', 'paper', (election, names, request) =>
    totalsForm(election, names, request),
  ),
  {
    verb: 'elections.totals',
    access: WORKING,
    handle: async (request) => {
      const { election: id } = OfRound.parse(request.data)
      const election = await readElection(request, id)
      if (election.state !== 'paper') throw new UserError('elections.notNow')
      const { candidates } = currentRound(election)
      const inputs = request.data as Record<string, unknown>
      const counts = Object.fromEntries(
        candidates.map((person, at) => [person, count.parse(inputs[totalId(at)] ?? 0)]),
      )
      const entered = await enterTotals(request, id, { counts, blank: count.parse(inputs.blank ?? 0) })
      return shows(request, entered, electionWords(request.language).totalsSaved)
    },
  },
  {
    verb: 'elections.confirmForm',
    access: WORKING,
    handle: async (request) => {
      const election = await readElection(request, idIn(request))
      if (election.state !== 'paper') return shows(request, { election })
      const totals = currentRound(election).paperTotals
      if (!totals || !mayConfirm(request, election)) throw new UserError('elections.notYoursToConfirm')
      const names = await namesFor(request.scope, request.council, election)
      return { replaceCard: confirmForm(election, markOf(totals), names, request) }
    },
  },
  {
    verb: 'elections.confirm',
    access: WORKING,
    handle: async (request) => {
      const { election, seen } = Seen.parse(request.data)
      return shows(request, await confirmTotals(request, election, seen))
    },
  },
  {
    verb: 'elections.draw',
    access: WORKING,
    handle: async (request) => shows(request, await drawLot(request, idIn(request))),
  },
  leadersForm('elections.handForm', 'tied', (election, names, request) => {
    const people = [...seated(request.council), ...request.council.staff].map(({ person }) => person)
    return handForm(
      election,
      [...new Set(people)].filter((person) => person !== request.person.id),
      names,
      request,
    )
  }),
  {
    verb: 'elections.hand',
    access: WORKING,
    handle: async (request) => {
      const { election, ...lot } = Hand.parse(request.data)
      return shows(request, await recordLot(request, election, lot))
    },
  },
  leadersForm('elections.castingForm', 'tied', (election, names, request) =>
    castingForm(election, names, request),
  ),
  {
    verb: 'elections.casting',
    access: WORKING,
    handle: async (request) => {
      const { election, chosen } = Chosen.parse(request.data)
      return shows(request, await castingVote(request, election, chosen))
    },
  },
  {
    verb: 'elections.certifyForm',
    access: SECRETARIAT,
    handle: async (request) => {
      const election = await readElection(request, idIn(request))
      if (election.state !== 'decided') return shows(request, { election })
      const names = await namesFor(request.scope, request.council, election)
      return { replaceCard: certifyForm(election, names, request) }
    },
  },
  {
    verb: 'elections.certify',
    access: SECRETARIAT,
    handle: async (request) => {
      const { election, from } = Certify.parse(request.data)
      const day = DateTime.fromISO(from, { zone: request.council.timeZone }).startOf('day').toJSDate()
      return shows(
        request,
        await certify(request, election, day),
        electionWords(request.language).certifiedNow,
      )
    },
  },
]
