import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const { ProgramFiles, 'ProgramFiles(x86)': ProgramFiles86, LOCALAPPDATA } = process.env

const USUAL = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map(
    (name) => `/usr/bin/${name}`,
  ),
  '/snap/bin/chromium',
  ...['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  ...[ProgramFiles, ProgramFiles86, LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [
          path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          path.join(folder, 'Chromium', 'Application', 'chrome.exe'),
          path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]
      : [],
  ),
]

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium (or Chrome, or Edge) to test with: `CHROMIUM_PATH`, which then must exist, or a usual place. */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH: told } = process.env
  if (told && !existsSync(told)) throw new Error(`There is no Chromium at CHROMIUM_PATH: ${told}`)
  return told || USUAL.find((place) => existsSync(place))
}

/** One browser serves all who are at a Playground at the same time; each has a profile of their own. */
let shared: { browser: Promise<Browser>; users: number } | undefined

/** Rejects, and leaves nothing to return, when there is no Chromium or it does not start. */
export async function borrowBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium found: install one, or set CHROMIUM_PATH')
  shared ??= { browser: chromium.launch({ executablePath, args: FLAGS }), users: 0 }
  const lent = shared
  lent.users += 1
  return lent.browser.catch((error) => {
    if (shared === lent) shared = undefined
    throw error
  })
}

/** To be called once for each `borrowBrowser`; the last one closes it. */
export async function returnBrowser(): Promise<void> {
  if (!shared) return
  shared.users -= 1
  if (shared.users > 0) return
  const { browser } = shared
  shared = undefined
  await (await browser).close()
}
