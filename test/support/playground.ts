import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { borrowBrowser, returnBrowser } from './chromium'
import { PlaygroundCard } from './playground-card'

export { findChromium } from './chromium'

const TIMEOUT_MS = 20_000
/** Pictures are for people to look at: `SCREENSHOTS=1` has them taken. */
const PICTURES = process.env.SCREENSHOTS !== undefined
const SCREENSHOTS = path.join(__dirname, '..', '..', '.screenshots')

/** Where to look for a card: the newest of the open conversation, the newest that says `within`, or the dialog's. */
export interface Where {
  within?: string
  dialog?: boolean
}

/** One person at the Agents Playground, in a real browser. What does not come within 20 s throws. */
export interface PlaygroundUser {
  /** Writes one line and sends it. In a channel or group chat only a mention reaches the bot. */
  write(text: string): Promise<void>
  /** The same, with the bot mentioned in front; in a channel it begins a new post. */
  mentionAndWrite(text: string): Promise<void>
  openPersonalChat(): Promise<void>
  openGroupChat(name: string): Promise<void>
  /** By its name; the Playground calls the team's first channel "General". */
  openChannel(name: string): Promise<void>
  /** Searches with a command of the message extension, and sends what it found as `title` from the open conversation. */
  insert(command: string, words: string, title: string): Promise<void>
  /** Opens an action of the message extension on a message: its form is in the dialog. */
  takeUp(command: string, message: string): Promise<void>
  closeDialog(): Promise<void>
  /** Presses a card's button and waits until the bot has answered the press. */
  press(title: string, where?: Where): Promise<void>
  /** A text, number, date (`2027-03-05`) or time (`14:30`) input. */
  fill(label: string, value: string, where?: Where): Promise<void>
  /** One or several of a choice set, however it is drawn. */
  choose(label: string, options: string | string[], where?: Where): Promise<void>
  /** A toggle, by its title. */
  tick(title: string, where?: Where): Promise<void>
  lastCardText(where?: Where): Promise<string>
  /** The web address that a card's button opens. */
  linkOf(title: string, where?: Where): Promise<string>
  /** Waits until the open conversation (or the dialog) says it: a message, a card, or the strip below a card. */
  waitForText(text: string | RegExp, where?: Where): Promise<void>
  /** Waits until the open conversation no longer says it. */
  waitForNo(text: string | RegExp): Promise<void>
  /** All that the open conversation says. */
  conversationText(): Promise<string>
  /** The whole window as `.screenshots/<name>.png`, with that card in view if one is named; gives the file. */
  screenshot(name: string, where?: Where): Promise<string>
  /** The card alone. */
  screenshotCard(name: string, where?: Where): Promise<string>
  /** Problems that the page met, such as a card action that the bot did not answer. */
  problems(): string[]
  close(): Promise<void>
}

/** Opens the Playground at `url` as its user. Needs a Chromium (`findChromium`). */
export async function openPlayground(
  url: string,
  { viewport = { width: 1280, height: 900 } }: { viewport?: { width: number; height: number } } = {},
): Promise<PlaygroundUser> {
  const browser = await borrowBrowser()
  const context = await browser.newContext({ viewport, locale: 'da-DK', timezoneId: 'Europe/Copenhagen' })
  context.setDefaultTimeout(TIMEOUT_MS)
  // The client's page is large, and comes late where the machine has other work.
  context.setDefaultNavigationTimeout(60_000)
  // The page asks a content network for fonts; a test stays on this machine.
  await context.route(
    ({ hostname }) => !['localhost', '127.0.0.1'].includes(hostname),
    (route) => route.abort(),
  )
  const page = await context.newPage()
  const close = async () => {
    await context.close()
    await returnBrowser()
  }
  try {
    return await atThePlayground(page, url, close)
  } catch (error) {
    await close()
    throw error
  }
}

