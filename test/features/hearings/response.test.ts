import mammoth from 'mammoth'
import { auditOf } from '../../../src/database/audit-store'
import { councilsOf, personByAccount } from '../../../src/features/council'
import { DEMO_TENANT } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import { choiceValue, DETAILS, opened } from './support'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const IN_WRITING = { ...DETAILS, deadline: '2027-01-27' }

/** Somebody answers the whole or, by two presses, a passage. */
async function answers(person: Person, text: string, at: string[] = ['Det hele'], stance = 'concern') {
  let card = await person.presses(await person.writes('/høring'), 'Giv dit svar')
  for (const place of at) card = await person.presses(card, place)
  return person.presses(card, 'Send', { stance, text, targetGroups: ['homeless'], noNames: 'true' })
}

/** A theme stands with its section. */
const THEME = 'Fællesskab er for alle (afsnit 4)'
const BULLET = ['4. Temaer - tryghed og fællesskab', '• Vi åbner fælleshuset hver dag']

/** Three members answer, and the secretariat has the workbench open. */
async function answered(details: Record<string, string | string[]> = DETAILS): Promise<Turn> {
  const { medlem, medlem2, politiker, sekretær } = world.people
  for (const person of [medlem, medlem2, politiker]) await person.installs()
  await opened(world, details)
  await answers(medlem, 'Hold åbent om søndagen.', BULLET, 'change')
  await answers(medlem2, 'Hvem har nøglen?', BULLET, 'question')
  await answers(politiker, 'Jeg er imod det hele.')
  return sekretær.writes('/høringssvar')
}

/** The secretariat writes a paragraph from the first, merges the second, and declines the third. */
async function treated(details: Record<string, string | string[]> = DETAILS): Promise<Turn> {
  const { sekretær } = world.people
  const bench = await answered(details)
  const first = await sekretær.presses(bench, 'Behandl næste svar')
  const form = await sekretær.presses(first, 'Gem og vis næste', { treatment: 'used', paragraph: 'new' })
  const second = await sekretær.presses(form, 'Gem', {
    text: 'Rådet foreslår, at fælleshuset også er åbent om søndagen.',
    noNames: 'true',
  })
  const where = choiceValue(second, 'paragraph', THEME)
  const third = await sekretær.presses(second, 'Gem og vis næste', { treatment: 'merged', paragraph: where })
  const decline = await sekretær.presses(third, 'Tag ikke med')
  return sekretær.presses(decline, 'Gem og vis næste', {
    text: 'Det går imod rådets formål.',
    noNames: 'true',
  })
}

