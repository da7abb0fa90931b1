import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import { type Council, scopeOf } from '../../core/council'
import type { Action, Command, Reply, Request } from '../../core/feature'
import { newForm } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { councilWords } from './charter.strings'
import { CHARTERS, charterOf } from './charters'
import { checked, Details, detailFields } from './details'
import { formView, listView, make } from './form-views'
import { codeWorks, councilInChannel, keepCode, openCouncil, personFrom, useCode } from './seat-store'
import { setupWords } from './setup.strings'

const CODE_DAYS = 7
// Letters and digits that nobody mistakes for others.
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Only an administrator named in the configuration, or whoever brings a code that works. */
async function mayCreate({ person, now }: Request, code: string): Promise<void> {
  if (person.administrator) return
  if (code === '' || !(await codeWorks({ tenant: person.tenant }, code, now)))
    throw new UserError('council.mayNotCreate')
}

/** `/råd opret`, written where the council shall work. */
async function createForm(request: Request): Promise<Reply> {
  const { person, place, conversation, args, language } = request
  const words = setupWords(language).create
  await mayCreate(request, args)
  if (place === 'personal') throw new UserError('council.createInChannel')
  if (await councilInChannel({ tenant: person.tenant }, conversation))
    throw new UserError('council.channelTaken')
  const card = formView(
    {
      title: words.title,
      text: words.text,
      fields: [
        {
          id: 'type',
          kind: 'choice',
          label: words.type,
          value: 'udsatteraad',
          choices: Object.keys(CHARTERS).map((type) => ({
            title: councilWords(language).types[type] as string,
            value: type,
          })),
          required: true,
          error: words.missing,
        },
        ...detailFields({}, language),
      ],
      save: make(words.save, 'council.create', { form: newForm(), code: args }),
    },
    { language },
  )
  return { card }
}

const Create = z
  .object({
    form: z.uuid(),
    code: z.string().max(40).default(''),
    type: z.string(),
  })
  .extend(Details.shape)

/** Makes the council with the seats that its charter recommends; whoever makes it is its first secretary. */
async function create(request: Request): Promise<Reply> {
  const { person, place, conversation, now, contacts, language } = request
  const { form, code, type, ...entered } = Create.parse(request.data)
  const scope = { tenant: person.tenant, council: form }
  const words = setupWords(language).create
  if (place === 'personal') throw new UserError('council.createInChannel')
  if (!CHARTERS[type]) throw new UserError('core.badInput')
  const details = checked(entered)
  const { name } = details
  if (!person.aadObjectId) throw new UserError('council.mayNotCreate')
  if (!person.administrator && !(await useCode(scope, code, form, now)))
    throw new UserError('council.mayNotCreate')
  const roster = (await contacts?.roster(person.tenant, conversation)) ?? []
  const mine = roster.find(({ aadObjectId }) => aadObjectId === person.aadObjectId)
  const secretary = await personFrom(
    scope,
    mine ?? { aadObjectId: person.aadObjectId, name: person.name, teamsId: '', guest: false },
  )
  const council: Council = {
    id: form,
    tenant: person.tenant,
    type,
    ...details,
    channel: { conversation, name },
    seats: charterOf(type).seats.flatMap(({ kind, count }) =>
      Array.from({ length: count }, (_, index) => ({
        id: `${kind}-${index + 1}`,
        kind,
        role: 'member' as const,
      })),
    ),
    staff: [{ person: secretary.id, role: 'secretariat' }],
    rules: [],
  }
  const audit = auditEntry({ scope, person: secretary, now }, 'council.opened', form)
  if (!(await openCouncil(council, audit))) throw new UserError('council.channelTaken')
  return {
    replaceCard: listView(
      {
        title: words.done(name),
        text: words.next,
        rows: [],
        buttons: [make(councilWords(language).seeCouncil, 'core.run', { command: 'council' })],
      },
      { language, council },
    ),
    notifications: [
      { kind: 'council.opened', scope: scopeOf(council), subject: form, to: { person: secretary.id } },
    ],
  }
}

/** `/råd kode`: something that lets somebody else set up one council. */
async function makeCode({ person, place, now, language }: Request): Promise<Reply> {
  if (!person.administrator) throw new UserError('council.mayNotCreate')
  if (place !== 'personal') throw new UserError('council.codeInPersonal')
  const code = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  await keepCode({ tenant: person.tenant }, code, new Date(now.getTime() + CODE_DAYS * 86_400_000))
  return { text: setupWords(language).create.code(code, CODE_DAYS) }
}

const administrates = ({ person }: Request): boolean => person.administrator === true

export const setupCommands: Command[] = [
  { key: 'create', access: 'anyone', offeredTo: administrates, handle: createForm },
  { key: 'code', access: 'anyone', offeredTo: administrates, handle: makeCode },
]

export const setupActions: Action[] = [{ verb: 'council.create', access: 'anyone', handle: create }]
