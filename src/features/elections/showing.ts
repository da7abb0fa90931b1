import type { Card } from '../../core/cards'
import { type Council, memberOf, type Person, scopeOf } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { turnoutOf } from './box-store'
import { namesFor } from './candidates'
import { mayConduct } from './conductors'
import { chairDecides, mayConfirm } from './deciding'
import { rollOf } from './presence'
import { CHANNEL, type CouncilFrame, type Reader, type Shown } from './reader'
import { currentRound } from './rounds'
import type { Election } from './store'
import { electionView } from './views'

export async function shownOf(
  election: Election,
  { council, now }: { council: Council; now: Date },
): Promise<Shown & { waiting: string[]; paper: string[] }> {
  const scope = scopeOf(council)
  const open = election.state === 'open'
  const [names, roll, turnout] = await Promise.all([
    namesFor(scope, council, election),
    rollOf(election, { council, now }),
    open
      ? turnoutOf(scope, { election: election.id, round: currentRound(election).number })
      : { waiting: [], paper: [] },
  ])
  const count = roll.persons.length
  return {
    election,
    names,
    roll: count,
    atMeeting: roll.meeting !== undefined,
    voted: open ? count - turnout.waiting.length : 0,
    ...turnout,
  }
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
  const shown = await shownOf(election, request)
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
  const shown = await shownOf(election, { council, now })
  const member = person && memberOf(council, person)
  const reader = member ? readerOf(election, shown.waiting, { member, council, now }) : CHANNEL
  return electionView(shown, reader, frame)
}
