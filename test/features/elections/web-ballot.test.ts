import { JSDOM } from 'jsdom'
import mongoose from 'mongoose'
import { webPage } from '../../../src/documents/web-page'
import { People } from '../../../src/features/council/store'
import { codeOf } from '../../../src/features/elections/ballot'
import { countBoxes } from '../../../src/features/elections/box-store'
import { startWorld, type World } from '../../support/app'
import { closes, optionsOf, optionValue, SEATED, withOpenBallot } from './election'
import { ballotOf, casts, invoke } from './voters'

let world: World
let election: string
let scope: { tenant: string; council: string }
let candidate: string
beforeAll(async () => {
  world = await startWorld()
  for (const part of [...SEATED, 'sekretær'] as const)
    if (!part.startsWith('politiker')) await world.people[part].installs()
  for (const part of ['politiker', 'politiker2'] as const) {
    const { aadObjectId } = world.people[part]
    await People.updateOne({ aadObjectId }, { $set: { reach: 'link' } })
  }
  ;({ election, scope, candidate } = await withOpenBallot(world))
})
afterAll(() => world.close())

const cast = async (): Promise<number> => {
  const { counts } = await countBoxes(scope, { election, round: 1 })
  return Object.values(counts).reduce((sum, votes) => sum + votes, 0)
}

/** A page as a browser reads it. */
class Page {
  private constructor(
    private readonly url: string,
    readonly status: number,
    readonly document: Document,
  ) {}

  static async open(url: string, body?: URLSearchParams): Promise<Page> {
    const answer = await fetch(url, body ? { method: 'POST', body } : {})
    expect(answer.headers.get('cache-control')).toContain('no-store')
    return new Page(url, answer.status, new JSDOM(await answer.text()).window.document)
  }

  get text(): string {
    return this.document.querySelector('main')?.textContent ?? ''
  }

  get token(): string {
    return this.document.querySelector<HTMLInputElement>('input[name=token]')?.value ?? ''
  }

  /** Chooses an option, if any, and presses a button by its title. */
  press(title: string, option?: string): Promise<Page> {
    const fields = new URLSearchParams()
    for (const input of this.document.querySelectorAll<HTMLInputElement>('input[type=hidden]'))
      fields.set(input.name, input.value)
    if (option) fields.set('choice', this.radio(option).value)
    const buttons = [...this.document.querySelectorAll('button')]
    const button = buttons.find(({ textContent }) => textContent === title)
    if (!button) throw new Error(`no button ${title} in ${this.text}`)
    fields.set(button.name, button.value)
    return Page.open(this.url, fields)
  }

  radio(title: string): HTMLInputElement {
    const labels = [...this.document.querySelectorAll('fieldset label')]
    const label = labels.find(({ textContent }) => textContent?.trim().startsWith(title))
    const input = label?.querySelector('input')
    if (!input) throw new Error(`no choice ${title}`)
    return input
  }
}

async function linkFor(name: string): Promise<string> {
  const { sekretær } = world.people
  const form = await sekretær.presses(await sekretær.writes('/valg'), 'Stem på nettet')
  const card = await sekretær.presses(form, 'Lav et link', { person: optionValue(form, 'person', name) })
  expect(card.seen).toContain(`Giv linket til ${name} og ingen anden.`)
  // In a field of its own, so that it can be copied on a phone, too.
  return /"id":"link"[^}]*"value":"(http[^"]+)"/.exec(JSON.stringify(card.card))?.[1] ?? ''
}

