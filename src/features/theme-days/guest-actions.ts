import { z } from 'zod'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import {
  ANSWERS,
  addInvitations,
  answerForm,
  contactsOf,
  contactWords,
  invitedTo,
  invitedView,
  inviteForm,
  setAnswer,
} from '../contacts'
import { arranging, OfDay } from './handling'
import type { ThemeDay } from './store'
import { readThemeDay } from './use-cases'

const Invite = OfDay.extend({
  contacts: z
    .string()
    .default('')
    .transform((ids) => ids.split(',').filter((id) => id !== '')),
})
const OfInvitation = OfDay.extend({ invitation: z.string() })
const Answer = OfInvitation.extend({ answer: z.enum(ANSWERS) })

/** What contacts are invited to. */
export const guestsOf = ({ id }: ThemeDay): string => `theme-days:${id}`

async function form(request: CouncilRequest, day: ThemeDay): Promise<Reply> {
  const data = { day: day.id }
  const ways = {
    send: { verb: 'theme-days.invite', data },
    back: { verb: 'theme-days.desk', data },
  }
  const [contacts, invited] = await Promise.all([
    contactsOf(request.scope),
    invitedTo(request.scope, guestsOf(day)),
  ])
  return { replaceCard: inviteForm(contacts, invited, ways, request) }
}

async function guests(request: CouncilRequest, day: ThemeDay): Promise<Reply> {
  const invited = await invitedTo(request.scope, guestsOf(day))
  if (invited.length === 0) return form(request, day)
  const data = { day: day.id }
  return {
    replaceCard: invitedView(
      day.title,
      invited,
      {
        answer: { verb: 'theme-days.guest', data },
        again: { title: contactWords(request.language).invite.send, verb: 'theme-days.inviteForm', data },
        back: { verb: 'theme-days.desk', data },
        letters: request.linkTo('theme-days.letters', day.id),
      },
      request,
    ),
  }
}

/** Guests from the council's contact list, whom letters reach and whose answers the organisers enter. */
export const guestActions: Action[] = [
  arranging('guests', async (request) =>
    guests(request, await readThemeDay(request, OfDay.parse(request.data).day)),
  ),
  arranging('inviteForm', async (request) =>
    form(request, await readThemeDay(request, OfDay.parse(request.data).day)),
  ),
  arranging('invite', async (request) => {
    const { day: id, contacts } = Invite.parse(request.data)
    const day = await readThemeDay(request, id)
    if (contacts.length === 0) throw new UserError('contacts.nobody')
    await addInvitations(request.scope, guestsOf(day), contacts, request.now)
    return guests(request, day)
  }),
  arranging('guest', async (request) => {
    const { day, invitation } = OfInvitation.parse(request.data)
    const themeDay = await readThemeDay(request, day)
    const name = (await invitedTo(request.scope, guestsOf(themeDay))).find(
      ({ id }) => id === invitation,
    )?.name
    if (name === undefined) throw new UserError('contacts.gone')
    const ways = {
      send: { verb: 'theme-days.guestAnswer', data: { day, invitation } },
      back: { verb: 'theme-days.guests', data: { day } },
    }
    return { replaceCard: answerForm(name, ways, request) }
  }),
  arranging('guestAnswer', async (request) => {
    const { day, invitation, answer } = Answer.parse(request.data)
    const themeDay = await readThemeDay(request, day)
    await setAnswer(request.scope, invitation, guestsOf(themeDay), answer)
    return guests(request, themeDay)
  }),
]
