import type { Card, Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { formView } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { KINDS } from './rules'
import type { Contact, invitedTo } from './store'
import { contactWords } from './strings'

export interface ContactFrame extends Frame {
  council: Council
  now: Date
}

const A_PAGE = 20
/** What a card of 28 KB holds with long names. */
const CHOICES = 100

/** The ways to the page after and before this one; pages count from 0. */
function turns(
  page: number,
  count: number,
  { verb, data }: { verb: string; data: Record<string, string> },
  { language }: ContactFrame,
  size = A_PAGE,
): SheetButton[] {
  const { next, earlier } = contactWords(language).list
  const to = (title: string, at: number) => ({ title, verb, data: { ...data, page: String(at) } })
  return [
    ...(count > (page + 1) * size ? [to(next, page + 1)] : []),
    ...(page > 0 ? [to(earlier, page - 1)] : []),
  ]
}

/** A page of the list. */
export function listView(contacts: Contact[], page: number, frame: ContactFrame, notice = ''): Card {
  const words = contactWords(frame.language)
  return sheetView(
    {
      title: words.list.title,
      notice,
      noticeColor: 'Good',
      lines: [contacts.length === 0 ? words.list.none : words.list.line],
      groups: [
        {
          rows: contacts
            .slice(page * A_PAGE, (page + 1) * A_PAGE)
            .map(({ id, name, kind, email, phone }) => ({
              title: name,
              about: [words.kinds[kind], email, phone].filter(Boolean).join(' · '),
              verb: 'contacts.contact',
              data: { contact: id },
            })),
        },
      ],
      buttons: [
        ...turns(page, contacts.length, { verb: 'contacts.list', data: {} }, frame),
        {
          title: words.list.add,
          verb: 'contacts.form',
          data: {},
          style: contacts.length === 0 ? 'positive' : 'default',
        },
      ],
    },
    frame,
  )
}

export function contactView({ id, name, kind, email, phone }: Contact, frame: ContactFrame): Card {
  const { form, kinds, list, contact: words } = contactWords(frame.language)
  const data = { contact: id }
  return sheetView(
    {
      title: name,
      lines: [kinds[kind], email, phone],
      buttons: [
        { title: words.edit, verb: 'contacts.form', data },
        { title: form.remove, verb: 'contacts.removeForm', data },
        { title: list.back, verb: 'contacts.list', data: {} },
      ],
    },
    frame,
  )
}

/** Asks whether to take a contact off the list. */
export function removeView({ id, name }: Contact, frame: ContactFrame): Card {
  const { form, contact: words } = contactWords(frame.language)
  return sheetView(
    {
      title: words.removeTitle(name),
      lines: [words.removeLine],
      buttons: [
        { title: words.removeYes, verb: 'contacts.remove', data: { contact: id }, style: 'destructive' },
        { title: form.cancel, verb: 'contacts.contact', data: { contact: id } },
      ],
    },
    frame,
  )
}

export function contactForm(contact: Contact | undefined, frame: ContactFrame): Card {
  const words = contactWords(frame.language)
  const { form, kinds } = words
  return formView(
    {
      title: contact ? form.edit : form.new,
      inputs: [
        {
          kind: 'text',
          id: 'name',
          label: form.name,
          value: contact?.name ?? '',
          most: 100,
          required: true,
          error: form.nameError,
        },
        {
          kind: 'choice',
          id: 'kind',
          label: form.kind,
          value: contact?.kind ?? 'association',
          choices: KINDS.map((value) => ({ value, title: kinds[value] })),
        },
        { kind: 'text', id: 'email', label: form.email, value: contact?.email ?? '', most: 100 },
        { kind: 'text', id: 'phone', label: form.phone, value: contact?.phone ?? '', most: 20 },
      ],
      send: {
        title: form.save,
        verb: 'contacts.save',
        data: { contact: contact?.id ?? '', form: newForm() },
      },
      cancel: contact
        ? { title: form.cancel, verb: 'contacts.contact', data: { contact: contact.id } }
        : { title: form.cancel, verb: 'contacts.list', data: {} },
      screened: false,
    },
    frame,
  )
}

type Invited = Awaited<ReturnType<typeof invitedTo>>

interface Ways {
  /** Where the invitations are made, and where one comes back to. */
  send: { verb: string; data: Record<string, string> }
  back: { verb: string; data: Record<string, string> }
}

/** Asks whom of the list to invite to something that another room holds; `turn` shows another page of the list. */
export function inviteForm(
  contacts: Contact[],
  invited: Invited,
  { turn, ...ways }: Ways & { turn: Ways['back'] },
  page: number,
  frame: ContactFrame,
): Card {
  const words = contactWords(frame.language).invite
  const known = new Set(invited.map(({ contact }) => contact))
  const left = contacts.filter(({ id }) => !known.has(id))
  // Those who were invited meanwhile have left the last page.
  const at = Math.max(0, Math.min(page, Math.ceil(left.length / CHOICES) - 1))
  const back = { title: words.back, ...ways.back }
  if (left.length === 0)
    return sheetView(
      {
        title: words.title,
        lines: [words.empty],
        buttons: [{ title: contactWords(frame.language).list.title, verb: 'contacts.list', data: {} }, back],
      },
      frame,
    )
  return formView(
    {
      title: words.title,
      lines: [words.line],
      inputs: [
        {
          kind: 'choice',
          id: 'contacts',
          label: words.choose,
          several: true,
          style: 'expanded',
          required: true,
          error: contactWords(frame.language).errors.nobody,
          choices: left
            .slice(at * CHOICES, (at + 1) * CHOICES)
            .map(({ id, name }) => ({ value: id, title: name })),
        },
      ],
      send: { title: words.send, ...ways.send },
      others: turns(at, left.length, turn, frame, CHOICES),
      cancel: back,
      screened: false,
    },
    frame,
  )
}

/** Who is invited to something, with what they answered; a row asks for it. */
export function invitedView(
  title: string,
  invited: Invited,
  {
    answer,
    again,
    back,
    letters,
    page,
    turn,
  }: {
    /** The verb that takes an answer, with what it needs besides. */
    answer: { verb: string; data: Record<string, string> }
    again: { title: string; verb: string; data: Record<string, string> }
    back: Ways['back']
    letters?: string
    page: number
    /** The verb that shows another page. */
    turn: { verb: string; data: Record<string, string> }
  },
  frame: ContactFrame,
): Card {
  const words = contactWords(frame.language).invite
  return sheetView(
    {
      title,
      groups: [
        {
          heading: words.invited,
          rows: invited.slice(page * A_PAGE, (page + 1) * A_PAGE).map((each) => ({
            title: each.name,
            about: words.answers[each.answer ?? 'none'],
            verb: answer.verb,
            data: { ...answer.data, invitation: each.id },
          })),
        },
      ],
      buttons: [again, ...turns(page, invited.length, turn, frame), { title: words.back, ...back }],
      links: letters ? [{ title: words.letters, url: letters }] : [],
    },
    frame,
  )
}

export function answerForm(name: string, ways: Ways, frame: ContactFrame): Card {
  const words = contactWords(frame.language).invite
  const answer = (title: string, value: string) => ({
    title,
    verb: ways.send.verb,
    data: { ...ways.send.data, answer: value },
  })
  return sheetView(
    {
      title: name,
      lines: [words.answer],
      buttons: [answer(words.yes, 'yes'), answer(words.no, 'no'), { title: words.back, ...ways.back }],
    },
    frame,
  )
}
