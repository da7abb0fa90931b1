import type { Council } from '../../core/council'
import type { FileReply } from '../../core/feature'
import type { Language } from '../../core/language'
import { type Block, DOCX } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import type { Meeting } from './store'
import { meetingWords } from './strings'

/** One letter on a page of its own to each of those whom no message can reach, and a list to call by. */
export async function invitationLetters(
  meeting: Meeting,
  names: string[],
  council: Council,
  language: Language,
): Promise<FileReply> {
  const { letters, when, kinds, online } = meetingWords(language)
  const letter = (name: string): Block[] => [
    { kind: 'pageBreak' },
    { kind: 'paragraph', text: letters.to(name) },
    { kind: 'heading', level: 1, text: letters.title },
    { kind: 'paragraph', text: [{ text: `${kinds[meeting.kind]}: ${council.name}`, bold: true }] },
    { kind: 'paragraph', text: when(meeting, council.timeZone) },
    { kind: 'paragraph', text: letters.where(meeting.place || online) },
    { kind: 'paragraph', text: letters.answer(council.phone) },
    { kind: 'paragraph', text: `${letters.greeting}\n${council.name}` },
  ]
  const bytes = await docxOf({
    title: letters.title,
    sender: council.name,
    language,
    at: meeting.since,
    textSize: 14,
    blocks: [
      { kind: 'heading', level: 1, text: letters.list },
      { kind: 'paragraph', text: when(meeting, council.timeZone) },
      { kind: 'paragraph', text: letters.why },
      { kind: 'list', items: names },
      ...names.flatMap(letter),
    ],
  })
  return { name: letters.file, type: DOCX, bytes }
}
