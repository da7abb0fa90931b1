import type { CouncilScope } from '../../core/council'
import { LEADERS } from '../../core/council'
import type { CouncilRequest, Download } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { DOCX, fileName } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import { plainTextOf } from '../../documents/plain-text'
import { responseWords } from './response.strings'
import { type ResponseParts, responseDocument } from './response-document'
import { responseOf } from './response-store'
import { signersOf } from './signers'
import { type Hearing, hearingById } from './store'
import { headingsOf } from './synthesis'

type Asked = Pick<CouncilRequest, 'scope' | 'council' | 'language' | 'now'>

/**
 * The response that somebody may read: for those who prepare it the newest version, for others the one that
 * is, or was, up for approval. Undefined when there is none.
 */
export async function partsOf(
  request: Asked,
  hearing: Hearing,
  reader: { leads: boolean },
): Promise<ResponseParts | undefined> {
  const { scope, council, now } = request
  const settled = hearing.state !== 'open'
  const up = settled ? hearing.approval?.version : undefined
  if (up === undefined && !reader.leads) return undefined
  const response = await responseOf(scope, hearing.id, up)
  if (!response) return undefined
  return {
    hearing,
    paragraphs: response.paragraphs,
    headings: await headingsOf(request, hearing.id),
    signers: hearing.signers ?? (await signersOf(scope, council)),
    at: hearing.sent?.at ?? hearing.approvedAt ?? (settled ? response.savedAt : now),
  }
}

export async function mustHaveParts(
  request: Asked,
  hearing: Hearing,
  reader: { leads: boolean },
): Promise<ResponseParts> {
  const parts = await partsOf(request, hearing, reader)
  if (!parts) throw new UserError('hearings.noResponse')
  return parts
}

const FORMATS = ['docx', 'txt'] as const
type Format = (typeof FORMATS)[number]

/** What a link to a response's file is about. */
export const fileSubject = (hearing: string, format: Format): string => `${hearing}:${format}`
export const RESPONSE_FILE = 'hearings.file'

/** The response as .docx or plain text, as it stands when the link is opened. */
export const responseFile: Download = async ({ scope, subject, council, member, language, now }) => {
  const [id = '', format] = subject.split(':')
  const hearing = await hearingById(scope as CouncilScope, id)
  if (!hearing || !FORMATS.some((known) => known === format)) return undefined
  const leads = LEADERS.includes(member.role)
  const parts = await partsOf({ scope, council, language, now }, hearing, { leads })
  if (!parts) return undefined
  const document = responseDocument(parts, council, language)
  const name = [responseWords(language).document.file, hearing.title]
  if (format === 'txt')
    return {
      name: fileName(name, 'txt'),
      type: 'text/plain; charset=utf-8',
      bytes: Buffer.from(`\ufeff${plainTextOf(document)}`),
    }
  return { name: fileName(name, 'docx'), type: DOCX, bytes: await docxOf(document) }
}
