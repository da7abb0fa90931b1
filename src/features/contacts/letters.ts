import type { Council } from '../../core/council'
import type { FileReply } from '../../core/feature'
import type { Language } from '../../core/language'
import { type Block, DOCX, fileName } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import type { invitedTo } from './store'
import { contactWords } from './strings'

/** A list of who is invited, and a letter to each on a page of its own. `about` says to what, when and where. */
export async function lettersTo(
  invited: Awaited<ReturnType<typeof invitedTo>>,
  about: { title: string; lines: string[] },
  { council, language, now }: { council: Council; language: Language; now: Date },
): Promise<FileReply> {
  const words = contactWords(language)
  const { letter, invite } = words
  const mails = invited.map(({ email }) => email).filter((email) => email !== '')
  const page = (name: string): Block[] => [
    { kind: 'pageBreak' },
    { kind: 'paragraph', text: letter.to(name) },
    { kind: 'heading', level: 1, text: about.title },
    { kind: 'paragraph', text: letter.from(council.name) },
    ...about.lines.map((text): Block => ({ kind: 'paragraph', text })),
    { kind: 'paragraph', text: letter.answer(council.phone) },
    { kind: 'paragraph', text: `${letter.greeting}\n${council.name}` },
  ]
  const bytes = await docxOf({
    title: about.title,
    sender: council.name,
    language,
    at: now,
    blocks: [
      { kind: 'heading', level: 1, text: letter.list },
      { kind: 'paragraph', text: about.title },
      {
        kind: 'table',
        head: [...letter.head],
        rows: invited.map(({ name, email, phone, answer }) => [
          name,
          email,
          phone,
          invite.answers[answer ?? 'none'],
        ]),
        widths: [3, 3, 2, 2],
      },
      ...(mails.length > 0
        ? [
            { kind: 'heading', level: 2, text: letter.mails } as const,
            { kind: 'paragraph', text: mails.join('; ') } as const,
          ]
        : []),
      ...invited.flatMap(({ name }) => page(name)),
    ],
  })
  return { name: fileName([letter.file, about.title], 'docx'), type: DOCX, bytes }
}
