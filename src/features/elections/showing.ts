import type { Card } from '../../core/cards'
import { type Council, memberOf, type Person, scopeOf } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { turnoutOf } from './box-store'
import { namesFor } from './candidates'
import { mayConduct, rollOf } from './conduct'
import { chairDecides, mayConfirm } from './deciding'
import { currentRound } from './rounds'
import type { Election } from './store'
import { CHANNEL, type CouncilFrame, electionView, type Reader, type Shown } from './views'

export async function shownOf(
  council: Council,
  election: Election,
): Promise<Shown & { waiting: string[]; paper: string[] }> {
  const scope = scopeOf(council)
  const open = election.state === 'open'
  const [names, turnout] = await Promise.all([
    namesFor(scope, council, election),
    open
      ? turnoutOf(scope, { election: election.id, round: currentRound(election).number })
      : { waiting: [], paper: [] },
  ])
  const roll = rollOf(election, council).length
  return { election, names, roll, voted: open ? roll - turnout.waiting.length : 0, ...turnout }
}

/** What one member may do in an election. */
export function readerOf(
  election: Election | undefined,
  waiting: string[],
  place: Pick<CouncilRequest, 'member' | 'council' | 'now'>,
): Reader {
  const { member, council } = place
  const { person, role } = member
  const decider = election?.state === 'tied' ? chairDecides(election, council) : undefined
  return {
    person,
    conducts: mayConduct(place),
    secretariat: role === 'secretariat',
    seated: member.seat !== undefined,
    mayVote: waiting.includes(person),
    mayConfirm: election?.state === 'paper' && mayConfirm(place, election),
    decidesTie: decider === person,
    tieIsForChair: decider !== undefined,
  }
}

/** The election as the one whose turn it is may see it; in the channel as all may. */
export async function show(request: CouncilRequest, election: Election, notice = ''): Promise<Card> {
  const shown = await shownOf(request.council, election)
  const reader = request.place === 'personal' ? readerOf(election, shown.waiting, request) : CHANNEL
  return electionView(shown, reader, request, notice)
}

/** The election for a person whom the bot writes to. */
export async function showTo(
  person: Person | undefined,
  election: Election,
  frame: CouncilFrame,
): Promise<Card> {
  const { council, now } = frame
  const shown = await shownOf(council, election)
  const member = person && memberOf(council, person)
  const reader = member ? readerOf(election, shown.waiting, { member, council, now }) : CHANNEL
  return electionView(shown, reader, frame)
}