async function file(turn: Turn, button: string): Promise<Buffer> {
  const { url } = await world.people.sekretær.presses(turn, button)
  const response = await fetch(url ?? '')
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

test('arbejdsbordet viser svar afsnit for afsnit, og intet kan godkendes, før alle er behandlet', async () => {
  const { sekretær } = world.people
  const bench = await answered()
  expect(bench.seen).toContain('3 svar. 3 venter på at blive behandlet.')
  expect(bench.seen).toContain(THEME)
  expect(bench.seen).toContain('2 svar · 2 venter')
  const group = await sekretær.presses(bench, THEME)
  expect(group.seen).toContain('Mette Dahl · Forslag til ændring · Ikke behandlet')

  const draft = await sekretær.presses(bench, 'Skriv udkast')
  const form = await sekretær.presses(draft, 'Skriv et stykke')
  const saved = await sekretær.presses(form, 'Gem', { text: 'Rådet siger tak.', noNames: 'true' })
  expect(saved.seen).toContain('Gemt som udgave 1.')
  const refused = await sekretær.presses(saved, 'Send til godkendelse')
  expect(refused.error?.message).toContain('3 svar mangler at blive behandlet.')
})

test('hver ser, hvad der skete med sit svar, og et stykke siger, hvad det bygger på', async () => {
  const { sekretær, medlem, medlem2, politiker } = world.people
  const done = await treated()
  expect(done.seen).toContain('Alle svar er behandlet.')
  const fate = async (person: Person, text: string) =>
    (await person.presses(await person.writes('/mine svar'), text)).seen
  expect(await fate(medlem, 'Hold åbent om søndagen.')).toContain('Det er brugt i rådets svar.')
  expect(await fate(medlem2, 'Hvem har nøglen?')).toContain('Det er lagt sammen med andres svar')
  expect(await fate(politiker, 'Jeg er imod det hele.')).toContain('Begrundelse: Det går imod rådets formål.')

  const draft = await sekretær.presses(done, 'Udkast (udgave 1)')
  expect(draft.seen).toContain('Bygger på 2 svar')
  const paragraph = await sekretær.presses(draft, 'Rådet foreslår, at fælleshuset også er åbent om søndagen.')
  expect(paragraph.seen).toContain('Mette Dahl · Forslag til ændring · Hold åbent om søndagen.')
  expect(paragraph.seen).toContain('Jonas Krogh · Spørgsmål · Hvem har nøglen?')
  expect(paragraph.seen).not.toContain('Slet')

  // A changed answer must be treated anew.
  const mine = await medlem.presses(await medlem.writes('/mine svar'), 'Hold åbent om søndagen.')
  await medlem.presses(await medlem.presses(mine, 'Ret'), 'Gem', { text: 'Og om lørdagen.', noNames: 'true' })
  expect((await sekretær.writes('/høringssvar')).seen).toContain('1 venter på at blive behandlet.')
})

test('udgaver kan sammenlignes, mindretal har sit eget stykke, og to kan ikke rette oven i hinanden', async () => {
  const { sekretær, formand } = world.people
  const bench = await treated()
  const draft = await sekretær.presses(bench, 'Udkast (udgave 1)')
  const minority = await sekretær.presses(await sekretær.presses(draft, 'Skriv et stykke'), 'Gem', {
    about: 'minority',
    text: 'Et mindretal er imod politikken.',
    noNames: 'true',
  })
  const open = () => sekretær.presses(minority, 'Rådet foreslår, at fælleshuset også er åbent om søndagen.')
  const edit = await sekretær.presses(await open(), 'Ret')
  const others = await formand.presses(
    await formand.presses(
      await formand.presses(await formand.writes('/høringssvar'), 'Udkast (udgave 2)'),
      'Skriv et stykke',
    ),
    'Gem',
    { about: 'overall', text: 'Rådet takker.', noNames: 'true' },
  )
  expect(others.seen).toContain('Gemt som udgave 3.')
  const late = await sekretær.presses(edit, 'Gem', { text: 'Overskrevet.', noNames: 'true' })
  expect(late.error?.message).toContain('En anden har rettet udkastet imens.')

  const again = await formand.presses(others, 'Rådet foreslår, at fælleshuset også er åbent om søndagen.')
  const changed = await formand.presses(await formand.presses(again, 'Ret'), 'Gem', {
    text: 'Rådet foreslår, at fælleshuset er åbent hver søndag.',
    noNames: 'true',
  })
  const versions = await formand.presses(changed, 'Udgaver')
  const compared = await formand.presses(versions, versionRow(versions, 4))
  expect(compared.seen).toContain('Fra udgave 3 til udgave 4')
  expect(compared.seen).toContain(`Rettet: ${THEME}`)
  const runs = JSON.stringify(compared.card)
  expect(runs).toMatch(/"text":"også [^"]*","underline":false,"strikethrough":true/)
  expect(runs).toMatch(/"text":"hver [^"]*","underline":true,"strikethrough":false/)
})

const versionRow = (turn: Turn, version: number): string =>
  turn.seen.split('\n').find((line) => line.startsWith(`Udgave ${version} ·`)) ?? ''

test('rådet godkender på skrift med flertal, og svaret bliver til Word, tekst, sendt og besked om resultatet', async () => {
  const { sekretær, medlem, medlem2, politiker, formand } = world.people
  await formand.installs()
  const bench = await treated(IN_WRITING)
  const approve = await sekretær.presses(bench, 'Send til godkendelse')
  expect(approve.seen).toContain('Det er efter høringsfristen. Godkend derfor på skrift.')
  expect(approve.seen).not.toContain('Sæt på dagsordenen')
  const begun = await sekretær.presses(approve, 'Godkend på skrift')
  expect(begun.seen).toContain('0 af 10 har svaret.')
  await world.teams.repeat(begun)

  const asked = await medlem.chat.waitFor(({ seen }) => seen.includes('Vil du godkende høringssvaret?'))
  expect(medlem.chat.messages.filter(({ seen }) => seen.includes('Vil du godkende'))).toHaveLength(1)
  expect(asked.seen).toContain('Rådet foreslår, at fælleshuset også er åbent om søndagen.')
  expect((await medlem.presses(asked, 'Godkend')).seen).toContain('Du har svaret: Godkendt.')
  const asked2 = await medlem2.chat.waitFor(({ seen }) => seen.includes('Vil du godkende'))
  const remark = await medlem2.presses(asked2, 'Godkend med bemærkning')
  await medlem2.presses(remark, 'Godkend', { text: 'Husk datoen.', noNames: 'true' })
  const asked3 = await politiker.chat.waitFor(({ seen }) => seen.includes('Vil du godkende'))
  await politiker.presses(asked3, 'Bed om et møde')
  const status = await sekretær.presses(begun, 'Svar for en anden')
  const waiting = ['Karen Holm', 'Bo Winther', 'Signe Lund', 'Amir Nazari']
  let entered = status
  for (const name of waiting) {
    entered = await sekretær.presses(status, 'Gem', {
      person: choiceValue(status, 'person', name),
      verdict: 'approve',
      noNames: 'true',
    })
    if (name !== 'Amir Nazari')
      expect(entered.seen).toContain(`${name}: Godkendt (skrevet ind af Anne Vester)`)
  }
  expect(entered.seen).toContain('Svaret er godkendt')
  await formand.chat.waitFor(({ seen }) => seen.includes('6 af 10 har godkendt.'))
  expect((await medlem.presses(asked, 'Godkend')).error?.message).toContain('Der er ikke noget at godkende')

  const response = await sekretær.presses(entered, 'Læs høringssvaret')
  const { value: word } = await mammoth.extractRawText({ buffer: await file(response, 'Hent som Word') })
  for (const said of [
    'Høringssvar: Solbys Nabopolitik',
    '00.00.00-P22-1-17',
    'onsdag 27. januar 2027',
    'Bemærkninger til de enkelte afsnit',
    THEME,
    'Rådet foreslår, at fælleshuset også er åbent om søndagen.',
    'På vegne af Udsatterådet i Solby',
    'Karen Holm',
    'Bo Winther',
  ])
    expect(word).toContain(said)
  expect(word).not.toContain('Mette Dahl')
  expect(word).not.toContain('Udkast')
  expect((await file(response, 'Hent som tekst')).toString()).toContain('Journalnummer: 00.00.00-P22-1-17')

  const sentForm = await sekretær.presses(await sekretær.presses(response, 'Om høringen'), 'Svaret er sendt')
  const sent = await sekretær.presses(sentForm, 'Gem', { to: 'Byrådet' })
  expect(sent.seen).toContain('mandag 11. januar 2027 til Byrådet')
  const told = await medlem.chat.waitFor(({ seen }) => seen.includes('Rådets svar er sendt'))
  expect((await medlem.presses(told, 'Hvad skete der med mit?')).seen).toContain('Brugt')
  const outcome = await sekretær.presses(await sekretær.presses(sent, 'Hvad gjorde kommunen?'), 'Gem', {
    result: 'partly',
    text: 'Huset holder åbent hver anden søndag.',
    noNames: 'true',
  })
  expect(outcome.seen).toContain('Kommunen fulgte rådet et stykke af vejen')
  await politiker.chat.waitFor(({ seen }) => seen.includes('Huset holder åbent hver anden søndag.'))
  const post = world.channel.messages.find(({ seen }) => seen.includes('Nabopolitik'))
  await world.channel.waitFor(({ seen }) => seen.includes('Afsluttet'))
  const inChannel = await medlem2.presses(post, 'Læs høringssvaret')
  expect(inChannel.toast).toContain('private chat')
  await medlem2.chat.waitFor(({ seen }) => seen.includes('Sendt mandag 11. januar 2027 til Byrådet.'))

  await world.app.tick()
  const scope = { tenant: DEMO_TENANT }
  const person = await personByAccount(scope, sekretær.aadObjectId)
  const [council] = await councilsOf(scope, person?.id ?? '')
  const entries = await auditOf({ ...scope, council: council?.id ?? '' }, 50)
  expect(entries.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      'hearings.opened',
      'hearings.approved',
      'hearings.sent',
      'hearings.outcomeRecorded',
    ]),
  )
})

