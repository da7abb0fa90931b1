import type { Council } from '../../core/council'
import type { MeetingRecord } from '../../core/feature'
import { clockTime, type Language, longDate, shortDate } from '../../core/language'
import type { Block, Document } from '../../documents/document'
import { councilWords, showsOutside } from '../council'
import type { Attender, ItemMinutes, MinutesContent } from './content'
import { minutesWords } from './strings'
import { titleOf } from './views'

// Internal: for the council. Public: for everybody, with names as the council's rule says.
export const AUDIENCES = ['internal', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

export interface AboutMinutes {
  content: MinutesContent
  council: Council
  language: Language
  /** 0 for a draft. */
  version: number
  approved: boolean
  at: Date
  now: Date
}

/** The minutes as a document in the parts that municipal minutes have; with `only`, one item of them. */
export function minutesDocument(about: AboutMinutes, audience: Audience, only?: string): Document {
  const { content, council, language, at } = about
  const words = minutesWords(language).document
  const day = longDate(content.start, council.timeZone, language)
  const title = only === undefined ? words.title(day) : words.extract(day)
  const whole = only === undefined
  return {
    title,
    sender: council.name,
    language,
    at,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      { kind: 'facts', rows: factsOf(about) },
      ...(whole ? attendanceBlocks(about, audience) : []),
      ...content.items.flatMap((item, index) =>
        whole || item.id === only ? itemBlocks(item, index, about, audience) : [],
      ),
      ...(whole && content.records.length > 0
        ? [
            { kind: 'heading', level: 2, text: words.records } as Block,
            ...content.records.flatMap((record): Block[] => [
              { kind: 'heading', level: 3, text: record.title },
              {
                kind: 'paragraph',
                text: (nameless(about, audience) && record.openText) || record.text,
              },
              ...(record.inside && audience !== 'public'
                ? [{ kind: 'paragraph', text: record.inside } as Block]
                : []),
            ]),
          ]
        : []),
      { kind: 'line' },
      { kind: 'paragraph', text: councilWords(language).advisory, subtle: true },
    ],
  }
}

/** What the public may read of one item of approved minutes. */
export const publicItem = (about: AboutMinutes, id: string): Block[] =>
  about.content.items.flatMap((item, index) =>
    item.id === id ? itemBlocks(item, index, about, 'public').slice(1) : [],
  )

/** What the public may read of what another room did at the meeting. */
export const publicRecord = (record: MeetingRecord, about: AboutMinutes): string =>
  (nameless(about, 'public') && record.openText) || record.text

function factsOf({ content, council, language, version, approved, at }: AboutMinutes) {
  const words = minutesWords(language).document
  const time = (instant: Date) => clockTime(instant, council.timeZone, language)
  return [
    { label: words.when, value: words.span(time(content.start), time(content.end)) },
    { label: words.place, value: content.place },
    {
      label: words.state,
      value:
        version === 0
          ? words.draft
          : approved
            ? words.approved(version, longDate(at, council.timeZone, language))
            : words.review(version),
    },
  ]
}

const nameless = ({ council, now }: AboutMinutes, audience: Audience): boolean =>
  audience === 'public' && !showsOutside('attendance', council, now)

function attendanceBlocks(about: AboutMinutes, audience: Audience): Block[] {
  const { content, language } = about
  const all = minutesWords(language)
  const words = all.document
  const seated = content.attenders
    .filter(({ role, substituteFor }) => !isStaff(role) || substituteFor)
    .sort((a, b) => placeOf(a) - placeOf(b))
  const heading: Block = { kind: 'heading', level: 2, text: words.attendance }
  const count: Block = { kind: 'paragraph', text: words.count(seated.length, content.seats) }
  if (nameless(about, audience)) return [heading, count]
  const line = (one: Attender): string => {
    const said = [
      one.substituteFor ? words.substituteFor(one.substituteFor) : '',
      one.role in councilWords(language).roles && one.role !== 'substitute'
        ? councilWords(language).roles[one.role as 'chair'].toLowerCase()
        : '',
      ...(audience === 'internal' ? partly(one, about) : []),
    ].filter((part) => part !== '')
    return said.length > 0 ? `${one.name} (${said.join(', ')})` : one.name
  }
  const others = content.attenders.filter((one) => !seated.includes(one))
  const list = (label: string, items: string[]): Block[] =>
    items.length > 0
      ? [
          { kind: 'heading', level: 3, text: label },
          { kind: 'list', items },
        ]
      : []
  return [
    heading,
    count,
    ...list(words.present, seated.map(line)),
    ...list(words.others, others.map(line)),
    ...(audience === 'internal' ? list(words.absent, content.absent) : []),
  ]
}

