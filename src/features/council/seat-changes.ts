import { DateTime } from 'luxon'
import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import type { Council, Person, Seat } from '../../core/council'
import { REACHES, scopeOf, secretariatOf } from '../../core/council'
import type { CouncilRequest, Notification, RosterEntry } from '../../core/feature'
import { routerWords } from '../../core/router.strings'
import { UserError } from '../../core/user-error'
import { revokeLinks } from '../../documents/links-store'
import { charterOf } from './charters'
import {
  changed,
  chosen,
  endOf,
  OfPerson,
  OfSeat,
  personHere,
  rosterOf,
  seatOf,
  takenSeat,
  wordsFor,
} from './people'
import { WHATS } from './seat-form'
import {
  addSeat,
  leaveSeat,
  removeSeat,
  setAccount,
  setOffice,
  setReach,
  setSeat,
  takeSeat,
} from './seat-store'
import { councilsOf, noteAudit } from './store'

const Change = OfSeat.extend({
  what: z.enum(WHATS),
  held: z.string(),
  form: z.uuid(),
  account: z.string().default(''),
  name: z.string().trim().max(80).default(''),
  role: z.enum(['member', 'chair', 'viceChair']).optional(),
  date: z.string().default(''),
})

/** How the seats stand after a change, and what to say of it. */
export interface SeatsChanged {
  council: Council
  notice?: string
  notifications?: Notification[]
  /** Somebody whom no message will reach: it is to be chosen what they get instead. */
  unreached?: Person
}

/** Makes the change that a seat's form asks for. The same form again finds its own change. */
export async function changeSeat(request: CouncilRequest): Promise<SeatsChanged> {
  const input = Change.parse(request.data)
  const { scope, council, now } = request
  const words = wordsFor(request)
  const audit = (what: string, ...more: string[]) =>
    auditEntry(request, `council.${what}`, input.seat, ...more)

  if (input.what === 'take') {
    const seat = seatOf(council, input.seat)
    const person = await chosen(request, input)
    if (seat.person === person.id) return { council }
    const after = await takeSeat(scope, seat.id, person.id, now, audit('seated', person.id))
    if (!after) throw new UserError(seat.person ? 'council.seatChanged' : 'council.hasSeat')
    return seated(request, after, seat.id, person)
  }

  const seat = takenSeat(council, input.seat)
  if (seat.person !== input.held) throw new UserError('council.seatChanged')
  switch (input.what) {
    case 'role': {
      const role = input.role ?? 'member'
      return { council: changed(await setOffice(scope, seat, role, audit('office', role))) }
    }
    case 'term': {
      const until = input.date ? endOf(input.date, request) : undefined
      return { council: changed(await setSeat(scope, seat, { until }, audit('term', input.date))) }
    }
    case 'substitute': {
      const none = input.account === '' && input.name === ''
      const substitute = none ? undefined : (await chosen(request, input)).id
      const after = await setSeat(scope, seat, { substitute }, audit('substitute', substitute ?? ''))
      return { council: changed(after) }
    }
    case 'account': {
      const entry = (await rosterOf(request)).find(({ aadObjectId }) => aadObjectId === input.account)
      if (!entry) throw new UserError('council.notInRoster')
      await changeAccount(request, seat.person, entry)
      return { council, notice: words.accountDone }
    }
    case 'end': {
      const leaves = endOf(input.date, request)
      if (DateTime.fromISO(input.date, { zone: council.timeZone }) > DateTime.fromJSDate(now)) {
        const after = await setSeat(scope, seat, { leaves }, audit('leaves', input.date))
        return { council: changed(after) }
      }
      const { council: after, notifications } = await end(
        request.scope,
        seat,
        now,
        audit('left', seat.person),
      )
      return { council: changed(after), notice: words.ended, notifications }
    }
    default:
      throw new UserError('core.badInput')
  }
}

const NewSeat = z.object({ kind: z.string(), form: z.uuid() })

/** Adds a vacant seat of one of the charter's kinds, under the form's number. */
export async function newSeat(request: CouncilRequest): Promise<SeatsChanged & { seat: string }> {
  const { kind, form } = NewSeat.parse(request.data)
  const { scope, council } = request
  if (!charterOf(council.type).seats.some((one) => one.kind === kind)) throw new UserError('core.badInput')
  const after = await addSeat(scope, form, kind, auditEntry(request, 'council.seatAdded', form, kind))
  return { council: after ?? council, seat: form }
}

/** Takes a vacant seat away; one that is gone already stays gone. */
export async function dropSeat(request: CouncilRequest): Promise<SeatsChanged> {
  const { seat } = OfSeat.parse(request.data)
  const { scope, council } = request
  const after = await removeSeat(scope, seat, auditEntry(request, 'council.seatRemoved', seat))
  if (!after && council.seats.some(({ id }) => id === seat)) throw new UserError('council.seatChanged')
  return { council: after ?? council }
}

const Reached = OfPerson.extend({ reach: z.enum(['teams', ...REACHES]) })

/** Chooses what somebody gets in place of messages in their chat. */
export async function chooseReach(request: CouncilRequest): Promise<Person> {
  const { person: id, reach } = Reached.parse(request.data)
  const person = await personHere(request, id)
  const chosen = reach === 'teams' ? undefined : reach
  if (person.reach !== chosen) await noteEverywhere(request, person.id, 'council.reach')
  await setReach(request.scope, person.id, chosen)
  return person
}

/** Gives a person another account, and with it their places everywhere: so each council's secretariat has a say. */
async function changeAccount(request: CouncilRequest, person: string, entry: RosterEntry): Promise<void> {
  const { scope, language, now } = request
  const councils = await councilsOf(scope, person)
  const others = councils.filter((council) => !secretariatOf(council).includes(request.person.id))
  if (others.length > 0) {
    const names = routerWords(language).list(others.map(({ name }) => name))
    throw new UserError('council.accountElsewhere', { councils: names })
  }
  if (!(await setAccount(scope, person, entry))) throw new UserError('council.accountTaken')
  // What was sent to the old account's chats must not open there any more.
  for (const council of councils) await revokeLinks(scopeOf(council), { person }, now)
  await request.contacts?.forget(scope.tenant, person)
  await noteEverywhere(request, person, 'council.account')
}

/** Notes what was done to a person in the log of each of their councils, as it holds for all of them. */
async function noteEverywhere(request: CouncilRequest, person: string, what: string): Promise<void> {
  for (const scope of (await councilsOf(request.scope, person)).map(scopeOf))
    await noteAudit(scope, auditEntry({ ...request, scope }, what, person))
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
): Promise<SeatsChanged> {
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
    return { council, notice, notifications: [welcome] }
  }
  const notice = person.aadObjectId ? words.isGuest(person.name) : words.noTeams(person.name)
  return { council, notice, notifications: person.aadObjectId ? [welcome] : [], unreached: person }
}
