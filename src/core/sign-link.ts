import type { CouncilScope } from './council'
import type { LinkOptions, LinkTo } from './feature'

/** Signs the address of a file for one person; `documents/links.ts` does it. */
export type SignLink = (
  to: CouncilScope & { person: string; kind: string; subject: string },
  now: Date,
  options?: LinkOptions,
) => string

/** Links for one person, or for another whom their options name. */
export const linksFor =
  (sign: SignLink, scope: CouncilScope, person: string, now: Date): LinkTo =>
  (kind, subject, options) =>
    sign({ ...scope, person: options?.for ?? person, kind, subject }, now, options)
