import { DateTime } from 'luxon'
import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import { type Council, type Person, REACHES, SECRETARIAT, type Seat, type Staff } from '../../core/council'
import type { Action, CouncilRequest, Feature, Notification, Reply, RosterEntry } from '../../core/feature'
import { newForm } from '../../core/form-screen'
import { longDate } from '../../core/language'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { revokeLinks } from '../../documents/links-store'
import { charterOf } from './charters'
import { type Button, type Field, formView, listView, make } from './form-views'
import {
  addSeat,
  addStaff,
  leaveSeat,
  personFrom,
  personNamed,
  removeSeat,
  removeStaff,
  setAccount,
  setOffice,
  setReach,
  setSeat,
  takeSeat,
} from './seat-store'
import { peopleById, personById } from './store'
import { councilWords } from './strings'

const wordsFor = ({ language }: CouncilRequest) => councilWords(language).membership
const OfSeat = z.object({ seat: z.string() })
const OfPerson = z.object({ person: z.string() })

function seatOf({ seats }: Council, id: string): Seat {
  const seat = seats.find((one) => one.id === id)
  if (!seat) throw new UserError('council.seatGone')
  return seat
}

/** A seat that somebody holds. */
function takenSeat(council: Council, id: string): Seat & { person: string } {
  const seat = seatOf(council, id)
  if (seat.person === undefined) throw new UserError('council.seatChanged')
  return seat as Seat & { person: string }
}

const changed = (council: Council | undefined): Council => {
  if (!council) throw new UserError('council.seatChanged')
  return council
}

/** Whom the council's channel holds. */
async function rosterOf({ council, contacts }: CouncilRequest): Promise<RosterEntry[]> {
  if (!council.channel || !contacts) return []
  const roster = await contacts.roster(council.tenant, council.channel.conversation)
  return roster.sort((a, b) => a.name.localeCompare(b.name, council.language))
}

const everybody = ({ seats, staff }: Council): string[] => [
  ...new Set([
    ...seats.flatMap(({ person, substitute }) => [person ?? [], substitute ?? []].flat()),
    ...staff.map(({ person }) => person),
  ]),
]

const day = (date: Date, { council, language }: CouncilRequest): string =>
  longDate(date, council.timeZone, language)

/** A day that was entered, as its end in the council's time. */
function endOf(date: string, { council }: CouncilRequest): Date {
  const at = DateTime.fromISO(date, { zone: council.timeZone })
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !at.isValid) throw new UserError('council.badDate')
  return at.endOf('day').toJSDate()
}

/** All seats and staff, each a row. Kinds of seats show here only: to the secretariat, in personal chat. */
async function seatsView(request: CouncilRequest, council: Council, notice = ''): Promise<Reply> {
  const all = councilWords(request.language)
  const words = wordsFor(request)
  const people = await peopleById(request.scope, everybody(council))
  const name = (id: string) => people.get(id)?.name ?? ''
  const seatRow = (seat: Seat) => ({
    ...make(seat.person ? name(seat.person) : all.vacant, 'council.seat', { seat: seat.id }),
    about: [
      all.seats[seat.kind] ?? seat.kind,
      ...(seat.role === 'member' ? [] : [all.roles[seat.role]]),
      ...(seat.until
        ? [seat.until < request.now ? words.termOver : words.until(day(seat.until, request))]
        : []),
      ...(seat.leaves ? [words.leaves(day(seat.leaves, request))] : []),
    ].join(' · '),
  })
  const staffRow = (one: Staff) => ({
    ...make(name(one.person), 'council.staff', { person: one.person }),
    about: [all.roles[one.role], ...(one.until ? [words.until(day(one.until, request))] : [])].join(' · '),
  })
  return {
    replaceCard: listView(
      {
        notice,
        title: words.title,
        text: words.text,
        rows: [...council.seats.map(seatRow), ...council.staff.map(staffRow)],
        buttons: [
          make(words.newSeat, 'council.seatKinds'),
          make(words.newStaff, 'council.staffForm'),
          make(words.unreached, 'council.unreached'),
        ],
      },
      { ...request, council },
    ),
  }
}

