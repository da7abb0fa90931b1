import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { wordsOf } from '../../src/core/commands'
import type { Endpoint } from '../../src/core/feature'
import { features } from '../../src/features'
import type { Part } from '../../src/local/demo'
import type { World } from '../support/app'
import { partsIn, sentBy } from '../support/card-forms'
import { written } from '../support/teams/activity'
import { wordFile } from '../support/word-file'
import type { Answered, Asked } from './fuzz-bot'
import { type Case, json, PATHS, type Swap } from './fuzz-cases'
import { everyButton, type Pressed, withIds } from './named'

type Fields = Record<string, unknown>

const commands = features.flatMap((room) =>
  (room.commands ?? []).map((command) => wordsOf(room, command)[0] ?? ''),
)
const endpoints: Pick<Endpoint, 'method' | 'path'>[] = [
  ...features.flatMap(({ api }) => api ?? []),
  { method: 'POST', path: 'turn' },
]
/** What the endpoints read, each with what could stand in it. */
const FIELDS: Fields = {
  answer: 'yes',
  digest: '',
  from: 0,
  minutes: 10,
  noNames: 'true',
  order: [],
  passage: 's1',
  stance: 'change',
  state: 'withdrawn',
  text: 'Ord',
  verb: 'help.show',
  data: {},
  year: '2027',
}
const MOST_LIVE = 400
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

/** Turns cases into requests by what there is to press and to open at the moment. */
export async function fuzzTurns(world: World, council: string, ids: Record<string, string>) {
  const fixtures = everyButton()
  const live: Pressed[] = []
  const links: string[] = []
  const tokens = new Map<Part, string>()
  const files = await badFiles()
  let lastId = 0
  const id = () => {
    lastId += 1
    return `fuzz-${lastId}`
  }

  /** Remembers what an answer or a message lets people press and open. */
  function learn(card: unknown): void {
    const parts = partsIn(card)
    for (const part of parts) {
      if (part.type === 'Action.Execute') live.push({ verb: String(part.verb), data: sentBy(part, parts) })
      if (part.type === 'Action.OpenUrl' && String(part.url).includes('/files/')) links.push(String(part.url))
    }
    live.splice(0, live.length - MOST_LIVE)
    links.splice(0, links.length - MOST_LIVE)
  }

  function swapped(fields: Fields, swaps: Swap[]): Fields {
    const changed = { ...fields }
    for (const { at, value, name } of swaps) {
      const key = name ?? pick(Object.keys(changed), at) ?? 'x'
      Object.defineProperty(changed, key, { value, enumerable: true, configurable: true, writable: true })
    }
    return changed
  }

  const message = (body: unknown): Asked => ({ method: 'POST', path: '/api/messages', body: json(body) })

  async function requestFor(one: Case): Promise<Asked | undefined> {
    switch (one.kind) {
      case 'says': {
        const { medlem } = world.people
        const person = world.people[one.by] ?? medlem
        const where = one.inChannel ? world.channel : person.chat
        const said = [one.bare ? '' : `/${pick(commands, one.command)}`, one.text].filter(Boolean).join(' ')
        const { mentions, ...fields } = written(said, one.inChannel ? world.teams.bot : undefined)
        const activity = person.activity(where, id(), { type: 'message', ...fields })
        activity.entities = [...mentions, ...(activity.entities as object[])]
        return message(activity)
      }
      case 'presses': {
        const person = world.people[one.by]
        const shown = pick(one.live && live.length > 0 ? live : fixtures, one.button)
        if (!shown) return undefined
        const data = swapped(one.live ? shown.data : { ...withIds(shown, ids), council }, one.swaps)
        const { verb } = shown
        return message(
          one.submit
            ? person.activity(person.chat, id(), { type: 'message', value: { verb, ...data } })
            : person.activity(person.chat, id(), {
                type: 'invoke',
                name: 'adaptiveCard/action',
                value: { action: { type: 'Action.Execute', verb, data } },
              }),
        )
      }
      case 'damages': {
        const person = world.people[one.by]
        const fields = {
          message: { type: 'message', text: '/hjælp', value: null, attachments: [] },
          invoke: {
            type: 'invoke',
            name: 'adaptiveCard/action',
            value: { action: { type: 'Action.Execute', verb: 'help.show', data: { council } } },
          },
          conversationUpdate: { type: 'conversationUpdate', membersAdded: [{ id: world.teams.bot.id }] },
        }[one.of]
        const activity: Fields = person.activity(person.chat, id(), fields)
        // Parts of parts too: the sender, the conversation, the channel's data.
        const parts = Object.keys(activity).filter((key) => isObject(activity[key]))
        const [first, ...others] = one.swaps
        const damaged = swapped(activity, first ? [first] : [])
        for (const [at, swap] of others.entries()) {
          const part = pick(parts, one.at[at] ?? at) as string
          if (isObject(damaged[part])) damaged[part] = swapped(damaged[part] as Fields, [swap])
        }
        return message(damaged)
      }
      case 'calls': {
        const { method, path } = pick(endpoints, one.endpoint) as Endpoint
        const named = Object.fromEntries(
          ['meeting', 'item', 'hearing', 'contribution'].map((field) => [field, ids[`${field}s`]]),
        )
        const data = swapped({ ...FIELDS, ...named }, one.swaps)
        const query = new URLSearchParams(
          Object.entries(data).map(([key, value]) => [key, typeof value === 'string' ? value : json(value)]),
        )
        const tail = method === 'GET' ? `?${query}`.slice(0, 8_000) : ''
        return {
          method,
          path: `/api/councils/${council}/${path}${tail}`,
          headers: {
            authorization: `Bearer ${tokens.get(one.by) ?? ''}`,
            'idempotency-key': Buffer.from(one.header.slice(0, 1_000)).toString('base64'),
          },
          body: method === 'POST' ? json(data) : undefined,
        }
      }
      case 'asks': {
        const path = pick(PATHS, one.path) as string
        return { method: one.method, path, body: one.method === 'POST' ? json({ x: one.text }) : undefined }
      }
      case 'opens': {
        const link = pick(links, one.link)
        if (!link) return undefined
        const { pathname } = new URL(link)
        const fields = new URLSearchParams({ text: one.text, choice: one.text, sure: 'yes' })
        return one.post
          ? {
              method: 'POST',
              path: pathname,
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
              body: String(fields),
            }
          : { method: 'GET', path: pathname }
      }
      case 'hands': {
        const person = world.people[one.by]
        const bytes = Buffer.from(pick(files.list, one.file) as Buffer)
        for (const flip of one.flips) if (bytes.length > 0) bytes[flip % bytes.length] = flip % 256
        const url = files.serve(bytes)
        const activity = person.activity(person.chat, id(), { type: 'message', text: '' })
        activity.attachments = [
          {
            contentType: 'application/vnd.microsoft.teams.file.download.info',
            name: `${one.text.slice(0, 50)}.docx`,
            content: { downloadUrl: url, uniqueId: 'x', fileType: 'docx' },
          },
        ]
        return message(activity)
      }
    }
  }

  return {
    requestFor,
    learn,
    /** Signs everybody in to the tab. */
    async signIn(ask: (asked: Asked) => Promise<Answered>): Promise<void> {
      for (const [part, { aadObjectId }] of Object.entries(world.people)) {
        const body = JSON.stringify({ person: aadObjectId })
        const answer = await ask({ method: 'POST', path: '/api/demo', headers: { host: 'localhost' }, body })
        tokens.set(part as Part, JSON.parse(answer.body.toString()).token)
      }
    },
    close: () => files.close(),
  }
}

