import { DateTime } from 'luxon'
import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import type { Council, Person, Seat } from '../../core/council'
import type { CouncilRequest, Notification, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { revokeLinks } from '../../documents/links-store'
import { changed, chosen, endOf, OfSeat, rosterOf, seatOf, takenSeat, wordsFor } from './people'
import { reachForm } from './reach'
import { WHATS } from './seat-form'
import { leaveSeat, setAccount, setOffice, setSeat, takeSeat } from './seat-store'
import { seatView } from './seat-views'

const Change = OfSeat.extend({
  what: z.enum(WHATS),
  held: z.string(),
  form: z.uuid(),
  account: z.string().default(''),
  name: z.string().trim().max(80).default(''),
  role: z.enum(['member', 'chair', 'viceChair']).optional(),
  date: z.string().default(''),
})

/** Makes the change that a seat's form asks for. The same form again finds its own change. */
export async function changeSeat(request: CouncilRequest): Promise<Reply> {
  const input = Change.parse(request.data)
  const { scope, council, now } = request
  const words = wordsFor(request)
  const audit = (what: string, ...more: string[]) =>
    auditEntry(request, `council.${what}`, input.seat, ...more)

  if (input.what === 'take') {
    const seat = seatOf(council, input.seat)
    const person = await chosen(request, input)
    if (seat.person === person.id) return seatView(request, council, seat.id)
    const after = await takeSeat(scope, seat.id, person.id, now, audit('seated', person.id))
    if (!after) throw new UserError(seat.person ? 'council.seatChanged' : 'council.hasSeat')
    return seated(request, after, seat.id, person)
  }

  const seat = takenSeat(council, input.seat)
  if (seat.person !== input.held) throw new UserError('council.seatChanged')
  switch (input.what) {
    case 'role': {
      const role = input.role ?? 'member'
      return seatView(request, changed(await setOffice(scope, seat, role, audit('office', role))), seat.id)
    }
    case 'term': {
      const until = input.date ? endOf(input.date, request) : undefined
      return seatView(
        request,
        changed(await setSeat(scope, seat, { until }, audit('term', input.date))),
        seat.id,
      )
    }
    case 'substitute': {
      const none = input.account === '' && input.name === ''
      const substitute = none ? undefined : (await chosen(request, input)).id
      const after = await setSeat(scope, seat, { substitute }, audit('substitute', substitute ?? ''))
      return seatView(request, changed(after), seat.id)
    }
    case 'account': {
      const entry = (await rosterOf(request)).find(({ aadObjectId }) => aadObjectId === input.account)
      if (!entry) throw new UserError('council.notInRoster')
      if (!(await setAccount(scope, seat.person, entry))) throw new UserError('council.accountTaken')
      // What was sent to the old account's chats must not open there any more.
      await revokeLinks(scope, { person: seat.person }, now)
      await request.contacts?.forget(scope.tenant, seat.person)
      await setSeat(scope, seat, {}, audit('account', seat.person))
      return seatView(request, council, seat.id, words.accountDone)
    }
    case 'end': {
      const leaves = endOf(input.date, request)
      if (DateTime.fromISO(input.date, { zone: council.timeZone }) > DateTime.fromJSDate(now)) {
        const after = await setSeat(scope, seat, { leaves }, audit('leaves', input.date))
        return seatView(request, changed(after), seat.id)
      }
      const { council: after, notifications } = await end(
        request.scope,
        seat,
        now,
        audit('left', seat.person),
      )
      return { ...(await seatView(request, changed(after), seat.id, words.ended)), notifications }
    }
    default:
      throw new UserError('core.badInput')
  }
}

/** Ends a membership and the links that it gave; tells who left. */
export async function end(
  scope: CouncilRequest['scope'],
  seat: Seat & { person: string },
  now: Date,
  audit: ReturnType<typeof auditEntry>,
): Promise<{ council: Council | undefined; notifications: Notification[] }> {
  const council = await leaveSeat(scope, seat, now, audit)
  if (council) await revokeLinks(scope, { person: seat.person }, now)
  return {
    council,
    notifications: council
      ? [{ kind: 'council.left', scope, subject: `${seat.id}:${now.getTime()}`, to: { person: seat.person } }]
      : [],
  }
}

/** At once: whom no message will reach, and what they get instead. */
async function seated(
  request: CouncilRequest,
  council: Council,
  seat: string,
  person: Person,
): Promise<Reply> {
  const welcome: Notification = {
    kind: 'council.seated',
    scope: request.scope,
    subject: `${seat}:${person.id}`,
    to: { person: person.id },
  }
  const words = wordsFor(request)
  if (person.aadObjectId && !person.guest) {
    const reached = (await request.contacts?.reached(council.tenant, [person.id]))?.has(person.id)
    const notice = reached === false ? words.trying(person.name) : ''
    return { ...(await seatView(request, council, seat, notice)), notifications: [welcome] }
  }
  const notice = person.aadObjectId ? words.isGuest(person.name) : words.noTeams(person.name)
  return { ...reachForm(request, person, notice), notifications: person.aadObjectId ? [welcome] : [] }
}
