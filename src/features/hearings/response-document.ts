import type { Council } from '../../core/council'
import { type Language, longDate } from '../../core/language'
import type { Block, Document } from '../../documents/document'
import { responseWords } from './response.strings'
import type { Paragraph } from './response-store'
import type { Hearing } from './store'
import { hearingWords } from './strings'

export const OVERALL = 'overall'
export const MINORITY = 'minority'

export interface ResponseParts {
  hearing: Hearing
  paragraphs: Paragraph[]
  /** Headings of sections and themes by their id, in the document's order. */
  headings: Map<string, string>
  /** Who signs: chair and vice-chair (formandskabet). */
  signers: { name: string; role: 'chair' | 'viceChair' }[]
  at: Date
}

/** The paragraphs in the order of a response: overall remarks, section by section, minority views. */
export function inOrder(paragraphs: Paragraph[], headings: Map<string, string>): Paragraph[] {
  const order = [OVERALL, ...headings.keys(), MINORITY]
  const place = ({ about }: Paragraph): number => {
    const at = order.indexOf(about)
    return at === -1 ? order.length - 1.5 : at
  }
  return [...paragraphs].sort((a, b) => place(a) - place(b))
}

/**
 * A response (høringssvar) in the conventional form: matter and dates, overall remarks, remarks by section,
 * minority views, and the formandskab's signature.
 */
export function responseDocument(
  { hearing, paragraphs, headings, signers, at }: ResponseParts,
  council: Council,
  language: Language,
): Document {
  const words = responseWords(language).document
  const day = (instant: Date) => longDate(instant, council.timeZone, language)
  const approved = hearing.state === 'approved' || hearing.state === 'sent'
  const ordered = inOrder(paragraphs, headings)
  const of = (...kinds: string[]) => ordered.filter(({ about }) => kinds.includes(about))
  const bySection = ordered.filter(({ about }) => about !== OVERALL && about !== MINORITY)
  const title = hearing.initiative
    ? words.initiativeTitle(hearingWords(language).initiatives[hearing.initiative], hearing.title)
    : words.title(hearing.title)
  const facts = [
    { label: words.from, value: council.name },
    { label: words.to, value: hearing.sent?.to || hearing.to || senderOf(hearing, language) },
    { label: words.matter, value: hearing.title },
    { label: words.journal, value: hearing.journal },
    { label: words.deadline, value: hearing.sender && hearing.deadline ? day(hearing.deadline) : '' },
    { label: words.date, value: day(at) },
  ].filter(({ value }) => value !== '')
  return {
    title,
    sender: council.name,
    language,
    at,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      ...(approved ? [] : ([{ kind: 'paragraph', text: words.draft, subtle: true }] as Block[])),
      { kind: 'facts', rows: facts },
      ...chapter(words.overall, of(OVERALL)),
      ...(bySection.length > 0 ? ([{ kind: 'heading', level: 2, text: words.bySection }] as Block[]) : []),
      ...bySection.flatMap(({ about, text }, index): Block[] => [
        ...(bySection[index - 1]?.about === about
          ? []
          : ([{ kind: 'heading', level: 3, text: headings.get(about) ?? words.other }] as Block[])),
        ...linesOf(text),
      ]),
      ...chapter(words.minority, of(MINORITY)),
      { kind: 'line' },
      { kind: 'paragraph', text: words.onBehalf(council.name) },
      ...signers.map(
        ({ name, role }): Block => ({ kind: 'paragraph', text: `${name}\n${words.roles[role]}` }),
      ),
      { kind: 'paragraph', text: words.advisory, subtle: true },
    ],
  }
}

export const senderOf = ({ sender }: Hearing, language: Language): string =>
  sender ? sender.name || hearingWords(language).senders[sender.kind] : ''

const chapter = (heading: string, paragraphs: Paragraph[]): Block[] =>
  paragraphs.length === 0
    ? []
    : [{ kind: 'heading', level: 2, text: heading }, ...paragraphs.flatMap(({ text }) => linesOf(text))]

/** Lines that begin with a hyphen are a list; an empty line parts two paragraphs. */
function linesOf(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .flatMap((part): Block[] => {
      const lines = part.split('\n').map((line) => line.trim())
      const bullets = lines.filter((line) => /^[-•]\s/.test(line))
      if (bullets.length < lines.length || bullets.length === 0)
        return [{ kind: 'paragraph', text: part.trim() }]
      return [{ kind: 'list', items: bullets.map((line) => line.slice(1).trim()) }]
    })
}
