import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request, Response, Server } from 'restify'
import type { FileReply } from '../core/feature'
import { LANGUAGES } from '../core/language'
import { type Log, withoutText } from '../core/log'
import type { Downloads } from '../documents/downloads'
import { documentWords } from '../documents/strings'

/** `GET /files/<token>`: what a signed link gives. A one-time link asks first, since clients look ahead. */
export function serveFiles(server: Server, downloads: Downloads, log: Log): void {
  const answer = (sent: boolean) => async (request: Request, response: Response) => {
    const token = String(request.params.token ?? '')
    try {
      const opened = await downloads.open(token, sent ? fieldsOf(request.body) : undefined)
      if (opened === 'gone') return page(response, 410, 'gone')
      if (opened === 'ask') return page(response, 200, 'once')
      send(response, 200, opened.file)
    } catch (error) {
      log.error({ err: withoutText(error) }, 'download failed')
      page(response, 500, 'gone')
    }
  }
  server.get('/files/:token', answer(false))
  server.post('/files/:token', answer(true))
}

/** A web form's fields; whatever else was posted has none. */
function fieldsOf(body: unknown): Record<string, string> {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string'))
}

const HEADERS = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
}

function send(response: Response, status: number, { name, type, bytes }: FileReply): void {
  const shown = type.startsWith('text/html') ? 'inline' : 'attachment'
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': type,
    'Content-Length': bytes.length,
    'Content-Disposition': `${shown}; filename="${plainName(name)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  })
  response.end(bytes)
}

// For clients that do not read `filename*`.
const plainName = (name: string): string => name.replace(/[^\w.-]/g, '-')

const PAGE = readFileSync(join(__dirname, '..', '..', 'pages', 'link.html'), 'utf8')

// Whoever opens a link may be nobody we know: both languages.
function page(response: Response, status: number, what: 'gone' | 'once'): void {
  const { title, open } = documentWords('da').link
  const parts: Record<string, string> = {
    title,
    text: LANGUAGES.map((one) => `<p lang="${one}">${documentWords(one).link[what]}</p>`).join(''),
    open,
    hidden: what === 'once' ? '' : 'hidden',
  }
  const html = PAGE.replace(/\$\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
  send(response, status, { name: 'link.html', type: 'text/html; charset=utf-8', bytes: Buffer.from(html) })
}
