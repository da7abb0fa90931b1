import mammoth from 'mammoth'
import { auditOf } from '../../../src/database/audit-store'
import { councilsOf, personByAccount } from '../../../src/features/council'
import { DEMO_TENANT } from '../../../src/local/demo'
import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import { choiceOf, fetched } from '../minutes/held'
import { afresh, answers, DETAILS, NO_NAMES, opened, pressable, THEME, treated } from './support'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
beforeEach(() => afresh(world))
afterAll(() => world.close())

const IN_WRITING = { ...DETAILS, deadline: '2027-01-27' }

/** A member's one answer, and a draft that rests on it. */
async function treatedOne(details: Record<string, string | string[]> = DETAILS): Promise<Turn> {
  const { medlem } = world.people
  await opened(world, details)
  await answers(medlem, 'Det er fint.', ['Det hele'], 'support')
  return treatsOne()
}

/** The secretariat writes a draft from the one answer. */
async function treatsOne(): Promise<Turn> {
  const { sekretær } = world.people
  const next = await sekretær.presses(await sekretær.writes('/høringssvar'), 'Behandl næste svar')
  const form = await sekretær.presses(next, 'Gem og vis næste', { treatment: 'used', paragraph: 'new' })
  return sekretær.presses(form, 'Gem', { text: 'Rådet bakker op.', ...NO_NAMES })
}

test('rådet godkender på skrift med flertal, og svaret bliver til Word, tekst, sendt og besked om resultatet', async () => {
  const { sekretær, medlem, medlem2, politiker, formand } = world.people
  await formand.installs()
  let draft = await sekretær.presses(await treated(world, IN_WRITING), 'Udkast (udgave 1)')
  for (const [about, text] of [
    ['overall', 'Rådet takker for høringen.'],
    ['minority', 'Et mindretal er imod politikken.'],
  ] as const)
    draft = await sekretær.presses(await sekretær.presses(draft, 'Skriv et stykke'), 'Gem', {
      about,
      text,
      ...NO_NAMES,
    })
  const approve = await sekretær.presses(draft, 'Send til godkendelse')
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
  await medlem2.presses(remark, 'Godkend', { text: 'Husk datoen.', ...NO_NAMES })
  const asked3 = await politiker.chat.waitFor(({ seen }) => seen.includes('Vil du godkende'))
  await politiker.presses(asked3, 'Bed om et møde')
  const status = await sekretær.presses(begun, 'Svar for en anden')
  const waiting = ['Karen Holm', 'Bo Winther', 'Signe Lund', 'Amir Nazari']
  let entered = status
  for (const name of waiting) {
    entered = await sekretær.presses(status, 'Gem', {
      person: choiceOf(status, 'person', name),
      verdict: 'approve',
      ...NO_NAMES,
    })
    if (name !== 'Amir Nazari')
      expect(entered.seen).toContain(`${name}: Godkendt (skrevet ind af Anne Vester)`)
  }
  expect(entered.seen).toContain('Svaret er godkendt')
  await formand.chat.waitFor(({ seen }) => seen.includes('6 af 10 har godkendt.'))
  expect((await medlem.presses(asked, 'Godkend')).error?.message).toContain('Der er ikke noget at godkende')

  const response = await sekretær.presses(entered, 'Læs høringssvaret')
  const { value: word } = await mammoth.extractRawText({ buffer: await fetched(response, 'Hent som Word') })
  for (const said of [
    'Høringssvar: Solbys Nabopolitik',
    '00.00.00-P22-1-17',
    'onsdag 27. januar 2027',
    'Overordnede bemærkninger\n\nRådet takker for høringen.',
    'Bemærkninger til de enkelte afsnit',
    'Mindretalsudtalelse\n\nEt mindretal er imod politikken.',
    THEME,
    'Rådet foreslår, at fælleshuset også er åbent om søndagen.',
    'På vegne af Udsatterådet i Solby',
    'Karen Holm',
    'Bo Winther',
  ])
    expect(word).toContain(said)
  expect(word).not.toContain('Mette Dahl')
  expect(word).not.toContain('Udkast')
  expect((await fetched(response, 'Hent som tekst')).toString()).toContain('Journalnummer: 00.00.00-P22-1-17')

  const sentForm = await sekretær.presses(await sekretær.presses(response, 'Om høringen'), 'Svaret er sendt')
  const sent = await sekretær.presses(sentForm, 'Gem', { to: 'Byrådet' })
  expect(sent.seen).toContain('mandag 11. januar 2027 til Byrådet')
  const told = await medlem.chat.waitFor(({ seen }) => seen.includes('Rådets svar er sendt'))
  expect((await medlem.presses(told, 'Hvad skete der med mit?')).seen).toContain('Brugt')
  const again = await sekretær.presses(sentForm, 'Gem', { to: 'Udvalget' })
  expect(again.error?.message).toContain('Høringen er kommet videre.')
  const outcomeForm = await sekretær.presses(sent, 'Hvad gjorde kommunen?')
  const [outcome, second] = [
    await sekretær.presses(outcomeForm, 'Gem', {
      result: 'partly',
      text: 'Huset holder åbent hver anden søndag.',
      ...NO_NAMES,
    }),
    await sekretær.presses(outcomeForm, 'Gem', { result: 'followed', text: 'Alt.', ...NO_NAMES }),
  ]
  expect(second?.error?.message).toContain('Høringen er kommet videre.')
  expect(outcome.seen).toContain('Kommunen fulgte rådet et stykke af vejen')
  await politiker.chat.waitFor(({ seen }) => seen.includes('Huset holder åbent hver anden søndag.'))
  const post = world.channel.messages.find(({ seen }) => seen.includes('Nabopolitik'))
  await world.channel.waitFor(({ seen }) => seen.includes('Afsluttet'))
  const inChannel = await medlem2.presses(post, 'Læs høringssvaret')
  expect(inChannel.toast).toContain('private chat')
  await medlem2.chat.waitFor(({ seen }) => seen.includes('Sendt mandag 11. januar 2027 til Byrådet.'))

  await world.app.tick()
  const shared = (await medlem.searches('search.share', 'nabopolitik')).found ?? []
  const put = JSON.stringify(shared.find(({ card }) => JSON.stringify(card).includes('Rådet foreslår'))?.card)
  expect(put).toContain('fælleshuset også er åbent om søndagen')
  expect(put).not.toMatch(/Mette Dahl|Karen Holm|P22-1-17/)
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
  const bench = await treatedOne(IN_WRITING)
  const begun = await sekretær.presses(
    await sekretær.presses(bench, 'Send til godkendelse'),
    'Godkend på skrift',
  )
  await medlem.chat.waitFor(({ seen }) => seen.includes('Vil du godkende'))
  const old = await medlem.presses(
    await medlem.presses(await medlem.writes('/høringer'), 'Solbys Nabopolitik'),
    'Læs og godkend',
  )
  const oldRemark = await medlem.presses(old, 'Godkend med bemærkning')
  world.time.now = new Date('2027-01-24T08:00:00Z')
  await world.app.tick()
  await medlem2.chat.waitFor(({ seen }) => seen.includes('Du mangler at godkende'))
  world.time.now = new Date('2027-01-27T08:00:00Z')
  await world.app.tick()
  await sekretær.chat.waitFor(({ seen }) => seen.includes('Høringssvaret fik ikke flertal i tide'))
  expect((await sekretær.presses(begun, 'Om høringen')).seen).toContain('Svaret bliver skrevet')

  const workbench = await sekretær.writes('/høringssvar')
  const again = await sekretær.presses(workbench, 'Send til godkendelse')
  const draft = await sekretær.presses(workbench, 'Udkast (udgave 1)')
  await sekretær.presses(await sekretær.presses(draft, 'Skriv et stykke'), 'Gem', {
    about: 'overall',
    text: 'Rådet er imod.',
    ...NO_NAMES,
  })
  // A card that says version 1 sends nothing else for approval.
  const newer = await sekretær.presses(again, 'Godkend på skrift')
  expect(newer.seen).toContain('Udkastet er rettet, siden du åbnede kortet.')
  expect(newer.seen).toContain('Det er udgave 2, der skal godkendes.')
  await sekretær.presses(newer, 'Godkend på skrift')

  // Nobody approves by an old card what they have not read, also not by one from before cards named their round.
  const anew = await medlem.presses(old, 'Godkend')
  expect(anew.seen).toContain('I er blevet spurgt igen, siden du fik kortet.')
  expect(anew.seen).toContain('Rådet er imod.')
  const refused = await medlem.presses(oldRemark, 'Godkend', { text: 'Husk datoen.', ...NO_NAMES })
  expect(refused.error?.message).toContain('Det, du skrev, står her stadig.')
  const [verb, { round: _, ...data }] = pressable(old)[0] as [string, Record<string, unknown>]
  const unnamed = await medlem.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb, data },
    trigger: 'manual',
  })
  expect(unnamed.seen).toContain('I er blevet spurgt igen')
  expect((await sekretær.presses(begun, 'Tilbage til udkastet')).seen).toContain('0 af 10 har svaret.')
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
  const bench = await treatedOne()
  const approve = await sekretær.presses(bench, 'Send til godkendelse')
  expect(approve.seen).toContain('Det er før høringsfristen.')
  const placed = await sekretær.presses(approve, 'Sæt på dagsordenen')
  await world.teams.repeat(placed)
  const build = await formand.writes('/dagsorden')
  expect(build.seen.match(/Høringssvar: Solbys Nabopolitik/g)).toHaveLength(1)
  // A response is not approved by a meeting that has not begun.
  expect(placed.seen).not.toContain('Mødet godkendte det')
  const [, data] = pressable(placed).find(([verb]) => verb === 'hearings.backToDraft') ?? []
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

