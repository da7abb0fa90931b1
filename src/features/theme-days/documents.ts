import { LEADERS, SECRETARIAT } from '../../core/council'
import type { Download } from '../../core/feature'
import { type Block, DOCX, type Document, fileName, PDF } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import { pdfOf } from '../../documents/pdf'
import { invitedTo, lettersTo } from '../contacts'
import { peopleById } from '../council'
import { COLUMNS } from './answer-views'
import { expectationsFor, signUpsFor } from './answers-store'
import { guestsOf } from './guest-actions'
import { type ThemeDay, themeDayById } from './store'
import { themeDayWords } from './strings'
import { hasCome } from './use-cases'
import { aboutText, whenText } from './views'

type Asked = Parameters<Download>[0]

async function dayIn({ scope, subject, member }: Asked): Promise<ThemeDay | undefined> {
  const day = await themeDayById(scope, subject)
  return day?.state === 'draft' && !LEADERS.includes(member.role) ? undefined : day
}

const sheet = ({ council, language, now }: Asked, title: string, blocks: Block[]): Document => ({
  title,
  sender: council.name,
  language,
  at: now,
  blocks: [{ kind: 'heading', level: 1, text: title }, ...blocks],
})

const paragraphs = (texts: string[]): Block[] =>
  texts.filter((text) => text !== '').map((text) => ({ kind: 'paragraph', text }))

export const downloads: Record<string, Download> = {
  'theme-days.programme': async (asked) => {
    const day = await dayIn(asked)
    if (!day) return undefined
    const words = themeDayWords(asked.language)
    const document = sheet(asked, day.title, [
      ...paragraphs([whenText(day, asked), day.place, day.purpose, aboutText(day, asked)]),
      { kind: 'heading', level: 2, text: words.day.programme },
      {
        kind: 'table',
        head: [...words.file.head],
        rows: day.programme.map(({ time, title, speaker }) => [time, title, speaker]),
        widths: [1, 5, 3],
      },
      ...(day.agreements.length > 0
        ? ([
            { kind: 'heading', level: 2, text: words.day.agreements },
            { kind: 'list', items: day.agreements },
          ] satisfies Block[])
        : []),
    ])
    return { name: fileName([words.file.name, day.day], 'docx'), type: DOCX, bytes: await docxOf(document) }
  },
  'theme-days.expectations': async (asked) => {
    const day = await dayIn(asked)
    if (!day || !hasCome(day, asked.council, asked.now)) return undefined
    const { expect: words } = themeDayWords(asked.language)
    const all = await expectationsFor(asked.scope, day.id)
    const document = {
      ...sheet(asked, words.view, [
        {
          kind: 'table',
          head: COLUMNS.map((column) => words.columns[column]),
          rows: all.map((each) => COLUMNS.map((column) => each[column])),
          widths: [1, 1, 1],
        },
      ]),
      landscape: true,
      textSize: 14,
    }
    return { name: fileName([words.file, day.day], 'pdf'), type: PDF, bytes: await pdfOf(document) }
  },
  'theme-days.people': async (asked) => {
    const day = await dayIn(asked)
    if (!day || !SECRETARIAT.includes(asked.member.role)) return undefined
    const { people: words } = themeDayWords(asked.language)
    const coming = (await signUpsFor(asked.scope, day)).filter((each) => each.coming)
    const names = await peopleById(
      asked.scope,
      coming.map(({ person }) => person),
    )
    const document = sheet(asked, words.list, [
      ...paragraphs([day.title, whenText(day, asked)]),
      {
        kind: 'table',
        head: [...words.head],
        rows: coming.map(({ person, access, food, transport }) => [
          names.get(person)?.name ?? '',
          access,
          food,
          transport,
        ]),
        widths: [2, 3, 3, 3],
      },
    ])
    return { name: fileName([words.list, day.day], 'docx'), type: DOCX, bytes: await docxOf(document) }
  },
  'theme-days.letters': async (asked) => {
    const day = await dayIn(asked)
    if (!day || !LEADERS.includes(asked.member.role)) return undefined
    const invited = await invitedTo(asked.scope, guestsOf(day))
    const lines = [whenText(day, asked), day.place, day.purpose].filter((line) => line !== '')
    return lettersTo(invited, { title: day.title, lines }, asked)
  },
}
