import { IANAZone } from 'luxon'
import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import { type Council, memberOf, SECRETARIAT, scopeOf } from '../../core/council'
import type { Action, Command, CouncilRequest, Reply, Request } from '../../core/feature'
import { LANGUAGES, type Language } from '../../core/language'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { type Field, formView, make } from './form-views'
import { changeDetails, councilInChannel } from './seat-store'
import { setupWords } from './setup.strings'
import { roomWords } from './strings'
import { charterView } from './views'

const TIME_ZONE = 'Europe/Copenhagen'

export type Details = Pick<Council, 'name' | 'phone' | 'language' | 'timeZone'>

/** The inputs for what stands on every card. */
export const Details = z.object({
  name: z.string().trim().min(1).max(80),
  phone: z.string().trim(),
  language: z.enum(LANGUAGES),
  timeZone: z.string().trim().max(60),
})

export function detailFields(now: Partial<Details>, language: Language): Field[] {
  const words = setupWords(language).create
  const needed = { required: true, error: words.missing }
  return [
    { id: 'name', kind: 'text', label: words.name, value: now.name, ...needed },
    { id: 'phone', kind: 'text', label: words.phone, value: now.phone, ...needed },
    {
      id: 'language',
      kind: 'choice',
      label: words.language,
      value: now.language ?? 'da',
      choices: LANGUAGES.map((one) => ({ title: roomWords(language).languageNames[one], value: one })),
      ...needed,
    },
    { id: 'timeZone', kind: 'text', label: words.timeZone, value: now.timeZone ?? TIME_ZONE, ...needed },
  ]
}

/** What was entered, with the telephone number as eight digits. Refuses what none can be. */
export function checked({ name, phone, language, timeZone }: z.infer<typeof Details>): Details {
  if (!IANAZone.isValidZone(timeZone)) throw new UserError('council.timeZone')
  const digits = phone.replace(/^\+45/, '').replace(/\D/g, '')
  if (digits.length !== 8) throw new UserError('council.phone')
  if (holdsCpr(name)) throw new UserError('core.cpr')
  return { name, phone: digits, language, timeZone }
}

function detailsForm(request: CouncilRequest) {
  if (request.place !== 'personal') throw new UserError('council.detailsInPersonal')
  const words = setupWords(request.language).details
  return formView(
    {
      title: words.title,
      text: words.text,
      fields: detailFields(request.council, request.language),
      save: make(words.save, 'council.changeDetails'),
      cancel: make(words.cancel, 'council.about'),
    },
    request,
  )
}

/** `/råd flyt`, written in the channel that the council shall use from now on. */
async function moveHere(request: Request): Promise<Reply> {
  const { person, place, conversation, councils, language } = request
  const words = setupWords(language).details
  if (place === 'personal') throw new UserError('council.moveInChannel')
  const theirs = councils.filter((council) => memberOf(council, person)?.role === 'secretariat')
  if (theirs.length === 0) throw new UserError('council.notSecretary')
  const there = await councilInChannel({ tenant: person.tenant }, conversation)
  if (theirs.some(({ id }) => id === there?.id)) return { text: words.here }
  const council = theirs.length === 1 ? theirs[0] : theirs.find(({ id }) => id === person.currentCouncil)
  if (!council) throw new UserError('council.whichCouncil')
  const scope = scopeOf(council)
  const channel = { conversation, name: council.name }
  const moved = await changeDetails(
    scope,
    { channel },
    auditEntry({ ...request, scope }, 'council.moved', council.id),
  )
  if (!moved) throw new UserError('council.channelTaken')
  return { text: words.moveHere(moved.name) }
}

export const detailsCommands: Command[] = [
  {
    key: 'details',
    access: SECRETARIAT,
    places: ['personal'],
    handle: (request) => ({ card: detailsForm(request) }),
  },
  {
    key: 'moveHere',
    // The channel that it is written in belongs to no council yet.
    access: 'anyone',
    offeredTo: ({ member }) => member?.role === 'secretariat',
    handle: moveHere,
  },
]

export const detailsActions: Action[] = [
  {
    verb: 'council.detailsForm',
    access: SECRETARIAT,
    handle: (request) => ({ replaceCard: detailsForm(request) }),
  },
  {
    verb: 'council.about',
    access: SECRETARIAT,
    handle: (request) => ({ replaceCard: charterView(request.council, true, request) }),
  },
  {
    verb: 'council.changeDetails',
    access: SECRETARIAT,
    async handle(request) {
      const details = checked(Details.parse(request.data))
      const audit = auditEntry(request, 'council.detailsChanged', request.council.id)
      const council = (await changeDetails(request.scope, details, audit)) ?? request.council
      const words = setupWords(request.language).details
      return { replaceCard: charterView(council, true, { ...request, council }, words.saved) }
    },
  },
]
