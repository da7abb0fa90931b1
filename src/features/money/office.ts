import { DateTime } from 'luxon'
import { type Council, type CouncilScope, scopeOf } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { peopleById } from '../council'
import { isComing, type Meeting, meetingById, meetingsBetween, statesOf } from '../meetings'
import { attendanceOf } from '../minutes'
import { type Claim, claimsIn, claimsInPayout, claimsOfMeeting, type Payable } from './claim-store'
import type { Office } from './office-views'
import { payeeNumbers } from './payee-store'
import { excluded, heldAt, recipients } from './recipients'
import type { Exclusion } from './rules'
import { settledMeetings } from './settlement-store'

/** Meetings older than this are settled elsewhere. */
const LOOK_BACK = { months: 6 }

const nameMap = async (scope: CouncilScope, ids: string[]): Promise<Map<string, string>> =>
  new Map([...(await peopleById(scope, [...new Set(ids)]))].map(([id, { name }]) => [id, name]))

/** Held meetings, those first for which nobody has been asked about per diems. */
async function heldMeetings(scope: CouncilScope, now: Date): Promise<Pick<Office, 'meetings' | 'settled'>> {
  const from = DateTime.fromJSDate(now).minus(LOOK_BACK)
  const [held, settled] = await Promise.all([
    meetingsBetween(scope, from.toJSDate(), now),
    settledMeetings(scope),
  ])
  const over = held.filter(({ end }) => end <= now)
  return {
    meetings: over.filter(({ id }) => !settled.has(id)),
    settled: over.filter(({ id }) => settled.has(id)).reverse(),
  }
}

export async function officeFor({ scope, now }: CouncilRequest): Promise<Office> {
  const [waiting, offered, approved, held] = await Promise.all([
    claimsIn(scope, ['accepted']),
    claimsIn(scope, ['offered']),
    claimsIn(scope, ['approved']),
    heldMeetings(scope, now),
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
    offered,
    approved: approved.filter(({ payout }) => !payout),
    ...held,
    payouts: [...payouts.values()],
    names: await nameMap(
      scope,
      [...waiting, ...offered].map(({ person }) => person),
    ),
  }
}

/** Everybody who can have claims: seats, substitutes, whoever has a number already, and who has left with money due. */
export async function payeesOf(
  scope: CouncilScope,
  council: Council,
): Promise<{ person: string; name: string; number?: string }[]> {
  const [numbers, due] = await Promise.all([payeeNumbers(scope), claimsIn(scope, ['accepted', 'approved'])])
  const seated = council.seats.flatMap(({ person, substitute }) => [person ?? [], substitute ?? []].flat())
  const names = await nameMap(scope, [...seated, ...numbers.keys(), ...due.map(({ person }) => person)])
  return [...names]
    .map(([person, name]) => ({ person, name, number: numbers.get(person) }))
    .sort((a, b) => a.name.localeCompare(b.name, council.language))
}

/** Minutes by person id, of those whom the attendance list gives per diems: of a seat, its member or else the substitute. */
export async function entitled(council: Council, { id, start }: Meeting): Promise<Map<string, number>> {
  const attendance = await attendanceOf(scopeOf(council), id)
  const minutes = new Map(attendance.map((each) => [each.person, each.minutes]))
  const there = new Map<string, number>()
  for (const { person, substitute } of recipients(council, start)) {
    const who = [person, substitute].find((each) => each && (minutes.get(each) ?? 0) > 0)
    if (who) there.set(who, minutes.get(who) ?? 0)
  }
  return there
}

/**
 * Who could have been at a held meeting and has not been asked, and whom the secretariat most likely chooses:
 * `there` holds the minutes that the attendance list has of each.
 */
export async function attendees(request: CouncilRequest, id: string) {
  const { scope, council, now } = request
  const meeting = await meetingById(scope, id)
  if (meeting?.state !== 'planned' || meeting.end > now) throw new UserError('money.noMeeting')
  const seats = recipients(council, meeting.start)
  const [states, there, claims] = await Promise.all([
    statesOf(council, meeting),
    entitled(council, meeting),
    claimsOfMeeting(scope, meeting.id),
  ])
  const asked = new Set(claims.map(({ person }) => person))
  const replied = states.filter(isComing)
  const coming = new Set(
    replied.map(({ seat, answer }) => (answer === 'yes' ? seat.person : seat.substitute)),
  )
  const ids = seats
    .flatMap(({ person, substitute }) => (substitute ? [person, substitute] : [person]))
    .filter((person) => !asked.has(person))
  const out: Record<Exclusion, string[]> = { byraad: [], staff: [] }
  const held = heldAt(council, meeting.start)
  const names = await nameMap(scope, [...ids, ...held.map(({ person }) => person)])
  for (const seat of held) {
    const why = excluded(council, seat, meeting.start)
    if (why) out[why].push(names.get(seat.person) ?? '')
  }
  const from =
    there.size > 0 ? ('attendance' as const) : replied.length > 0 ? ('replies' as const) : undefined
  const members = new Set(seats.map(({ person }) => person))
  const likely = {
    attendance: (person: string) => there.has(person),
    replies: (person: string) => coming.has(person),
  }
  return {
    meeting,
    there,
    able: ids.map((person) => ({ person, name: names.get(person) ?? '' })),
    chosen: { people: ids.filter(from ? likely[from] : (person) => members.has(person)), from },
    excluded: out,
  }
}

/** Approved claims that can be paid, and the names of those whose payee number is missing. */
export async function payable(scope: CouncilScope): Promise<{ claims: Payable[]; missing: string[] }> {
  const [approved, numbers] = await Promise.all([claimsIn(scope, ['approved']), payeeNumbers(scope)])
  const open = approved.filter(({ payout }) => !payout)
  const names = await nameMap(
    scope,
    open.map(({ person }) => person),
  )
  const claims = open.flatMap(({ id, person }): Payable[] => {
    const number = numbers.get(person)
    return number ? [{ id, payee: { person, number, name: names.get(person) ?? '' } }] : []
  })
  return { claims, missing: [...names].flatMap(([person, name]) => (numbers.has(person) ? [] : [name])) }
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
