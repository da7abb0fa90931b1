import path from 'node:path'
import type { Page } from 'playwright-core'
import { addItem } from '../../src/features/agenda'
import { councilsOf, personByAccount } from '../../src/features/council'
import { addMeeting, plannedMeetings } from '../../src/features/meetings'
import { CAST, DEMO_TENANT } from '../../src/local/demo'
import { DETAILS, opened } from '../features/hearings/support'
import { beginMeeting, clock, nextItem, publishAgenda } from '../features/minutes/held'
import { startWorld, type World } from '../support/app'
import { browserTest } from '../support/browser'
import { builtFolder } from '../support/build'
import { openTab, type TabUser } from '../support/tab'

const inBrowser = browserTest()
const PAGES = ['overview', 'meeting', 'builder', 'wheel', 'hearings', 'minutes', 'budget', 'rules']
const THEMES = ['default', 'dark', 'contrast']

let world: World
let user: TabUser | undefined

/** Ends the meeting; its minutes are under way, and the next meeting has proposals. */
async function afterTheMeeting(): Promise<void> {
  const { formand } = world.people
  for (let item = 0; item < 2; item += 1) await nextItem(formand)
  clock(world, '18:30')
  await formand.presses(await formand.writes('/møde slut'), 'Ja, slut mødet')
  clock(world, '20:00')
  await opened(world, { ...DETAILS, deadline: '2027-05-10' })
  const tenant = DEMO_TENANT
  const person = await personByAccount({ tenant }, CAST.medlem.aadObjectId)
  const [council] = await councilsOf({ tenant }, person?.id ?? '')
  const scope = { tenant, council: council?.id ?? '' }
  await addMeeting(scope, {
    start: new Date('2027-05-20T15:00:00Z'),
    end: new Date('2027-05-20T17:00:00Z'),
    place: 'Mødelokale 2, Solby Rådhus',
  })
  const [meeting] = await plannedMeetings(scope, world.time.now)
  for (const [form, title] of [
    ['a', 'Flere bænke ved stationen'],
    ['b', 'Gratis busser til varmestuen'],
    ['c', 'Temadag om naboskab'],
  ] as const)
    await addItem(scope, {
      meeting: meeting?.id ?? '',
      form,
      title,
      background: 'Det betyder noget for mange.',
      recommendation: 'at rådet taler om det',
      purpose: 'discussion',
      minutes: 20,
      proposer: { person: person?.id ?? '', name: CAST.medlem.name },
      late: false,
      proposedAt: world.time.now,
    })
}

beforeAll(async () => {
  const built = await builtFolder()
  world = await startWorld({ tabFolder: path.join(built, 'tab') })
  await publishAgenda(world)
  await beginMeeting(world, ['formand', 'medlem', 'politiker'])
}, 120_000)
afterEach(() => user?.close())
afterAll(() => world.close())

const at = async (as: Parameters<typeof openTab>[1], viewport?: { width: number; height: number }) => {
  user = await openTab(world.app.port, as, viewport)
  return user
}

/** What has the focus, and the way there by Tab alone. */
function keysOf(page: Page) {
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    )
  const tabTo = async (name: string | RegExp) => {
    for (let press = 0; press < 200; press += 1) {
      await page.keyboard.press('Tab')
      const text = await focused()
      if (typeof name === 'string' ? text === name : name.test(text)) return
    }
    throw new Error(`Tab never reached ${name}`)
  }
  return { focused, tabTo }
}

inBrowser(
  'mens mødet kører, ser alle det punkt, formanden tager op, og hvem der har ordet, af sig selv',
  async () => {
    const SOON = { timeout: 15_000 }
    const member = await at('medlem', { width: 320, height: 700 })
    await member.open('meeting')
    const chair = await openTab(world.app.port, 'formand')
    try {
      await chair.open('meeting')
      await chair.page.getByRole('button', { name: 'Start første punkt' }).click()
      await member.page.locator('[aria-current="step"]').waitFor(SOON)
      await member.page.getByRole('button', { name: 'Bed om ordet' }).click()
      await chair.page.getByRole('listitem').getByText('Mette Dahl').waitFor(SOON)
      await chair.page.getByRole('button', { name: 'Næste taler' }).click()
      await member.page.getByText('Mette Dahl har ordet.').waitFor(SOON)
      await chair.page.getByRole('button', { name: 'Næste punkt' }).click()
      await member.page.locator('li:nth-child(2)[aria-current="step"]').waitFor(SOON)
      expect(await member.overflow()).toBe(0)
      for (const { violations } of [chair, member]) expect(await violations()).toEqual([])
      await member.screenshot('tab-meeting-panel')
      expect([...member.problems, ...chair.problems]).toEqual([])
    } finally {
      await chair.close()
    }
  },
  60_000,
)

