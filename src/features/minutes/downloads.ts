import { strToU8, zipSync } from 'fflate'
import { LEADERS } from '../../core/council'
import type { Download, Feature } from '../../core/feature'
import { dayIn } from '../../core/language'
import { DOCX, fileName, PDF, ZIP } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import { pdfOf } from '../../documents/pdf'
import { agendaOf } from '../agenda'
import { type AboutMinutes, AUDIENCES, minutesDocument } from './document'
import { readMinutes } from './reading'
import { minutesWords } from './strings'

type About = Parameters<Download>[0]

export function downloadsFor(rooms: Feature[]): Record<string, Download> {
  async function aboutOf(request: About, meeting: string): Promise<AboutMinutes | undefined> {
    const { scope, council, now, member } = request
    const reading = await readMinutes(rooms, { scope, council, now }, meeting, LEADERS.includes(member.role))
    if (!reading) return undefined
    const { minutes, content } = reading
    return {
      content,
      council,
      // A council's documents are in the council's language, whoever fetches them.
      language: council.language,
      version: minutes.state === 'draft' ? 0 : minutes.version,
      approved: minutes.state === 'approved',
      at: minutes.approvedAt ?? content.end,
      now,
    }
  }

  const nameOf = ({ content, council, language }: AboutMinutes, audience: string, extension: string) => {
    const words = minutesWords(language).document
    const day = dayIn(content.start, council.timeZone)
    return fileName([words.file, day, audience === 'public' ? words.publicFile : ''], extension)
  }

  return {
    /** Subject: `<meeting>:<docx|pdf>:<internal|public>`, and `:<item>` for one item of them. */
    'minutes.file': async (request) => {
      const [meeting = '', form, wanted, ...rest] = request.subject.split(':')
      const only = rest.length > 0 ? rest.join(':') : undefined
      const audience = AUDIENCES.find((each) => each === wanted)
      const about = await aboutOf(request, meeting)
      if (!about || !audience || (audience === 'public' && !about.approved)) return undefined
      if (only !== undefined && !about.content.items.some(({ id }) => id === only)) return undefined
      const document = minutesDocument(about, audience, only)
      return form === 'docx'
        ? { name: nameOf(about, audience, 'docx'), type: DOCX, bytes: await docxOf(document) }
        : { name: nameOf(about, audience, 'pdf'), type: PDF, bytes: await pdfOf(document) }
    },
    /** Subject: a meeting's id. For the municipality's filing system (ESDH). */
    'minutes.bundle': async (request) => {
      if (!LEADERS.includes(request.member.role)) return undefined
      const [about, agenda] = await Promise.all([
        aboutOf(request, request.subject),
        agendaOf(request.scope, request.subject),
      ])
      if (!about?.approved || !agenda?.journal) return undefined
      const files: Record<string, Uint8Array> = {}
      const documents: object[] = []
      for (const audience of AUDIENCES) {
        const document = minutesDocument(about, audience)
        const name = nameOf(about, audience, 'pdf')
        files[name] = await pdfOf(document)
        documents.push({ file: name, title: document.title, type: PDF, audience })
      }
      const data = {
        ...agenda.journal,
        title: minutesDocument(about, 'internal').title,
        council: about.council.name,
        meetingStart: about.content.start.toISOString(),
        meetingEnd: about.content.end.toISOString(),
        place: about.content.place,
        version: about.version,
        approvedAt: about.at.toISOString(),
        documents,
      }
      files['journal.json'] = strToU8(`${JSON.stringify(data, null, 2)}\n`)
      const words = minutesWords(about.language).document
      const day = dayIn(about.content.start, about.council.timeZone)
      return {
        name: fileName([words.bundleFile, day], 'zip'),
        type: ZIP,
        bytes: Buffer.from(zipSync(files, { mtime: about.at })),
      }
    },
  }
}
