import { randomUUID } from 'node:crypto'
import type { Request, Response, Server } from 'restify'
import { z } from 'zod'
import type { Api } from '../core/api'
import type { Clock } from '../core/clock'
import { type Council, memberOf, type Person } from '../core/council'
import type { Contacts, Notification } from '../core/feature'
import { inTime } from '../core/in-time'
import { languageOf } from '../core/language'
import { type Log, withoutText } from '../core/log'
import type { Router } from '../core/router'
import { type DemoSignIn, isLoopbackHost } from './demo-sign-in'
import type { SignedIn, SignIn } from './sign-in'
import { serveTabFiles } from './tab-files'

/** What the tab asks of the rooms and of delivery; wired in `main.ts`. */
export interface TabParts {
  api: Api
  router: Router
  signIn: SignIn
  /** On one's own machine only. */
  demo?: DemoSignIn
  identify(
    tenant: string,
    aadObjectId: string,
    name: string,
  ): Promise<{ person: Person; councils: Council[] }>
  notify(notifications: Notification[]): Promise<void>
  contacts: Contacts
  /** Entra id of the bot, for links into its chat. */
  appId?: string
  /** The built tab. */
  folder: string
  clock: Clock
  log: Log
}

const NO_STORE = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
const Choice = z.object({ person: z.string() })
const Turn = z.object({ verb: z.string().min(1).max(200), data: z.record(z.string(), z.unknown()) })

interface Caller {
  person: Person
  councils: Council[]
}

/** A browser would wait for minutes, its reader does not. */
const PATIENCE_MS = 12_000

/** The tab's page, its sign-in and its API: JSON in, JSON out, a bearer token each time. */
export function serveTab(server: Server, parts: TabParts): void {
  const { api, router, demo, clock, log } = parts
  serveTabFiles(server, parts.folder, { local: demo !== undefined })
  if (demo) serveDemoSignIn(server, demo)

  const signedIn = (answer: (request: Request, response: Response, caller: Caller) => Promise<void>) => {
    return async (request: Request, response: Response) => {
      try {
        const caller = await inTime(callerOf(request), PATIENCE_MS)
        if (caller) return await inTime(answer(request, response, caller), PATIENCE_MS)
        response.send(401, { code: 'Unauthorized' }, { ...NO_STORE, 'WWW-Authenticate': 'Bearer' })
      } catch (error) {
        log.error({ err: withoutText(error) }, 'call failed')
        response.send(500, { code: 'InternalError' }, NO_STORE)
      }
    }
  }

  async function callerOf({ headers }: Request): Promise<Caller | undefined> {
    const [, token] = /^Bearer (\S+)$/.exec(headers.authorization ?? '') ?? []
    const found: SignedIn | undefined = token ? await parts.signIn(token) : undefined
    return found && parts.identify(found.tenant, found.aadObjectId, found.name)
  }

  const languageFor = ({ person, councils }: Caller, { headers }: Request) =>
    person.language ?? councils[0]?.language ?? languageOf(headers['accept-language'])

  server.get(
    '/api/me',
    signedIn(async (request, response, caller) => {
      const { person, councils } = caller
      response.send(
        200,
        {
          name: person.name,
          language: languageFor(caller, request),
          currentCouncil: person.currentCouncil,
          councils: councils.flatMap((council) => {
            const member = memberOf(council, person)
            const { id, name, timeZone, channel } = council
            return member ? [{ id, name, timeZone, role: member.role, channel: channel?.conversation }] : []
          }),
          bot: parts.appId,
        },
        NO_STORE,
      )
    }),
  )

  const call = signedIn(async (request, response, caller) => {
    const { council, room, name } = request.params as Record<string, string>
    const id = String(request.headers['idempotency-key'] ?? randomUUID())
    const { status, body, notifications } = await api.answer({
      ...caller,
      method: request.method ?? '',
      path: `${room}/${name}`,
      council: council ?? '',
      data: request.method === 'GET' ? queryOf(request) : (request.body ?? {}),
      id,
      language: languageFor(caller, request),
      now: clock(),
      contacts: parts.contacts,
    })
    // Before the answer: what was promised lies in the outbox.
    await parts.notify(notifications ?? [])
    response.send(status, body, NO_STORE)
  })
  server.get('/api/councils/:council/:room/:name', call)
  server.post('/api/councils/:council/:room/:name', call)

  // A card's button, pressed in the tab: the very handler that answers it in chat.
  server.post(
    '/api/councils/:council/turn',
    signedIn(async (request, response, caller) => {
      const turn = Turn.safeParse(request.body)
      const { council } = request.params as Record<string, string>
      if (!turn.success || !council) return void response.send(400, { code: 'BadTurn' }, NO_STORE)
      const outcome = await router.answer({
        ...caller,
        activityId: String(request.headers['idempotency-key'] ?? randomUUID()),
        place: 'personal',
        conversation: '',
        language: languageFor(caller, request),
        now: clock(),
        contacts: parts.contacts,
        verb: turn.data.verb,
        data: { ...turn.data.data, council },
      })
      await parts.notify(outcome.notifications ?? [])
      const { refusal, card, replaceCard, toast, text } = outcome
      if (refusal) return void response.send(400, { message: refusal.message }, NO_STORE)
      response.send(200, { card: (replaceCard ?? card)?.content, notice: toast ?? text }, NO_STORE)
    }),
  )
}

/** `GET /api/demo`: whom one can be; `POST /api/demo`: a token for one of them. */
function serveDemoSignIn(server: Server, demo: DemoSignIn): void {
  const local = (answer: (request: Request, response: Response) => Promise<void>) => {
    return async (request: Request, response: Response) => {
      if (isLoopbackHost(request.headers.host)) return answer(request, response)
      response.send(403, { code: 'Forbidden' }, NO_STORE)
    }
  }
  server.get(
    '/api/demo',
    local(async (_, response) => {
      response.send(200, { people: demo.people }, NO_STORE)
    }),
  )
  server.post(
    '/api/demo',
    local(async (request, response) => {
      const wanted = Choice.safeParse(request.body)
      const token = wanted.success ? await demo.tokenFor(wanted.data.person) : undefined
      if (!token) return void response.send(400, { code: 'BadPerson' }, NO_STORE)
      response.send(200, { token }, NO_STORE)
    }),
  )
}

const queryOf = (request: Request): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(request.getQuery() as string))
