import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { CAST, type Part } from '../../src/local/demo'
import { borrowBrowser, returnBrowser } from './chromium'

const SCREENSHOTS = path.join(__dirname, '..', '..', '.screenshots')
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** Somebody of the demo council at the tab, in a real browser. */
export interface TabUser {
  page: Page
  /** Goes to a page of the tab and waits until it is read. */
  open(hash: string, theme?: string): Promise<void>
  /** What axe-core finds against WCAG 2.1 A and AA, one line each. */
  violations(): Promise<string[]>
  /** How many pixels the page is wider than its window. */
  overflow(): Promise<number>
  /** The whole page as `.screenshots/<name>.png`. */
  screenshot(name: string): Promise<void>
  /** Errors of the page and of its content security policy. */
  problems: string[]
  close(): Promise<void>
}

export async function openTab(
  port: number,
  as: Part,
  viewport = { width: 1100, height: 900 },
): Promise<TabUser> {
  const browser = await borrowBrowser()
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'da-DK' })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  const base = `http://localhost:${port}/tab`
  await page.goto(`${base}?theme=default`)
  await page.getByRole('button', { name: CAST[as].name }).click()
  await page.getByRole('navigation').waitFor()
  let shown = 'default'

  return {
    page,
    problems,
    async open(hash, theme = shown) {
      await page.goto(`${base}?theme=${theme}#/${hash}`)
      shown = theme
      await page.locator(`main[data-page="${hash}"]`).waitFor()
      await page.waitForFunction(() => document.querySelector('.fui-Spinner') === null)
    },
    async violations() {
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
      return page.evaluate(async (tags) => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') }
        const found = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
        return found.violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
        )
      }, WCAG)
    },
    overflow: () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    async screenshot(name) {
      await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true })
    },
    async close() {
      await context.close()
      await returnBrowser()
    },
  }
}