async function seatView(request: CouncilRequest, council: Council, id: string, notice = ''): Promise<Reply> {
  const all = councilWords(request.language)
  const words = wordsFor(request)
  const seat = seatOf(council, id)
  const people = await peopleById(request.scope, [seat.person ?? '', seat.substitute ?? ''])
  const name = (person: string | undefined) => people.get(person ?? '')?.name ?? ''
  const form = (title: string, what: string) => make(title, 'council.seatForm', { seat: id, what })
  return {
    replaceCard: listView(
      {
        notice,
        title: seat.person ? name(seat.person) : all.vacant,
        text: [
          `${all.seats[seat.kind] ?? seat.kind} · ${all.roles[seat.role]}`,
          ...(seat.since ? [words.since(day(seat.since, request))] : []),
          ...(seat.until ? [words.until(day(seat.until, request))] : []),
          ...(seat.leaves ? [words.leaves(day(seat.leaves, request))] : []),
          ...(seat.substitute ? [words.substitute(name(seat.substitute))] : []),
        ].join('\n'),
        rows: seat.person
          ? [
              form(words.forms.role.title, 'role'),
              form(words.forms.term.title, 'term'),
              form(words.forms.substitute.title, 'substitute'),
              form(words.forms.account.title, 'account'),
              make(words.forms.reach.title, 'council.reachForm', { person: seat.person }),
              form(words.forms.end.title, 'end'),
            ]
          : [
              form(words.forms.take.title, 'take'),
              make(words.removeSeat, 'council.removeSeat', { seat: id }),
            ],
        buttons: [make(words.back, 'council.seats')],
      },
      { ...request, council },
    ),
  }
}

type What = 'take' | 'role' | 'term' | 'substitute' | 'account' | 'end'
const WHATS = ['take', 'role', 'term', 'substitute', 'account', 'end'] as const

/** Choose somebody from the channel, or write a name. */
async function whoFields(request: CouncilRequest, without: Set<string>): Promise<Field[]> {
  const words = wordsFor(request)
  const roster = (await rosterOf(request)).filter(({ aadObjectId }) => !without.has(aadObjectId))
  return [
    ...(roster.length > 0 ? [accountField(words.who, roster)] : []),
    { id: 'name', kind: 'text', label: roster.length > 0 ? words.orName : words.name },
  ]
}

const accountField = (label: string, roster: RosterEntry[]): Field => ({
  id: 'account',
  kind: 'choice',
  label,
  choices: roster.map(({ aadObjectId, name }) => ({ title: name, value: aadObjectId })),
})

const accountsOf = async ({ scope, council }: CouncilRequest): Promise<Set<string>> => {
  const people = await peopleById(scope, everybody(council))
  return new Set([...people.values()].flatMap(({ aadObjectId }) => aadObjectId ?? []))
}

async function fieldsFor(what: What, seat: Seat, request: CouncilRequest): Promise<Field[]> {
  const all = councilWords(request.language)
  const words = wordsFor(request)
  const iso = (date: Date | undefined) =>
    date ? (DateTime.fromJSDate(date, { zone: request.council.timeZone }).toISODate() as string) : ''
  const dated = (label: string, value: string, required: boolean): Field[] => [
    { id: 'date', kind: 'date', label, value, required, error: words.dateError },
  ]
  switch (what) {
    case 'take':
      return whoFields(request, await accountsOf(request))
    case 'substitute':
      return whoFields(request, await accountsOf(request))
    case 'account':
      return [accountField(words.newAccount, await rosterOf(request))]
    case 'role':
      return [
        {
          id: 'role',
          kind: 'choice',
          label: words.role,
          value: seat.role,
          choices: (['member', 'chair', 'viceChair'] as const).map((role) => ({
            title: all.roles[role],
            value: role,
          })),
          required: true,
          error: words.roleError,
        },
      ]
    case 'term':
      return dated(words.termEnd, iso(seat.until), false)
    case 'end':
      return dated(words.lastDay, iso(seat.leaves ?? request.now), true)
  }
}

