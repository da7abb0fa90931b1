import { z } from 'zod'
import type { Seat } from '../../core/council'
import type { CouncilRequest, Reply } from '../../core/feature'
import { newForm } from '../../core/form-screen'
import { dayIn } from '../../core/language'
import { UserError } from '../../core/user-error'
import { councilWords } from './charter.strings'
import { type Field, formView, make } from './form-views'
import { accountField, accountsOf, OfSeat, rosterOf, seatOf, takenSeat, whoFields, wordsFor } from './people'

/** What a seat's form changes. */
export const WHATS = ['take', 'role', 'term', 'substitute', 'account', 'end'] as const
type What = (typeof WHATS)[number]

async function fieldsFor(what: What, seat: Seat, request: CouncilRequest): Promise<Field[]> {
  const all = councilWords(request.language)
  const words = wordsFor(request)
  const iso = (date: Date | undefined) => (date ? dayIn(date, request.council.timeZone) : '')
  const dated = (label: string, value: string, required: boolean): Field[] => [
    { id: 'date', kind: 'date', label, value, required, error: words.dateError },
  ]
  switch (what) {
    case 'take':
      return whoFields(request, await accountsOf(request))
    case 'substitute':
      return whoFields(request, await accountsOf(request))
    case 'account': {
      const roster = await rosterOf(request)
      if (roster.length === 0) throw new UserError('council.noRoster')
      return [accountField(words.newAccount, roster)]
    }
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

export async function seatForm(request: CouncilRequest): Promise<Reply> {
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
