import { strToU8, zipSync } from 'fflate'
import { type Council, type CouncilScope, LEADERS, type Person, seatedIn } from '../../core/council'
import type { Download, Feature, FileReply } from '../../core/feature'
import { dayIn, type Language, longDate, wallTime } from '../../core/language'
import { type Block, DOCX, type Document, fileName, PDF, ZIP } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import { pdfOf } from '../../documents/pdf'
import { councilWords, openKind, peopleById, showsOutside } from '../council'
import { type Meeting, meetingById, meetingWords, plannedMeetings } from '../meetings'
import { type Agenda, agendaOf, isSentOut, type PublishedItem } from './agenda-store'
import { attachmentById } from './attachment-store'
import { fileWords } from './files.strings'
import { itemWords } from './item.strings'
import { sectionsOf } from './item-views'
import { membersOf } from './publish'
import { plannedEnd } from './rules'
import { itemById } from './store'
import { agendaWords } from './strings'

// Internal: for the council. Public: for everybody, with names as the council's rule says.
export type Audience = 'internal' | 'public'

interface About {
  meeting: Meeting
  agenda: Agenda
  council: Council
  people: Map<string, Person>
  language: Language
  now: Date
}

/** The agenda as a document in the parts of Ishøj's own agendas. */
function agendaDocument(about: About, audience: Audience): Document {
  const { meeting, agenda, council, language } = about
  const words = fileWords(language).document
  const title = words.title(longDate(meeting.start, council.timeZone, language))
  return {
    title,
    sender: council.name,
    language,
    at: agenda.publishedAt,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'facts', rows: factsOf(about, audience) },
      ...participantsOf(about, audience),
      { kind: 'heading', level: 2, text: words.overview },
      { kind: 'list', ordered: true, items: agenda.items.map((item) => itemTitle(item, language)) },
      ...agenda.items.flatMap((item, index) => itemBlocks(item, index, about, audience)),
      { kind: 'line' },
      { kind: 'paragraph', text: councilWords(language).advisory, subtle: true },
    ],
  }
}

/** What the public may read of one item; undefined for an item that is not on the agenda. */
export async function publicItem(
  scope: CouncilScope,
  about: { council: Council; now: Date },
  meeting: string,
  id: string,
): Promise<{ title: string; meeting: Meeting; blocks: Block[] } | undefined> {
  const found = await aboutOf({ scope, ...about }, meeting)
  const item = found?.agenda.items.find((each) => each.id === id)
  if (!found || !item || item.fixed) return undefined
  return { title: item.title, meeting: found.meeting, blocks: contentOf(item, found, 'public') }
}

const itemTitle = (item: PublishedItem, language: Language): string =>
  item.fixed ? agendaWords(language).fixed[item.fixed] : item.title

function factsOf({ meeting, agenda, council, language }: About, audience: Audience) {
  const words = fileWords(language).document
  const end = plannedEnd(meeting, agenda.items)
  return [
    { label: words.when, value: meetingWords(language).when(meeting, council.timeZone) },
    { label: words.place, value: meeting.place },
    ...(audience === 'internal'
      ? [{ label: words.ends, value: wallTime(end.at, council.timeZone, language).toFormat(words.clock) }]
      : []),
    ...(agenda.journal
      ? [
          { label: words.caseNumber, value: agenda.journal.caseNumber },
          { label: words.kle, value: agenda.journal.kle },
        ]
      : []),
    {
      label: words.version,
      value: `${agenda.version} · ${longDate(agenda.publishedAt, council.timeZone, language)}`,
    },
  ]
}

function participantsOf({ agenda, council, people, language, now }: About, audience: Audience): Block[] {
  if (audience === 'public' && !showsOutside('attendance', council, now)) return []
  const words = councilWords(language)
  const kinds = audience === 'public' && showsOutside('seatType', council, now)
  const order = { chair: 0, viceChair: 1, member: 2 }
  const named = [...(agenda.members ?? membersOf(council, people))].sort(
    (a, b) => order[a.role] - order[b.role] || a.name.localeCompare(b.name, language),
  )
  const items = named.map(({ name, role, ...seat }) => {
    const kind = kinds ? openKind(council, seat) : undefined
    const parts = [role === 'member' ? '' : words.roles[role], kind ? (words.seats[kind] ?? '') : '']
    const said = parts.filter((part) => part !== '').join(', ')
    return said ? `${name} (${said})` : name
  })
  if (items.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: words.membersTitle },
    { kind: 'list', items },
  ]
}

const section = (heading: string, text: string): Block[] => [
  { kind: 'heading', level: 3, text: heading },
  { kind: 'paragraph', text },
]

function itemBlocks(item: PublishedItem, index: number, about: About, audience: Audience): Block[] {
  const words = fileWords(about.language).document
  const title = `${index + 1}. ${itemTitle(item, about.language)}`
  return [
    { kind: 'heading', level: 2, text: title },
    ...(item.fixed
      ? []
      : [...contentOf(item, about, audience), ...section(words.decision, words.decisionLater)]),
  ]
}

