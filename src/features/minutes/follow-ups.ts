import { DateTime } from 'luxon'
import { auditEntry } from '../../core/audit'
import { type Council, leads, seatedIn, secretariatOf } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { peopleById } from '../council'
import { addFollowUp, changeFollowUp, type FollowUp, followUpById } from './follow-up-store'
import { minutesOf } from './minutes-store'
import { followUpDays, MOST } from './rules'
import { held, itemIn } from './sitting'
import { titleOf } from './views'

/** Those who can be given something to do: seats and secretariat. */
export async function doers({ scope, council }: Pick<CouncilRequest, 'scope' | 'council'>) {
  const ids = new Set([...seatedIn(council), ...secretariatOf(council)])
  const people = await peopleById(scope, [...ids])
  return [...ids]
    .flatMap((person) => {
      const name = people.get(person)?.name
      return name ? [{ person, name }] : []
    })
    .sort((a, b) => a.name.localeCompare(b.name, council.language))
}

/** The end of a day of the council's calendar, `2027-03-01`. */
function endOfDay(day: string, { timeZone }: Council): Date {
  const at = DateTime.fromISO(day, { zone: timeZone })
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !at.isValid) throw new UserError('minutes.badDay')
  return at.endOf('day').toJSDate()
}

/** Reminds whoever does it some days before its day, at nine in the morning. */
function reminderOf(followUp: FollowUp, council: Council, now: Date): Notification {
  const days = ruleValue(followUpDays, council, now)
  const at = DateTime.fromJSDate(followUp.due, { zone: council.timeZone })
    .minus({ days })
    .set({ hour: 9, minute: 0, second: 0, millisecond: 0 })
    .toJSDate()
  return {
    kind: 'minutes.followUpDue',
    scope: { tenant: followUp.tenant, council: followUp.council },
    subject: `${followUp.id}:${followUp.moves}`,
    to: { person: followUp.person },
    due: at > now ? at : now,
    patient: true,
  }
}

export async function addAction(
  request: CouncilRequest,
  about: { meeting: string; item: string; what: string; person: string; due: string; form: string },
): Promise<{ followUp: FollowUp; notifications: Notification[] }> {
  const { scope, council, now } = request
  const { meeting, item, what, person, form } = about
  const sitting = await held(request, meeting)
  const due = endOfDay(about.due, council)
  if (what === '') throw new UserError('minutes.whatMissing')
  if (what.length > MOST.what) throw new UserError('minutes.tooLong', { most: MOST.what })
  if (due < now) throw new UserError('minutes.pastDay')
  const name = (await doers(request)).find((one) => one.person === person)?.name
  if (!name) throw new UserError('minutes.noDoer')
  const itemTitle = titleOf(itemIn(sitting, item), council.language)
  const followUp = await addFollowUp(
    scope,
    { meeting, item, itemTitle, what, person, name, due, form },
    auditEntry(request, 'minutes.followUpAdded', meeting, item),
  )
  return { followUp, notifications: [reminderOf(followUp, council, now)] }
}

/** Whoever does it, and those who lead, say what became of it. Said again, it stays so. */
export async function closeAction(
  request: CouncilRequest,
  id: string,
  state: 'done' | 'dropped',
): Promise<FollowUp> {
  const { scope, person, now } = request
  const audit = auditEntry(request, `minutes.followUp.${state}`, id)
  const owner = leads(request) ? undefined : person.id
  const closed = await changeFollowUp(scope, id, { state, closedAt: now }, audit, owner)
  return closed ?? readAction(request, id, state)
}

export async function moveAction(
  request: CouncilRequest,
  id: string,
  day: string,
): Promise<{ followUp: FollowUp; notifications: Notification[] }> {
  const { scope, council, person, now } = request
  const due = endOfDay(day, council)
  if (due < now) throw new UserError('minutes.pastDay')
  const before = await readAction(request, id, 'open')
  if (before.due.getTime() === due.getTime()) return { followUp: before, notifications: [] }
  const audit = auditEntry(request, 'minutes.followUp.moved', id)
  const owner = leads(request) ? undefined : person.id
  const approved = (await minutesOf(scope, before.meeting))?.state === 'approved'
  const agreed = before.agreed ?? before.due
  const moved = await changeFollowUp(scope, id, approved ? { due, agreed } : { due }, audit, owner)
  const followUp = moved ?? (await readAction(request, id, 'open'))
  return { followUp, notifications: [reminderOf(followUp, council, now)] }
}

/** One that this person may change, in the state that is expected. */
export async function readAction(
  request: CouncilRequest,
  id: string,
  state: FollowUp['state'],
): Promise<FollowUp> {
  const found = await followUpById(request.scope, id)
  if (!found) throw new UserError('minutes.actionGone')
  if (found.person !== request.person.id && !leads(request)) throw new UserError('minutes.notYourAction')
  if (found.state !== state) throw new UserError('minutes.actionClosed')
  return found
}
