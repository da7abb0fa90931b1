import { type Council, placedIn, type Seat, type Staff } from '../../core/council'
import type { CouncilRequest, Reply } from '../../core/feature'
import { newForm } from '../../core/form-screen'
import { councilWords } from './charter.strings'
import { charterOf } from './charters'
import { listView, make } from './form-views'
import { day, seatOf, wordsFor } from './people'
import { peopleById } from './store'

/** What kind of seat it is, which office goes with it, and until when. */
export function seatAbout(seat: Seat, request: CouncilRequest): string {
  const all = councilWords(request.language)
  const words = wordsFor(request)
  const termEnd = (until: Date) => (until < request.now ? words.termOver : words.until(day(until, request)))
  return [
    all.seats[seat.kind] ?? seat.kind,
    ...(seat.role === 'member' ? [] : [all.roles[seat.role]]),
    ...(seat.until ? [termEnd(seat.until)] : []),
    ...(seat.leaves ? [words.leaves(day(seat.leaves, request))] : []),
  ].join(' · ')
}

/** All seats and staff, each a row. Kinds of seats show here only: to the secretariat, in personal chat. */
export async function seatsView(request: CouncilRequest, council: Council, notice = ''): Promise<Reply> {
  const all = councilWords(request.language)
  const words = wordsFor(request)
  const people = await peopleById(request.scope, placedIn(council))
  const name = (id: string) => people.get(id)?.name ?? ''
  const seatRow = (seat: Seat) => ({
    ...make(seat.person ? name(seat.person) : all.vacant, 'council.seat', { seat: seat.id }),
    about: seatAbout(seat, request),
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

export async function seatView(
  request: CouncilRequest,
  council: Council,
  id: string,
  notice = '',
): Promise<Reply> {
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

export function seatKinds(request: CouncilRequest): Reply {
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
