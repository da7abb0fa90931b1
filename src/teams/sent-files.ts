import type { SentFile } from '../core/feature'
import { UserError } from '../core/user-error'
import type { TeamsActivity } from './activity'

const FILE_TYPE = 'application/vnd.microsoft.teams.file.download.info'
const MOST_BYTES = 10 * 1024 * 1024
/** Well under the 15 seconds after which Teams sends the activity again. */
const TIMEOUT_MS = 8_000
const MOST_FILES = 5

interface FileAttachment {
  contentType?: unknown
  name?: unknown
  content?: { downloadUrl?: unknown } | null
}

/** The files of a message. They are fetched when a room reads them; `plainHttp` only on one's own machine. */
export function filesOf(activity: TeamsActivity, { plainHttp }: { plainHttp: boolean }): SentFile[] {
  const attachments = (activity as { attachments?: unknown }).attachments
  if (!Array.isArray(attachments)) return []
  return (attachments as (FileAttachment | null)[]).slice(0, MOST_FILES).flatMap((attachment) => {
    const url = attachment?.content?.downloadUrl
    if (attachment?.contentType !== FILE_TYPE || typeof url !== 'string') return []
    return [{ name: String(attachment.name ?? '').slice(0, 200), read: () => download(url, plainHttp) }]
  })
}

async function download(url: string, plainHttp: boolean): Promise<Buffer> {
  const allowed = (address: string) =>
    URL.canParse(address) && (plainHttp ? /^https?:/ : /^https:/).test(new URL(address).protocol)
  if (!allowed(url)) throw new UserError('core.fileGone')
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok || !response.body || !allowed(response.url)) {
      await response.body?.cancel()
      throw new UserError('core.fileGone')
    }
    if (Number(response.headers.get('content-length')) > MOST_BYTES) {
      await response.body.cancel()
      throw new UserError('core.fileTooBig')
    }
    const chunks: Uint8Array[] = []
    let size = 0
    // The declared length can be absent or wrong. Leaving the loop ends the download.
    for await (const chunk of response.body) {
      size += chunk.length
      if (size > MOST_BYTES) throw new UserError('core.fileTooBig')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    throw error instanceof UserError ? error : new UserError('core.fileGone')
  }
}
