import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pino } from 'pino'
import { readConfig } from '../../src/config'
import { auditEntry } from '../../src/core/audit'
import { COUNCIL, LEADERS, type Role, SECRETARIAT, WORKING } from '../../src/core/council'
import type { Endpoint } from '../../src/core/feature'
import { features } from '../../src/features'
import { addPerson, councilsOf, personByAccount } from '../../src/features/council'
import { addStaff } from '../../src/features/council/seat-store'
import type { CategoryShown } from '../../src/features/money/category-views'
import { CAST, DEMO, DEMO_TENANT, type Part } from '../../src/local/demo'
import { startApp } from '../../src/main'
import { startWorld, type World } from '../support/app'
import { type Entra, startEntra, type TokenChanges } from '../support/entra'
import { forgetTab, smallTab } from '../support/small-tab'

const APP_ID = '3f0c2a52-6c55-4b31-8d3f-0f4f6a1f9a11'
const OBSERVER = { aadObjectId: '00000000-0000-4000-8000-000000000099', name: 'Inger Ravn' }
const OTHER_TENANT = '99999999-9999-4999-8999-999999999999'

const ROLES: Record<Role, Part | typeof OBSERVER> = {
  chair: 'formand',
  viceChair: 'næstformand',
  secretariat: 'sekretær',
  member: 'medlem',
  observer: OBSERVER,
}
const GROUPS: Record<string, readonly Role[]> = {
  council: COUNCIL,
  working: WORKING,
  leaders: LEADERS,
  secretariat: SECRETARIAT,
}

const endpoints = features.flatMap(({ api }) => api ?? [])
/** What docs/access.md says of each endpoint. */
const table = new Map(
  readFileSync(resolve(__dirname, '../../docs/access.md'), 'utf8')
    .split('\n')
    .flatMap((line): [string, string][] => {
      const [, name, group] = /^\| ((?:GET|POST) \S+) \| (\w+) \|$/.exec(line) ?? []
      return name && group ? [[name, group]] : []
    }),
)

let entra: Entra
let world: World
let council: string

beforeAll(async () => {
  entra = await startEntra(APP_ID)
  world = await startWorld({
    tabFolder: smallTab(),
    config: {
      authority: entra.authority,
      tabAppId: APP_ID,
      bot: { appId: APP_ID, password: 'none', type: 'SingleTenant', tenantId: DEMO_TENANT },
      servesTenant: (tenant) => tenant.toLowerCase() === DEMO_TENANT,
    },
  })
  const scope = { tenant: DEMO_TENANT }
  const secretary = await personByAccount(scope, CAST.sekretær.aadObjectId)
  council = (await councilsOf(scope, secretary?.id ?? ''))[0]?.id ?? ''
  const { id } = await addPerson({ ...scope, ...OBSERVER })
  const within = { ...scope, council }
  const by = { scope: within, person: { id, name: OBSERVER.name, ...scope }, now: world.time.now }
  await addStaff(within, { person: id, role: 'observer' }, auditEntry(by, 'council.staffAdded'))
})
afterAll(async () => {
  await world.close()
  await entra.close()
  forgetTab()
})

const url = (path: string): string => `http://127.0.0.1:${world.app.port}${path}`
const tokenFor = (who: Part | typeof OBSERVER, changes?: TokenChanges) =>
  entra.token({ tenantId: DEMO_TENANT, ...(typeof who === 'string' ? CAST[who] : who) }, changes)

async function call(path: string, token?: string, body?: object, method = body ? 'POST' : 'GET') {
  const response = await fetch(url(path), {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(method === 'POST' && { 'content-type': 'application/json' }),
    },
    body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
  })
  return { status: response.status, body: (await response.json()) as Record<string, never>, response }
}
const to = ({ path }: Pick<Endpoint, 'path'>, of = council): string => `/api/councils/${of}/${path}`
const every = [
  ...endpoints.map(({ method, path }) => ({ method, path })),
  { method: 'POST' as const, path: 'turn' },
]

test('there are endpoints to try', () => {
  expect(endpoints.length).toBeGreaterThan(10)
})

test.each(every)(
  '$method $path is closed without a token that Entra issued for this app',
  async (endpoint) => {
    const tries: (string | undefined)[] = [
      undefined,
      'not-a-token',
      await tokenFor('formand', { aud: '11111111-1111-4111-8111-111111111111' }),
      await tokenFor('formand', { exp: -3600 }),
      await tokenFor('formand', { tid: OTHER_TENANT }),
      await tokenFor('formand', { iss: `${entra.authority}/${OTHER_TENANT}/v2.0` }),
      await tokenFor('formand', { scp: 'User.Read' }),
      await tokenFor('formand', { forged: true }),
    ]
    for (const token of tries) {
      const { status, body, response } = await call(to(endpoint), token, undefined, endpoint.method)
      expect(status).toBe(401)
      expect(body).toEqual({ code: 'Unauthorized' })
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
    }
  },
)

