import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Language } from '../../src/core/language'
import { features } from '../../src/features'
import { addItem } from '../../src/features/agenda'
import { addCouncil, councilsOf, personByAccount } from '../../src/features/council'
import { addMeeting, plannedMeetings } from '../../src/features/meetings'
import { CAST, DEMO_TENANT } from '../../src/local/demo'
import { tabWords } from '../../src/tab/strings'
import { seatsWords } from '../../src/tab/views/seats.strings'
import { synthesisWords } from '../../src/tab/views/synthesis.strings'
import { DETAILS, opened } from '../features/hearings/support'
import { beginMeeting, clock, nextItem, publishAgenda } from '../features/minutes/held'
import { startWorld, type World } from '../support/app'
import { browserTest } from '../support/browser'
import { builtFolder } from '../support/build'
import { borrowBrowser, findChromium, returnBrowser } from '../support/chromium'
import { openTab, type TabUser } from '../support/tab'
import { callsAs } from '../support/tab-calls'
import { clientTells, toldToClient } from '../support/tab-in-teams'

const inBrowser = browserTest()
const PAGES = ['overview', 'meeting', 'builder', 'wheel', 'hearings', 'minutes', 'budget', 'rules', 'seats']
const THEMES = ['default', 'dark', 'contrast']
const PHONE = { width: 320, height: 740 }

let world: World
let hearing = ''
const users: TabUser[] = []

/** Ends the meeting; its minutes are under way, and the next meeting has proposals. */
async function afterTheMeeting(): Promise<void> {
  const { formand } = world.people
  for (let item = 0; item < 2; item += 1) await nextItem(formand)
  clock(world, '18:30')
  const minutes = await formand.presses(await formand.writes('/møde slut'), 'Ja, slut mødet')
  await formand.presses(minutes, 'Send til medlemmerne')
  clock(world, '20:00')
  await opened(world, { ...DETAILS, deadline: '2027-05-10' })
  await world.app.tick()
  for (const [part, text] of [
    ['medlem2', 'Hvem har nøglen?'],
    ['politiker', 'Jeg er imod det hele.'],
  ] as const) {
    const calls = await callsAs(world.app.port, part)
    const { body } = await calls.get<{ hearings: { id: string }[] }>('hearings/list')
    hearing = body.hearings[0]?.id ?? ''
    await calls.post('hearings/contribute', {
      hearing,
      passage: 's4-t2-b1',
      form: randomUUID(),
      stance: 'concern',
      text,
      noNames: 'true',
    })
  }
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
  // One browser for all tests here.
  if (findChromium()) await borrowBrowser()
}, 120_000)
afterEach(() => Promise.all(users.splice(0).map((user) => user.close())))
afterAll(async () => {
  await returnBrowser()
  await world.close()
})

/** The fixed words of tab and rooms that are Danish and not English too. */
function danishOnly(): Set<string> {
  const leaves = (words: unknown): string[] =>
    typeof words === 'string' ? [words] : Object.values(words ?? {}).flatMap(leaves)
  const tables = [tabWords, synthesisWords, seatsWords, ...features.map(({ strings }) => strings)]
  const said = (language: Language) => new Set(tables.flatMap((words) => leaves(words(language))))
  const english = said('en')
  return new Set([...said('da')].filter((text) => !english.has(text)))
}

/** How many numbers on the wheel have the colour of what they stand on: axe does not look into pictures. */
const unreadable = (page: Page): Promise<number> =>
  page.locator('.mark').evaluateAll((marks) => {
    const colour = (mark: Element, part: string) =>
      getComputedStyle(mark.querySelector(part) as Element).getPropertyValue('fill')
    return marks.filter((mark) => colour(mark, 'text') === colour(mark, 'circle')).length
  })

/** Every text of the page, and every name that only a screen reader says. */
const textsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walk.nextNode(); node; node = walk.nextNode())
      texts.push((node instanceof Element ? node.getAttribute('aria-label') : node.textContent)?.trim() ?? '')
    return texts
  })

const at = async (...as: [Parameters<typeof openTab>[1], Parameters<typeof openTab>[2]?]) => {
  const user = await openTab(world.app.port, ...as)
  users.push(user)
  return user
}

/** Goes to a button by the keyboard, presses it, and waits until the bot has answered. */
async function presses({ page, tabTo }: TabUser, button: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/turn'))
  await tabTo(button)
  await page.keyboard.press('Enter')
  await answered
}

