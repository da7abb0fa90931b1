import { z } from 'zod'
import { LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { ANSWERS, page } from './rules'
import { addInvitations, contactsOf, invitedTo, setAnswer } from './store'
import { contactWords } from './strings'
import { answerForm, invitedView, inviteForm } from './views'

/** Something that contacts are invited to. */
export interface Occasion {
  title: string
  /** `<room>:<id>` */
  source: string
  /** What the room's buttons name it by. */
  data: Record<string, string>
  /** The verb that shows it. */
  back: string
  /** A download with the letters. */
  letters: { kind: string; subject: string }
}

const Invite = z.object({
  contacts: z
    .string()
    .default('')
    .transform((ids) => ids.split(',').filter((id) => id !== '')),
})
const OfPage = z.object({ page })
const OfInvitation = z.object({ invitation: z.string() })
const Answer = OfInvitation.extend({ answer: z.enum(ANSWERS) })

/** A room's actions by which formandskab and secretariat invite contacts to what `read` finds in the pressed button. */
export function invitingActions(
  room: string,
  read: (request: CouncilRequest) => Promise<Occasion>,
): Action[] {
  const verb = (name: string) => `${room}.${name}`

  async function form(request: CouncilRequest, page = 0): Promise<Reply> {
    const { source, data, back } = await read(request)
    const ways = {
      send: { verb: verb('invite'), data },
      back: { verb: back, data },
      turn: { verb: verb('inviteForm'), data },
    }
    const [contacts, invited] = await Promise.all([
      contactsOf(request.scope),
      invitedTo(request.scope, source),
    ])
    return { replaceCard: inviteForm(contacts, invited, ways, page, request) }
  }

  async function guests(request: CouncilRequest, page = 0): Promise<Reply> {
    const { title, source, data, back, letters } = await read(request)
    const invited = await invitedTo(request.scope, source)
    if (invited.length === 0) return form(request)
    const ways = {
      answer: { verb: verb('guest'), data },
      again: { title: contactWords(request.language).invite.again, verb: verb('inviteForm'), data },
      back: { verb: back, data },
      letters: request.linkTo(letters.kind, letters.subject),
      page,
      turn: { verb: verb('guests'), data },
    }
    return { replaceCard: invitedView(title, invited, ways, request) }
  }

  const leading = (name: string, handle: (request: CouncilRequest) => Promise<Reply>): Action => ({
    verb: verb(name),
    access: LEADERS,
    handle(request) {
      if (request.place !== 'personal') throw new UserError('contacts.personal')
      return handle(request)
    },
  })

  return [
    leading('guests', (request) => guests(request, OfPage.parse(request.data).page)),
    leading('inviteForm', (request) => form(request, OfPage.parse(request.data).page)),
    leading('invite', async (request) => {
      const { source } = await read(request)
      const known = new Set((await contactsOf(request.scope)).map(({ id }) => id))
      const contacts = Invite.parse(request.data).contacts.filter((id) => known.has(id))
      if (contacts.length === 0) throw new UserError('contacts.nobody')
      await addInvitations(request.scope, source, contacts, request.now)
      return guests(request)
    }),
    leading('guest', async (request) => {
      const { source, data } = await read(request)
      const { invitation } = OfInvitation.parse(request.data)
      const name = (await invitedTo(request.scope, source)).find(({ id }) => id === invitation)?.name
      if (name === undefined) throw new UserError('contacts.gone')
      const ways = {
        send: { verb: verb('guestAnswer'), data: { ...data, invitation } },
        back: { verb: verb('guests'), data },
      }
      return { replaceCard: answerForm(name, ways, request) }
    }),
    leading('guestAnswer', async (request) => {
      const { source } = await read(request)
      const { invitation, answer } = Answer.parse(request.data)
      await setAnswer(request.scope, invitation, source, answer)
      return guests(request)
    }),
  ]
}
