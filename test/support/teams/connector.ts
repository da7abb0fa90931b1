import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Channel, type Conversation, Message, type SentActivity } from './conversation'
import type { Person } from './person'
import type { World } from './world'

/** botbuilder sends even what answers nothing as a reply (to an id it made up), so both ways are 'send'. */
export type RequestKind =
  | 'create'
  | 'send'
  | 'update'
  | 'delete'
  | 'members'
  | 'member'
  | 'team'
  | 'channels'
  | 'unknown'

/** What the bot asked of Teams. */
export interface ConnectorRequest {
  kind: RequestKind
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: unknown
  /** Milliseconds since 1970, by the real clock. */
  at: number
  conversation?: Conversation
  /** What was answered; undefined while it hangs and after a reset. */
  status?: number
}

export interface Fault {
  /** Which requests; all, unless it is given. */
  where?: (request: ConnectorRequest) => boolean
  /**
   * The answer; `stored` first does what was asked, so that only its answer is lost. 'reset' closes the
   * connection before, 'reset-after' after doing it; 'hang' never answers, `slow` answers rightly after so many ms.
   */
  with:
    | { status: number; headers?: Record<string, string>; body?: unknown; stored?: boolean }
    | { slow: number }
    | 'reset'
    | 'reset-after'
    | 'hang'
  /** How often; always, unless it is given. */
  times?: number
  /** How many matching requests pass before. */
  after?: number
}

interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
}

/** Teams refuses larger messages. */
const LARGEST_ACTIVITY = 100 * 1024
const refused = (status: number, code: string, message = code): Answer => ({
  status,
  body: { error: { code, message } },
})

const routes: [method: string, path: RegExp, kind: RequestKind][] = [
  ['POST', /^\/v3\/conversations$/, 'create'],
  ['POST', /^\/v3\/conversations\/([^/]+)\/activities$/, 'send'],
  ['POST', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, 'send'],
  ['PUT', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, 'update'],
  ['DELETE', /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, 'delete'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/(?:paged)?members$/, 'members'],
  ['GET', /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, 'member'],
  ['GET', /^\/v3\/teams\/([^/]+)$/, 'team'],
  ['GET', /^\/v3\/teams\/([^/]+)\/conversations$/, 'channels'],
]

/** The service that the bot calls: https://smba.trafficmanager.net/emea/ in real life. */
export class Connector {
  readonly requests: ConnectorRequest[] = []
  private faults: { fault: Fault; passed: number; used: number }[] = []
  private readonly server = createServer((request, response) => {
    this.serve(request, response).catch((problem) => response.writeHead(500).end(String(problem)))
  })

