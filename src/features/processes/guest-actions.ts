import { z } from 'zod'
import type { CouncilRequest, Reply } from '../../core/feature'
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
import { leading, OfMilestone } from './handling'
import type { Milestone } from './rules'
import { milestoneIn, readProcess } from './use-cases'

const Invite = OfMilestone.extend({
  contacts: z
    .string()
    .default('')
    .transform((ids) => ids.split(',').filter((id) => id !== '')),
})
const OfInvitation = OfMilestone.extend({ invitation: z.string() })
const Answer = OfInvitation.extend({ answer: z.enum(ANSWERS) })

/** What contacts are invited to. */
export const guestsOf = ({ id }: Milestone): string => `processes:${id}`

const read = async (request: CouncilRequest) => {
  const { process: id, milestone } = OfMilestone.parse(request.data)
  return {
    data: { process: id, milestone },
    milestone: milestoneIn(await readProcess(request, id), milestone),
  }
}

async function form(request: CouncilRequest): Promise<Reply> {
  const { data, milestone } = await read(request)
  const ways = {
    send: { verb: 'processes.invite', data },
    back: { verb: 'processes.milestone', data },
  }
  const [contacts, invited] = await Promise.all([
    contactsOf(request.scope),
    invitedTo(request.scope, guestsOf(milestone)),
  ])
  return { replaceCard: inviteForm(contacts, invited, ways, request) }
}

async function guests(request: CouncilRequest): Promise<Reply> {
  const { data, milestone } = await read(request)
  const invited = await invitedTo(request.scope, guestsOf(milestone))
  if (invited.length === 0) return form(request)
  return {
    replaceCard: invitedView(
      milestone.title,
      invited,
      {
        answer: { verb: 'processes.guest', data },
        again: { title: contactWords(request.language).invite.send, verb: 'processes.inviteForm', data },
        back: { verb: 'processes.milestone', data },
        letters: request.linkTo('processes.letters', `${data.process}:${data.milestone}`),
      },
      request,
    ),
  }
}

/** Interested parties (interessenter) from the contact list, invited to a milestone by letter. */
export const guestActions = [
  leading('guests', guests),
  leading('inviteForm', form),
  leading('invite', async (request) => {
    const { milestone } = await read(request)
    const { contacts } = Invite.parse(request.data)
    if (contacts.length === 0) throw new UserError('contacts.nobody')
    await addInvitations(request.scope, guestsOf(milestone), contacts, request.now)
    return guests(request)
  }),
  leading('guest', async (request) => {
    const { data, milestone } = await read(request)
    const { invitation } = OfInvitation.parse(request.data)
    const invited = await invitedTo(request.scope, guestsOf(milestone))
    const name = invited.find(({ id }) => id === invitation)?.name
    if (name === undefined) throw new UserError('contacts.gone')
    const ways = {
      send: { verb: 'processes.guestAnswer', data: { ...data, invitation } },
      back: { verb: 'processes.guests', data },
    }
    return { replaceCard: answerForm(name, ways, request) }
  }),
  leading('guestAnswer', async (request) => {
    const { milestone } = await read(request)
    const { invitation, answer } = Answer.parse(request.data)
    await setAnswer(request.scope, invitation, guestsOf(milestone), answer)
    return guests(request)
  }),
]