test('uden flertal ved fristen går svaret tilbage, og tre ønsker om møde stopper det straks', async () => {
  const { sekretær, medlem, medlem2, politiker } = world.people
  const bench = await treated(IN_WRITING)
  const begun = await sekretær.presses(
    await sekretær.presses(bench, 'Send til godkendelse'),
    'Godkend på skrift',
  )
  await medlem.chat.waitFor(({ seen }) => seen.includes('Vil du godkende'))
  await medlem.presses(
    await medlem.presses(await medlem.writes('/høringer'), 'Solbys Nabopolitik'),
    'Læs og godkend',
  )
  world.time.now = new Date('2027-01-24T08:00:00Z')
  await world.app.tick()
  await medlem2.chat.waitFor(({ seen }) => seen.includes('Du mangler at godkende'))
  world.time.now = new Date('2027-01-27T08:00:00Z')
  await world.app.tick()
  await sekretær.chat.waitFor(({ seen }) => seen.includes('Høringssvaret fik ikke flertal i tide'))
  expect((await sekretær.presses(begun, 'Om høringen')).seen).toContain('Svaret bliver skrevet')

  const again = await sekretær.presses(await sekretær.writes('/høringssvar'), 'Send til godkendelse')
  await sekretær.presses(again, 'Godkend på skrift')
  const asks = async (person: Person) => {
    const ask = await person.presses(
      await person.presses(await person.writes('/høringer'), 'Solbys Nabopolitik'),
      'Læs og godkend',
    )
    return person.presses(ask, 'Bed om et møde')
  }
  await asks(medlem)
  await asks(medlem2)
  expect((await asks(politiker)).seen).toContain('Svaret bliver skrevet')
  await sekretær.chat.waitFor(({ seen }) => seen.includes('Medlemmer vil have et møde'))
})

