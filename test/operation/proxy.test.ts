import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { message } from '../bench/activities'
import { startMain } from '../support/main-process'

const TENANT = '00000000-0000-4000-8000-000000000002'
const part = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString('base64url')
/** What makes the bot look for the key: nobody signed it. */
const tokenOf = (claims: object): string =>
  `Bearer ${part({ alg: 'RS256', typ: 'JWT', kid: 'k' })}.${part(claims)}.c2lnbmF0dXJl`

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const canTakeAProxy = major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21)

;(canTakeAProxy ? test : test.skip)(
  `behind a proxy, set up as the image is, the bot asks for all keys through it${canTakeAProxy ? '' : ' (Node 22.21, or 24.5 and later)'}`,
  async () => {
    const asked = new Set<string | undefined>()
    const proxy = createServer().on('connect', (request, socket) => {
      asked.add(request.url)
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    await once(proxy.listen(0, '127.0.0.1'), 'listening')
    const folder = await mkdtemp(join(tmpdir(), 'raadsbot-'))
    const { child, port } = await startMain({
      NODE_ENV: 'production',
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      NO_PROXY: '',
      DATABASE_FOLDER: folder,
      LOG_LEVEL: 'info',
      MICROSOFT_APP_ID: '00000000-0000-4000-8000-000000000001',
      MICROSOFT_APP_PASSWORD: 'hemmelig',
      MICROSOFT_APP_TYPE: 'SingleTenant',
      MICROSOFT_APP_TENANT_ID: TENANT,
      PUBLIC_URL: 'https://raadsbot.kommune.example',
    })
    try {
      const now = Math.floor(Date.now() / 1000)
      const times = { nbf: now - 60, exp: now + 600 }
      const spoken = await fetch(`http://127.0.0.1:${port}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: tokenOf({ iss: 'https://api.botframework.com', ...times }),
        },
        body: JSON.stringify(
          message(
            { tenant: TENANT, account: TENANT, serviceUrl: 'https://smba.trafficmanager.net/emea/' },
            'hej',
          ),
        ),
      })
      expect(spoken.status).toBe(503)
      await fetch(`http://127.0.0.1:${port}/api/me`, {
        headers: {
          authorization: tokenOf({
            iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
            tid: TENANT,
            ...times,
          }),
        },
      })
      expect([...asked].sort()).toEqual(['login.botframework.com:443', 'login.microsoftonline.com:443'])
    } finally {
      child.kill('SIGKILL')
      proxy.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
)
