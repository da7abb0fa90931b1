import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { CAST, type Part } from '../../src/local/demo'
import { borrowBrowser, returnBrowser } from './chromium'
import { type InTeams, openInTeams } from './tab-in-teams'

const SCREENSHOTS = path.join(__dirname, '..', '..', '.screenshots')
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const MOST_PRESSES = 250
/** teams-js asks there for more hosts than it knows; our policy forbids it, and it goes by its own list. */
const OTHER_HOSTS = 'https://res.cdn.office.net/teams-js/validDomains/'
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** Somebody of the demo council at the tab, in a real browser. */
export interface TabUser {
  page: Page
  /** The page, or in Teams the frame that the tab stands in. */
  view: Page | Frame
  /** Goes to a page of the tab (in Teams, where the frame leads there) and waits until it is read. */
  open(hash: string, theme?: string): Promise<void>
  /** What axe-core finds against WCAG 2.1 A and AA, one line each. */
  violations(): Promise<string[]>
  /** Presses Tab until what holds the focus is called so. */
  tabTo(name: string | RegExp): Promise<void>
  /** What holds the focus is called. */
  focused(): Promise<string>
  /** Lets two seconds of the page's own clock pass, its questions answered; for a tab with its clock stopped. */
  twoSeconds(): Promise<void>
  /** How many pixels the page is wider than its window. */
  overflow(): Promise<number>
  /** The whole page as `.screenshots/<name>.png`, where SCREENSHOTS is set. */
  screenshot(name: string): Promise<void>
  /** Errors of the page and of its content security policy. */
  problems: string[]
  close(): Promise<void>
}

/**
 * Signs in by the keyboard; with `teams` in a client's frame, by its single sign-on. `stopped`: the page's own
 * clock stands still but for `twoSeconds`.
 */
export async function openTab(
  port: number,
  as: Part,
  {
    viewport = { width: 1100, height: 900 },
    stopped = false,
    teams,
  }: { viewport?: { width: number; height: number }; stopped?: boolean; teams?: InTeams } = {},
): Promise<TabUser> {
  const browser = await borrowBrowser()
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'da-DK' })
  if (stopped) await context.clock.install()
  const page = await context.newPage()
  const problems: string[] = []
  let asking = 0
  page.on('request', () => {
    asking += 1
  })
  for (const ended of ['requestfinished', 'requestfailed'] as const)
    page.on(ended as 'requestfinished', () => {
      asking -= 1
    })
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes(OTHER_HOSTS)) problems.push(message.text())
  })
  const base = `http://localhost:${port}/tab`
  const view = teams ? await openInTeams(page, base, CAST[as].aadObjectId, teams) : page
  let shown = 'default'
  // What holds the focus: its own name, its labels', or its words; nothing where the page as such holds it.
  const focused = () =>
    view.evaluate(() => {
      const { activeElement: held, body } = document
      if (!held || held === body) return ''
      const labels = 'labels' in held ? ((held as HTMLInputElement).labels ?? []) : []
      const named =
        held.getAttribute('aria-label') ?? Array.from(labels, (label) => label.textContent).join(' ')
      return named || (held.textContent ?? '')
    })
  async function tabTo(name: string | RegExp): Promise<void> {
    for (let press = 0; press < MOST_PRESSES; press += 1) {
      await page.keyboard.press('Tab')
      const text = await focused()
      if (typeof name === 'string' ? text === name : name.test(text)) return
    }
    throw new Error(`Tab never reached ${name}`)
  }
  if (!teams) {
    await page.goto(`${base}?theme=default`)
    await page.getByRole('button', { name: CAST[as].name }).waitFor()
    await tabTo(CAST[as].name)
    await page.keyboard.press('Enter')
  }
  await view.getByRole(teams?.place === 'settings' ? 'combobox' : 'navigation').waitFor()
  if (stopped) await context.clock.pauseAt(Date.now() + 60_000)

  /** Until nothing is asked any more and what was answered is on the screen. */
  async function settled(): Promise<void> {
    do {
      if (asking > 0) await page.waitForEvent('requestfinished')
      await page.evaluate(async () => {
        for (let turn = 0; turn < 20; turn += 1)
          await new Promise((done) => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = done
            port2.postMessage(0)
          })
      })
    } while (asking > 0)
  }

  async function twoSeconds(): Promise<void> {
    await settled()
    for (let step = 0; step < 4; step += 1) {
      await page.clock.runFor(500)
      await settled()
    }
  }

  return {
    page,
    view,
    problems,
    focused,
    tabTo,
    twoSeconds,
    async open(hash, theme = shown) {
      if (!teams) await page.goto(`${base}?theme=${theme}#/${hash}`)
      shown = theme
      await view.locator(`main[data-page="${hash}"]`).waitFor()
      if (stopped) await twoSeconds()
      await view.locator('.fui-Spinner').first().waitFor({ state: 'detached' })
    },
    async violations() {
      if (!(await view.evaluate(() => 'axe' in window))) await view.evaluate(AXE)
      return view.evaluate(async (tags) => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') }
        const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
        return found.violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
        )
      }, WCAG)
    },
    overflow: () =>
      view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    async screenshot(name) {
      if (process.env.SCREENSHOTS)
        await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true })
    },
    async close() {
      await context.close()
      await returnBrowser()
    },
  }
}
