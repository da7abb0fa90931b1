import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import type { Activity } from './activity'
import { CARD_TYPE, type Card, readable } from './card'
import type { Conversation, Message } from './conversation'
import type { Person } from './person'

/** What came of one thing that a person did. */
export interface Turn {
  /** What was sent to the bot; none for a link. */
  activities: Activity[]
  by: Person
  conversation: Conversation
  /** The message whose card was pressed or opened. */
  on?: Message
  /** The bot's HTTP status, the worst of several; 0 where nothing was sent. */
  status: number
  body: unknown
  /** What the bot sent to this conversation meanwhile, except answers to others. */
  replies: Message[]
  /** The replies' texts, a line each. */
  text: string
  /** The card that the person has now: the answer to the press, or else the last one sent. */
  card?: Card
  toast?: string
  /** What the client would show as an error. */
  error?: { code: string; message: string }
  /** The message extension's rows, with the card that each puts into a conversation. */
  found?: Found[]
  /** Where a link led. */
  url?: string
  /** All there is to read: texts, cards, toast, error. */
  seen: string
}

export interface Found {
  title: string
  about: string
  card: Card
}

/** A dialog, or the message extension's: where its buttons send what they carry. */
export interface Dialog {
  submit: 'task/submit' | 'composeExtension/submitAction'
  conversation: Conversation
}

const dialogs = new WeakMap<object, Dialog>()
/** The dialog in which a card is open. */
export const dialogOf = (card: object): Dialog | undefined => dialogs.get(card)

export interface BotAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** Parsed if it is JSON, else the text. */
  body: unknown
}

/** The line from Teams to the bot. */
export class BotLine {
  private url?: URL
  private readonly heard = new Set<unknown>()
  // Idle sockets are dropped before Node's servers do it (after 5 s), which would race with the next request.
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 512, timeout: 2_000 })

  connect(url: string): void {
    this.url = new URL(url)
  }

  close(): void {
    this.agent.destroy()
  }

  /** The one place for a token, when the bot asks for one. */
  private headers(): Record<string, string> {
    return { 'content-type': 'application/json; charset=utf-8' }
  }

  post(body: unknown, headers: Record<string, string> = {}): Promise<BotAnswer> {
    const { url } = this
    if (!url) throw new Error('connectBot(url) first')
    const bytes = Buffer.isBuffer(body) ? body : typeof body === 'string' ? body : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const all = { ...this.headers(), 'content-length': String(Buffer.byteLength(bytes)), ...headers }
      const call = request(url, { method: 'POST', agent: this.agent, headers: all }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const { statusCode = 0, headers } = response
          resolve({ status: statusCode, headers, body: parsed(Buffer.concat(chunks).toString()) })
        })
      })
      call.on('error', (cause) => reject(new Error(`The bot did not answer: ${cause.message}`, { cause })))
      call.end(bytes)
    })
  }

  /** Sends the activities at the same time and tells what the person then sees. */
  async turn(by: Person, conversation: Conversation, activities: Activity[], on?: Message): Promise<Turn> {
    const before = conversation.messages.length
    const ids = new Set<unknown>(activities.map((activity) => activity.id))
    for (const id of ids) this.heard.add(id)
    const answers = await Promise.all(activities.map((activity) => this.post(activity)))
    const toAnother = (id: unknown) => !ids.has(id) && this.heard.has(id)
    const replies = conversation.messages.slice(before).filter((m) => !toAnother(m.activity.replyToId))
    const answer = answers.reduce((worst, next) => (next.status > worst.status ? next : worst))
    const name = String(activities[0]?.name)
    const execute = name === 'adaptiveCard/action'
    const shown: Shown = execute ? shownBy(answer) : OPENED.test(name) ? openedBy(answer) : {}
    if (execute && shown.card && on) on.replaceFor(by, shown.card)
    const submit = name.startsWith('task/') ? 'task/submit' : 'composeExtension/submitAction'
    if (!execute && shown.card) dialogs.set(shown.card, { submit, conversation })
    const cards = replies.filter((reply) => reply.card)
    // What the outbox sends can come in the same moment; it is no answer to what the person did.
    const card = shown.card ?? (cards.findLast((reply) => !isDelivery(reply)) ?? cards.at(-1))?.card
    const seen = [
      ...replies.map((reply) => reply.seen),
      shown.card && readable(shown.card),
      ...(shown.found ?? []).flatMap(({ title, about }) => [title, about]),
      shown.toast,
      shown.error?.message,
    ]
    return {
      activities,
      by,
      conversation,
      on,
      status: answer.status,
      body: answer.body,
      replies,
      text: replies.flatMap((reply) => reply.text ?? []).join('\n'),
      ...shown,
      card,
      seen: seen.filter(Boolean).join('\n'),
    }
  }
}

const isDelivery = ({ activity }: Message): boolean =>
  (activity.channelData as { deliveryKey?: string } | undefined)?.deliveryKey !== undefined

type Shown = Pick<Turn, 'card' | 'toast' | 'error' | 'found'>

const OPENED = /^(task|composeExtension)\//

/** What the client makes of the answer to a dialog, or to the message extension. */
function openedBy({ status, body }: BotAnswer): Shown {
  if (status !== 200) return { error: { code: `Http${status}`, message: 'Something went wrong. Try again.' } }
  // The dialog closes.
  if (!body) return {}
  const { task, composeExtension } = body as {
    task?: { type: string; value: unknown }
    composeExtension?: { type: string; text?: string; attachments?: Attachment[] }
  }
  if (task?.type === 'message') return { toast: String(task.value) }
  if (task?.type === 'continue') {
    const { card, title } = task.value as { card: Attachment; title?: string }
    if (!title) throw new Error('A dialog needs a title')
    const executes = JSON.stringify(card.content).includes('"Action.Execute"')
    if (executes) throw new Error('Teams’ dialogs know no Action.Execute')
    return { card: card.content as Card }
  }
  if (composeExtension?.type === 'message') return { toast: composeExtension.text }
  if (composeExtension?.type === 'result')
    return {
      found: (composeExtension.attachments ?? []).map(({ content, preview }) => {
        const { title, text } = (preview as { content: unknown }).content as { title: string; text: string }
        return { title, about: text, card: content as Card }
      }),
    }
  return { error: { code: 'NotADialog', message: `Unexpected answer: ${JSON.stringify(body)}` } }
}

interface Attachment {
  contentType: string
  content: unknown
  preview?: { content: unknown }
}

/** What the client makes of the answer to an Action.Execute. */
function shownBy({ status, body }: BotAnswer): Pick<Turn, 'card' | 'toast' | 'error'> {
  if (status !== 200) return { error: { code: `Http${status}`, message: 'Something went wrong. Try again.' } }
  const { type, value } = (body ?? {}) as { type?: string; value?: unknown }
  if (type === CARD_TYPE) return { card: value as Card }
  if (type === 'application/vnd.microsoft.activity.message') return { toast: String(value) }
  if (type === 'application/vnd.microsoft.error') return { error: value as Turn['error'] }
  return { error: { code: 'NotAnInvokeResponse', message: `Unexpected answer: ${JSON.stringify(body)}` } }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
