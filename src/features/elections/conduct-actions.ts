import { WORKING } from '../../core/council'
import type { Action } from '../../core/feature'
import { count, idIn, leadersForm, list, OfElection, OfRound, shows } from './action-replies'
import { openForm, paperForm } from './ballot-forms'
import { close, markPaper, nextBallot, noCandidates, openBallot } from './ballots'
import { namesFor, readElection } from './candidates'
import { cancel, declareUnopposed } from './conduct'
import { mustConduct } from './conductors'
import { cancelForm } from './decision-forms'
import { rollOf } from './presence'
import { shownOf } from './showing'
import { electionWords } from './strings'

const Open = OfElection.extend({ from: count, minutes: count.max(60 * 24 * 60) })
const Paper = OfRound.extend({ paper: list, seen: list })

/** Opening and closing ballots, and calling an election off. */
export const conductActions: Action[] = [
  {
    verb: 'elections.openForm',
    access: WORKING,
    handle: async (request) => {
      mustConduct(request)
      const election = await readElection(request, idIn(request))
      if (election.state !== 'nominating' && election.state !== 'again') return shows(request, { election })
      const { candidates } = nextBallot(election, request.council)
      if (candidates.length === 0) throw noCandidates(election)
      const names = await namesFor(request.scope, request.council, election)
      const roll = (await rollOf(election, request)).persons.length
      return { replaceCard: openForm(election, { candidates, roll }, names, request) }
    },
  },
  {
    verb: 'elections.open',
    access: WORKING,
    handle: async (request) => {
      const { election, from, minutes } = Open.parse(request.data)
      const closesAt = minutes > 0 ? new Date(request.now.getTime() + minutes * 60_000) : undefined
      const opened = await openBallot(request, election, from, closesAt)
      return shows(request, opened, electionWords(request.language).openedNow)
    },
  },
  {
    verb: 'elections.unopposed',
    access: WORKING,
    handle: async (request) => shows(request, await declareUnopposed(request, idIn(request))),
  },
  leadersForm('elections.paperForm', 'open', async (election, names, request) =>
    paperForm(election, await shownOf(election, request), names, request),
  ),
  {
    verb: 'elections.paper',
    access: WORKING,
    handle: async (request) => {
      const { election: id, ...ticks } = Paper.parse(request.data)
      const { election, turnout } = await markPaper(request, id, ticks)
      return shows(request, { election }, electionWords(request.language).paperSaved(turnout.paper.length))
    },
  },
  {
    verb: 'elections.close',
    access: WORKING,
    handle: async (request) => {
      const { election, round } = OfRound.parse(request.data)
      return shows(request, await close(request, election, round))
    },
  },
  {
    verb: 'elections.cancelForm',
    access: WORKING,
    handle: async (request) => {
      mustConduct(request)
      return { replaceCard: cancelForm(await readElection(request, idIn(request)), request) }
    },
  },
  {
    verb: 'elections.cancel',
    access: WORKING,
    handle: async (request) => shows(request, await cancel(request, idIn(request))),
  },
]
