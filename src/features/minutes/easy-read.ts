import { z } from 'zod'
import { auditEntry } from '../../core/audit'
import type { Council } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { type Rule, ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import type { Document } from '../../documents/document'
import { type Meeting, meetingWords } from '../meetings'
import { easyReadWords, GLOSSARY, PLACES } from './easy-read.strings'
import { approveEasyRead, type EasyRead, easyReadOf, writeEasyRead } from './easy-read-store'
import { minutesOf } from './minutes-store'
import { type Posting, postingsOf, setPosting } from './posting-store'

export const MOST_EASY = 3000

/** Terms and plain words for them, `term = plain word`. */
export const glossary: Rule<string[]> = {
  key: 'minutes.glossary',
  schema: z.array(z.string().max(120)).max(200),
  standard: GLOSSARY,
}

/** Notice boards where the easy-read minutes are put up. */
export const noticePlaces: Rule<string[]> = {
  key: 'minutes.noticePlaces',
  schema: z.array(z.string().max(80)).max(12),
  standard: [],
  charter: { udsatteraad: PLACES },
}

/** Terms of the glossary that a text uses, with the plain words for them. */
export function plainerWords(text: string, entries: string[]): { term: string; plain: string }[] {
  const said = text.toLowerCase()
  return entries.flatMap((entry) => {
    const [term = '', plain = ''] = entry.split('=').map((part) => part.trim())
    if (term === '' || plain === '') return []
    const used = new RegExp(`(?<![\\p{L}])${term.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u')
    return used.test(said) ? [{ term, plain }] : []
  })
}

/** Which of these people a text names, in full or by their first name alone: a poster hangs where all can read it. */
export function namesIn(text: string, names: string[]): string[] {
  const words = new Set(text.match(/\p{L}+/gu) ?? [])
  return names.filter((name) => text.includes(name) || words.has(name.split(' ')[0] ?? name))
}

/** Characters on a line, and lines for the text, of an A4 page in 18 points beside what else stands there. */
const LINE = 42
const LINES = 16

/** Whether a text fits on a poster of one page. */
export const fitsPoster = (text: string): boolean =>
  text
    .split(/\n+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .reduce((sum, paragraph) => sum + Math.ceil(paragraph.length / LINE) + 0.5, 0) <= LINES

/** Whether the minutes were corrected after the text was written. */
export const isStale = (text: EasyRead, minutes: { version: number }): boolean =>
  text.source !== minutes.version

export const isApproved = (text: EasyRead | undefined): text is EasyRead =>
  text !== undefined && text.approved === text.version

async function source({ scope }: CouncilRequest, meeting: string) {
  const minutes = await minutesOf(scope, meeting)
  if (minutes?.state !== 'approved') throw new UserError('minutes.easyTooEarly')
  return minutes
}

/** Writes the text anew over the version that the form showed; it then awaits approval again. */
export async function writeEasy(
  request: CouncilRequest,
  meeting: string,
  from: number,
  text: string,
): Promise<void> {
  const { scope, person } = request
  if (text === '') throw new UserError('minutes.easyMissing')
  if (text.length > MOST_EASY) throw new UserError('minutes.tooLong', { most: MOST_EASY })
  const minutes = await source(request, meeting)
  const audit = auditEntry(request, 'minutes.easyReadWritten', meeting, String(from + 1))
  const about = { text, by: person.name, source: minutes.version }
  if (await writeEasyRead(scope, meeting, from, about, audit)) return
  const there = await easyReadOf(scope, meeting)
  if (there?.text !== text) throw new UserError('minutes.easyChanged', { by: there?.by ?? '' })
}

/** A person says that the text is right: LIX cannot judge what it means. */
export async function approveEasy(request: CouncilRequest, meeting: string, version: number): Promise<void> {
  const { scope, person, now } = request
  const [minutes, text] = await Promise.all([source(request, meeting), easyReadOf(scope, meeting)])
  if (!text) throw new UserError('minutes.easyMissing')
  if (isStale(text, minutes)) throw new UserError('minutes.easyStale')
  const audit = auditEntry(request, 'minutes.easyReadApproved', meeting, String(version))
  const by = { approvedBy: person.name, approvedAt: now }
  if (text.approved !== version && !(await approveEasyRead(scope, meeting, version, by, audit)))
    throw new UserError('minutes.easyChanged', { by: text.by })
}

const REMIND_MS = 2 * 86_400_000

function mayFollow(before: Posting | undefined, state: Posting['state'], person: string): boolean {
  if (state === 'down') return before?.state === 'up'
  if (state === 'promised') return before === undefined || before.state === 'down'
  return before?.state !== 'up' || before.person !== person
}

/** Notes what happened at a notice board. Who promises is reminded after two days. */
export async function post(
  request: CouncilRequest,
  meeting: string,
  place: string,
  state: Posting['state'],
): Promise<Notification[]> {
  const { scope, person, council, now } = request
  if (!ruleValue(noticePlaces, council, now).includes(place)) throw new UserError('minutes.noPlace')
  if (!isApproved(await easyReadOf(scope, meeting))) throw new UserError('minutes.easyWaits')
  const before = (await postingsOf(scope, meeting)).find((each) => each.place === place)
  // Somebody else was first, or it does not hang there: the list shows how it is.
  if (!mayFollow(before, state, person.id)) return []
  const who = state === 'down' && before ? before : { person: person.id, name: person.name }
  const times = { promised: { promisedAt: now }, up: { upAt: now }, down: { downAt: now } }[state]
  const posting = { meeting, place, state, person: who.person, name: who.name, ...times }
  if (!(await setPosting(scope, before, posting)) || state !== 'promised') return []
  return [
    {
      kind: 'minutes.postDue',
      scope,
      subject: `${meeting}:${place}`,
      to: { person: person.id },
      due: new Date(now.getTime() + REMIND_MS),
      patient: true,
    },
  ]
}

/** A page to put up: large print, the next meeting, and how to reach the council. In the council's language. */
export function posterDocument(
  text: EasyRead,
  day: string,
  next: Meeting | undefined,
  council: Council,
): Document {
  const { language } = council
  const words = easyReadWords(language)
  return {
    title: words.title(day),
    sender: council.name,
    language,
    at: text.approvedAt ?? new Date(0),
    textSize: 18,
    bare: true,
    blocks: [
      { kind: 'paragraph', text: [{ text: council.name, bold: true }] },
      { kind: 'heading', level: 1, text: words.title(day) },
      ...text.text
        .split(/\n+/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => ({ kind: 'paragraph' as const, text: paragraph.trim() })),
      ...(next
        ? [
            {
              kind: 'paragraph' as const,
              text: [
                { text: `${words.next}: `, bold: true },
                { text: `${meetingWords(language).when(next, council.timeZone)}, ${next.place}` },
              ],
            },
          ]
        : []),
      ...(council.phone
        ? [
            {
              kind: 'paragraph' as const,
              text: [
                { text: `${words.contact} `, bold: true },
                { text: words.call(council.phone.replace(/(\d\d)(?=\d)/g, '$1 ')) },
              ],
            },
          ]
        : []),
    ],
  }
}