async function atThePlayground(page: Page, url: string, close: () => Promise<void>): Promise<PlaygroundUser> {
  const traffic = watch(page)
  const sidebar = page.getByRole('region', { name: 'Chat and Teams Channel' })
  const conversation = sidebar.locator('xpath=ancestor::*[following-sibling::*][1]/following-sibling::*[1]')
  const personalChat = sidebar.getByRole('treeitem', { name: 'Personal Chat' })
  const editors = conversation.locator('[data-lexical-editor=true]')
  let inChannel = false

  await page.goto(url)
  await editors.first().waitFor()
  await traffic.settled()
  // The log repeats every message, and takes a third of the picture.
  await page.getByRole('button', { name: 'Hide log panel' }).click()
  const bot = await personalChat.getByRole('img').getAttribute('aria-label')

  const open = async (entry: Locator, channel: boolean) => {
    await entry.click()
    inChannel = channel
    await editors.first().waitFor()
    await traffic.settled()
  }
  const send = async (text: string, mention: boolean) => {
    // A channel has an editor for a new post on top, and one for replies in each post.
    await editors[inChannel ? 'first' : 'last']().click()
    if (mention) {
      await page.keyboard.type(`@${bot}`)
      await page
        .getByRole('menuitem', { name: bot ?? '' })
        .first()
        .click()
      await page.keyboard.type(' ')
    }
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
    await traffic.settled()
  }
  const dialog = page.getByRole('dialog')
  const card = ({ within, dialog: inDialog }: Where = {}) => {
    if (inDialog) return new PlaygroundCard(page, dialog, traffic.settled)
    const cards = page.locator('.ac-preview-panel > .ac-adaptiveCard').filter({ hasText: within })
    // In a channel the newest post comes first, and in a post the newest message last.
    const post = conversation.getByRole('group').filter({ has: cards }).first()
    const newest = (inChannel ? post : conversation).locator(cards).last()
    return new PlaygroundCard(page, newest, traffic.settled)
  }
  const insert = async (command: string, words: string, title: string) => {
    const composer = inChannel ? 'first' : 'last'
    await editors[composer]().click()
    await page.getByRole('button', { name: 'Trigger Message Extension App' })[composer]().click()
    await page.getByRole('menuitem', { name: 'Search Command' }).click()
    await page.getByRole('button', { name: 'Specify Command ID or Parameter' }).click()
    await page.getByRole('textbox', { name: 'Command ID' }).fill(command)
    await page.getByRole('textbox', { name: 'Parameter name' }).fill('words')
    await page.getByRole('textbox', { name: 'Enter a search term' }).fill(words)
    await page.getByRole('group').getByRole('heading', { name: title, level: 1 }).click()
    await editors[composer]().getByText(title).waitFor()
    await page.getByRole('button', { name: inChannel ? 'Post' : 'Send Message', exact: true }).click()
    await traffic.settled()
  }
  const takeUp = async (command: string, message: string) => {
    const said = conversation.getByText(message, { exact: true }).last()
    const more = page.getByRole('button', { name: 'Show more information' })
    // The nearest around the message that has the button.
    await said.locator('xpath=ancestor::*').filter({ has: more }).last().locator(more).last().click()
    await page.getByRole('menuitem', { name: 'Action Command' }).click()
    await dialog.getByRole('textbox', { name: 'Command ID' }).fill(command)
    await dialog.getByRole('button', { name: 'Create' }).click()
    await traffic.settled()
  }
  const file = (name: string) => path.join(SCREENSHOTS, `${name}.png`)

  return {
    write: (text) => send(text, false),
    mentionAndWrite: (text) => send(text, true),
    openPersonalChat: () => open(personalChat, false),
    openGroupChat: (name) => open(sidebar.getByRole('treeitem', { name, exact: true }), false),
    openChannel: (name) => open(sidebar.getByRole('treeitem', { name: endingWith(` - ${name}`) }), true),
    insert,
    takeUp,
    closeDialog: () => dialog.getByRole('button', { name: 'Close' }).click(),
    press: (title, where) => card(where).press(title),
    fill: (label, value, where) => card(where).fill(label, value),
    choose: (label, options, where) => card(where).choose(label, options),
    tick: (title, where) => card(where).tick(title),
    linkOf: (title, where) => card(where).linkOf(title),
    lastCardText: (where) => textOf(card(where).root),
    waitForText: (text, where) => (where?.dialog ? dialog : conversation).getByText(text).first().waitFor(),
    waitForNo: (text) => conversation.getByText(text).first().waitFor({ state: 'hidden' }),
    conversationText: () => textOf(conversation),
    screenshot: async (name, where) => {
      if (!PICTURES) return file(name)
      if (where) await card(where).root.scrollIntoViewIfNeeded()
      await page.screenshot({ path: file(name) })
      return file(name)
    },
    screenshotCard: async (name, where) => {
      if (!PICTURES) return file(name)
      const viewport = page.viewportSize()
      const { root } = card(where)
      const height = (await root.boundingBox())?.height ?? 0
      // What does not fit between header and editor would be cut off.
      if (viewport) await page.setViewportSize({ ...viewport, height: Math.ceil(viewport.height + height) })
      await root.screenshot({ path: file(name) })
      if (viewport) await page.setViewportSize(viewport)
      return file(name)
    },
    problems: () => [...traffic.problems],
    close,
  }
}

const textOf = (place: Locator) => place.innerText()

const endingWith = (text: string) => new RegExp(`${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)

/** Keeps count of what the page asks the Playground for, which holds a press open until the bot has answered. */
function watch(page: Page) {
  const open = new Set<unknown>()
  const problems: string[] = []
  page.on('request', (request) => request.method() === 'POST' && open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  page.on('pageerror', ({ message }) => problems.push(message))
  page.on('response', (response) => {
    if (response.request().method() === 'POST' && !response.ok())
      problems.push(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  const settled = async () => {
    const until = Date.now() + TIMEOUT_MS
    do await page.waitForTimeout(50)
    while (open.size > 0 && Date.now() < until)
  }
  return { problems, settled }
}