describe('efter mødet', () => {
  beforeAll(afterTheMeeting, 60_000)

  inBrowser(
    'hver side kan læses af alle, i tre temaer og på telefonen, uden at man ruller til siden',
    async () => {
      const chair = await at('formand')
      await chair.open('hearings')
      const hearing = await chair.page.locator('.row').first().getAttribute('href')
      await chair.open('minutes')
      const minutes = await chair.page.locator('.row').first().getAttribute('href')
      const pages = [...PAGES, String(hearing).slice(2), String(minutes).slice(2)]
      for (const theme of THEMES)
        for (const name of pages) {
          await chair.open(name, theme)
          expect([name, theme, await chair.violations()]).toEqual([name, theme, []])
          await chair.screenshot(`tab-${name.replace('/', '-').slice(0, 20)}-${theme}`)
        }
      await chair.page.setViewportSize({ width: 360, height: 740 })
      for (const name of pages) {
        await chair.open(name, 'default')
        expect([name, await chair.overflow()]).toEqual([name, 0])
        await chair.screenshot(`tab-${name.replace('/', '-').slice(0, 20)}-phone`)
      }
      expect(chair.problems).toEqual([])
    },
    120_000,
  )

  inBrowser(
    'et medlem klarer det hele med tasterne: logger ind, svarer på mødet, går i årshjulet og svarer på en høring',
    async () => {
      const { page, problems, ...member } = await at('medlem', { width: 1000, height: 800 })
      const { focused, tabTo } = keysOf(page)
      await member.open('overview')
      await tabTo('Gå til indholdet')
      await page.keyboard.press('Enter')
      await tabTo('Jeg kommer')
      await page.keyboard.press('Enter')
      await page.getByText('Tak for dit svar. Du kommer.').waitFor()

      await tabTo('Foreslå et punkt')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText('Hvad handler det om?').first().waitFor()
      expect(await member.violations()).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await focused()).toBe('Foreslå et punkt')

      await member.open('wheel')
      await tabTo(/^1: /)
      const first = await focused()
      await page.keyboard.press('ArrowRight')
      expect(await focused()).toMatch(/^2: /)
      await page.keyboard.press('Home')
      expect(await focused()).toBe(first)
      await page.keyboard.press('End')
      expect(await page.locator('.mark[aria-pressed="true"]').count()).toBe(1)

      await member.open('hearings')
      await tabTo(/Solbys Nabopolitik/)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Solbys Nabopolitik', level: 2 }).waitFor()
      await tabTo(/^Svar på dette: .*fælleshuset/)
      await page.keyboard.press('Enter')
      await page.getByLabel('Hvad vil du sige?').waitFor()
      await page.keyboard.type('Også om søndagen.')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      expect(await member.violations()).toEqual([])
      await tabTo('Send')
      await page.keyboard.press('Enter')
      await page.getByText('Tak. Dit svar er gemt.').waitFor()
      await page.getByText('Også om søndagen.').waitFor()
      await member.screenshot('tab-hearing-answered')
      expect((await world.people.medlem.writes('/høring')).seen).toContain('1 af 10')
      expect(problems).toEqual([])
    },
    60_000,
  )

  inBrowser(
    'sekretariatet åbner budgettets søjler med tasterne på telefonen, ser hvad der ligger bag, og skifter år',
    async () => {
      const { sekretær } = world.people
      const form = await sekretær.presses(await sekretær.writes('/budget'), 'Skriv en udgift ind')
      const coffee = { day: '2027-02-04', amount: '1.200', category: 'catering', text: 'Kaffe til mødet' }
      await sekretær.presses(form, 'Skriv den ind', { ...coffee, noNames: 'true' })
      const { page, problems, ...office } = await at('sekretær', { width: 360, height: 740 })
      const { focused, tabTo } = keysOf(page)
      const entry = page.getByRole('button', { name: /^Udgift nr\. 1: 1\.200 kr\./ })
      for (const theme of THEMES) {
        await office.open('budget', theme)
        await tabTo(/^Mad og kaffe/)
        await page.keyboard.press('Enter')
        await entry.waitFor()
        expect(await page.locator('[aria-expanded="true"]').count()).toBe(1)
        expect([theme, await office.violations()]).toEqual([theme, []])
        expect(await office.overflow()).toBe(0)
        await office.screenshot(`tab-budget-open-${theme}`)
      }
      await tabTo(/^Udgift nr\. 1/)
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText('Tag den tilbage').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await focused()).toMatch(/^Udgift nr\. 1/)

      await page.getByRole('button', { name: /^Diæter/ }).focus()
      await page.keyboard.press('Space')
      await page.getByText('Ventet ved årets slutning').nth(1).waitFor()
      await entry.waitFor({ state: 'detached' })
      await page.keyboard.press('Space')
      expect(await page.locator('[aria-expanded="true"]').count()).toBe(0)
      await page.getByRole('link', { name: 'Se 2028' }).click()
      await page.getByRole('heading', { name: 'Rådets penge i 2028' }).waitFor()
      expect(problems).toEqual([])
    },
    60_000,
  )

  inBrowser(
    'formanden bygger dagsordenen med mus og med taster, ser hvad kanalen får, og udsender',
    async () => {
      const { page, problems, ...chair } = await at('formand')
      await chair.open('builder')
      const titles = () => page.locator('.order .what strong').allTextContents()
      for (const title of [
        'Flere bænke ved stationen',
        'Gratis busser til varmestuen',
        'Temadag om naboskab',
      ]) {
        await page.getByRole('button', { name: `Sæt på dagsordenen: ${title}` }).click()
        await page.getByRole('button', { name: `Tag af dagsordenen: ${title}` }).waitFor()
      }
      expect(await titles()).toEqual([
        'Flere bænke ved stationen',
        'Gratis busser til varmestuen',
        'Temadag om naboskab',
      ])
      await page
        .locator('.order > li', { hasText: 'Temadag' })
        .dragTo(page.locator('.order > li', { hasText: 'Flere bænke' }))
      await page
        .getByRole('status')
        .getByText('Temadag om naboskab er nu punkt 4.')
        .waitFor({ state: 'attached' })
      await page.getByRole('button', { name: /^Flyt Temadag/ }).focus()
      await page.keyboard.press('ArrowDown')
      await page
        .getByRole('status')
        .getByText('Temadag om naboskab er nu punkt 5.')
        .waitFor({ state: 'attached' })
      await page.keyboard.press('ArrowDown')
      await page
        .getByRole('status')
        .getByText('Temadag om naboskab er nu punkt 6.')
        .waitFor({ state: 'attached' })
      await page.getByRole('button', { name: 'Flyt op: Temadag om naboskab' }).click()
      await page
        .getByRole('status')
        .getByText('Temadag om naboskab er nu punkt 5.')
        .waitFor({ state: 'attached' })
      await page.getByLabel('Minutter til Temadag om naboskab').fill('45')
      await page.keyboard.press('Enter')
      await page.getByText(/Mødet slutter kl\. /).waitFor()
      await chair.screenshot('tab-builder-full')
      await page.getByRole('button', { name: 'Vis, hvad kanalen får' }).click()
      const preview = page.getByRole('dialog')
      await preview.getByText('Temadag om naboskab').waitFor()
      expect(await chair.violations()).toEqual([])
      await preview.getByRole('button', { name: 'Udsend nu' }).click()
      await page.getByText('Dagsordenen er sendt ud.').last().waitFor()
      await chair.open('overview')
      await page.getByText('Temadag om naboskab').waitFor()
      await world.channel.waitFor((message) => message.seen.includes('Temadag om naboskab'))
      expect(problems).toEqual([])
    },
    60_000,
  )
})
