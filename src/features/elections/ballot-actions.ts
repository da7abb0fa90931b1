import { z } from 'zod'
import { COUNCIL, SEATED } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { BLANK, newToken, shortCode } from './ballot'
import { ballotView, checkView, receiptView, reviewView } from './ballot-views'
import { namesFor, readElection } from './candidates'
import { toPersonalChat } from './commands'
import { currentRound } from './rounds'
import { electionWords } from './strings'
import { isCounted, openOwnBallot, readOpenBallot, vote } from './voting'

const OfElection = z.object({ election: z.string() })
const round = z.coerce.number().int().min(1)
const Ballot = z.object({
  election: z.string(),
  round,
  box: z.string().max(200),
  token: z.string().regex(/^[\w-]{22}$/),
  change: z.enum(['yes', 'no']),
})
const Choice = Ballot.extend({ choice: z.string().min(1).max(100) })
const Code = OfElection.extend({ code: z.string().regex(/^[0-9a-f]{32}$/) })

/** A ballot is for one person's eyes: its steps are taken in personal chat only. */
function alone({ place }: CouncilRequest): void {
  if (place !== 'personal') throw new UserError('elections.ballotClosed')
}

async function openBallotCard(request: CouncilRequest, id: string, of?: number): Promise<Reply> {
  const { election, round, box } = await openOwnBallot(request, id, of)
  const change = election.changeVote ? 'yes' : 'no'
  return {
    replaceCard: ballotView(election, { election: id, round, box, token: newToken(), change }, request),
  }
}

export const ballotActions: Action[] = [
  {
    verb: 'elections.ballotToMe',
    access: SEATED,
    handle: async (request) => {
      const election = await readElection(request, OfElection.parse(request.data).election)
      await openOwnBallot(request, election.id, undefined)
      return toPersonalChat(request, 'ballot', election)
    },
  },
  {
    verb: 'elections.ballot',
    access: SEATED,
    handle: async (request) => {
      alone(request)
      const data = OfElection.extend({ round }).parse(request.data)
      return openBallotCard(request, data.election, data.round)
    },
  },
  {
    verb: 'elections.reopen',
    access: SEATED,
    handle: async (request) => {
      alone(request)
      const { choice = '', ...ballot } = Choice.partial({ choice: true }).parse(request.data)
      const election = await readOpenBallot(request, ballot.election, ballot.round)
      return { replaceCard: ballotView(election, ballot, request, choice) }
    },
  },
  {
    verb: 'elections.review',
    access: SEATED,
    handle: async (request) => {
      alone(request)
      const { choice, ...ballot } = Choice.parse(request.data)
      const election = await readOpenBallot(request, ballot.election, ballot.round)
      const { candidates } = currentRound(election)
      if (choice !== BLANK && !candidates.includes(choice)) throw new UserError('elections.ballotClosed')
      return { replaceCard: reviewView(election, ballot, choice, request) }
    },
  },
  {
    verb: 'elections.vote',
    access: SEATED,
    handle: async (request) => {
      alone(request)
      const { choice, ...ballot } = Choice.parse(request.data)
      const { result } = await vote(request, { ...ballot, choice })
      return { replaceCard: receiptView(ballot, result, request) }
    },
  },
  {
    verb: 'elections.checkCode',
    access: COUNCIL,
    handle: async (request) => {
      const { election: id, code } = Code.parse(request.data)
      const words = electionWords(request.language).checked
      const short = shortCode(code)
      if (await isCounted(request.scope, id, code)) return { toast: words.yes(short) }
      const election = await readElection(request, id)
      return { toast: election.state === 'open' ? words.notYet : words.no(short) }
    },
  },
  {
    verb: 'elections.check',
    access: COUNCIL,
    handle: async (request) => {
      const election = await readElection(request, OfElection.parse(request.data).election)
      // The seed tells how a lot would fall: nobody learns it before the lot is drawn.
      if (election.state === 'tied') throw new UserError('elections.notNow')
      const names = await namesFor(request.scope, request.council, election)
      const link = request.linkTo('elections.codes', election.id)
      return { replaceCard: checkView(election, names, link, request) }
    },
  },
]
