import type { CouncilRequest } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { codeOf } from './ballot'
import { boxOf, type CastResult, castBallot, standingIn } from './box-store'
import { readElection } from './candidates'
import { currentRound, openBoxesOf, scopeOfElection } from './rounds'
import { type Election, electionById, runningElections } from './store'

/** An open ballot and the voter's box in it. */
export interface OpenBallot {
  election: Election
  round: number
  box: string
}

type Voter = Pick<CouncilRequest, 'scope' | 'person' | 'now'>

/** The ballot that somebody on the roll may open. Refuses others, old ballots and those who have voted. */
export async function openOwnBallot(
  request: Voter,
  id: string,
  round: number | undefined,
): Promise<OpenBallot> {
  const election = await readElection(request, id)
  const current = election.rounds.at(-1)
  const over = election.state !== 'open' || (current?.closesAt && current.closesAt <= request.now)
  if (!current || over || (round !== undefined && round !== current.number))
    throw new UserError('elections.ballotClosed')
  const key = { election: id, round: current.number }
  const box = boxOf(key, election.roll, request.person.id)
  if (!box) throw new UserError('elections.notOnRoll')
  const standing = await standingIn(request.scope, box, request.person.id)
  if (standing === undefined) await openBoxesOf(election)
  if (standing === 'paper') throw new UserError('elections.onPaper')
  if (standing === 'voted') throw new UserError('elections.votedAlready')
  return { election, round: current.number, box }
}

/** The election whose ballot of that number is open. Refuses old ballots. */
export async function readOpenBallot(
  request: Pick<CouncilRequest, 'scope'>,
  id: string,
  round: number,
): Promise<Election> {
  const election = await readElection(request, id)
  if (election.state !== 'open' || currentRound(election).number !== round)
    throw new UserError('elections.ballotClosed')
  return election
}

/** Casts, repeats or changes a vote with the token of the voter's own card. */
export async function vote(
  { scope, person, now }: Voter,
  ballot: { election: string; round: number; box: string; token: string; choice: string },
): Promise<{ result: Extract<CastResult, 'counted' | 'changed'>; code: string }> {
  const code = codeOf(ballot.token)
  if (!ballot.box.startsWith(`${ballot.election}:${ballot.round}:`))
    throw new UserError('elections.ballotClosed')
  const result = await castBallot(
    scope,
    ballot.box,
    { person: person.id, code, choices: [ballot.choice] },
    now,
  )
  switch (result) {
    case 'counted':
    case 'changed':
      return { result, code }
    case 'fixed':
      throw new UserError('elections.voteIsFixed')
    case 'otherCard':
      if (!(await electionById(scope, ballot.election))?.roll.includes(person.id))
        throw new UserError('elections.notOnRoll')
      throw new UserError('elections.votedAlready')
    case 'paper':
      throw new UserError('elections.onPaper')
    case 'notOpen':
      // Which choice a counted ballot held is forgotten: a late change must not look as if it had come in.
      throw new UserError(
        (await isCounted(scope, ballot.election, code))
          ? 'elections.closedAndCounted'
          : 'elections.ballotClosed',
      )
  }
}

/** Whether a code is among the counted ones; says nothing of the choice. */
export async function isCounted(
  scope: CouncilRequest['scope'],
  election: string,
  code: string,
): Promise<boolean> {
  const found = await electionById(scope, election)
  return found?.rounds.some(({ codes }) => codes?.includes(code)) ?? false
}

/** Open elections in which this person has not voted. */
export async function awaitingVote({ scope, person, now }: CouncilRequest): Promise<Election[]> {
  const open = (await runningElections(scope)).filter(
    (election) =>
      election.state === 'open' &&
      election.roll.includes(person.id) &&
      !((currentRound(election).closesAt ?? now) < now),
  )
  const waits = await Promise.all(open.map((election) => isWaiting(election, person.id)))
  return open.filter((_, at) => waits[at])
}

/** Whether somebody on the roll of the running ballot has still to vote. */
export async function isWaiting(election: Election, person: string): Promise<boolean> {
  const key = { election: election.id, round: currentRound(election).number }
  const box = boxOf(key, election.roll, person)
  return box !== undefined && (await standingIn(scopeOfElection(election), box, person)) === 'waiting'
}
