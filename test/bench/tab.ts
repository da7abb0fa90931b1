import type { AddressInfo } from 'node:net'
import path from 'node:path'
import restify from 'restify'
import { beginMeeting, publishAgenda } from '../features/minutes/held'
import { startWorld } from '../support/app'
import { builtFolder } from '../support/build'
import { borrowBrowser, findChromium, returnBrowser } from '../support/chromium'
import { callsAs } from '../support/tab-calls'
import { median, printRows, quantile, type Row, rounded } from './rows'

const LOADS = 5
const CALLS = 1000

/** Milliseconds of each call, one after the other. */
async function timesOf(call: () => Promise<Response>): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < CALLS; run += 1) {
    const began = performance.now()
    const response = await call()
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`answered ${response.status}`)
    times.push(performance.now() - began)
  }
  return times
}

/** KB over the line and milliseconds until the overview stands, each time with an empty cache. */
async function firstLoad(port: number, token: string): Promise<{ kilobytes: number; time: number }> {
  const browser = await borrowBrowser()
  const times: number[] = []
  let bytes = 0
  for (let load = 0; load < LOADS; load += 1) {
    const context = await browser.newContext()
    await context.addInitScript((kept) => sessionStorage.setItem('demo', kept), token)
    const page = await context.newPage()
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      sizes.push(
        request
          .sizes()
          .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
      )
    })
    const began = performance.now()
    await page.goto(`http://localhost:${port}/tab`)
    await page.getByRole('button', { name: 'Jeg kommer' }).waitFor()
    times.push(performance.now() - began)
    bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    await context.close()
  }
  await returnBrowser()
  return { kilobytes: bytes / 1024, time: median(times) }
}

interface Live {
  meeting: { id: string; current: string; next?: string }
}

/** Milliseconds from the chair's press until a member's side panel shows the item, for each item of the agenda. */
async function newsTimes(port: number, token: string): Promise<number[]> {
  const browser = await borrowBrowser()
  const context = await browser.newContext()
  await context.addInitScript((kept) => sessionStorage.setItem('demo', kept), token)
  const page = await context.newPage()
  await page.goto(`http://localhost:${port}/tab#/meeting`)
  await page.locator('.live').waitFor()
  const chair = await callsAs(port, 'formand')
  const times: number[] = []
  for (let place = 1; ; place += 1) {
    const { meeting } = (await chair.get<Live>('minutes/live')).body
    if (!meeting.next) break
    const began = performance.now()
    const data = { meeting: meeting.id, from: meeting.current, to: meeting.next }
    await chair.post('turn', { verb: 'minutes.goTo', data })
    await page.locator(`.live > li:nth-child(${place})[aria-current="step"]`).waitFor()
    times.push(performance.now() - began)
  }
  await context.close()
  await returnBrowser()
  return times
}

/** The tab's first load, an API call against the least that restify can answer, and how fast a meeting's news comes. */
export async function bench(): Promise<Row[]> {
  const world = await startWorld({ tabFolder: path.join(await builtFolder(), 'tab') })
  const { port } = world.app
  const rows: Row[] = []
  const { token } = await callsAs(port, 'formand')
  if (findChromium()) {
    const { kilobytes, time } = await firstLoad(port, token)
    rows.push(
      { name: 'tab: first load', value: rounded(kilobytes), unit: 'KB' },
      { name: 'tab: first load until the overview stands', value: rounded(time), unit: 'ms' },
    )
  }
  await publishAgenda(world)
  await beginMeeting(world, ['formand', 'medlem', 'politiker'])

  const bare = restify.createServer()
  bare.get('/bare', async (_, response) => void response.send(200, { status: 'alive' }))
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', () => resolve()))
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/bare`
  const yardstick = quantile(await timesOf(() => fetch(bareUrl)), 0.99)
  const { council, headers } = await callsAs(port, 'formand')
  for (const name of ['agenda/next', 'meetings/next', 'year-wheel/year', 'minutes/live']) {
    const p99 = quantile(await timesOf(() => fetch(`${council}/${name}`, { headers })), 0.99)
    rows.push({
      name: `tab: GET ${name}, p99`,
      value: rounded(p99),
      unit: 'ms',
      yardstick: 'bare restify handler',
      ratio: rounded(p99 / yardstick),
    })
  }
  await new Promise<void>((resolve) => bare.close(() => resolve()))
  if (findChromium()) {
    const times = await newsTimes(port, (await callsAs(port, 'medlem')).token)
    rows.push({ name: 'tab: a meeting’s news, slowest item', value: rounded(Math.max(...times)), unit: 'ms' })
  }
  await world.close()
  return rows
}

if (require.main === module) printRows(bench())
