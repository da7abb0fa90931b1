import { z } from 'zod'
import { auditEntry, NOBODY } from '../../core/audit'
import { type Council, SECRETARIAT, scopeOf } from '../../core/council'
import type { Action, CouncilRequest, Job, Reply } from '../../core/feature'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { councilById } from '../council'
import { canReach, type SeatState } from './attendance'
import { attendanceWords } from './attendance.strings'
import { contactForm, contactsView } from './attendance-views'
import { mustBePersonal } from './commands'
import {
  type Contact,
  contactsOf,
  contactsToCheck,
  eraseContact,
  keepContact,
  saveContact,
} from './contact-store'
import type { Meeting } from './store'
import { peopleOf, readMeeting, statesOf } from './use-cases'

/** Somebody to call or write to, since no message reaches them. */
export interface Callee {
  person: string
  name: string
  contact?: Contact
}

/** Members whom no message reaches, and substitutes who are called and whom none reaches either. */
export async function calleesOf(council: Council, meeting: Meeting): Promise<Callee[]> {
  const people = (await statesOf(council, meeting)).flatMap(unreached)
  const contacts = await contactsOf(
    scopeOf(council),
    people.map(({ person }) => person),
  )
  return people.map((each) => ({ ...each, contact: contacts.get(each.person) }))
}

const unreached = ({ seat, name, reachable, substitute }: SeatState): Callee[] => [
  ...(reachable ? [] : [{ person: seat.person as string, name }]),
  ...(substitute && !substitute.reachable
    ? [{ person: seat.substitute as string, name: substitute.name }]
    : []),
]

const OfMeeting = z.object({ meeting: z.string() })
const OfPerson = OfMeeting.extend({ person: z.string() })
const text = z.string().trim().max(200).default('')
const Save = OfPerson.extend({ phone: text, address: text })

async function list(request: CouncilRequest, meeting: Meeting, notice = ''): Promise<Reply> {
  return { replaceCard: contactsView(meeting, await calleesOf(request.council, meeting), request, notice) }
}

async function calleeOf({ council }: CouncilRequest, meeting: Meeting, person: string): Promise<Callee> {
  const callee = (await calleesOf(council, meeting)).find((each) => each.person === person)
  if (!callee) throw new UserError('meetings.reachedAgain')
  return callee
}

/** Telephone and address are the secretariat's own, in its personal chat. */
export const contactActions: Action[] = [
  {
    verb: 'meetings.contacts',
    access: SECRETARIAT,
    async handle(request) {
      mustBePersonal(request)
      return list(request, await readMeeting(request.scope, OfMeeting.parse(request.data).meeting))
    },
  },
  {
    verb: 'meetings.contactForm',
    access: SECRETARIAT,
    async handle(request) {
      mustBePersonal(request)
      const wanted = OfPerson.parse(request.data)
      const meeting = await readMeeting(request.scope, wanted.meeting)
      return { replaceCard: contactForm(meeting, await calleeOf(request, meeting, wanted.person), request) }
    },
  },
  {
    verb: 'meetings.saveContact',
    access: SECRETARIAT,
    async handle(request) {
      mustBePersonal(request)
      const { meeting: id, person, phone, address } = Save.parse(request.data)
      if ([phone, address].some(holdsCpr)) throw new UserError('meetings.cpr')
      if (phone !== '' && !/^\+?[\d ]{8,20}$/.test(phone)) throw new UserError('meetings.badPhone')
      const { scope, now } = request
      const meeting = await readMeeting(scope, id)
      const { name } = await calleeOf(request, meeting, person)
      const { contacts } = attendanceWords(request.language)
      if (phone === '' && address === '') {
        await eraseContact(scope, person, auditEntry(request, 'meetings.contactErased', person))
        return list(request, meeting, contacts.erased(name))
      }
      await saveContact(
        scope,
        person,
        { phone, address },
        now,
        auditEntry(request, 'meetings.contactSaved', person),
      )
      return list(request, meeting, contacts.saved(name))
    },
  },
]

/** Erases what is no longer needed: of people who have left the council, or whom messages reach now. */
export const contactsJob: Job = {
  name: 'meetings.contacts',
  async run(now) {
    for (const contact of await contactsToCheck(now)) {
      const council = await councilById(contact)
      const person = council && (await peopleOf(council)).get(contact.person)
      if (person && !canReach(person)) await keepContact(contact, contact.person, now)
      else {
        const audit = auditEntry(
          { scope: contact, person: NOBODY, now },
          'meetings.contactErased',
          contact.person,
        )
        await eraseContact(contact, contact.person, audit)
      }
    }
    return []
  },
}
