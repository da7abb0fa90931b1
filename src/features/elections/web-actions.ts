import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import { SECRETARIAT } from '../../core/council'
import type { Action, CouncilRequest } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { unreachedOf } from '../council'
import { idIn, OfRound, shows } from './action-replies'
import { webForm, webLinkView } from './ballot-forms'
import { namesFor, readElection } from './candidates'
import { currentRound } from './rounds'
import { shownOf } from './showing'
import { changeElection, type Election } from './store'
import { readOpenBallot } from './voting'
import { WEB_BALLOT } from './web-ballot'

const ForPerson = OfRound.extend({ person: z.string() })

/** Those who have still to vote and whom the bot's messages do not reach. */
async function unreachedVoters(request: CouncilRequest, election: Election): Promise<string[]> {
  if (request.place !== 'personal') throw new UserError('elections.ballotClosed')
  if (currentRound(election).candidates.includes(request.person.id)) throw new UserError('elections.noLinks')
  const [{ waiting }, unreached] = await Promise.all([shownOf(election, request), unreachedOf(request)])
  return unreached.map(({ person }) => person.id).filter((person) => waiting.includes(person))
}

/** One-time ballots on the web, handed out by the secretariat. Whom a card reaches votes by the card. */
export const webActions: Action[] = [
  {
    verb: 'elections.webForm',
    access: SECRETARIAT,
    handle: async (request) => {
      const election = await readElection(request, idIn(request))
      if (election.state !== 'open') return shows(request, { election })
      const names = await namesFor(request.scope, request.council, election)
      return { replaceCard: webForm(election, await unreachedVoters(request, election), names, request) }
    },
  },
  {
    verb: 'elections.web',
    access: SECRETARIAT,
    handle: async (request) => {
      const { election: id, round, person } = ForPerson.parse(request.data)
      const election = await readOpenBallot(request, id, round)
      if (!(await unreachedVoters(request, election)).includes(person))
        throw new UserError('elections.needsNoLink')
      // Who made a link for whom stands in the audit; the link itself stands nowhere.
      const audit = auditEntry(request, 'elections.webBallotGiven', id, String(round), person)
      await changeElection(request.scope, id, ['open'], {}, {}, audit)
      const names = await namesFor(request.scope, request.council, election)
      const link = request.linkTo(WEB_BALLOT, `${id}:${round}`, { for: person })
      return { replaceCard: webLinkView(election, names.get(person) ?? '', link, request) }
    },
  },
]