test('det, der venter på ens svar eller godkendelse, står på ens egen liste, til man har svaret', async () => {
  const { medlem, politiker2, sekretær } = world.people
  await opened(world, IN_WRITING)
  const waiting = await politiker2.writes('/stem')
  expect(waiting.seen).toContain('Solbys Nabopolitik')
  expect((await sekretær.writes('/stem')).seen).not.toContain('Solbys Nabopolitik')
  expect((await politiker2.presses(waiting, 'Solbys Nabopolitik')).seen).toContain('Det hele')
  await answers(medlem, 'Det er fint.', ['Det hele'], 'support')
  expect((await medlem.writes('/stem')).seen).not.toContain('Solbys Nabopolitik')

  const bench = await treatsOne()
  await sekretær.presses(await sekretær.presses(bench, 'Send til godkendelse'), 'Godkend på skrift')
  // Else it could arrive beside the list that is looked at.
  await medlem.chat.waitFor(({ seen }) => seen.includes('Godkend med bemærkning'))
  const approval = await medlem.presses(await medlem.writes('/stem'), 'Solbys Nabopolitik')
  await medlem.presses(approval, 'Godkend')
  expect((await medlem.writes('/stem')).seen).not.toContain('Solbys Nabopolitik')
  expect((await politiker2.writes('/stem')).seen).toContain('Solbys Nabopolitik')
})