async function seatForm(request: CouncilRequest): Promise<Reply> {
  const { seat: id, what } = OfSeat.extend({ what: z.enum(WHATS) }).parse(request.data)
  const words = wordsFor(request)
  const seat = what === 'take' ? seatOf(request.council, id) : takenSeat(request.council, id)
  const { title, text } = words.forms[what]
  return {
    replaceCard: formView(
      {
        title,
        text,
        fields: await fieldsFor(what, seat, request),
        save: make(words.save, 'council.changeSeat', {
          seat: id,
          what,
          held: seat.person ?? '',
          form: newForm(),
        }),
        cancel: make(words.cancel, 'council.seat', { seat: id }),
      },
      request,
    ),
  }
}

const Change = OfSeat.extend({
  what: z.enum(WHATS),
  held: z.string(),
  form: z.uuid(),
  account: z.string().default(''),
  name: z.string().trim().max(80).default(''),
  role: z.enum(['member', 'chair', 'viceChair']).optional(),
  date: z.string().default(''),
})

/** Who was chosen or named, as a person of the tenant. */
async function chosen(
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

/** Makes the change that a seat's form asks for. The same form again finds its own change. */
async function changeSeat(request: CouncilRequest): Promise<Reply> {
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
  if (person.aadObjectId && !person.guest)
    return { ...(await seatView(request, council, seat)), notifications: [welcome] }
  const words = wordsFor(request)
  const notice = person.aadObjectId ? words.isGuest(person.name) : words.noTeams(person.name)
  return { ...reachForm(request, person, notice), notifications: person.aadObjectId ? [welcome] : [] }
}

function reachForm(request: CouncilRequest, person: Person, notice = ''): Reply {
  const words = wordsFor(request)
  return {
    replaceCard: formView(
      {
        title: words.forms.reach.of(person.name),
        text: notice || words.forms.reach.text,
        fields: [
          {
            id: 'reach',
            kind: 'choice',
            label: words.forms.reach.label,
            value: person.reach ?? (person.aadObjectId ? 'teams' : 'paper'),
            choices: [
              ...(person.aadObjectId ? [{ title: words.reaches.teams, value: 'teams' }] : []),
              ...REACHES.filter((reach) => reach !== 'channel' || person.aadObjectId).map((reach) => ({
                title: words.reaches[reach],
                value: reach,
              })),
            ],
            required: true,
            error: words.roleError,
          },
        ],
        save: make(words.save, 'council.reach', { person: person.id }),
        cancel: make(words.cancel, 'council.unreached'),
      },
      request,
    ),
  }
}

/** Teams' ids of those who read in the channel, each for themselves. */
export async function readersInChannel(council: Council): Promise<string[]> {
  const people = await peopleById({ tenant: council.tenant }, everybody(council))
  return [...people.values()].flatMap(({ reach, teamsId }) =>
    reach === 'channel' && teamsId ? [teamsId] : [],
  )
}

/** A person of this council, or a refusal. */
async function personHere(request: CouncilRequest, id: string): Promise<Person> {
  const person = everybody(request.council).includes(id) ? await personById(request.scope, id) : undefined
  if (!person) throw new UserError('council.seatChanged')
  return person
}

export interface Unreached {
  person: Person
  /** No account, or no chat that the bot may write to. */
  why: 'noTeams' | 'silent'
}

/** Those whom the bot's messages do not reach, and what they get instead. */
export async function unreachedOf(request: CouncilRequest): Promise<Unreached[]> {
  const { scope, council, contacts } = request
  const ids = everybody(council)
  const people = await peopleById(scope, ids)
  const reached = (await contacts?.reached(council.tenant, ids)) ?? new Set(ids)
  return ids.flatMap((id): Unreached[] => {
    const person = people.get(id)
    if (!person) return []
    if (!person.aadObjectId) return [{ person, why: 'noTeams' }]
    return reached.has(id) && !person.reach ? [] : [{ person, why: 'silent' }]
  })
}

async function unreachedView(request: CouncilRequest): Promise<Reply> {
  const words = wordsFor(request)
  const unreached = await unreachedOf(request)
  return {
    replaceCard: listView(
      {
        title: words.unreached,
        text: unreached.length === 0 ? words.allReached : words.unreachedText,
        rows: unreached.map(({ person, why }) => ({
          ...make(person.name, 'council.reachCard', { person: person.id }),
          about: `${words.why[why]} ${person.reach ? words.instead(words.reaches[person.reach]) : words.nothingYet}`,
        })),
        buttons: [make(words.back, 'council.seats')],
      },
      request,
    ),
  }
}

/** How somebody is reached, and one-time links to hand over. */
async function reachView(request: CouncilRequest, rooms: Feature[], id: string, notice = ''): Promise<Reply> {
  const words = wordsFor(request)
  const person = await personHere(request, id)
  const { scope, council, language, now } = request
  const papers = (
    await Promise.all(rooms.map((room) => room.handouts?.(scope, { council, language, now }) ?? []))
  ).flat()
  const links: Button[] = papers
    .slice(0, 6)
    .map(({ title, kind, subject }) =>
      make(words.linkTo(title), 'council.handout', { person: id, kind, subject, title }),
    )
  return {
    replaceCard: listView(
      {
        notice,
        title: person.name,
        text: person.reach ? words.instead(words.reaches[person.reach]) : words.nothingYet,
        rows: [make(words.forms.reach.title, 'council.reachForm', { person: id }), ...links],
        buttons: [make(words.back, 'council.unreached')],
      },
      request,
    ),
  }
}

async function staffView(request: CouncilRequest, id: string): Promise<Reply> {
  const all = councilWords(request.language)
  const words = wordsFor(request)
  const staff = request.council.staff.find(({ person }) => person === id)
  if (!staff) throw new UserError('council.seatChanged')
  const person = await personHere(request, id)
  return {
    replaceCard: listView(
      {
        title: person.name,
        text: [all.roles[staff.role], ...(staff.until ? [words.until(day(staff.until, request))] : [])].join(
          '\n',
        ),
        rows: [
          make(words.forms.reach.title, 'council.reachForm', { person: id }),
          make(words.endStaff, 'council.removeStaff', { person: id }),
        ],
        buttons: [make(words.back, 'council.seats')],
      },
      request,
    ),
  }
}

const NewStaff = z.object({
  form: z.uuid(),
  account: z.string().default(''),
  name: z.string().trim().max(80).default(''),
  role: z.enum(['secretariat', 'observer']),
  date: z.string().default(''),
})

async function newStaff(request: CouncilRequest): Promise<Reply> {
  const { role, date, ...who } = NewStaff.parse(request.data)
  const { scope, council, now } = request
  const person = await chosen(request, who)
  const until = date ? endOf(date, request) : undefined
  if (until && until <= now) throw new UserError('council.badDate')
  const audit = auditEntry(request, 'council.staffAdded', person.id, role)
  const after = await addStaff(scope, { person: person.id, role, ...(until ? { until } : {}) }, audit)
  const there = council.staff.find((one) => one.person === person.id)
  if (!after && there?.role !== role) throw new UserError('council.hasRole')
  return {
    ...(await seatsView(request, after ?? council, wordsFor(request).staffAdded(person.name))),
    notifications: [
      {
        kind: 'council.seated',
        scope,
        subject: `staff:${person.id}:${who.form}`,
        to: { person: person.id },
      },
    ],
  }
}

function staffForm(request: CouncilRequest, who: Field[]): Reply {
  const words = wordsFor(request)
  const all = councilWords(request.language)
  return {
    replaceCard: formView(
      {
        title: words.newStaff,
        text: words.staffText,
        fields: [
          ...who,
          {
            id: 'role',
            kind: 'choice',
            label: words.role,
            value: 'secretariat',
            choices: (['secretariat', 'observer'] as const).map((role) => ({
              title: all.roles[role],
              value: role,
            })),
            required: true,
            error: words.roleError,
          },
          { id: 'date', kind: 'date', label: words.standInUntil },
        ],
        save: make(words.save, 'council.newStaff', { form: newForm() }),
        cancel: make(words.cancel, 'council.seats'),
      },
      request,
    ),
  }
}

function seatKinds(request: CouncilRequest): Reply {
  const all = councilWords(request.language)
  const words = wordsFor(request)
  const form = newForm()
  return {
    replaceCard: listView(
      {
        title: words.newSeat,
        text: all.seatsNote,
        rows: charterOf(request.council.type).seats.map(({ kind }) =>
          make(all.seats[kind] as string, 'council.addSeat', { kind, form }),
        ),
        buttons: [make(words.back, 'council.seats')],
      },
      request,
    ),
  }
}

/** The secretariat's own work with seats and people, in personal chat. */
export function membershipActions(rooms: Feature[]): Action[] {
  const act = (verb: string, handle: (request: CouncilRequest) => Promise<Reply> | Reply): Action => ({
    verb,
    access: SECRETARIAT,
    handle(request) {
      // Who sits as what, and who is reached how, is not for a channel to read.
      if (request.place !== 'personal') throw new UserError('council.personal')
      return handle(request)
    },
  })
  return [
    act('council.seats', (request) => seatsView(request, request.council)),
    act('council.seat', (request) => seatView(request, request.council, OfSeat.parse(request.data).seat)),
    act('council.seatForm', seatForm),
    act('council.changeSeat', changeSeat),
    act('council.seatKinds', seatKinds),
    act('council.addSeat', async (request) => {
      const { kind, form } = z.object({ kind: z.string(), form: z.uuid() }).parse(request.data)
      if (!charterOf(request.council.type).seats.some((one) => one.kind === kind))
        throw new UserError('core.badInput')
      const audit = auditEntry(request, 'council.seatAdded', form, kind)
      const after = await addSeat(request.scope, form, kind, audit)
      return seatView(request, after ?? request.council, form)
    }),
    act('council.removeSeat', async (request) => {
      const { seat } = OfSeat.parse(request.data)
      const audit = auditEntry(request, 'council.seatRemoved', seat)
      const after = await removeSeat(request.scope, seat, audit)
      if (!after && request.council.seats.some(({ id }) => id === seat))
        throw new UserError('council.seatChanged')
      return seatsView(request, after ?? request.council)
    }),
    act('council.staffForm', async (request) => staffForm(request, await whoFields(request, new Set()))),
    act('council.newStaff', newStaff),
    act('council.staff', (request) => staffView(request, OfPerson.parse(request.data).person)),
    act('council.removeStaff', async (request) => {
      const { person } = OfPerson.parse(request.data)
      const staff = request.council.staff.find((one) => one.person === person)
      if (!staff) return seatsView(request, request.council)
      const audit = auditEntry(request, 'council.staffRemoved', person)
      const after = await removeStaff(request.scope, staff, audit)
      if (!after) throw new UserError('council.lastSecretary')
      await revokeLinks(request.scope, { person }, request.now)
      return seatsView(request, after)
    }),
    act('council.unreached', (request) => unreachedView(request)),
    act('council.reachCard', (request) => reachView(request, rooms, OfPerson.parse(request.data).person)),
    act('council.reachForm', async (request) =>
      reachForm(request, await personHere(request, OfPerson.parse(request.data).person)),
    ),
    act('council.reach', async (request) => {
      const { person: id, reach } = OfPerson.extend({ reach: z.enum(['teams', ...REACHES]) }).parse(
        request.data,
      )
      const person = await personHere(request, id)
      await setReach(request.scope, person.id, reach === 'teams' ? undefined : reach)
      return reachView(request, rooms, id, wordsFor(request).saved)
    }),
    act('council.handout', async (request) => {
      const words = wordsFor(request)
      const {
        person: id,
        kind,
        subject,
        title,
      } = OfPerson.extend({
        kind: z.string(),
        subject: z.string(),
        title: z.string(),
      }).parse(request.data)
      const person = await personHere(request, id)
      const url = request.linkTo(kind, subject, { once: true, days: 14, for: person.id })
      return { text: `${words.handout(person.name, title)}\n${url}` }
    }),
  ]
}
