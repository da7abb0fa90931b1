import { type ClientRequest, Agent as HttpAgent, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { Activity, ResourceResponse } from 'botbuilder'
import type { AppCredentials, ConnectorClient, ConnectorFactory } from 'botframework-connector'
import { TARGETED } from './activity'

/** Less than Teams waits for a turn, and than the outbox waits for a send. */
const TIMEOUT_MS = 12_000
const IDLE_MS = 60_000
// One for each address of Teams' service: a handful in the world, more only on a developer's machine.
const MOST_CLIENTS = 200

const keptAlive = { keepAlive: true, timeout: IDLE_MS }
const plain = new HttpAgent(keptAlive)
const secure = new HttpsAgent(keptAlive)

/** What Teams refused or lost, in the shape of the SDK's own errors. */
class ConnectorError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    readonly response?: { headers: Map<string, string> },
  ) {
    super(`the connector answered ${statusCode} ${code}`)
    this.name = 'ConnectorError'
  }
}

/** Keeps the SDK's client of each service URL, and lets messages go out without its pipeline. */
export function createConnectors(proxy: string | undefined) {
  const kept = new Map<string, Promise<ConnectorClient>>()
  const agent = proxy === undefined ? secure : throughProxy(proxy)

  return (factory: ConnectorFactory): ConnectorFactory => ({
    create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
      const key = `${audience} ${serviceUrl}`
      const found = kept.get(key)
      if (found) return found
      if (kept.size >= MOST_CLIENTS) kept.clear()
      const made = factory.create(serviceUrl, audience).then((client) => onceOnly(client, serviceUrl, agent))
      kept.set(key, made)
      made.catch(() => kept.delete(key))
      return made
    },
  })
}

function throughProxy(proxy: string): HttpsAgent {
  // Loaded only where there is a proxy.
  const { HttpsProxyAgent } = require('https-proxy-agent') as typeof import('https-proxy-agent')
  return new HttpsProxyAgent(proxy, keptAlive)
}

/**
 * Without the client's own way of trying again: it sends a POST up to four times, so that one message
 * becomes several, and waits as long as any Retry-After says. What is tried again is the outbox's matter.
 */
function onceOnly(client: ConnectorClient, serviceUrl: string, agent: HttpsAgent): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client
  pipeline.removePolicy({ name: 'defaultRetryPolicy' })
  pipeline.addPolicy({
    name: 'timeout',
    sendRequest(request, next) {
      request.timeout = TIMEOUT_MS
      return next(request)
    },
  })
  const sender = new Sender(serviceUrl, client.credentials as unknown as Signing, agent)
  return Object.assign(client, { conversations: Object.assign(client.conversations, messagesOf(sender)) })
}

/** What we use of the pipeline of @azure/core-rest-pipeline under botbuilder's client. */
interface Pipeline {
  removePolicy(policy: { name: string }): void
  addPolicy(policy: {
    name: string
    sendRequest(request: { timeout: number }, next: (request: object) => Promise<unknown>): Promise<unknown>
  }): void
}

type Signing = Pick<AppCredentials, 'signRequest'>
type Message = Partial<Activity>

/**
 * The three operations that every turn and delivery consist of. The SDK walks through each card property by
 * property on its way out, and makes a new pipeline of a dozen steps for each turn: together more than all
 * else that a turn costs.
 */
const messagesOf = (sender: Sender) => ({
  replyToActivity: (conversation: string, activity: string, message: Message) =>
    sender.send('POST', conversation, `/${encodeURIComponent(activity)}`, message),
  sendToConversation: (conversation: string, message: Message) =>
    sender.send('POST', conversation, '', message),
  updateActivity: (conversation: string, activity: string, message: Message) =>
    sender.send('PUT', conversation, `/${encodeURIComponent(activity)}`, message),
})

class Sender {
  private readonly base: { protocol: string; hostname: string; port: string; path: string }

  constructor(
    serviceUrl: string,
    private readonly credentials: Signing,
    private readonly agent: HttpsAgent,
  ) {
    const { protocol, hostname, port, pathname } = new URL(serviceUrl)
    this.base = {
      protocol,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path: pathname.replace(/\/$/, ''),
    }
  }

  async send(
    method: string,
    conversation: string,
    rest: string,
    message: Message,
  ): Promise<ResourceResponse> {
    const { body, query } = targeted(message)
    const json = Buffer.from(JSON.stringify(body))
    const headers = new Map([
      ['accept', '*/*'],
      ['content-type', 'application/json; charset=utf-8'],
      ['content-length', String(json.length)],
      ['user-agent', 'Microsoft-BotFramework/3.1 raadsbot'],
      ['x-ms-conversation-id', encodeURI(conversation)],
    ])
    await this.credentials.signRequest({ headers } as unknown as Parameters<Signing['signRequest']>[0])
    const { protocol, hostname, port, path } = this.base
    const options = {
      method,
      hostname,
      port,
      path: `${path}/v3/conversations/${encodeURIComponent(conversation)}/activities${rest}${query}`,
      headers: Object.fromEntries(headers),
    }
    return answerOf(
      protocol === 'https:'
        ? requestHttps({ ...options, agent: this.agent })
        : requestHttp({ ...options, agent: plain }),
      json,
    )
  }
}

/**
 * A message for one person's eyes in a conversation of several, as Teams asks for it: by a parameter of the
 * address, and by an entity that names the message it answers. The SDK knows neither.
 */
function targeted(message: Message): { body: Message; query: string } {
  if (!message.entities?.some(({ type }) => type === TARGETED)) return { body: message, query: '' }
  const entities = message.entities.map((entity) =>
    entity.type === TARGETED ? { ...entity, messageId: message.replyToId } : entity,
  )
  return { body: { ...message, entities }, query: '?isTargetedActivity=true' }
}

function answerOf(request: ClientRequest, body: Buffer): Promise<ResourceResponse> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => request.destroy(new ConnectorError(0, 'timeout')), TIMEOUT_MS)
    const fail = (error: Error) => {
      clearTimeout(timer)
      reject(error)
    }
    request.on('error', fail)
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', fail)
      response.on('end', () => {
        clearTimeout(timer)
        const { statusCode = 0 } = response
        const answer = parsed(text)
        if (statusCode >= 200 && statusCode < 300 && answer) return resolve(answer as ResourceResponse)
        const retryAfter = response.headers['retry-after']
        const headers = new Map(retryAfter === undefined ? [] : [['retry-after', retryAfter]])
        reject(new ConnectorError(statusCode, codeOf(answer), { headers }))
      })
    })
    request.end(body)
  })
}

function parsed(text: string): { error?: { code?: unknown } } | undefined {
  if (text === '') return {}
  try {
    const answer = JSON.parse(text)
    return typeof answer === 'object' && answer !== null ? answer : undefined
  } catch {
    return undefined
  }
}

const codeOf = (answer: { error?: { code?: unknown } } | undefined): string =>
  typeof answer?.error?.code === 'string' ? answer.error.code : ''
