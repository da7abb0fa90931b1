import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import { type Person, SECRETARIAT } from '../../core/council'
import type { Action, CouncilRequest, Feature, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { revokeLinks } from '../../documents/links-store'
import { OfPerson, OfSeat, personHere, whoFields, wordsFor } from './people'
import { type Paper, papersOf, printView, reachForm, reachView, unreachedView } from './reach'
import { changeSeat, chooseReach, dropSeat, newSeat } from './seat-changes'
import { seatForm } from './seat-form'
import { removeStaff } from './seat-store'
import { seatKinds, seatsView, seatView } from './seat-views'
import { newStaff, staffForm, staffView } from './staff'
import { noteAudit } from './store'

const Handout = OfPerson.extend({ kind: z.string(), subject: z.string() })

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
  /** Hands over a paper that the rooms offer now. Whatever else a button asks for is not signed. */
  const handsOver = (
    verb: string,
    give: (request: CouncilRequest, person: Person, paper: Paper) => Promise<Reply> | Reply,
  ): Action =>
    act(verb, async (request) => {
      const { person: id, kind, subject } = Handout.parse(request.data)
      const person = await personHere(request, id)
      const papers = await papersOf(rooms, request)
      const paper = papers.find((one) => one.kind === kind && one.subject === subject)
      if (!paper) return reachView(request, rooms, id, wordsFor(request).noPaper)
      return give(request, person, paper)
    })
  return [
    act('council.seats', (request) => seatsView(request, request.council)),
    act('council.seat', (request) => seatView(request, request.council, OfSeat.parse(request.data).seat)),
    act('council.seatForm', seatForm),
    act('council.changeSeat', async (request) => {
      const { council, notice, notifications, unreached } = await changeSeat(request)
      const { seat } = OfSeat.parse(request.data)
      const next = unreached
        ? reachForm(request, unreached, notice)
        : await seatView(request, council, seat, notice)
      return { ...next, notifications }
    }),
    act('council.seatKinds', seatKinds),
    act('council.addSeat', async (request) => {
      const { council, seat } = await newSeat(request)
      return seatView(request, council, seat)
    }),
    act('council.removeSeat', async (request) => seatsView(request, (await dropSeat(request)).council)),
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
      const { id } = await chooseReach(request)
      return reachView(request, rooms, id, wordsFor(request).saved)
    }),
    handsOver('council.print', (request, person, { title, kind, subject }) => ({
      card: printView(request, person, title, request.linkTo(kind, subject)),
    })),
    handsOver('council.handout', async (request, person, { title, kind, subject }) => {
      // The link is made out to another than who asks for it.
      await noteAudit(request.scope, auditEntry(request, 'council.handoutGiven', person.id, kind))
      const url = request.linkTo(kind, subject, { once: true, days: 14, for: person.id })
      return { text: `${wordsFor(request).handout(person.name, title)}\n${url}` }
    }),
  ]
}