const isObject = (value: unknown): value is Fields => value !== null && typeof value === 'object'

/** Word files that are none, or too much of one, and where the bot fetches them. */
async function badFiles() {
  const served = new Map<string, Buffer>()
  const server: Server = createServer((request, response) => {
    response.end(served.get(request.url ?? ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const MB17 = 17 * 1024 * 1024
  const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, at) => [`word/media/${at}.txt`, 'x']))
  const nested = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p>'.repeat(20_000)}`
  const entities =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><x>&c;</x>'
  const list = [
    await wordFile(['# Mål', 'Vi vil mere.', '- plante', '- passe']),
    await wordFile(Array.from({ length: 3_000 }, (_, at) => `- punkt ${at}`)),
    await wordFile([], { 'word/document.xml': Buffer.alloc(MB17, ' ') }),
    await wordFile(['Hej'], many),
    await wordFile([], { 'word/document.xml': nested }),
    await wordFile([], { 'word/document.xml': entities }),
    await wordFile(['Hej'], { '../../outside.txt': 'x' }),
    Buffer.alloc(11 * 1024 * 1024, 'a'),
    Buffer.from('PK\u0003\u0004'),
    Buffer.from(`# ${'\t'.repeat(50_000)}x${'\t'.repeat(50_000)}y\n`.repeat(2)),
    Buffer.from('a\n'.repeat(100_000)),
    Buffer.alloc(0),
  ]
  let last = 0
  return {
    list,
    serve(bytes: Buffer): string {
      last += 1
      served.clear()
      served.set(`/${last}`, bytes)
      return `http://127.0.0.1:${port}/${last}`
    },
    close: () => server.close(),
  }
}