inBrowser(
  'i Teams’ mødepanel ser alle inden for to sekunder, hvad formanden gør, og klarer det med tasterne',
  async () => {
    const [member, chair] = await Promise.all([
      at('medlem2', {
        viewport: { width: 320, height: 700 },
        stopped: true,
        teams: { place: 'sidePanel' },
      }),
      at('formand'),
    ])
    await Promise.all([member.open('meeting'), chair.open('meeting')])
    const { page, view } = member
    await presses(member, 'Jeg er her')
    await presses(chair, 'Start første punkt')
    await member.twoSeconds()
    expect(await view.locator('[aria-current="step"]').count()).toBe(1)
    for (const button of ['Bed om ordet', 'Tag mig af listen', 'Bed om ordet']) {
      await presses(member, button)
      await member.twoSeconds()
    }
    await chair.page.getByRole('listitem').getByText('Jonas Krogh').waitFor()
    await presses(chair, 'Næste taler')
    await member.twoSeconds()
    expect(await view.getByText('Jonas Krogh har ordet.').count()).toBe(1)
    await presses(chair, 'Taleren er færdig')
    await presses(chair, 'Næste punkt')
    await member.twoSeconds()
    expect(await view.locator('li:nth-child(2)[aria-current="step"]').count()).toBe(1)
    expect(await view.getByText('Ingen har ordet.').count()).toBe(1)
    expect(await member.overflow()).toBe(0)
    await page.clock.resume()
    for (const { violations } of [chair, member]) expect(await violations()).toEqual([])
    await member.screenshot('tab-meeting-panel')
    await presses(member, 'Åbn mit kort')
    await view.getByRole('dialog').getByText('Du er skrevet ind').waitFor()
    expect(await view.getByRole('link', { name: 'Ring til sekretariatet: 70 12 34 56' }).count()).toBe(1)
    await clientTells(page, 'themeChange', 'dark')
    expect(await member.violations()).toEqual([])
    await member.screenshot('tab-meeting-panel-card')
    await page.keyboard.press('Escape')
    await view.getByRole('dialog').waitFor({ state: 'detached' })
    expect([...member.problems, ...chair.problems]).toEqual([])
  },
  60_000,
)

inBrowser(
  'sekretæren lægger fanen i kanalen med tasterne; et link i et kort åbner stedet i fanen, som fører til chatten',
  async () => {
    const { page, view, tabTo, problems, ...setup } = await at('sekretær', {
      viewport: PHONE,
      teams: { place: 'settings', channel: world.channel.id },
    })
    await tabTo('Side')
    for (const theme of [...THEMES].reverse()) {
      await clientTells(page, 'themeChange', theme)
      expect([theme, await setup.violations()]).toEqual([theme, []])
    }
    expect(await setup.overflow()).toBe(0)
    await setup.screenshot('tab-configure')
    await page.keyboard.press('ArrowDown')
    expect(await view.getByRole('combobox').inputValue()).toBe('meeting')
    await clientTells(page, 'settings.save', {})
    await toldToClient(page, 'settings.save.success')
    const [saved] = (await toldToClient(page, 'settings.setSettings')) as Record<string, string>[]
    expect(saved).toMatchObject({ entityId: 'meeting', suggestedDisplayName: 'Mødet nu' })
    expect(saved?.contentUrl).toMatch(/\/tab\?council=[\w-]+#\/meeting$/)
    const [, council = ''] = /council=([\w-]+)/.exec(saved?.contentUrl ?? '') ?? []

    const member = await at('medlem', { teams: { place: 'content', asked: `wheel/2027?council=${council}` } })
    await member.open('wheel/2027')
    // As a bot with credentials answers: on one's own machine there is no chat in Teams to go to.
    await member.page.route('**/api/me', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), bot: 'bottens-id' } })
    })
    await member.view.evaluate(() => window.location.reload())
    await member.open('wheel/2027')
    await member.tabTo('Overblik')
    await member.page.keyboard.press('Enter')
    const back = member.view.getByRole('link', { name: 'Skriv til Rådsbot' })
    expect(await back.getAttribute('href')).toContain('/l/chat/0/0?users=28:bottens-id')
    expect([...problems, ...member.problems]).toEqual([])
  },
  60_000,
)

