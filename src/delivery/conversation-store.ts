import type { TenantScope } from '../core/council'
import { remembering } from '../database/memory'
import { defineModel, type Plain, plain, type Stored } from '../database/model'
import { hashOf } from './key'

/** Where a conversation can be written to; opaque to all but the edge. */
export type ConversationReference = object

interface StoredConversation extends Stored {
  tenant: string
  /** Teams' id of the conversation, without a thread. */
  conversation: string
  /** Whose personal chat it is. */
  person?: string
  serviceUrl: string
  reference: ConversationReference
  welcomed?: Date
  /** Teams refuses us here (HTTP 403), or has forgotten it, until somebody there is heard from again. */
  stopped?: string
}
export type Conversation = Plain<StoredConversation>

const Conversations = defineModel<StoredConversation>(
  'conversations',
  {
    tenant: { type: String, required: true },
    conversation: { type: String, required: true },
    person: String,
    serviceUrl: { type: String, required: true },
    reference: { type: Object, required: true },
    welcomed: Date,
    stopped: String,
  },
  [
    [{ tenant: 1, conversation: 1 }],
    [{ tenant: 1, person: 1 }, { sparse: true }],
    [{ stopped: 1 }, { sparse: true }],
  ],
)

export type Place = Pick<Conversation, 'conversation' | 'person' | 'serviceUrl' | 'reference'>

/**
 * Keeps where a conversation can be written to, always with the newest service URL. With `perServiceUrl`
 * (several local clients that share a channel) each service URL is a conversation of its own.
 */
export async function rememberConversation(
  { tenant }: TenantScope,
  found: Place,
  perServiceUrl: boolean,
): Promise<void> {
  await Conversations.updateOne(
    { _id: idOf(tenant, found, perServiceUrl) },
    { $set: { tenant, ...found }, $unset: { stopped: 1 } },
    { upsert: true },
  )
}

/** Somebody in a known conversation was heard from; true when Teams had refused us there. */
export async function conversationIsBack(
  { tenant }: TenantScope,
  found: Pick<Place, 'conversation' | 'serviceUrl'>,
  perServiceUrl: boolean,
): Promise<boolean> {
  const id = idOf(tenant, found, perServiceUrl)
  if (!(await stoppedOnes()).has(id)) return false
  const result = await Conversations.updateOne(
    { _id: id, stopped: { $exists: true } },
    { $unset: { stopped: 1 } },
  )
  return result.modifiedCount === 1
}

// Asked at every turn and hardly ever so: one read for all who are heard from within two seconds.
const stoppedOnes = remembering(['conversations'], async () => {
  // Any text at all: asked so, the index serves it in every database.
  const stopped = await Conversations.find({ stopped: { $gte: '' } }, { _id: 1 }).lean()
  return new Set(stopped.map(({ _id }) => _id))
})

/** Writes nothing more there until somebody there is heard from again. `code` is Teams' reason. */
export async function stopConversation(
  { tenant }: TenantScope,
  conversation: string,
  code: string,
): Promise<void> {
  await Conversations.updateMany({ tenant, conversation }, { $set: { stopped: code } })
}

/** Why nothing is written to a conversation that Teams no longer knows. A chat may be opened anew. */
export const FORGOTTEN = 'noConversation'

/** Teams no longer knows the conversation. It is kept, so that whoever is heard from there brings it back. */
export async function forgetConversation({ tenant }: TenantScope, id: string): Promise<void> {
  await Conversations.updateOne({ tenant, _id: id }, { $set: { stopped: FORGOTTEN } })
}

/** The bot was taken out of the chat. */
export async function deleteChat({ tenant }: TenantScope, conversation: string): Promise<void> {
  await Conversations.deleteMany({ tenant, conversation })
}

/** The person writes from another account now: their old chats are nobody's. */
export async function forgetChats({ tenant }: TenantScope, person: string): Promise<void> {
  await Conversations.updateMany({ tenant, person }, { $unset: { person: 1 } })
}

/** Marks the personal chat as welcomed; true for the first call only. */
export async function welcomeOnce(
  { tenant }: TenantScope,
  conversation: string,
  now: Date,
): Promise<boolean> {
  const result = await Conversations.updateOne(
    { tenant, conversation, welcomed: { $exists: false } },
    { $set: { welcomed: now } },
  )
  return result.modifiedCount === 1
}

export async function conversationsOf(
  { tenant }: TenantScope,
  to: { person: string } | { conversation: string },
): Promise<Conversation[]> {
  return (await Conversations.find({ tenant, ...to }).lean()).map(plain)
}

/** Which of these people have a chat that Teams lets the bot write to. */
export async function reachedAmong({ tenant }: TenantScope, people: string[]): Promise<Set<string>> {
  const open = await Conversations.find(
    { tenant, person: { $in: people }, stopped: { $exists: false } },
    { person: 1 },
  ).lean()
  return new Set(open.flatMap(({ person }) => person ?? []))
}

/** The address of Teams' service for the tenant, as some conversation there gave it. */
export async function serviceUrlOf({ tenant }: TenantScope): Promise<string | undefined> {
  const found = await Conversations.findOne({ tenant, stopped: { $exists: false } }).lean()
  return found?.serviceUrl
}

const idOf = (
  tenant: string,
  { conversation, serviceUrl }: Pick<Place, 'conversation' | 'serviceUrl'>,
  perServiceUrl: boolean,
): string => hashOf(tenant, conversation, perServiceUrl ? serviceUrl : '')

interface StoredThread extends Stored {
  tenant: string
  activity: string
}

// The message that a thread's later deliveries update.
const Threads = defineModel<StoredThread>('threads', {
  tenant: { type: String, required: true },
  activity: { type: String, required: true },
})

interface ThreadPlace {
  tenant: string
  council: string
  thread: string
  /** The stored conversation's id, not Teams'. */
  conversation: string
}

const threadId = ({ tenant, council, thread, conversation }: ThreadPlace): string =>
  hashOf(tenant, council, thread, conversation)

export async function messageOf(place: ThreadPlace): Promise<string | undefined> {
  const found = await Threads.findById(threadId(place)).lean()
  return found?.activity
}

export async function keepMessage(place: ThreadPlace, activity: string): Promise<void> {
  await Threads.updateOne(
    { _id: threadId(place) },
    { $set: { tenant: place.tenant, activity } },
    { upsert: true },
  )
}

/** The message was deleted in Teams: the thread's next delivery posts a new one. */
export async function forgetMessage(place: ThreadPlace): Promise<void> {
  await Threads.deleteOne({ _id: threadId(place) })
}
