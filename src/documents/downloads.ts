import type { Clock } from '../core/clock'
import { type Council, type CouncilScope, memberOf, type Person } from '../core/council'
import type { Feature, FileReply } from '../core/feature'
import type { Links } from './links'
import { isRevoked, useOnce } from './links-store'

/** What a link's address answers: the file, a page that asks before a one-time link is used up, or nothing. */
export type Opened = { file: FileReply } | 'ask' | 'gone'

export interface Downloads {
  /** `fields` once the person has sent the form of the link's page; a one-time link's has no fields. */
  open(token: string, fields?: Record<string, string>): Promise<Opened>
}

/** Who opens a link must still be served and in the council; what they may read is for the room to say. */
export function createDownloads({
  features,
  links,
  servesTenant,
  directory,
  clock,
}: {
  features: Feature[]
  links: Links
  servesTenant(tenant: string): boolean
  directory: {
    council(scope: CouncilScope): Promise<Council | undefined>
    person(tenant: string, id: string): Promise<Person | undefined>
  }
  clock: Clock
}): Downloads {
  const kinds = new Map(features.flatMap(({ downloads }) => Object.entries(downloads ?? {})))

  return {
    async open(token, fields) {
      const now = clock()
      const claims = links.read(token, now)
      const download = claims && kinds.get(claims.kind)
      if (!claims || !download || !servesTenant(claims.tenant)) return 'gone'
      const { kind, subject } = claims
      const scope: CouncilScope = { tenant: claims.tenant, council: claims.council }
      if (await isRevoked(scope, { ...claims, madeAt: new Date(claims.made) })) return 'gone'
      const [council, person] = await Promise.all([
        directory.council(scope),
        directory.person(scope.tenant, claims.person),
      ])
      const member = council && person && memberOf(council, person)
      if (!council || !person || !member) return 'gone'
      if (claims.once && !fields) return 'ask'
      if (claims.once && !(await useOnce(scope, claims.id, new Date(claims.expires)))) return 'gone'
      const language = person.language ?? council.language
      const file = await download({ scope, kind, subject, council, person, member, language, now, fields })
      return file ? { file } : 'gone'
    },
  }
}
