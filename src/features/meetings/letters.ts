import type { Council } from '../../core/council'
import type { FileReply } from '../../core/feature'
import type { Language } from '../../core/language'
import { type Block, DOCX } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import { attendanceWords } from './attendance.strings'
import type { Callee } from './contacts'
import type { Meeting } from './store'
import { meetingWords } from './strings'

/** A list to call by, and a letter on a page of its own to each of those whom no message reaches. */
export function callList(
  meeting: Meeting,
  callees: Callee[],
  council: Council,
  language: Language,
): Promise<FileReply> {
  const { letters } = attendanceWords(language)
  return fileOf(meeting, council, language, [
    { kind: 'heading', level: 1, text: letters.list },
    { kind: 'paragraph', text: meetingWords(language).when(meeting, council.timeZone) },
    { kind: 'paragraph', text: letters.why },
    {
      kind: 'list',
      items: callees.map(({ name, contact }) =>
        [name, contact?.phone || letters.noPhone, onOneLine(contact?.address)].filter(Boolean).join(' · '),
      ),
    },
    ...callees.flatMap(({ name, contact }): Block[] => [
      { kind: 'pageBreak' },
      ...letterTo([name, contact?.address].filter(Boolean).join('\n'), meeting, council, language),
    ]),
  ])
}

/** The summons (mødeindkaldelse) as a letter to one person. */
export const invitationLetter = (
  meeting: Meeting,
  name: string,
  council: Council,
  language: Language,
): Promise<FileReply> => fileOf(meeting, council, language, letterTo(name, meeting, council, language))

const onOneLine = (address = ''): string =>
  address
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(', ')

function letterTo(whom: string, meeting: Meeting, council: Council, language: Language): Block[] {
  const { letters } = attendanceWords(language)
  const { when, kinds, online } = meetingWords(language)
  return [
    { kind: 'paragraph', text: letters.to(whom) },
    { kind: 'heading', level: 1, text: letters.title },
    { kind: 'paragraph', text: [{ text: `${kinds[meeting.kind]}: ${council.name}`, bold: true }] },
    { kind: 'paragraph', text: when(meeting, council.timeZone) },
    { kind: 'paragraph', text: letters.where(meeting.place || online) },
    { kind: 'paragraph', text: letters.answer(council.phone) },
    { kind: 'paragraph', text: `${letters.greeting}\n${council.name}` },
  ]
}

async function fileOf(
  meeting: Meeting,
  council: Council,
  language: Language,
  blocks: Block[],
): Promise<FileReply> {
  const { letters } = attendanceWords(language)
  const bytes = await docxOf({
    title: letters.title,
    sender: council.name,
    language,
    at: meeting.since,
    textSize: 14,
    blocks,
  })
  return { name: letters.file, type: DOCX, bytes }
}
