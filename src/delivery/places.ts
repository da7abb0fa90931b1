import type { Council, Person } from '../core/council'
import {
  type Conversation,
  conversationsOf,
  FORGOTTEN,
  rememberConversation,
  serviceUrlOf,
} from './conversation-store'
import { type OpenChat, RETRIED, SendError, timed } from './send'

/** Conversations that a message goes to, or why there is none yet and who must be heard from first. */
export type Places = { conversations: Conversation[] } | { reason: string; heldFor: string }

export interface PlaceFinder {
  /** Absent where a chat can only be begun by its person. */
  openChat?: OpenChat
  /** Local clients share their conversations' ids, and each service URL is a place of its own. */
  perServiceUrl: boolean
}

/** Where a message to a person, or to the council's channel, goes. Throws a `SendError` that may pass. */
export async function placesFor(
  council: Council,
  person: Person | undefined,
  finder: PlaceFinder,
): Promise<Places> {
  const scope = { tenant: council.tenant }
  const heldFor = person?.id ?? council.channel?.conversation ?? council.id
  const to = person ? { person: person.id } : { conversation: heldFor }
  const known = await conversationsOf(scope, to)
  const open = known.filter(isOpen)
  if (open.length > 0) return { conversations: finder.perServiceUrl || !person ? open : open.slice(-1) }
  const refused = known.find(({ stopped }) => stopped !== FORGOTTEN)?.stopped
  if (refused) return { reason: refused, heldFor }
  return (person && (await opening(person, finder))) ?? { reason: FORGOTTEN, heldFor }
}

/** Begins the chat with somebody who has not written yet, where Teams allows it. */
async function opening(
  person: Person,
  { openChat, perServiceUrl }: PlaceFinder,
): Promise<Places | undefined> {
  const { tenant, aadObjectId } = person
  const serviceUrl = openChat && aadObjectId && (await serviceUrlOf({ tenant }))
  if (!openChat || !aadObjectId || !serviceUrl) return undefined
  try {
    const place = await timed(openChat(serviceUrl, tenant, aadObjectId))
    await rememberConversation({ tenant }, { ...place, person: person.id }, perServiceUrl)
  } catch (error) {
    if (error instanceof SendError && RETRIED.has(error.status)) throw error
    return { reason: error instanceof SendError ? error.code : 'fault', heldFor: person.id }
  }
  return { conversations: (await conversationsOf({ tenant }, { person: person.id })).filter(isOpen) }
}

const isOpen = ({ stopped }: Conversation): boolean => stopped === undefined
