import type { Language } from './language'

/** A Microsoft 365 tenant's things: people, their preferences and conversations. */
export interface TenantScope {
  tenant: string
}

/** One council's things. Every query of a council's data filters on both. */
export interface CouncilScope extends TenantScope {
  council: string
}

const ROLES = ['chair', 'viceChair', 'secretariat', 'member', 'observer'] as const
/** chair = formand, viceChair = næstformand (together the formandskab), secretariat = sekretariat. */
export type Role = (typeof ROLES)[number]

/** Who may use a command or an action. `anyone` includes people in no council. */
export type Access = 'anyone' | readonly Role[]

export const COUNCIL: readonly Role[] = ROLES
/** Those who hold a seat. */
export const SEATED: readonly Role[] = ['chair', 'viceChair', 'member']
/** Those who do the council's work: seats and secretariat. */
export const WORKING: readonly Role[] = ['chair', 'viceChair', 'member', 'secretariat']
/** Those who prepare the meetings: formandskab and secretariat. */
export const LEADERS: readonly Role[] = ['chair', 'viceChair', 'secretariat']
export const SECRETARIAT: readonly Role[] = ['secretariat']

export interface Person {
  id: string
  tenant: string
  name: string
  /** Absent for people without a Microsoft account. */
  aadObjectId?: string
  language?: Language
  /** The council that personal chat is about, where the person is in several. */
  currentCouncil?: string
  /** Teams' own id, for cards that show single people something of their own. */
  teamsId?: string
  /** A guest of the tenant: personal chat with bots is often closed to them. */
  guest?: boolean
  /** How the secretariat reaches somebody whom the bot's messages do not. */
  reach?: Reach
  /** Named in the configuration; may set up councils. Not stored. */
  administrator?: boolean
}

/** channel = a view of their own in the channel's cards; link = a one-time web link; paper. */
export const REACHES = ['channel', 'link', 'paper'] as const
export type Reach = (typeof REACHES)[number]

/** A value that the council, its charter or the product sets, and from when. */
export interface RuleDecision {
  rule: string
  value: unknown
  /** The day from which it holds, as an instant. */
  from: Date
  decidedAt: Date
  /** Name of who entered it. */
  by: string
  /** The form that it was entered by, so that it is entered once. */
  form?: string
}

export interface Seat {
  id: string
  /** A key of the council type's seats, for example `user` or `political`. */
  kind: string
  /** Person id; absent while the seat is vacant. */
  person?: string
  /** Person id of who is called when the seat's person cannot come (suppleant). */
  substitute?: string
  role: 'chair' | 'viceChair' | 'member'
  /** When the person took the seat. */
  since?: Date
  /** The end of the term (valgperiode); the seat stays taken until somebody decides otherwise. */
  until?: Date
  /** The membership ends then by itself. */
  leaves?: Date
}

/** Somebody without a seat. `until` ends a stand-in (vikar) by itself. */
export interface Staff {
  person: string
  role: 'secretariat' | 'observer'
  until?: Date
}

export interface Council {
  id: string
  tenant: string
  /** A key of the charters, for example `udsatteraad`. */
  type: string
  name: string
  language: Language
  /** IANA name, for example `Europe/Copenhagen`. */
  timeZone: string
  /** The secretariat's telephone number, digits only. */
  phone: string
  /** The channel or group chat that the council works in. */
  channel?: { conversation: string; name: string }
  seats: Seat[]
  /** People without a seat: the secretariat and observers. */
  staff: Staff[]
  /** Who has held a seat before; `role` is what they held at the end, where it was kept. */
  former?: { person: string; kind: string; role?: Seat['role']; since?: Date; until: Date }[]
  /** Who has been secretary, observer or substitute before. */
  formerStaff?: { person: string; until: Date }[]
  rules: RuleDecision[]
}

/** One person in one council. */
export interface Member {
  person: string
  name: string
  role: Role
  seat?: Seat
}

/** Whether somebody prepares the meetings. */
export const leads = ({ member }: { member: { role: Role } }): boolean => LEADERS.includes(member.role)

export const scopeOf = (council: Council): CouncilScope => ({ tenant: council.tenant, council: council.id })

/** The person's place in the council, or undefined when they have none. */
export function memberOf(council: Council, person: Person): Member | undefined {
  const staff = council.staff.find((entry) => entry.person === person.id)
  const seat = council.seats.find((entry) => entry.person === person.id)
  // A substitute reads along until called: only the meetings room lets them answer for the seat.
  const substitute = council.seats.some((entry) => entry.substitute === person.id) ? 'observer' : undefined
  const role = seat && seat.role !== 'member' ? seat.role : (staff?.role ?? seat?.role ?? substitute)
  return role && { person: person.id, name: person.name, role, seat }
}

const once = (people: (string | undefined)[]): string[] =>
  [...new Set(people)].filter((person) => person !== undefined)

// Who is in a council, as person ids, each once.
export const seatedIn = ({ seats }: Council): string[] => once(seats.map(({ person }) => person))
export const secretariatOf = ({ staff }: Council): string[] =>
  once(staff.map(({ role, person }) => (role === 'secretariat' ? person : undefined)))

/** Formandskab and secretariat. */
export const leadersOf = (council: Council): string[] =>
  once([
    ...council.seats.map(({ role, person }) => (role === 'member' ? undefined : person)),
    ...secretariatOf(council),
  ])

/** Seats, secretariat and observers. */
export const everybodyIn = (council: Council): string[] =>
  once([...seatedIn(council), ...council.staff.map(({ person }) => person)])

/** Everybody in it, and the seats' substitutes. */
export const placedIn = (council: Pick<Council, 'seats' | 'staff'>): string[] =>
  once([
    ...council.seats.flatMap(({ person, substitute }) => [person, substitute]),
    ...council.staff.map(({ person }) => person),
  ])
