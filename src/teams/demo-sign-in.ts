import { randomBytes } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import type { SignIn } from './sign-in'

/** People whom one may be on one's own machine. */
export interface Demo {
  tenant: string
  people: { name: string; aadObjectId: string }[]
}

export interface DemoSignIn {
  people: Demo['people']
  /** A token for one of them; undefined for anybody else. */
  tokenFor(aadObjectId: string): Promise<string | undefined>
  check: SignIn
}

const HOURS = '8h'
const AUDIENCE = 'demo'

/**
 * Signs in as a demo member without a password: only for a bot that has no credentials and answers on loopback.
 * The key lives as long as the process, so no such token is ever good elsewhere.
 */
export function createDemoSignIn({ tenant, people }: Demo): DemoSignIn {
  const key = randomBytes(32)
  const known = (id: unknown) => people.find(({ aadObjectId }) => aadObjectId === id)
  return {
    people,
    async tokenFor(aadObjectId) {
      if (!known(aadObjectId)) return undefined
      return new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(aadObjectId)
        .setAudience(AUDIENCE)
        .setExpirationTime(HOURS)
        .sign(key)
    },
    async check(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          audience: AUDIENCE,
          requiredClaims: ['exp'],
        })
        const person = known(payload.sub)
        return person && { tenant, ...person }
      } catch {
        return undefined
      }
    },
  }
}

/** Another site's page must not reach the sign-in through a name that leads to this machine. */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '')
}