test('a forged token that spells the tenant in another way makes the bot ask for no other keys', async () => {
  const forged = await tokenFor('formand', { tid: DEMO_TENANT.toUpperCase(), forged: true })
  expect((await call('/api/me', forged)).status).toBe(401)
  expect(new Set(entra.asked)).toEqual(new Set([`/${DEMO_TENANT}/discovery/v2.0/keys`]))
})

test('every endpoint has a row in docs/access.md, and no row is to spare', () => {
  const names = endpoints.map(({ method, path }) => `${method} ${path}`)
  expect([...table.keys()].sort()).toEqual(names.sort())
})

test.each(endpoints)('$method $path lets in the roles that docs/access.md gives it', async (endpoint) => {
  const may = GROUPS[table.get(`${endpoint.method} ${endpoint.path}`) ?? '']
  for (const [role, who] of Object.entries(ROLES)) {
    const { status, body } = await call(to(endpoint), await tokenFor(who), undefined, endpoint.method)
    if (may?.includes(role as Role)) expect([role, status]).not.toEqual([role, 403])
    else {
      expect([role, status]).toEqual([role, 403])
      expect(body.message).toMatch(/^Det kan kun .* gøre\.$/)
    }
  }
})

test.each(endpoints)(
  '$method $path tells a stranger and another council’s member nothing',
  async (endpoint) => {
    for (const [who, where] of [
      ['gæst', council],
      ['formand', '0123456789abcdef01234567'],
    ] as const) {
      const { status, body } = await call(
        to(endpoint, where),
        await tokenFor(who),
        undefined,
        endpoint.method,
      )
      expect(status).toBe(403)
      expect(body.message).toMatch(/Du er ikke med i et råd her endnu/)
    }
  },
)

