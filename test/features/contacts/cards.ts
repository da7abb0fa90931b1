import {
  answerForm,
  contactForm,
  contactView,
  invitedView,
  inviteForm,
  listView,
  removeView,
} from '../../../src/features/contacts/views'
import { type CardFixture, frame } from '../../support/card-fixtures'

const contact = (at: number) => ({
  id: `k${at}`,
  tenant: 't1',
  council: 'c1',
  name: `Foreningen ${at}`,
  kind: 'association' as const,
  email: `post${at}@forening.example`,
  phone: '70 12 34 56',
  form: `f${at}`,
})
const contacts = Array.from({ length: 200 }, (_, at) => contact(at))
const longNamed = contacts.map((one) => ({ ...one, name: `${one.name} ${'for alle'.repeat(11)}` }))
const invited = contacts.slice(0, 50).map(({ id, name, email, phone }, at) => ({
  id: `i${at}`,
  tenant: 't1',
  council: 'c1',
  source: 'theme-days:t1',
  contact: id,
  at: new Date('2027-01-05T09:00:00Z'),
  ...(at === 0 ? { answer: 'yes' as const } : {}),
  name,
  email,
  phone,
}))
const ways = {
  send: { verb: 'theme-days.invite', data: { day: 't1' } },
  back: { verb: 'theme-days.desk', data: { day: 't1' } },
  turn: { verb: 'theme-days.inviteForm', data: { day: 't1' } },
}

export const contactCards: CardFixture[] = [
  { title: 'no contacts', show: (language) => listView([], 0, frame(language)) },
  { title: 'many contacts', show: (language) => listView(contacts, 1, frame(language), 'Gemt') },
  { title: 'a contact', show: (language) => contactView(contact(1), frame(language)) },
  { title: 'removing a contact', show: (language) => removeView(contact(1), frame(language)) },
  { title: 'a new contact', show: (language) => contactForm(undefined, frame(language)) },
  { title: 'changing a contact', show: (language) => contactForm(contact(1), frame(language)) },
  {
    title: 'inviting contacts',
    show: (language) => inviteForm(longNamed, [], ways, 1, frame(language)),
  },
  { title: 'nobody to invite', show: (language) => inviteForm([], [], ways, 0, frame(language)) },
  {
    title: 'invited contacts',
    show: (language) =>
      invitedView(
        'Opstart af rådet',
        invited,
        {
          answer: { verb: 'theme-days.guest', data: { day: 't1' } },
          again: { title: 'Inviter flere', verb: 'theme-days.inviteForm', data: { day: 't1' } },
          back: ways.back,
          letters: 'https://bot.example.dk/files/x',
          page: 1,
          turn: { verb: 'theme-days.guests', data: { day: 't1' } },
        },
        frame(language),
      ),
  },
  {
    title: 'a contact’s answer',
    show: (language) => answerForm('Foreningen 1', ways, frame(language)),
  },
]