test('på et møde: ét tryk sætter høringssvaret på dagsordenen, og mødet godkender', async () => {
  const { sekretær, formand } = world.people
  const bench = await treated()
  const approve = await sekretær.presses(bench, 'Send til godkendelse')
  expect(approve.seen).toContain('Det er før høringsfristen.')
  const placed = await sekretær.presses(approve, 'Sæt på dagsordenen')
  await world.teams.repeat(placed)
  const build = await formand.writes('/dagsorden')
  expect(build.seen.match(/Høringssvar: Solbys Nabopolitik/g)).toHaveLength(1)
  // A response is not approved by a meeting that has not begun.
  expect(placed.seen).not.toContain('Mødet godkendte det')
  const data = dataOf(placed, 'hearings.backToDraft')
  const early = await sekretær.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'hearings.approvedAtMeeting', data },
    trigger: 'manual',
  })
  expect(early.error?.message).toContain('Mødet er ikke begyndt endnu.')
  world.time.now = new Date('2027-02-04T16:30:00Z')
  const about = await sekretær.presses(placed, 'Om høringen')
  const begun = await sekretær.presses(about, 'Se godkendelsen')
  const approved = await sekretær.presses(begun, 'Mødet godkendte det')
  expect(approved.seen).toContain('Svaret er godkendt')
})