  constructor(private readonly world: World) {
    this.server.keepAliveTimeout = 60_000
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', 1_024, resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/emea/`
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve())
      this.server.closeAllConnections()
    })
  }

  fail(fault: Fault): { used: () => number; stop: () => void } {
    const entry = { fault, passed: 0, used: 0 }
    this.faults.push(entry)
    const stop = () => {
      this.faults = this.faults.filter((other) => other !== entry)
    }
    return { used: () => entry.used, stop }
  }

  private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer)
    } catch {
      return // The bot hung up on us.
    }
    const url = new URL(incoming.url ?? '/', 'http://teams')
    const path = url.pathname.replace(/^\/emea\/*/, '/')
    const method = incoming.method ?? ''
    const [, pattern, kind = 'unknown'] = routes.find(([m, p]) => m === method && p.test(path)) ?? []
    const [, place = '', item = ''] = (pattern?.exec(path) ?? []).map((part) => decodeURIComponent(part))
    const bytes = Buffer.concat(chunks)
    const body = parsed(bytes.toString())
    const { headers } = incoming
    const conversation = this.conversation(place)
    const query = url.searchParams
    const request: ConnectorRequest = {
      kind,
      method,
      path,
      query,
      headers,
      body,
      at: Date.now(),
      conversation,
    }
    this.requests.push(request)

    const failing = this.faultFor(request)
    const slow = typeof failing === 'object' && 'slow' in failing
    if (slow) await new Promise((resolve) => setTimeout(resolve, failing.slow))
    const fault = slow ? undefined : failing
    if (fault === 'hang') return
    if (fault === 'reset') return void incoming.socket.destroy()
    const lost = typeof fault === 'object' && !fault.stored
    const done = lost ? undefined : this.answer(request, place, item, query, bytes.length)
    if (fault === 'reset-after') return void incoming.socket.destroy()
    const answer = fault ?? done
    if (!answer) return
    request.status = answer.status
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
  }

  private faultFor(request: ConnectorRequest): Fault['with'] | undefined {
    for (const entry of this.faults) {
      const { where, after = 0, times = Infinity } = entry.fault
      if (entry.used >= times || (where && !where(request))) continue
      if (entry.passed < after) {
        entry.passed++
        continue
      }
      entry.used++
      return entry.fault.with
    }
    return undefined
  }

  private answer(
    { kind, path, body, conversation }: ConnectorRequest,
    place: string,
    item: string,
    query: URLSearchParams,
    size: number,
  ): Answer {
    if (kind === 'unknown') return refused(404, 'NotFound', 'The simulator does not know this address')
    if (kind === 'create') return this.create(body as Parameters<Connector['create']>[0])
    if (kind === 'team' || kind === 'channels') return this.team(place, kind)
    if (!conversation) return refused(404, 'ConversationNotFound', 'Conversation not found.')
    if (conversation.refusal) return refused(conversation.refusal.status, conversation.refusal.code)
    if (size > LARGEST_ACTIVITY) return refused(413, 'MessageSizeTooBig')
    const thread = place.split(';messageid=')[1]
    switch (kind) {
      case 'send':
        return this.store(conversation, body as SentActivity, thread, item || undefined)
      case 'update':
        return this.change(conversation, item, (message) => message.edit(body as SentActivity))
      case 'delete':
        return this.change(conversation, item, (message) => {
          message.deleted = true
        })
      case 'member':
        return this.member(conversation, item)
      default:
        return this.roster(conversation, path, query)
    }
  }

  /** A conversation by its id, a thread's id, or a team's id. */
  private conversation(id: string): Conversation | undefined {
    const [bare = ''] = id.split(';')
    return this.world.conversations.get(bare) ?? this.world.teams.get(bare)?.channels[0]
  }

  private create(wanted: {
    members?: { id: string }[]
    tenantId?: string
    channelData?: { channel?: { id: string }; tenant?: { id: string } }
    activity?: SentActivity
  }): Answer {
    const channelId = wanted.channelData?.channel?.id
    const conversation = channelId ? this.conversation(channelId) : undefined
    if (channelId) {
      if (!conversation) return refused(404, 'ConversationNotFound', 'Conversation not found.')
      if (!wanted.activity) return refused(400, 'BadSyntax', 'Incorrect conversation creation parameters')
      return this.opened(conversation, wanted.activity)
    }
    const tenantId = wanted.tenantId ?? wanted.channelData?.tenant?.id
    if (!tenantId) return refused(400, 'BadSyntax', 'Bot needs the tenant id')
    const id = wanted.members?.[0]?.id ?? ''
    const person = this.world.people.get(id) ?? this.world.people.get(`${tenantId}/${id}`)
    if (!person) return refused(400, 'BadArgument', 'Failed to decrypt pairwise id')
    if (person.tenantId !== tenantId) return refused(403, 'BotNotInConversationRoster')
    return this.opened(person.chat, wanted.activity)
  }

  private opened(conversation: Conversation, activity?: SentActivity): Answer {
    if (conversation.refusal) return refused(conversation.refusal.status, conversation.refusal.code)
    const activityId = activity && (this.store(conversation, activity).body as { id: string }).id
    const { id } = conversation.account(activityId)
    return { status: 201, body: { id, activityId, serviceUrl: this.world.serviceUrl } }
  }

  private store(
    conversation: Conversation,
    activity: SentActivity,
    thread?: string,
    replyToId?: string,
  ): Answer {
    const id = this.world.nextId()
    if (activity.type !== 'message') return { status: 202, body: { id } }
    const root = conversation.type === 'channel' ? (thread ?? id) : undefined
    const message = new Message(id, conversation, { ...activity, id, replyToId }, root)
    const key = activity.channelData?.deliveryKey
    if (key !== undefined) this.delivered(key).push(message)
    conversation.keep(message)
    return { status: 201, body: { id } }
  }

  private delivered(key: string): Message[] {
    const messages = this.world.deliveries.get(key) ?? []
    this.world.deliveries.set(key, messages)
    return messages
  }

  private change(conversation: Conversation, id: string, change: (message: Message) => void): Answer {
    const message = conversation.message(id)
    if (!message || message.deleted) return refused(404, 'ActivityNotFoundInConversation')
    change(message)
    conversation.changed()
    return { status: 200, body: { id } }
  }

  private member(conversation: Conversation, id: string): Answer {
    const members = conversation.members
    const byObjectId = this.world.people.get(`${conversation.tenantId}/${id}`)
    const person = members.get(id) ?? (byObjectId && members.get(byObjectId.id))
    if (!person) return refused(404, 'MemberNotFoundInConversation')
    return { status: 200, body: person.account() }
  }

  /** `pagedmembers` has pages of 50 to 500, like Teams'; the older `members` is the whole list. */
  private roster(conversation: Conversation, path: string, query: URLSearchParams): Answer {
    const all = [...conversation.members.values()].map((person: Person) => person.account())
    return { status: 200, body: path.endsWith('/pagedmembers') ? this.page(all, query) : all }
  }

  private page(all: unknown[], query: URLSearchParams) {
    const size = Math.min(500, Math.max(50, Number(query.get('pageSize') ?? 200)))
    const from = Number(query.get('continuationToken') ?? 0)
    const continuationToken = from + size < all.length ? String(from + size) : undefined
    return { members: all.slice(from, from + size), continuationToken }
  }

  private team(id: string, kind: 'team' | 'channels'): Answer {
    const team = this.world.teams.get(id)
    if (!team) return refused(404, 'NotFound', 'Unknown team')
    // As in Teams, the first channel has the team's id and no name.
    const conversations = team.channels.map((c: Channel) =>
      c.id === id ? { id } : { id: c.id, name: c.name },
    )
    if (kind === 'channels') return { status: 200, body: { conversations } }
    const { channels, ...details } = team
    const memberCount = channels[0]?.members.size ?? 0
    return { status: 200, body: { ...details, channelCount: channels.length, memberCount } }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text || undefined
  }
}