// The formandskab first, then all others by name.
const placeOf = ({ role }: Attender): number => (role === 'chair' ? 0 : role === 'viceChair' ? 1 : 2)

const isStaff = (role: string): boolean => role === 'secretariat' || role === 'observer'

/** Who was not there all the time. */
function partly({ stays }: Attender, { content, council, language }: AboutMinutes): string[] {
  const all = minutesWords(language)
  const time = (at: Date) => clockTime(at, council.timeZone, language)
  const whole = stays.length === 1 && !stays[0]?.to && (stays[0]?.from ?? content.end) <= firstItem(content)
  if (whole) return []
  return stays.map(({ from, to }) => all.attendance.stay(time(from), to && time(to)))
}

const firstItem = ({ items, start }: MinutesContent): Date => {
  const times = items.flatMap(({ from }) => (from ? [from.getTime()] : []))
  return times.length > 0 ? new Date(Math.min(...times)) : start
}

const saysNothing = ({ discussion, decision, outcome, votes, dissents, followUps }: ItemMinutes): boolean =>
  discussion === '' && decision === '' && !outcome && votes.length + dissents.length + followUps.length === 0

function itemBlocks(item: ItemMinutes, index: number, about: AboutMinutes, audience: Audience): Block[] {
  const { council, language } = about
  const all = minutesWords(language)
  const words = all.document
  const hidden = nameless(about, audience)
  const time = (at: Date) => clockTime(at, council.timeZone, language)
  const paragraphs = (heading: string, texts: string[]): Block[] =>
    texts.length > 0
      ? [
          { kind: 'heading', level: 3, text: heading },
          ...texts.map((text): Block => ({ kind: 'paragraph', text })),
        ]
      : []
  const came = hidden
    ? []
    : item.changes.map(({ name, comes, at }) =>
        comes ? words.arrived(name, time(at)) : words.left(name, time(at)),
      )
  return [
    { kind: 'heading', level: 2, text: `${index + 1}. ${titleOf(item, language)}` },
    ...(item.from || item.outcome ? [] : [{ kind: 'paragraph', text: words.untreated } as Block]),
    ...(item.from && saysNothing(item) ? [{ kind: 'paragraph', text: words.noRemarks } as Block] : []),
    ...came.map((text): Block => ({ kind: 'paragraph', text, subtle: true })),
    ...(item.disqualified.length > 0
      ? [
          {
            kind: 'paragraph',
            text: hidden
              ? words.disqualifiedCount(item.disqualified.length)
              : words.disqualified(item.disqualified),
          } as Block,
        ]
      : []),
    ...paragraphs(words.recommendation, item.recommendation ? [words.that(item.recommendation)] : []),
    ...paragraphs(words.discussion, item.discussion ? [item.discussion] : []),
    ...paragraphs(words.decision, [
      ...(item.outcome ? [`${all.outcomes[item.outcome]}.`] : []),
      ...(item.decision ? [item.decision] : []),
    ]),
    ...paragraphs(
      words.votes,
      item.votes.map((counts) => all.vote.counts(counts.for, counts.against, counts.abstain)),
    ),
    ...paragraphs(
      words.dissent,
      item.dissents.map(({ name, text }) => (hidden ? words.somebody(text) : all.item.dissent(name, text))),
    ),
    ...(item.followUps.length > 0
      ? ([
          { kind: 'heading', level: 3, text: words.followUps },
          {
            kind: 'list',
            items: item.followUps.map(({ what, name, due }) => {
              const day = shortDate(due, council.timeZone, language)
              return hidden ? words.openFollowUp(what, day) : all.item.followUp(what, name, day)
            }),
          },
        ] as Block[])
      : []),
  ]
}
