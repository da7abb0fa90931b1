import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Request, Response, Server } from 'restify'

/** Where Teams, Outlook and Microsoft 365 run: nobody else may show the tab in a frame. */
const HOSTS = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://teams.cloud.microsoft',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
]

const policy = (nonce: string, local: boolean): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // Fluent writes its styles at run time, into elements that carry the page's nonce.
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${local ? "'self'" : HOSTS.join(' ')}`,
  ].join('; ')

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
}
const A_YEAR = 'public, max-age=31536000, immutable'
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const NONCE = '__NONCE__'
const compress = promisify(brotliCompress)

interface Asset {
  type: string
  bytes: Buffer
  /** Made at the first request for it. */
  small?: Promise<Buffer>
}

/**
 * `GET /tab`: the page, with a policy of its own at each load; `GET /tab/assets/<name>`: what it loads, under
 * names that change with what is in them. `folder` is what `npm run build` makes; without it there is no tab.
 */
export function serveTabFiles(server: Server, folder: string, { local }: { local: boolean }): void {
  const assetsFolder = join(folder, 'assets')
  if (!existsSync(assetsFolder)) return
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const assets = new Map(
    readdirSync(assetsFolder).map((name): [string, Asset] => [
      name,
      {
        type: TYPES[extname(name)] ?? 'application/octet-stream',
        bytes: readFileSync(join(assetsFolder, name)),
      },
    ]),
  )

  server.get('/tab', async (_: Request, response: Response) => {
    const nonce = randomBytes(16).toString('base64')
    response.writeHead(200, {
      ...HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': policy(nonce, local),
    })
    response.end(page.replaceAll(NONCE, nonce))
  })

  server.get('/tab/assets/:name', async (request: Request, response: Response) => {
    const asset = assets.get(String(request.params.name))
    if (!asset) return void response.send(404, { code: 'NotFound' })
    const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))
    asset.small ??= compress(asset.bytes)
    const body = takesBrotli ? await asset.small : asset.bytes
    response.writeHead(200, {
      ...HEADERS,
      'Content-Type': asset.type,
      'Content-Length': body.length,
      'Cache-Control': A_YEAR,
      Vary: 'Accept-Encoding',
      ...(takesBrotli && { 'Content-Encoding': 'br' }),
    })
    response.end(body)
  })
}
