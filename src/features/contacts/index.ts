import { z } from 'zod'
import { LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Feature, Reply } from '../../core/feature'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { KINDS, page } from './rules'
import {
  addContact,
  type Contact,
  changeContact,
  contactById,
  contactsOf,
  MOST,
  removeContact,
} from './store'
import { contactWords } from './strings'
import { contactForm, contactView, listView, removeView } from './views'

const OfPage = z.object({ page })
const OfContact = z.object({ contact: z.string() })
const Save = OfContact.extend({
  form: z.uuid(),
  name: z.string().trim().min(1).max(100),
  kind: z.enum(KINDS),
  email: z.string().trim().max(100).default(''),
  phone: z.string().trim().max(20).default(''),
})

const leading = (verb: string, handle: (request: CouncilRequest) => Promise<Reply>): Action => ({
  verb: `contacts.${verb}`,
  access: LEADERS,
  handle(request) {
    if (request.place !== 'personal') throw new UserError('contacts.personal')
    return handle(request)
  },
})

async function readContact({ scope, data }: CouncilRequest): Promise<Contact> {
  const contact = await contactById(scope, OfContact.parse(data).contact)
  if (!contact) throw new UserError('contacts.gone')
  return contact
}

const list = async (request: CouncilRequest, notice = '', of = 0) =>
  listView(await contactsOf(request.scope), of, request, notice)

/** Interested parties (interessenter) outside the council, whom other rooms invite. */
export const contacts: Feature = {
  name: 'contacts',
  strings: contactWords,
  commands: [
    {
      key: 'contacts',
      access: LEADERS,
      places: ['personal'],
      async handle(request) {
        if (request.place !== 'personal') throw new UserError('contacts.personal')
        return { card: await list(request) }
      },
    },
  ],
  actions: [
    leading('list', async (request) => ({
      replaceCard: await list(request, '', OfPage.parse(request.data ?? {}).page),
    })),
    leading('contact', async (request) => ({
      replaceCard: contactView(await readContact(request), request),
    })),
    leading('form', async (request) => {
      const { contact } = OfContact.partial().parse(request.data)
      return { replaceCard: contactForm(contact ? await readContact(request) : undefined, request) }
    }),
    leading('save', async (request) => {
      const { contact, form, ...text } = Save.parse(request.data)
      if ([text.name, text.email, text.phone].some(holdsCpr)) throw new UserError('core.cpr')
      if (text.email !== '' && !/^[^\s@;,<>]+@[^\s@;,<>.]+(?:\.[^\s@;,<>.]+)+$/.test(text.email))
        throw new UserError('contacts.email')
      if (text.phone !== '' && !/^\+?[\d ]{8,}$/.test(text.phone)) throw new UserError('contacts.phone')
      if (contact === '') {
        if (!(await addContact(request.scope, text, form)))
          throw new UserError('contacts.full', { most: MOST })
      } else if (!(await changeContact(request.scope, contact, text))) throw new UserError('contacts.gone')
      return { replaceCard: await list(request, contactWords(request.language).list.saved) }
    }),
    leading('removeForm', async (request) => ({
      replaceCard: removeView(await readContact(request), request),
    })),
    leading('remove', async (request) => {
      await removeContact(request.scope, OfContact.parse(request.data).contact)
      return { replaceCard: await list(request, contactWords(request.language).list.removed) }
    }),
  ],
}

export { invitingActions } from './inviting'
export { lettersTo } from './letters'
export { invitedTo } from './store'