function contentOf(item: PublishedItem, { language, council, now }: About, audience: Audience): Block[] {
  const all = agendaWords(language)
  const words = fileWords(language).document
  const said = itemWords(language)
  const names = audience === 'internal' || showsOutside('proposer', council, now)
  const about = [
    all.about(all.purposes[item.purpose], item.minutes),
    ...(names ? [said.proposedBy(all.list(item.proposers))] : []),
  ].join(' · ')
  return [
    { kind: 'paragraph', text: about, subtle: true },
    ...sectionsOf(item, { language }).flatMap(({ title, text }) => section(title, text)),
    ...item.merged.flatMap((part) => [
      ...section(
        names ? said.joined(part.title, part.proposer) : part.title,
        [part.background, part.recommendation].filter((text) => text !== '').join('\n'),
      ),
    ]),
    ...(item.link || item.attachments.length > 0
      ? ([
          { kind: 'heading', level: 3, text: words.attachments },
          {
            kind: 'list',
            items: [
              ...(item.link ? [[{ text: item.link, link: item.link }]] : []),
              ...item.attachments.map(({ name }) => name),
            ],
          },
        ] as Block[])
      : []),
  ]
}

async function aboutOf(
  { scope, council, now }: Pick<Parameters<Download>[0], 'scope' | 'council' | 'now'>,
  meetingId: string,
): Promise<About | undefined> {
  const [meeting, agenda, people] = await Promise.all([
    meetingById(scope, meetingId),
    agendaOf(scope, meetingId),
    peopleById(scope, seatedIn(council)),
  ])
  // A council's documents are in the council's language, whoever fetches them.
  return meeting && agenda && { meeting, agenda, people, council, language: council.language, now }
}

const dayOf = ({ meeting, council }: About): string => dayIn(meeting.start, council.timeZone)

/** Subject: `<meeting>:<docx|pdf>:<internal|public>`. */
const agendaFile: Download = async (request) => {
  const [meetingId = '', form, audience] = request.subject.split(':')
  if (audience !== 'internal' && audience !== 'public') return undefined
  const about = await aboutOf(request, meetingId)
  if (!about) return undefined
  const words = fileWords(about.language).document
  const document = agendaDocument(about, audience)
  const stem = [words.file, dayOf(about), audience === 'public' ? words.publicFile : '']
  return form === 'docx'
    ? { name: fileName(stem, 'docx'), type: DOCX, bytes: await docxOf(document) }
    : { name: fileName(stem, 'pdf'), type: PDF, bytes: await pdfOf(document) }
}

/** Subject: a meeting's id. For the municipality's filing system (ESDH): documents, attachments and their data. */
const bundle: Download = async (request) => {
  const about = await aboutOf(request, request.subject)
  const journal = about?.agenda.journal
  if (!about || !journal) return undefined
  const { agenda, meeting, council, language } = about
  const words = fileWords(language).document
  const day = dayOf(about)
  const files: Record<string, Uint8Array> = {}
  const listed: object[] = []
  const add = (name: string, bytes: Uint8Array, data: object) => {
    files[name] = bytes
    listed.push({ file: name, ...data })
  }
  for (const audience of ['internal', 'public'] as const) {
    const document = agendaDocument(about, audience)
    const name = fileName([words.file, day, audience === 'public' ? words.publicFile : ''], 'pdf')
    add(name, await pdfOf(document), { title: document.title, type: PDF, audience })
  }
  for (const [index, item] of agenda.items.entries())
    for (const { id } of item.attachments) {
      const attachment = await attachmentById(request.scope, id)
      if (!attachment) continue
      const number = listed.length - 1
      add(`${words.attachmentFile}-${number}-${safe(attachment.name)}`, attachment.bytes, {
        title: attachment.name,
        type: attachment.type,
        audience: 'internal',
        item: index + 1,
      })
    }
  const data = {
    caseNumber: journal.caseNumber,
    kle: journal.kle,
    title: agendaDocument(about, 'internal').title,
    council: council.name,
    meetingStart: meeting.start.toISOString(),
    meetingEnd: meeting.end.toISOString(),
    place: meeting.place,
    version: agenda.version,
    publishedAt: agenda.publishedAt.toISOString(),
    documents: listed,
  }
  files['journal.json'] = strToU8(`${JSON.stringify(data, null, 2)}\n`)
  return {
    name: fileName([words.bundleFile, day], 'zip'),
    type: ZIP,
    bytes: Buffer.from(zipSync(files, { mtime: agenda.publishedAt })),
  }
}

// A sent file's own name, without what could be a path.
const safe = (name: string): string => name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '')

/** Subject: an attachment's id. Whoever may read its item, or the agenda that it was sent out with, may fetch it. */
const attachment: Download = async ({ scope, subject, person, member }): Promise<FileReply | undefined> => {
  const found = await attachmentById(scope, subject)
  if (!found) return undefined
  const item = await itemById(scope, found.item)
  const open =
    item &&
    (item.state === 'accepted' ||
      item.state === 'merged' ||
      item.proposer.person === person.id ||
      LEADERS.includes(member.role))
  return open || (await isSentOut(scope, subject))
    ? { name: found.name, type: found.type, bytes: found.bytes }
    : undefined
}

const forLeaders =
  (download: Download): Download =>
  async (request) =>
    LEADERS.includes(request.member.role) ? download(request) : undefined

export const downloads: Record<string, Download> = {
  'agenda.file': agendaFile,
  'agenda.bundle': forLeaders(bundle),
  'agenda.attachment': attachment,
}

/** The coming meeting's agenda, for those whom no message reaches. */
export const handouts: Feature['handouts'] = async (scope, { council, language, now }) => {
  const [meeting] = await plannedMeetings(scope, now)
  if (!meeting || !(await agendaOf(scope, meeting.id))) return []
  const title = fileWords(language).document.title(longDate(meeting.start, council.timeZone, language))
  return [{ title, kind: 'agenda.file', subject: `${meeting.id}:pdf:internal` }]
}
