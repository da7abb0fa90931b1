import { type Council, type Person, placedIn, SECRETARIAT, type Seat } from '../../core/council'
import type { CouncilRequest, Endpoint } from '../../core/feature'
import { dayIn } from '../../core/language'
import { councilWords } from './charter.strings'
import { charterOf } from './charters'
import { accountsOf, rosterOf, wordsFor } from './people'
import { insteadOf, reachChoices, reachNow, unreachedOf } from './reach'
import { changeSeat, chooseReach, dropSeat, newSeat, type SeatsChanged } from './seat-changes'
import { seatAbout } from './seat-views'
import { peopleById } from './store'

export interface Choice {
  value: string
  title: string
}

/** How messages come to somebody, and how they can. */
export interface ReachShown {
  person: string
  name: string
  chosen: string
  choices: Choice[]
}

export interface SeatShown {
  id: string
  /** Kind, office and term in words. */
  about: string
  /** Absent while the seat is vacant. */
  holder?: ReachShown
  role: Seat['role']
  substitute: string
  /** `yyyy-MM-dd` by the council's calendar; empty where it is open. */
  until: string
  leaves: string
}

export interface SeatsShown {
  /** What to know about the last change; may be empty. */
  notice: string
  seats: SeatShown[]
  staff: { person: string; name: string; about: string }[]
  /** In the council's channel, with no place in the council yet. */
  free: { account: string; name: string; guest: boolean }[]
  unreached: (ReachShown & { why: string; instead: string })[]
  kinds: Choice[]
  roles: Choice[]
  /** Today by the council's calendar, as `yyyy-MM-dd`. */
  today: string
}

const reachShown = (request: CouncilRequest, person: Person): ReachShown => ({
  person: person.id,
  name: person.name,
  chosen: reachNow(person),
  choices: reachChoices(request, person),
})

async function shown(
  asked: CouncilRequest,
  { council, notice = '' }: { council: Council; notice?: string },
): Promise<SeatsShown> {
  const request = { ...asked, council }
  const { scope, language, now } = request
  const all = councilWords(language)
  const words = wordsFor(request)
  const [people, roster, taken, unreached] = await Promise.all([
    peopleById(scope, placedIn(council)),
    rosterOf(request),
    accountsOf(request),
    unreachedOf(request),
  ])
  const iso = (date: Date | undefined): string => (date ? dayIn(date, council.timeZone) : '')
  return {
    notice,
    seats: council.seats.map((seat) => {
      const holder = people.get(seat.person ?? '')
      return {
        id: seat.id,
        about: seatAbout(seat, request),
        holder: holder && reachShown(request, holder),
        role: seat.role,
        substitute: people.get(seat.substitute ?? '')?.name ?? '',
        until: iso(seat.until),
        leaves: iso(seat.leaves),
      }
    }),
    staff: council.staff.map(({ person, role }) => ({
      person,
      name: people.get(person)?.name ?? '',
      about: all.roles[role],
    })),
    free: roster
      .filter(({ aadObjectId }) => !taken.has(aadObjectId))
      .map(({ aadObjectId, name, guest }) => ({ account: aadObjectId, name, guest })),
    unreached: unreached.map(({ person, why }) => ({
      ...reachShown(request, person),
      why: words.why[why],
      instead: insteadOf(person, words),
    })),
    kinds: charterOf(council.type).seats.map(({ kind }) => ({ value: kind, title: all.seats[kind] ?? kind })),
    roles: (['member', 'chair', 'viceChair'] as const).map((value) => ({ value, title: all.roles[value] })),
    today: iso(now),
  }
}

const changes = (path: string, change: (request: CouncilRequest) => Promise<SeatsChanged>): Endpoint => ({
  method: 'POST',
  path: `council/${path}`,
  access: SECRETARIAT,
  async handle(request) {
    const after = await change(request)
    return { body: await shown(request, after), notifications: after.notifications }
  },
})

/** The secretariat's seats: who sits where, until when, and how messages come to them. */
export const seatsApi: Endpoint[] = [
  {
    method: 'GET',
    path: 'council/seats',
    access: SECRETARIAT,
    handle: async (request) => ({ body: await shown(request, request) }),
  },
  changes('change-seat', changeSeat),
  changes('add-seat', newSeat),
  changes('remove-seat', dropSeat),
  changes('reach', async (request) => {
    await chooseReach(request)
    return { council: request.council, notice: wordsFor(request).saved }
  }),
]
