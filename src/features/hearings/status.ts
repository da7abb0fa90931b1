import { type Council, type CouncilScope, leads, seatedIn } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { peopleById } from '../council'
import { type Meeting, nextMeeting } from '../meetings'
import { whoAnswered } from './contribution-store'
import { openness } from './rules'
import { type Hearing, hearingById } from './store'
import { tallyOf, totalOf } from './tally-store'

/** A hearing with what its cards say about it. */
export interface HearingStatus {
  hearing: Hearing
  /** People in a seat, and those of them who have answered. */
  seated: string[]
  answered: Set<string>
  contributions: number
  untreated: number
  /** Names of those who answered, where the council's rules let them be seen. */
  names: string[]
  /** The first meeting once the draft is due; a later one than the external deadline cannot approve. */
  meeting?: Meeting
  approveInWriting: boolean
}

/** A hearing that this reader may see: one in preparation is for those who prepare it. */
export async function readHearing(request: CouncilRequest, id: string): Promise<Hearing> {
  const hearing = await hearingById(request.scope, id)
  if (!hearing || (hearing.state === 'preparing' && !leads(request))) throw new UserError('hearings.gone')
  return hearing
}

export async function statusOf(
  hearing: Hearing,
  { scope, council, now }: { scope: CouncilScope; council: Council; now: Date },
): Promise<HearingStatus> {
  const seated = seatedIn(council)
  const [answered, tally, meeting] = await Promise.all([
    whoAnswered(scope, hearing.id, seated),
    tallyOf(scope, hearing.id, now),
    nextMeeting(scope, hearing.internal?.draft ?? now),
  ])
  const open = ruleValue(openness, council, now) !== 'count'
  const people = open ? await peopleById(scope, [...answered]) : new Map()
  const sum = (count: (counts: { untreated?: number }) => number): number =>
    [...tally.values()].reduce((total, counts) => total + count(counts), 0)
  return {
    hearing,
    seated,
    answered,
    contributions: sum(totalOf),
    untreated: sum(({ untreated = 0 }) => untreated),
    names: [...people.values()].map(({ name }) => name).sort((a, b) => a.localeCompare(b, council.language)),
    meeting,
    approveInWriting: !meeting || (hearing.deadline !== undefined && meeting.start > hearing.deadline),
  }
}