test('every answer is for its reader alone, and none may be kept', async () => {
  for (const { method, path } of endpoints) {
    const { response } = await call(to({ path }), await tokenFor('formand'), undefined, method)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('the tab learns who its reader is and in which councils', async () => {
  const { body } = await call('/api/me', await tokenFor('formand'))
  expect(body).toMatchObject({
    name: 'Karen Holm',
    language: 'da',
    councils: [{ id: council, name: 'Udsatterådet i Solby', role: 'chair' }],
  })
  expect((await call('/api/me', await tokenFor('gæst'))).body).toMatchObject({ councils: [] })
  expect((await call('/api/me')).status).toBe(401)
})

test('an answer to the meeting counts as in chat, once, and can be changed', async () => {
  const token = await tokenFor('medlem')
  const before = (await call(to({ path: 'meetings/next' }), token)).body as never as {
    meeting: { id: string; start: string; own: string }
  }
  expect(before.meeting.own).toBe('waiting')
  const { id: meeting, start } = before.meeting
  const yes = { meeting, start, answer: 'yes' }
  for (let time = 0; time < 2; time += 1) {
    const { status, body } = await call(to({ path: 'meetings/reply' }), token, yes)
    expect(status).toBe(200)
    expect(body).toMatchObject({ meeting: { own: 'yes', ownText: 'Du kommer', coming: 1 } })
  }
  const late = await call(to({ path: 'meetings/reply' }), token, {
    ...yes,
    start: '2027-01-01T00:00:00.000Z',
  })
  expect(late).toMatchObject({ status: 400, body: { message: expect.stringContaining('Mødet er flyttet') } })
  const none = await call(to({ path: 'meetings/reply' }), await tokenFor('sekretær'), yes)
  expect(none.status).toBe(400)
})

test('input that cannot be read is refused in words, with nothing done', async () => {
  const token = await tokenFor('formand')
  for (const body of [{}, { meeting: 1 }, { order: 'x' }]) {
    const answer = await call(to({ path: 'agenda/arrange' }), token, body)
    expect(answer.status).toBe(400)
    expect(answer.body.message).toMatch(/Jeg kunne ikke læse/)
  }
  expect(await call(to({ path: 'agenda/unknown' }), token)).toMatchObject({ status: 404 })
})

interface Draft {
  meeting: { id: string }
  waiting: { id: string; title: string }[]
  items: { id: string; title: string; minutes: number; fixed: boolean }[]
  planVersion: number
  published: { version: number; current: boolean }
  digest: string
}
const draftOf = async (answer: ReturnType<typeof call>) => (await answer).body as never as Draft

test('the chair builds and publishes the agenda by the rules of the chat', async () => {
  const token = await tokenFor('formand')
  let draft = await draftOf(call(to({ path: 'agenda/draft' }), token))
  expect(draft.waiting).toHaveLength(3)
  for (const { id } of draft.waiting)
    draft = await draftOf(call(to({ path: 'agenda/accept' }), token, { item: id }))
  expect(draft.waiting).toEqual([])
  const own = draft.items.filter(({ fixed }) => !fixed)
  const order = [...own].reverse().map(({ id: item }) => ({ item, minutes: 25 }))
  const arrange = { meeting: draft.meeting.id, from: draft.planVersion, order }
  draft = await draftOf(call(to({ path: 'agenda/arrange' }), token, arrange))
  expect(draft.items.filter(({ fixed }) => !fixed).map(({ id, minutes }) => ({ item: id, minutes }))).toEqual(
    order,
  )
  expect(draft.items.slice(0, 3).every(({ fixed }) => fixed)).toBe(true)
  const other = [...order].reverse()
  const stale = await call(to({ path: 'agenda/arrange' }), token, { ...arrange, order: other })
  expect(stale.status).toBe(400)

  const seen = { meeting: draft.meeting.id, from: draft.published.version, digest: draft.digest }
  expect((await call(to({ path: 'agenda/publish' }), token, { ...seen, digest: 'old' })).status).toBe(400)
  draft = await draftOf(call(to({ path: 'agenda/publish' }), token, seen))
  expect(draft.published).toEqual({ version: 1, current: true })
  const again = await draftOf(call(to({ path: 'agenda/publish' }), token, seen))
  expect(again.published.version).toBe(1)
  const read = await call(to({ path: 'agenda/next' }), await tokenFor('medlem'))
  expect((read.body as never as Draft).items.map(({ title }) => title)).toContain('Varmestue i vinterferien')
})

test('a card’s button works in the tab as in chat, and is refused as in chat', async () => {
  const turn = to({ path: 'turn' })
  const shown = await call(turn, await tokenFor('medlem'), {
    verb: 'council.rule',
    data: { rule: 'agenda.publishDays' },
  })
  expect(JSON.stringify(shown.body.card)).toContain('8 dage')
  const refused = await call(turn, await tokenFor('medlem'), { verb: 'agenda.build', data: {} })
  expect(refused).toMatchObject({ status: 400, body: { message: expect.stringContaining('Det kan kun') } })
  const stranger = await call(turn, await tokenFor('gæst'), { verb: 'agenda.read', data: {} })
  expect(stranger.status).toBe(400)
})

test('behind a bar of the budget all see the sums, and the secretariat alone the entries', async () => {
  const [office, member] = [await tokenFor('sekretær'), await tokenFor('medlem')]
  const expense = { day: '2027-01-10', amount: '1.200', category: 'catering', text: 'Kaffe', noNames: 'true' }
  const data = { ...expense, year: '2027', form: crypto.randomUUID() }
  for (let time = 0; time < 2; time += 1)
    expect((await call(to({ path: 'turn' }), office, { verb: 'money.expense', data })).status).toBe(200)
  const behind = (token: string, category: string, year = 2027) =>
    call(`${to({ path: 'money/category' })}?year=${year}&category=${category}`, token)

  const catering = (await behind(office, 'catering')).body as never as CategoryShown
  expect(catering.facts).toContainEqual({ label: 'Brugt', amount: '1.200 kr.' })
  expect(catering.how).toEqual(['Brugt på udgifter: 1.200 kr.'])
  expect(catering.entries?.rows).toMatchObject([
    { title: 'Udgift nr. 1: 1.200 kr.', about: '10. januar 2027 · Kaffe', verb: 'money.entry' },
  ])
  const seen = (await behind(member, 'catering')).body
  expect(seen).toMatchObject({ facts: catering.facts, how: catering.how })
  expect(JSON.stringify(seen)).not.toContain('Kaffe')
  expect((await behind(member, 'perDiems')).body).toMatchObject({
    how: ['Bundet til diæter: 1 møde med op til 8 modtagere = 3.520 kr.'],
  })
  for (const [category, year] of [
    ['gaver', 2027],
    ['catering', 1999],
  ] as const)
    expect((await behind(office, category, year)).status).toBe(400)
})

test('a bot with credentials has no demo sign-in, will not start with one, and shows itself in Teams only', async () => {
  expect((await call('/api/demo')).status).toBe(404)
  const { response } = await call('/api/me')
  expect(response.status).toBe(401)
  const policy = (await fetch(url('/tab'))).headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/frame-ancestors https:\/\/teams\.microsoft\.com /)
  expect(policy).not.toMatch(/frame-ancestors[^;]*( \*|'self')( |$)/)
  const bot = { appId: APP_ID, password: 'none', type: 'SingleTenant', tenantId: DEMO_TENANT } as const
  const config = { ...readConfig({ NODE_ENV: 'test', PORT: '0' }), bot }
  const started = startApp(config, pino({ level: 'silent' }), undefined, { demo: DEMO })
  await expect(started).rejects.toThrow(/without credentials/)
})
