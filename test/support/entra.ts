import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** A sign-in service as Entra is one: it publishes its keys and issues tokens for the tab. */
export interface Entra {
  authority: string
  /** What the bot has asked for. */
  asked: (string | undefined)[]
  /** A token as Teams gets it for somebody; what is given differs. */
  token(
    person: { aadObjectId: string; tenantId: string; name: string },
    changes?: TokenChanges,
  ): Promise<string>
  close(): Promise<void>
}

export interface TokenChanges {
  aud?: string
  scp?: string
  tid?: string
  iss?: string
  /** Seconds from now. */
  exp?: number
  /** Signed by a key that nobody published. */
  forged?: boolean
}

const KID = 'entra'

export async function startEntra(appId: string): Promise<Entra> {
  const [own, stranger] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const published = { keys: [{ ...(await exportJWK(own.publicKey)), kid: KID, use: 'sig', alg: 'RS256' }] }
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    const known = /^\/[0-9a-f-]{36}\/discovery\/v2\.0\/keys$/.test(request.url ?? '')
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(known ? published : {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    authority,
    asked,
    token: (person, { aud = appId, scp = 'access_as_user', tid, iss, exp = 3600, forged } = {}) => {
      const tenant = tid ?? person.tenantId
      return new SignJWT({ oid: person.aadObjectId, tid: tenant, scp, name: person.name })
        .setProtectedHeader({ alg: 'RS256', kid: KID })
        .setIssuer(iss ?? `${authority}/${tenant}/v2.0`)
        .setAudience(aud)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + exp)
        .sign(forged ? stranger.privateKey : own.privateKey)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
