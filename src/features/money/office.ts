import { DateTime } from 'luxon'
import type { Council, CouncilScope } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { peopleById } from '../council'
import { isComing, type Meeting, meetingById, meetingsBetween, statesOf } from '../meetings'
import { type Claim, claimsIn, claimsInPayout, claimsOfYear } from './claim-store'
import { excluded, recipients } from './claims'
import type { Office } from './office-views'
import { payeeNumbers } from './payee-store'
import type { Exclusion } from './rules'

/** Meetings older than this are settled elsewhere. */
const LOOK_BACK = { months: 6 }

const nameMap = async (scope: CouncilScope, ids: string[]): Promise<Map<string, string>> =>
  new Map([...(await peopleById(scope, [...new Set(ids)]))].map(([id, { name }]) => [id, name]))

/** Held meetings for which nobody has been offered per diems. */
export async function unsettledMeetings(scope: CouncilScope, now: Date): Promise<Meeting[]> {
  const from = DateTime.fromJSDate(now).minus(LOOK_BACK)
  const held = await meetingsBetween(scope, from.toJSDate(), now)
  const years = [...new Set([from.year, now.getUTCFullYear()])]
  const claims = (await Promise.all(years.map((year) => claimsOfYear(scope, year)))).flat()
  const offered = new Set(claims.flatMap(({ meeting }) => meeting ?? []))
  return held.filter(({ id }) => !offered.has(id))
}

export async function officeFor({ scope, now }: CouncilRequest): Promise<Office> {
  const [waiting, offered, approved, meetings] = await Promise.all([
    claimsIn(scope, ['accepted']),
    claimsIn(scope, ['offered']),
    claimsIn(scope, ['approved']),
    unsettledMeetings(scope, now),
  ])
  const payouts = new Map<string, { id: string; at: Date; claims: number }>()
  for (const { payout, payoutAt } of approved)
    if (payout && payoutAt)
      payouts.set(payout, {
        id: payout,
        at: payoutAt,
        claims: (payouts.get(payout)?.claims ?? 0) + 1,
      })
  return {
    waiting,
    offered: offered.length,
    approved: approved.filter(({ payout }) => !payout),
    meetings,
    payouts: [...payouts.values()],
    names: await nameMap(
      scope,
      waiting.map(({ person }) => person),
    ),
  }
}

/** Everybody who can have claims: seats, substitutes and whoever has a number already. */
export async function payeesOf(
  scope: CouncilScope,
  council: Council,
): Promise<{ person: string; name: string; number?: string }[]> {
  const numbers = await payeeNumbers(scope)
  const seated = council.seats.flatMap(({ person, substitute }) => [person ?? [], substitute ?? []].flat())
  const names = await nameMap(scope, [...seated, ...numbers.keys()])
  return [...names]
    .map(([person, name]) => ({ person, name, number: numbers.get(person) }))
    .sort((a, b) => a.name.localeCompare(b.name, council.language))
}

/** Who could have been at a held meeting, and whom the secretariat most likely chooses. */
export async function attendees(request: CouncilRequest, id: string) {
  const { scope, council, now } = request
  const meeting = await meetingById(scope, id)
  if (meeting?.state !== 'planned' || meeting.end > now) throw new UserError('money.noMeeting')
  const seats = recipients(council, now)
  const states = await statesOf(council, meeting)
  const replied = states.filter(isComing)
  const coming = new Set(
    replied.map(({ seat, answer }) => (answer === 'yes' ? seat.person : seat.substitute)),
  )
  const ids = seats.flatMap(({ person, substitute }) => (substitute ? [person, substitute] : [person]))
  const out: Record<Exclusion, string[]> = { byraad: [], staff: [] }
  const names = await nameMap(scope, [...ids, ...council.seats.flatMap(({ person }) => person ?? [])])
  for (const seat of council.seats) {
    const why = seat.person && excluded(council, seat, now)
    if (why) out[why].push(names.get(seat.person ?? '') ?? '')
  }
  return {
    meeting,
    able: ids.map((person) => ({ person, name: names.get(person) ?? '' })),
    chosen: {
      people:
        replied.length > 0 ? ids.filter((person) => coming.has(person)) : seats.map(({ person }) => person),
      replied: replied.length > 0,
    },
    excluded: out,
  }
}

/** Approved claims that can be paid, and the names of those whose payee number is missing. */
export async function payable(scope: CouncilScope): Promise<{ claims: Claim[]; missing: string[] }> {
  const [approved, numbers] = await Promise.all([claimsIn(scope, ['approved']), payeeNumbers(scope)])
  const open = approved.filter(({ payout }) => !payout)
  const without = open.filter(({ person }) => !numbers.has(person)).map(({ person }) => person)
  return {
    claims: open.filter(({ person }) => numbers.has(person)),
    missing: [...(await nameMap(scope, without)).values()],
  }
}

/** A payout as it was made. */
export async function payoutOf(
  scope: CouncilScope,
  id: string,
): Promise<{ id: string; at: Date; claims: Claim[] } | undefined> {
  const claims = await claimsInPayout(scope, id)
  const at = claims[0]?.payoutAt
  return at && { id, at, claims }
}
