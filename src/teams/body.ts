import type { RequestHandler, Response } from 'restify'

/** Whoever walks through a body goes as deep as it is nested; nothing that Teams or the tab sends is near this. */
const DEEPEST = 100

/** Whether a JSON text is nested deeper than that, without walking into it. */
function isTooDeep(json: string): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at]
    if (inText) {
      if (sign === '\\') at += 1
      else if (sign === '"') inText = false
    } else if (sign === '"') inText = true
    else if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}

// What the page of a signed link posts.
const FORM = /^application\/x-www-form-urlencoded\b/i

/**
 * Reads a JSON body of at most `most` bytes or a web form's fields into `request.body`, or answers 413, 415 or 400 itself. Other
 * kinds of body are read and left out. restify's own parser does this too, for files besides, and
 * at several times the cost.
 */
export const readJson =
  (most: number): RequestHandler =>
  (request, response, next) => {
    request.body = undefined
    if (request.method !== 'POST') return next()
    const refuse = (status: number, code: string) => {
      response.send(status, { code })
      next(false)
    }
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= most) chunks.push(chunk)
      else chunks.length = 0
    })
    request.on('end', () => {
      if (bytes > most) return refuse(413, 'PayloadTooLarge')
      const type = request.headers['content-type'] ?? ''
      if (FORM.test(type) && !request.headers['content-encoding'])
        request.body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks, bytes).toString()))
      if (bytes === 0 || !/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) return next()
      if (request.headers['content-encoding']) return refuse(415, 'UnsupportedMediaType')
      const json = Buffer.concat(chunks, bytes).toString()
      if (isTooDeep(json)) return refuse(400, 'InvalidContent')
      try {
        request.body = JSON.parse(json)
      } catch {
        return refuse(400, 'InvalidContent')
      }
      next()
    })
    request.on('error', () => next(false))
  }

/** As `response.send`, without the choice of a format that every caller of ours would make alike. */
export function sendJson(response: Response, status: number, body: unknown): void {
  if (body === undefined) {
    response.writeHead(status, { 'Content-Length': 0 })
    response.end()
    return
  }
  const json = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': json.length })
  response.end(json)
}