describe('efter mødet', () => {
  beforeAll(afterTheMeeting, 60_000)

  inBrowser(
    'hver side kan læses af alle, i tre temaer og på telefonen, på dansk og engelsk, uden at man ruller til siden',
    async () => {
      const minutes = await callsAs(world.app.port, 'sekretær').then(({ get }) =>
        get<{ minutes: { meeting: string }[] }>('minutes/list'),
      )
      const pages = [
        ...PAGES,
        `hearings/${hearing}`,
        `synthesis/${hearing}`,
        `minutes/${minutes.body.minutes[0]?.meeting}`,
      ]
      const picture = (name: string, kind: string) => `tab-${name.replace('/', '-').slice(0, 20)}-${kind}`
      const inTheme = async (theme: string) => {
        const reader = await at('sekretær')
        for (const name of pages) {
          await reader.open(name, theme)
          expect([name, theme, await reader.violations()]).toEqual([name, theme, []])
          if (name === 'wheel') expect([theme, await unreadable(reader.page)]).toEqual([theme, 0])
          await reader.screenshot(picture(name, theme))
        }
        return reader.problems
      }
      const onTelephone = async (inLanguage: string, look: (reader: TabUser) => Promise<unknown>) => {
        const reader = await at('sekretær', { viewport: PHONE })
        for (const name of pages) {
          await reader.open(name)
          expect([name, inLanguage, await reader.overflow()]).toEqual([name, inLanguage, 0])
          expect([name, inLanguage, await look(reader)]).toEqual([name, inLanguage, []])
          await reader.screenshot(picture(name, inLanguage))
        }
        return reader.problems
      }
      const danish = danishOnly()
      const danishOn = async ({ page }: TabUser) => (await textsOn(page)).filter((text) => danish.has(text))
      const problems = await Promise.all([
        ...THEMES.map(inTheme),
        onTelephone('dansk', async (reader) => {
          expect(await danishOn(reader)).not.toEqual([])
          return reader.violations()
        }),
      ])
      const { sekretær } = world.people
      await sekretær.presses(await sekretær.writes('/sprog'), 'English')
      problems.push(await onTelephone('engelsk', danishOn))
      await sekretær.presses(await sekretær.writes('/language'), 'Dansk')
      expect(problems.flat()).toEqual([])
    },
    120_000,
  )

  inBrowser(
    'et medlem klarer det hele med tasterne: møde, forslag, årshjul, høring, søgning, regler og budget',
    async () => {
      const { page, problems, ...member } = await at('medlem')
      const { focused, tabTo } = member
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
      await tabTo(/^Hvad handler det om/)
      await page.keyboard.type('Et læskur ved stationen')
      await tabTo(/nævner ingen/)
      await page.keyboard.press('Space')
      await tabTo('Send punktet')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText('Tak. Dit punkt er sendt til formandskabet.').waitFor()
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
      await tabTo('Se 2028')
      await page.keyboard.press('Enter')
      await page.locator('main[data-page="wheel/2028"]').waitFor()

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
      expect((await world.people.medlem.writes('/høring')).seen).toContain('3 af 10')
      await tabTo('Ret')
      await page.keyboard.press('Enter')
      await page.getByLabel('Hvad vil du sige?').waitFor()
      await page.keyboard.press('Control+a')
      await page.keyboard.type('Også om lørdagen.')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await tabTo('Send')
      await page.keyboard.press('Enter')
      await page.getByText('Også om lørdagen.').waitFor()
      await tabTo('Træk tilbage')
      await page.keyboard.press('Enter')
      await page.getByText('Trukket tilbage').waitFor()
      await tabTo('Giv det igen')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Træk tilbage' }).waitFor()

      await member.open('minutes')
      await tabTo('Søg i alt, rådet har talt om')
      await page.keyboard.type('varmestue')
      await page.keyboard.press('Enter')
      await page
        .locator('.row', { hasText: /varmestue/i })
        .first()
        .waitFor()
      await tabTo(/varmestue/i)
      await page.keyboard.press('Enter')
      await page
        .getByRole('dialog')
        .getByText(/varmestue/i)
        .first()
        .waitFor()
      expect(await member.violations()).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })

      await tabTo(/^Referat torsdag 4\. februar 2027/)
      await page.keyboard.press('Enter')
      await tabTo('Svar på referatet, og se mere')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText('Referatet skal godkendes.').waitFor()
      await tabTo('Godkend')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText('Du har godkendt det.').waitFor()
      expect(await member.violations()).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })

      await member.open('rules')
      await tabTo(/^Åbn reglen: .*svar/)
      await page.keyboard.press('Enter')
      await page
        .getByRole('dialog')
        .getByText(/Standard|Rådet/)
        .first()
        .waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })

      await member.open('budget')
      await tabTo('Se 2026')
      await page.keyboard.press('Enter')
      await page.locator('main[data-page="budget/2026"]').waitFor()
      // The workbenches are not for members.
      for (const hidden of ['seats', `synthesis/${hearing}`]) {
        await member.open(hidden)
        await page.getByRole('alert').getByText('Det kan kun').waitFor()
      }
      expect(
        await page
          .getByRole('navigation')
          .getByText(/Pladser|Byg/)
          .count(),
      ).toBe(0)
      expect(problems.filter((text) => !text.includes('403'))).toEqual([])
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
      const { page, problems, focused, tabTo, ...office } = await at('sekretær', {
        viewport: { width: 360, height: 740 },
      })
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
      await tabTo('Tag den tilbage')
      await page.keyboard.press('Enter')
      // In the card that came, not back at the top of the page.
      await page.locator('.card:focus').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await focused()).toMatch(/^Udgift nr\. 1/)

      await tabTo(/^Diæter/)
      await page.keyboard.press('Space')
      await page.getByText('Ventet ved årets slutning').nth(1).waitFor()
      await entry.waitFor({ state: 'detached' })
      await page.keyboard.press('Space')
      expect(await page.locator('[aria-expanded="true"]').count()).toBe(0)
      await tabTo('Se 2028')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Rådets penge i 2028' }).waitFor()
      expect(problems).toEqual([])
    },
    60_000,
  )

  inBrowser(
    'formanden bygger dagsordenen med mus og med taster, ser hvad kanalen får, og udsender',
    async () => {
      const { formand } = world.people
      const goal = await formand.presses(await formand.writes('/handlingsplan'), 'Skriv et nyt mål')
      await formand.presses(goal, 'Gem', {
        kind: 'goal',
        title: 'Lys på stien',
        who: 'Formandskabet',
        due: '2027-12-15',
        noNames: 'true',
      })
      const { page, problems, ...chair } = await at('formand')
      await chair.open('builder')
      const titles = () => page.locator('.order .what strong').allTextContents()
      for (const title of [
        'Flere bænke ved stationen',
        'Gratis busser til varmestuen',
        'Temadag om naboskab',
        'Et læskur ved stationen',
      ]) {
        await chair.tabTo(`Sæt på dagsordenen: ${title}`)
        await page.keyboard.press('Enter')
        await page.getByRole('button', { name: `Tag af dagsordenen: ${title}` }).waitFor()
      }
      await chair.tabTo('Tag af dagsordenen: Et læskur ved stationen')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Sæt på dagsordenen: Et læskur ved stationen' }).waitFor()
      expect(await titles()).toEqual([
        'Flere bænke ved stationen',
        'Gratis busser til varmestuen',
        'Temadag om naboskab',
      ])
      const isItem = (place: number) =>
        page
          .getByRole('status')
          .getByText(`Temadag om naboskab er nu punkt ${place}.`)
          .waitFor({ state: 'attached' })
      await page
        .locator('.order > li', { hasText: 'Temadag' })
        .dragTo(page.locator('.order > li', { hasText: 'Flere bænke' }))
      await isItem(4)
      await chair.tabTo(/^Flyt Temadag/)
      for (const place of [5, 6]) {
        await page.keyboard.press('ArrowDown')
        await isItem(place)
      }
      await chair.tabTo('Flyt op: Temadag om naboskab')
      await page.keyboard.press('Enter')
      await isItem(5)
      const minutes = page.getByLabel('Minutter til Temadag om naboskab')
      const before = await minutes.inputValue()
      for (const wrong of ['', '500']) {
        await minutes.fill(wrong)
        await minutes.blur()
        expect(await minutes.inputValue()).toBe(before)
      }
      await chair.tabTo('Minutter til Temadag om naboskab')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('45')
      await page.keyboard.press('Enter')
      await page.getByText(/Mødet slutter kl\. /).waitFor()
      const offered = page.getByRole('heading', { name: 'Rådsbot foreslår' })
      await offered.waitFor()
      await chair.tabTo('Sæt på dagsordenen: Status på handlingsplanen')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Tag af dagsordenen: Status på handlingsplanen' }).waitFor()
      await offered.waitFor({ state: 'detached' })
      await chair.screenshot('tab-builder-full')
      await chair.tabTo('Vis, hvad kanalen får')
      await page.keyboard.press('Enter')
      const preview = page.getByRole('dialog')
      await preview.getByText('Temadag om naboskab').waitFor()
      expect(await chair.violations()).toEqual([])
      await chair.tabTo('Udsend nu')
      await page.keyboard.press('Enter')
      await page.getByText('Dagsordenen er sendt ud.').last().waitFor()
      await chair.open('overview')
      await page.getByText('Temadag om naboskab').waitFor()
      await world.channel.waitFor((message) => message.seen.includes('Temadag om naboskab'))
      expect(problems).toEqual([])
    },
    60_000,
  )

  inBrowser(
    'sekretæren laver høringssvaret med tasterne, og intet skrevet går tabt, når det ikke kan gemmes',
    async () => {
      const { page, tabTo, focused, problems, ...secretary } = await at('sekretær')
      const enter = () => page.keyboard.press('Enter')
      await secretary.open(`hearings/${hearing}`)
      await tabTo('Arbejdsbord')
      await enter()
      await page.getByText(/svar\. \d venter på at blive behandlet/).waitFor()
      await page.getByText('fælleshuset').first().waitFor()
      await tabTo('Behandl næste svar')
      await enter()
      await page.locator('[aria-label="Behandl svaret: Jonas Krogh · Bekymring"]:focus').waitFor()
      await enter()
      await tabTo('Skriv stykket')
      await enter()
      await page.locator('.draft textarea:focus').waitFor()
      await page.keyboard.press('Control+a')
      await page.keyboard.type('Rådet vil vide, hvem der har nøglen. Ring 010190-1234.')
      await tabTo(/^Lone Bech · Bekymring/)
      await page.keyboard.press('Space')
      await tabTo(/nævner/i)
      await page.keyboard.press('Space')
      expect(await secretary.violations()).toEqual([])
      await tabTo('Gem')
      await enter()
      await page.getByRole('alert').getByText('CPR-nummer').waitFor()
      const typed = page.locator('.draft textarea')
      expect(await typed.inputValue()).toContain('Rådet vil vide')
      const chair = await callsAs(world.app.port, 'formand')
      const minority = {
        hearing,
        from: 0,
        form: randomUUID(),
        about: 'minority',
        text: 'Et mindretal er imod.',
        contributions: [],
        noNames: 'true',
      }
      expect((await chair.post('hearings/save-paragraph', minority)).status).toBe(200)
      await typed.fill('Rådet vil vide, hvem der har nøglen.')
      await tabTo('Gem')
      await enter()
      await page.getByRole('alert').getByText('En anden har rettet udkastet imens.').waitFor()
      expect(await typed.inputValue()).toBe('Rådet vil vide, hvem der har nøglen.')
      await enter()
      await page.getByText('Bygger på 2 svar').waitFor()
      expect(await focused()).toContain('Fællesskab er for alle')

      await tabTo(/^Ret, hvad der sker med svaret: Lone Bech/)
      await enter()
      await page.keyboard.press('Tab')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Tab')
      await page.keyboard.type('Det går imod rådets formål.')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await tabTo('Gem')
      await enter()
      await page.getByText('Begrundelse: Det går imod rådets formål.').waitFor()
      expect(await focused()).toMatch(/^Ret, hvad der sker med svaret: Lone Bech/)
      await page.getByText('Bygger på 1 svar').waitFor()
      await enter()
      await page.keyboard.press('Tab')
      await page.keyboard.press('ArrowUp')
      await page.getByRole('radio', { name: 'Læg det sammen med andre svar', checked: true }).waitFor()
      await tabTo('Gem')
      await enter()
      await page.getByText('Bygger på 2 svar').waitFor()
      await tabTo(/^Ret stykket: Rådet vil vide/)
      await enter()
      await page.locator('.draft textarea:focus').waitFor()
      await tabTo('Fortryd')
      await enter()
      expect(await focused()).toContain('Fællesskab er for alle')
      await secretary.screenshot('tab-synthesis-full')
      expect(await secretary.violations()).toEqual([])
      expect(problems.filter((text) => !text.includes('400'))).toEqual([])
    },
    60_000,
  )

  inBrowser(
    'sekretæren flytter folk på pladserne med mus og med taster, og ser straks, hvem der ikke får besked',
    async () => {
      await world.channel.add(world.people.gæst)
      await world.channel.add(world.teams.person({ name: 'Åse Friis' }))
      const { page, tabTo, problems, ...secretary } = await at('sekretær', {
        // All of it in sight: what is dragged must not scroll away.
        viewport: { width: 1100, height: 2000 },
      })
      const enter = () => page.keyboard.press('Enter')
      await secretary.open('seats')
      await tabTo('Ret pladsen: Jonas Krogh')
      await enter()
      await tabTo('Slut medlemskabet: Jonas Krogh')
      await enter()
      await page.getByText('Pladsen er ledig nu.').waitFor()
      await tabTo('Eller skriv et navn (hvis personen ikke er i Teams)')
      await page.keyboard.type('Inger 010190-1234')
      await enter()
      await page.getByRole('alert').getByText('CPR-nummer').waitFor()
      await page.keyboard.press('Control+a')
      await page.keyboard.type('Inger Borg')
      await enter()
      await page.getByText('Inger Borg er ikke i Teams. Hvad skal Inger Borg have i stedet?').waitFor()
      await tabTo('Beskeder kommer')
      await page.keyboard.press('ArrowUp')
      expect(await secretary.violations()).toEqual([])
      await tabTo('Gem: Beskeder kommer, Inger Borg')
      await enter()
      await page.getByText('Får besked: som et link, der kan bruges én gang.').waitFor()
      await secretary.screenshot('tab-seats-full')
      await tabTo('Rolle')
      await page.keyboard.press('End')
      await tabTo('Gem: Rolle, Inger Borg')
      await enter()
      const inger = page.locator('.seats > li', { hasText: 'Inger Borg' })
      await inger.getByText('Bruger · Næstformand').waitFor()
      await tabTo('Perioden slutter')
      await page.keyboard.type('11112028')
      await tabTo('Gem: Perioden slutter, Inger Borg')
      await enter()
      await inger.getByText(/11\. nov.* 2028/).waitFor()
      await tabTo('Ny konto')
      await page.keyboard.press('End')
      await tabTo('Gem: Ny konto, Inger Borg')
      await enter()
      await page.locator('.people > li', { hasText: 'Åse Friis' }).waitFor({ state: 'detached' })

      await tabTo('Ret pladsen: Lone Bech')
      await enter()
      await tabTo('Eller skriv et navn (hvis personen ikke er i Teams)')
      await page.keyboard.type('Kim Sø')
      await enter()
      await page.getByText('Suppleant: Kim Sø').waitFor()

      await tabTo('Læg pladsen til: Ny plads')
      await enter()
      await page.getByRole('button', { name: /^Sæt en person ind/ }).waitFor()
      await page
        .locator('.people > li', { hasText: 'Ole Brandt' })
        .dragTo(page.locator('.seats > li', { hasText: 'Ledig plads' }))
      await page.getByRole('button', { name: 'Ret pladsen: Ole Brandt' }).waitFor()
      expect((await world.people.gæst.writes('/punkt')).seen).toContain('Foreslå et punkt')
      expect(problems.filter((text) => !text.includes('400'))).toEqual([])
    },
    60_000,
  )

  inBrowser(
    'den, der er i to råd, skifter råd med tasterne',
    async () => {
      const person = await personByAccount({ tenant: DEMO_TENANT }, CAST.medarbejder.aadObjectId)
      await addCouncil({
        tenant: DEMO_TENANT,
        type: 'medborgerforum',
        name: 'Forum Nord',
        language: 'da',
        timeZone: 'Europe/Copenhagen',
        phone: '70654321',
        seats: [{ id: 's1', kind: 'citizen', person: person?.id, role: 'member' }],
        staff: [],
        rules: [],
      })
      const { page, tabTo, problems, ...member } = await at('medarbejder', { viewport: PHONE })
      await member.open('rules')
      await tabTo('Råd')
      const names = await page.getByRole('combobox').getByRole('option').allTextContents()
      expect(names).toHaveLength(2)
      for (const [key, name] of [
        ['End', names[1]],
        ['Home', names[0]],
      ] as const) {
        await page.keyboard.press(key)
        await page.getByRole('heading', { level: 1, name }).waitFor()
      }
      expect(await member.violations()).toEqual([])
      expect(await member.overflow()).toBe(0)
      expect(problems).toEqual([])
    },
    60_000,
  )

  inBrowser(
    'kommer en side ikke frem, siger fanen det, og den kan hentes igen med tasterne',
    async () => {
      const { page, tabTo, ...member } = await at('medlem')
      await page.route('**/*.js', (route) => route.abort())
      await page.getByRole('link', { name: 'Regler' }).click()
      await page.getByText('Jeg kan ikke få forbindelse. Prøv igen om lidt.').waitFor()
      expect(await member.violations()).toEqual([])
      await page.unroute('**/*.js')
      await tabTo('Hent siden igen')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 2, name: 'Rådets regler' }).waitFor()
    },
    60_000,
  )
})