/** The data of a card's button. */
function dataOf({ card }: Turn, verb: string): object {
  let found: object | undefined
  JSON.stringify(card, (_, value) => {
    if (value?.verb === verb && value.data) found = value.data
    return value
  })
  if (!found) throw new Error(`no ${verb} on the card`)
  return found
}

test('det, der venter på ens svar eller godkendelse, står på ens egen liste, til man har svaret', async () => {
  const { medlem, politiker2, sekretær } = world.people
  await opened(world, IN_WRITING)
  const waiting = await politiker2.writes('/stem')
  expect(waiting.seen).toContain('Solbys Nabopolitik')
  expect((await sekretær.writes('/stem')).seen).not.toContain('Solbys Nabopolitik')
  expect((await politiker2.presses(waiting, 'Solbys Nabopolitik')).seen).toContain('Det hele')
  await answers(medlem, 'Det er fint.', ['Det hele'], 'support')
  expect((await medlem.writes('/stem')).seen).not.toContain('Solbys Nabopolitik')

  const next = await sekretær.presses(await sekretær.writes('/høringssvar'), 'Behandl næste svar')
  const form = await sekretær.presses(next, 'Gem og vis næste', { treatment: 'used', paragraph: 'new' })
  const draft = await sekretær.presses(form, 'Gem', { text: 'Rådet bakker op.', noNames: 'true' })
  const bench = draft.seen.includes('Send til godkendelse') ? draft : await sekretær.writes('/høringssvar')
  await sekretær.presses(await sekretær.presses(bench, 'Send til godkendelse'), 'Godkend på skrift')
  // Else it could arrive beside the list that is looked at.
  await medlem.chat.waitFor(({ seen }) => seen.includes('Godkend med bemærkning'))
  const approval = await medlem.presses(await medlem.writes('/stem'), 'Solbys Nabopolitik')
  await medlem.presses(approval, 'Godkend')
  expect((await medlem.writes('/stem')).seen).not.toContain('Solbys Nabopolitik')
  expect((await politiker2.writes('/stem')).seen).toContain('Solbys Nabopolitik')
})

test('fremmede, observatører og medlemmer kommer ikke til det, der ikke er deres', async () => {
  const { sekretær, medlem, medlem2, gæst } = world.people
  const bench = await treated()
  expect((await medlem.writes('/høringssvar')).seen).toContain('Der er ikke noget høringssvar at læse endnu.')
  for (const [verb, data] of pressable(bench)) {
    for (const person of [medlem, gæst]) {
      const turn = await person.invokes('adaptiveCard/action', {
        action: { type: 'Action.Execute', verb, data },
      })
      expect(JSON.stringify(turn.body)).not.toContain('søndagen')
    }
  }
  const mine = await medlem.writes('/mine svar')
  const [, data] = pressable(mine).find(([verb]) => verb === 'hearings.contribution') ?? []
  for (const verb of ['hearings.contribution', 'hearings.editInput', 'hearings.withdraw']) {
    const turn = await medlem2.invokes('adaptiveCard/action', {
      action: { type: 'Action.Execute', verb, data },
    })
    expect(turn.error?.message).toContain('findes ikke mere')
  }
  const inChannel = await sekretær.writes('/høringssvar', { in: world.channel })
  expect(inChannel.seen).toContain('Det gør vi i vores private chat')
})

function pressable(turn: Turn): [string, Record<string, unknown>][] {
  const found: [string, Record<string, unknown>][] = []
  JSON.stringify(turn.card, (_key, value) => {
    if (value?.type === 'Action.Execute') found.push([value.verb, value.data])
    return value
  })
  return found
}
