import type { Frame, Page } from 'playwright-core'

/** Where in Teams a tab stands. */
export interface InTeams {
  place: 'content' | 'settings' | 'sidePanel'
  /** What a deep link asks for. */
  asked?: string
  channel?: string
}

interface TeamsPage {
  told: [string, ...unknown[]][]
  tells(func: string, ...args: unknown[]): void
}

/** The page of a client around the tab: it answers what teams-js asks, and keeps what it is told. */
async function client(is: InTeams & { person: string; tab: string; theme: string }): Promise<void> {
  const { place, asked, channel, person, tab, theme } = is
  const answer = await fetch('/api/demo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  })
  const { token } = await answer.json()
  const answers: Record<string, unknown[]> = {
    initialize: [place, 'web', '2.0.0', '2.0.0'],
    getContext: [
      {
        frameContext: place,
        theme,
        locale: 'da-dk',
        entityId: 'council',
        subEntityId: asked,
        channelId: channel,
      },
    ],
    'authentication.getAuthToken': [true, token],
    'settings.setSettings': [true],
  }
  const frame = document.createElement('iframe')
  frame.title = 'Rådet'
  frame.src = tab
  frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0'
  const teams: TeamsPage = {
    told: [],
    tells: (func, ...args) => frame.contentWindow?.postMessage({ func, args }, '*'),
  }
  Object.assign(window, { teams })
  window.addEventListener('message', ({ data: { id, uuidAsString, func, args } }) => {
    teams.told.push([func, ...args])
    if (func in answers)
      frame.contentWindow?.postMessage({ id, uuidAsString, args: answers[func] }, window.location.origin)
  })
  document.body.append(frame)
}

/** Opens the tab in a client's frame, on the bot's own host: on one's own machine no other may show it. */
export async function openInTeams(page: Page, tab: string, person: string, is: InTeams): Promise<Frame> {
  const { origin } = new URL(tab)
  const body = '<!doctype html><html lang="da"><title>Teams</title><body></body></html>'
  await page.route(`${origin}/teams`, (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(`${origin}/teams`)
  await page.evaluate(client, { ...is, person, tab, theme: 'default' })
  const frame = await (await page.waitForSelector('iframe')).contentFrame()
  if (!frame) throw new Error('The client shows no frame')
  return frame
}

/** The client tells the tab of something, as that somebody has pressed Save or chosen another theme. */
export const clientTells = (page: Page, func: string, ...args: unknown[]): Promise<void> =>
  page.evaluate(
    ([name, ...rest]) => (window as unknown as { teams: TeamsPage }).teams.tells(name as string, ...rest),
    [func, ...args],
  )

/** Waits until the tab has told the client something under that name; gives the newest. */
export async function toldToClient(page: Page, func: string): Promise<unknown[]> {
  const told = await page.waitForFunction(
    (name) => (window as unknown as { teams: TeamsPage }).teams.told.filter(([each]) => each === name).at(-1),
    func,
  )
  return ((await told.jsonValue()) ?? []).slice(1)
}
