import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'

let world: World
let receipt: { url: string; server: Server }
const PNG = '89504e470d0a1a0a'

beforeAll(async () => {
  const server = createServer((_, response) => response.end(Buffer.from(PNG, 'hex')))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  receipt = { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bon.png` }
  world = await startWorld()
  // The meeting of 4 February is held.
  world.time.now = new Date('2027-02-05T09:00:00Z')
})
afterAll(async () => {
  receipt.server.close()
  await world.close()
})

const REASON = { noNames: 'true' }

async function optionsOf(turn: Turn, id: string): Promise<{ title: string; value: string }[]> {
  let found: { title: string; value: string }[] = []
  JSON.stringify(turn.card, (_, value) => {
    if (value?.id === id && value.choices) found = value.choices
    return value
  })
  return found
}

async function download(by: Person, turn: Turn, title: string): Promise<Buffer> {
  const { url = '' } = await by.presses(turn, title)
  const address = new URL(url)
  address.port = String(world.app.port)
  address.hostname = '127.0.0.1'
  address.protocol = 'http:'
  const response = await fetch(address)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

const offer = (person: Person) => person.chat.waitFor((message) => message.seen.includes('Diæter er løn'))

test('sekretariatet sætter diæter på et holdt møde, og de der kan få dem bliver spurgt med en klar advarsel', async () => {
  const { sekretær, medlem } = world.people
  const office = await sekretær.writes('/diæt')
  expect(office.seen).toContain('Holdte møder uden diæter')
  const form = await sekretær.presses(office, 'torsdag 4. februar 2027 kl. 17.00–19.00')
  expect(form.seen).toContain('I byrådet, får ikke diæt: Lone Bech og Erik Toft')
  expect((await optionsOf(form, 'people')).map(({ title }) => title)).toHaveLength(8)
  const sent = await sekretær.presses(form, 'Spørg dem, om de vil have diæt')
  expect(sent.seen).toContain('8 har nu fået besked om diæt.')
  expect(sent.seen).not.toContain('Holdte møder uden diæter')

  const card = await offer(medlem)
  expect(card.seen).toContain(
    'Mødet varede 2 timer. Op til 4 timer giver én diæt. 1 × 440 kr. = 440 kr. Satsen gælder fra 1. januar 2016.',
  )
  expect(card.seen).toContain('Spørg din sagsbehandler eller Udbetaling Danmark')

  const again = await world.teams.repeat(sent)
  expect(again.seen).toContain('8 har nu fået besked')
  expect((await medlem.writes('/diæt')).seen.match(/Diæt 4. februar 2027/g)).toHaveLength(1)
})

test('et medlem siger ja, et andet nej tak, og et tredje retter timerne med en grund', async () => {
  const { medlem, medlem2, formand } = world.people
  const yes = await medlem.presses(await offer(medlem), 'Ja tak')
  expect(yes.seen).toContain('Tak. Sekretariatet kigger på det nu.')
  const no = await medlem2.presses(await offer(medlem2), 'Nej tak')
  expect(no.seen).toContain('Det er i orden.')
  const form = await formand.presses(await offer(formand), 'Timerne passer ikke')
  const times = { ...REASON, from: '16:00', to: '20:30', reason: 'Vi forberedte mødet først' }
  const corrected = await formand.presses(form, 'Send rettelsen', times)
  expect(corrected.seen).toContain('880 kr.')
  expect(corrected.seen).toContain('Mødet varede 4 timer og 30 minutter.')
  expect((await world.teams.repeat(corrected)).seen).toContain('880 kr.')
})

test('andres krav er ikke til at se eller svare på', async () => {
  const { medlem, medlem2, gæst } = world.people
  const own = await medlem.writes('/diæt')
  const { claim, council } = JSON.parse(JSON.stringify(own.card).match(/{"claim":[^}]*}/)?.[0] ?? '{}')
  const asked = await medlem2.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'money.claim', data: { claim, council } },
    trigger: 'manual',
  })
  expect(asked.seen).toContain('Det krav kan jeg ikke finde.')
  const approving = await medlem.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'money.approve', data: { claim, council, version: '1' } },
    trigger: 'manual',
  })
  expect(approving.seen).toContain('Det kan kun')
  expect((await gæst.writes('/diæt')).seen).not.toContain('kr.')
})

test('i kanalen kommer der intet om penge, der er nogens egne', async () => {
  const { medlem } = world.people
  const before = medlem.chat.messages.length
  const asked = await medlem.writes('/diæt', { in: world.channel })
  expect(asked.seen).toContain('Det er privat.')
  expect(asked.seen).not.toContain('440')
  await medlem.chat.waitFor((message) => medlem.chat.messages.indexOf(message) >= before)
})

test('kørsel og udlæg med kvittering kommer til sekretariatet, og det samme sendes kun én gang', async () => {
  const { medlem } = world.people
  const form = await medlem.writes('/kørsel')
  expect(form.seen).toContain('Du får 3,94 kr. for hver kilometer.')
  const trip = { ...REASON, day: '2027-02-04', km: '12,5', text: 'Hjem til rådhuset og retur' }
  const sent = await medlem.presses(form, 'Send til sekretariatet', trip)
  expect(sent.seen).toContain('12,5 km × 3,94 kr. = 49,25 kr.')
  await medlem.presses(form, 'Send til sekretariatet', trip)

  expect((await medlem.writes('/udlæg')).seen).toContain('Tryk på papirclipsen')
  const outlay = await medlem.writes('/udlæg', { files: [{ name: 'bon.png', url: receipt.url }] })
  expect(outlay.seen).toContain('Kvittering: bon.png')
  const wrong = await medlem.presses(outlay, 'Send til sekretariatet', {
    ...REASON,
    amount: 'mange penge',
    text: 'Kager til mødet',
  })
  expect(wrong.seen).toContain('Skriv beløbet i kroner')
  const cake = { ...REASON, amount: '1.124,50', category: 'catering', text: '=HYPERLINK("x")' }
  const claimed = await medlem.presses(outlay, 'Send til sekretariatet', cake)
  expect(claimed.seen).toContain('1.124,50 kr.')
  await medlem.presses(outlay, 'Send til sekretariatet', cake)
  const mine = (await medlem.writes('/diæt')).seen
  expect(mine.match(/Kørsel 4/g)).toHaveLength(1)
  expect(mine.match(/Udlæg 5/g)).toHaveLength(1)
})

test('en dag ude i fremtiden og et CPR-nummer bliver afvist', async () => {
  const { medlem } = world.people
  const form = await medlem.writes('/kørsel')
  const trip = { ...REASON, km: '10', text: 'Møde' }
  expect(
    (await medlem.presses(form, 'Send til sekretariatet', { ...trip, day: '2027-03-01' })).seen,
  ).toContain('Den dag er ikke kommet endnu.')
  const cpr = { ...trip, day: '2027-02-04', text: 'Kørte med 010190-1234' }
  expect((await medlem.presses(form, 'Send til sekretariatet', cpr)).seen).toContain('ligner et CPR-nummer')
})

test('sekretariatet godkender, laver udbetalingen, henter filerne og markerer den betalt, kun én gang', async () => {
  const { sekretær, medlem } = world.people
  expect((await sekretær.writes('/stem')).seen).toContain('4 krav venter på dig\nDiæter og udlæg i rådet')
  let card = await sekretær.writes('/diæt')
  expect(card.seen).toContain('4 krav venter på dig')
  card = await sekretær.presses(card, 'Karen Holm, diæt 4. februar 2027: 880 kr.')
  expect(card.seen).toContain('Der stod 2 timer før. Hvorfor: Vi forberedte mødet først')
  for (let count = 0; count < 4; count += 1) {
    const before = card
    card = await sekretær.presses(card, 'Godkend')
    await world.teams.repeat(card)
    if (count === 0) expect((await sekretær.presses(before, 'Godkend')).error).toBeUndefined()
  }
  card = await sekretær.writes('/diæt')
  expect(card.seen).toContain('4 godkendte krav kan udbetales: 2.493,75 kr.')

  // Nobody has a payee number yet.
  card = await sekretær.presses(card, 'Lav en udbetaling')
  expect(card.seen).toContain('Det må aldrig være et CPR-nummer.')
  for (const [name, number] of [
    ['Mette Dahl', '4711'],
    ['Karen Holm', '4712'],
  ] as const) {
    const form = await sekretær.presses(card, name)
    if (name === 'Mette Dahl')
      expect((await sekretær.presses(form, 'Gem', { number: '010190-1234' })).seen).toContain(
        'ligner et CPR-nummer',
      )
    card = await sekretær.presses(form, 'Gem', { number })
  }
  card = await sekretær.presses(card, 'Tilbage')
  const payout = await sekretær.presses(card, 'Lav en udbetaling')
  expect(payout.seen).toContain('4 krav, i alt 2.493,75 kr.')
  const again = await sekretær.presses(card, 'Lav en udbetaling')
  expect(again.seen).toContain('4 krav, i alt 2.493,75 kr.')

  const csv = await download(sekretær, payout, 'Hent som csv')
  expect(csv.subarray(0, 3).toString('hex')).toBe('efbbbf')
  const rows: string[][] = parse(csv, { bom: true, delimiter: ';', record_delimiter: '\r\n' })
  expect(rows[0]).toEqual(expect.arrayContaining(['Lønnummer', 'Navn', 'Dato', 'Beløb']))
  expect(rows.slice(1).map((row) => row.slice(0, 7))).toEqual(
    expect.arrayContaining([
      ['4711', 'Mette Dahl', '04-02-2027', 'Diæt', '1', '440,00', '440,00'],
      ['4712', 'Karen Holm', '04-02-2027', 'Diæt', '2', '440,00', '880,00'],
      ['4711', 'Mette Dahl', '04-02-2027', 'Kørsel', '12,5', '3,94', '49,25'],
      ['4711', 'Mette Dahl', '05-02-2027', 'Udlæg', '1', '1124,50', '1124,50'],
    ]),
  )
  expect(rows).toHaveLength(5)

  const cells = await readSheet(await download(sekretær, payout, 'Hent til Excel'))
  expect(cells).toHaveLength(5)
  const amounts = cells.slice(1).map((row) => row[6] as number)
  expect(amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0)).toBe(249_375)
  expect(cells.find((row) => row[3] === 'Kørsel')?.slice(0, 7)).toEqual([
    '4711',
    'Mette Dahl',
    new Date('2027-02-04T00:00:00Z'),
    'Kørsel',
    12.5,
    3.94,
    49.25,
  ])

  const paid = await sekretær.presses(payout, 'Pengene er udbetalt')
  expect(paid.seen).toContain('Alle krav er udbetalt.')
  await world.teams.repeat(paid)
  await sekretær.presses(payout, 'Pengene er udbetalt')

  // What was sent to payroll stays as it was, and who changed whom payroll pays is known.
  const payees = await sekretær.presses(await sekretær.writes('/diæt'), 'Lønnumre')
  await sekretær.presses(await sekretær.presses(payees, 'Mette Dahl'), 'Gem', { number: '9999' })
  expect(await download(sekretær, payout, 'Hent som csv')).toEqual(csv)
  await world.app.tick()
  const log = await sekretær.writes('/log')
  expect(log.seen).toContain('Skrev et lønnummer')
  expect(log.seen).toContain('Lagde et krav i en udbetaling')
  expect(log.seen).not.toContain('9999')

  const budget = await sekretær.writes('/budget')
  expect(budget.seen).toContain('Brugt\n2.493,75 kr.')
  expect(budget.seen).not.toContain('Godkendt, ikke udbetalt')
  const entries = await sekretær.presses(budget, 'Se posteringer')
  expect(entries.seen.match(/Udbetalt krav/g)).toHaveLength(4)
  expect(entries.seen.match(/Godkendt krav/g)).toHaveLength(4)
  expect((await medlem.writes('/diæt')).seen).toContain('Udbetalt')
})

test('det, der er betalt forkert, tages tilbage ved en modpostering, og medlemmet får grunden', async () => {
  const { sekretær, formand } = world.people
  const budget = await sekretær.writes('/budget')
  const entries = await sekretær.presses(budget, 'Se posteringer')
  const entry = await sekretær.presses(entries, 'Godkendt krav nr. 1: 880 kr.')
  expect(entry.seen).toContain('Til Karen Holm\nMødet varede 4 timer og 30 minutter.')
  expect(entry.seen).toContain('2 × 440 kr. = 880 kr.')
  const claim = await sekretær.presses(entry, 'Se kravet')
  const form = await sekretær.presses(claim, 'Tag tilbage')
  const taken = await sekretær.presses(form, 'Tag tilbage', { ...REASON, why: 'Mødet varede kun to timer' })
  expect(taken.seen).toContain('Taget tilbage')
  await world.teams.repeat(taken)
  await formand.chat.waitFor((message) => message.seen.includes('Hvorfor: Mødet varede kun to timer'))
  expect((await sekretær.writes('/budget')).seen).toContain('Brugt\n1.613,75 kr.')
})

test('kvitteringen kan hentes af den, der sendte den, og af sekretariatet', async () => {
  const { medlem } = world.people
  const mine = await medlem.writes('/diæt')
  const claim = await medlem.presses(mine, 'Udlæg 5. februar 2027: 1.124,50 kr.')
  expect((await download(medlem, claim, 'Se kvitteringen')).toString('hex')).toBe(PNG)
})
