import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { CouncilScope } from '../core/council'
import type { LinkOptions } from '../core/feature'

const DAY_MS = 86_400_000
const DAYS = 30

const Claims = z.object({
  id: z.string(),
  tenant: z.string(),
  council: z.string(),
  kind: z.string(),
  subject: z.string(),
  person: z.string(),
  /** Milliseconds since 1970. */
  made: z.number(),
  expires: z.number(),
  once: z.boolean(),
})
/** What a link says of itself: to whom it gives which file of which council, and how long. */
export type Claims = z.infer<typeof Claims>

export interface Links {
  /** A signed web address at which one person gets one file. */
  link(
    to: CouncilScope & { person: string; kind: string; subject: string },
    now: Date,
    options?: LinkOptions,
  ): string
  /** What a token says, or undefined when it was not signed here or has run out. */
  read(token: string, now: Date): Claims | undefined
}

/** `publicUrl` is where people's browsers reach the bot, asked for at each link. */
export function createLinks({ secret, publicUrl }: { secret: Buffer; publicUrl: () => string }): Links {
  const sign = (body: string): string => createHmac('sha256', secret).update(body).digest('base64url')
  return {
    link({ tenant, council, person, kind, subject }, now, { days = DAYS, once = false } = {}) {
      const made = now.getTime()
      const claims: Claims = {
        id: randomUUID(),
        tenant,
        council,
        kind,
        subject,
        person,
        made,
        expires: made + days * DAY_MS,
        once,
      }
      const body = Buffer.from(JSON.stringify(claims)).toString('base64url')
      return `${publicUrl()}/files/${body}.${sign(body)}`
    },
    read(token, now) {
      const [body, signature, ...rest] = token.split('.')
      if (!body || !signature || rest.length > 0) return undefined
      const given = Buffer.from(signature)
      const right = Buffer.from(sign(body))
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
      const claims = Claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
      return claims.expires > now.getTime() ? claims : undefined
    },
  }
}
