import { DateTime } from 'luxon'
import { z } from 'zod'
import { type Council, type Person, placedIn, type Seat } from '../../core/council'
import type { CouncilRequest, RosterEntry } from '../../core/feature'
import { longDate } from '../../core/language'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import type { Field } from './form-views'
import { membershipWords } from './membership.strings'
import { personFrom, personNamed } from './seat-store'
import { peopleById, personById } from './store'

export const wordsFor = ({ language }: Pick<CouncilRequest, 'language'>) => membershipWords(language)
export const OfSeat = z.object({ seat: z.string() })
export const OfPerson = z.object({ person: z.string() })

export function seatOf({ seats }: Council, id: string): Seat {
  const seat = seats.find((one) => one.id === id)
  if (!seat) throw new UserError('council.seatGone')
  return seat
}

/** A seat that somebody holds. */
export function takenSeat(council: Council, id: string): Seat & { person: string } {
  const seat = seatOf(council, id)
  if (seat.person === undefined) throw new UserError('council.seatChanged')
  return seat as Seat & { person: string }
}

export const changed = (council: Council | undefined): Council => {
  if (!council) throw new UserError('council.seatChanged')
  return council
}

/** Whom the council's channel holds. */
export async function rosterOf({ council, contacts }: CouncilRequest): Promise<RosterEntry[]> {
  if (!council.channel || !contacts) return []
  const roster = await contacts.roster(council.tenant, council.channel.conversation)
  return roster.sort((a, b) => a.name.localeCompare(b.name, council.language))
}

export const day = (date: Date, { council, language }: CouncilRequest): string =>
  longDate(date, council.timeZone, language)

/** A day that was entered, as its end in the council's time. */
export function endOf(date: string, { council }: CouncilRequest): Date {
  const at = DateTime.fromISO(date, { zone: council.timeZone })
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !at.isValid) throw new UserError('council.badDate')
  return at.endOf('day').toJSDate()
}

/** Choose somebody from the channel, or write a name. */
export async function whoFields(request: CouncilRequest, without: Set<string>): Promise<Field[]> {
  const words = wordsFor(request)
  const roster = (await rosterOf(request)).filter(({ aadObjectId }) => !without.has(aadObjectId))
  return [
    ...(roster.length > 0 ? [accountField(words.who, roster)] : []),
    { id: 'name', kind: 'text', label: roster.length > 0 ? words.orName : words.name },
  ]
}

export const accountField = (label: string, roster: RosterEntry[]): Field => ({
  id: 'account',
  kind: 'choice',
  label,
  choices: roster.map(({ aadObjectId, name }) => ({ title: name, value: aadObjectId })),
})

export const accountsOf = async ({ scope, council }: CouncilRequest): Promise<Set<string>> => {
  const people = await peopleById(scope, placedIn(council))
  return new Set([...people.values()].flatMap(({ aadObjectId }) => aadObjectId ?? []))
}

/** Who was chosen or named, as a person of the tenant. */
export async function chosen(
  request: CouncilRequest,
  { account, name, form }: { account: string; name: string; form: string },
): Promise<Person> {
  if (account !== '') {
    const entry = (await rosterOf(request)).find(({ aadObjectId }) => aadObjectId === account)
    if (!entry) throw new UserError('council.notInRoster')
    return personFrom(request.scope, entry)
  }
  if (name === '') throw new UserError('council.whoMissing')
  if (holdsCpr(name)) throw new UserError('core.cpr')
  return personNamed(request.scope, name, form)
}

/** A person of this council, or a refusal. */
export async function personHere(request: CouncilRequest, id: string): Promise<Person> {
  const person = placedIn(request.council).includes(id) ? await personById(request.scope, id) : undefined
  if (!person) throw new UserError('council.seatChanged')
  return person
}
