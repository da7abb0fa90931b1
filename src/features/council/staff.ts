import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import type { Card, Frame } from '../../core/cards'
import type { CouncilRequest, Reply } from '../../core/feature'
import { newForm } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { councilWords } from './charter.strings'
import { type Field, formView, listView, make } from './form-views'
import { chosen, day, endOf, personHere, wordsFor } from './people'
import { addStaff } from './seat-store'
import { seatsView } from './seat-views'

export async function staffView(request: CouncilRequest, id: string): Promise<Reply> {
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

export async function newStaff(request: CouncilRequest): Promise<Reply> {
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

export function staffForm(frame: Frame, who: Field[]): { replaceCard: Card } {
  const words = wordsFor(frame)
  const all = councilWords(frame.language)
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
      frame,
    ),
  }
}