test('den, jeg ikke kan skrive til, stemmer én gang med et link', async () => {
  const { sekretær, politiker } = world.people
  const form = await sekretær.presses(await sekretær.writes('/valg'), 'Stem på nettet')
  // Who can get a card votes by the card.
  expect(optionsOf(form, 'person').map(({ title }) => title)).toEqual(['Lone Bech', 'Erik Toft'])

  const link = await linkFor('Lone Bech')
  const page = await Page.open(link)
  expect(page.status).toBe(200)
  expect(page.document.documentElement.lang).toBe('da')
  expect(page.document.querySelector('legend')?.textContent).toBe('Hvem stemmer du på?')
  expect(page.text).toContain('hverken rådet, formandskabet eller sekretariatet kan se')
  expect(page.text).toContain('Stem blankt')
  // Looking votes for nobody: link previews look, too.
  expect((await Page.open(link)).token).not.toBe(page.token)
  expect(await cast()).toBe(0)

  const none = await page.press('Gå videre')
  expect(none.document.querySelector('[role=alert]')?.textContent).toBe('Vælg en, eller stem blankt.')
  expect(none.token).toBe(page.token)
  const review = await none.press('Gå videre', 'Jonas Krogh')
  expect(review.text).toContain('Du stemmer på: Jonas Krogh')
  const again = await review.press('Vælg om')
  expect(again.radio('Jonas Krogh').checked).toBe(true)
  const sure = await again.press('Gå videre', 'Mette Dahl')
  const receipt = await sure.press('Afgiv min stemme')
  expect(receipt.text).toContain('Din stemme er talt med')
  // Sent again, as a browser does that is asked to load the page anew.
  expect((await sure.press('Afgiv min stemme')).text).toContain('Din stemme er talt med')
  expect(await cast()).toBe(1)
  expect((await receipt.press('Er min stemme talt med?')).text).toContain('ikke talt endnu')

  expect((await Page.open(link)).text).toContain('Du kan kun stemme én gang')
  expect((await (await Page.open(await linkFor('Erik Toft'))).press('Gå videre', 'Jonas')).text).toContain(
    'Er det',
  )
  const other = { election, round: '1', box: `${election}:1:0`, token: 'C'.repeat(22), change: 'no' }
  expect((await casts(politiker, other, candidate)).error?.message).toContain('kun stemme én gang')
  expect(await cast()).toBe(1)

  const kept = JSON.stringify(
    await Promise.all(
      ((await mongoose.connection.db?.collections()) ?? []).map((collection) => collection.find().toArray()),
    ),
  )
  expect(kept).not.toContain(receipt.token)
  expect(kept).not.toContain(link.split('/files/')[1])
  expect(kept.split(codeOf(receipt.token)).length - 1).toBe(1)
  expect(world.log.join('')).not.toContain(receipt.token)

  const erik = await Page.open(await linkFor('Erik Toft'))
  const closed = await closes(world)
  // Nobody learns how the one who voted has voted: the ballot does not count.
  expect(closed.seen).toContain('For få stemte.')
  expect(closed.seen).toContain('1 af 10 har stemt.')
  expect(closed.seen).not.toMatch(/\d stemmer?$/m)
  expect(
    (await (await erik.press('Gå videre', 'Jonas')).document.querySelector('[role=alert]'))?.textContent,
  ).toContain('Den stemmeseddel gælder ikke mere.')
  expect((await receipt.press('Er min stemme talt med?')).text).toContain('er blandt de talte stemmer')
  expect((await sure.press('Afgiv min stemme')).text).toContain('Stemmen fra dit kort er talt')
  expect((await Page.open(link)).text).toContain('gælder ikke mere')
})

test('et ændret link, et andet råds og et, som andre laver, giver ingen stemmeseddel', async () => {
  ;({ election, scope, candidate } = await nextElection())
  const { formand, medarbejder, sekretær } = world.people
  for (const person of [formand, medarbejder])
    expect((await invoke(person, 'elections.webForm', { election })).error).toBeDefined()
  const reached = await invoke(sekretær, 'elections.web', { election, round: '1', person: candidate })
  expect(reached.error?.message).toContain('som jeg ikke kan skrive til')
  const link = await linkFor('Erik Toft')
  const page = await Page.open(link)
  const [head, body = ''] = link.split('/files/')
  const claims = JSON.parse(Buffer.from(body.split('.')[0] ?? '', 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...claims, person: candidate })).toString('base64url')
  const stolen = await Page.open(`${head}/files/${forged}.${body.split('.')[1]}`)
  expect(stolen.status).toBe(410)

  const strange = await Page.open(
    link,
    new URLSearchParams({ step: 'cast', token: page.token, choice: 'nobody' }),
  )
  expect(strange.text).not.toContain('Din stemme er talt med')
  expect(await cast()).toBe(0)
  const broken = await Page.open(link, new URLSearchParams({ step: 'steal', token: 'x' }))
  expect(broken.text).toContain('Hvem stemmer du på?')
  // The ballot card and the link are one vote.
  const { politiker2 } = world.people
  await casts(politiker2, await ballotOf(politiker2, election), 'blank')
  expect((await page.press('Gå videre', 'Stem blankt')).text).toContain('Er det rigtigt?')
  const review = await page.press('Gå videre', 'Stem blankt')
  expect((await review.press('Afgiv min stemme')).text).toContain('Du kan kun stemme én gang')
  expect(await cast()).toBe(1)
})

async function nextElection() {
  await invoke(world.people.sekretær, 'elections.cancel', { election })
  return withOpenBallot(world)
}

test('hvad folk skriver, bliver ikke til kode på siden', () => {
  const { bytes } = webPage({
    language: 'da',
    council: '<b>Råd</b>',
    title: '"x"',
    error: '<script>alert(1)</script>',
    texts: ["<img src=x onerror='1'>"],
    form: {
      choice: { name: 'choice', label: '<i>', options: [{ title: '</label><script>', value: '"><script>' }] },
      hidden: { token: '"><script>' },
      buttons: [{ title: '<u>', step: '"' }],
    },
    notes: ['& </main> &amp;'],
  })
  const { document } = new JSDOM(bytes.toString()).window
  expect(document.querySelector('script, img, b, i, u')).toBeNull()
  expect(document.querySelector('.small')?.textContent).toBe('& </main> &amp;')
})
