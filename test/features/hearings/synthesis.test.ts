import { startWorld, type World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'
import { afresh, answered, NO_NAMES, pressable, THEME, treated } from './support'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
beforeEach(() => afresh(world))
afterAll(() => world.close())

test('arbejdsbordet viser svar afsnit for afsnit, og intet kan godkendes, før alle er behandlet', async () => {
  const { sekretær } = world.people
  const bench = await answered(world)
  expect(bench.seen).toContain('3 svar. 3 venter på at blive behandlet.')
  expect(bench.seen).toContain(THEME)
  expect(bench.seen).toContain('2 svar · 2 venter')
  const group = await sekretær.presses(bench, THEME)
  expect(group.seen).toContain('Mette Dahl · Forslag til ændring · Ikke behandlet')

  const draft = await sekretær.presses(bench, 'Skriv udkast')
  const form = await sekretær.presses(draft, 'Skriv et stykke')
  const saved = await sekretær.presses(form, 'Gem', { text: 'Rådet siger tak.', ...NO_NAMES })
  expect(saved.seen).toContain('Gemt som udgave 1.')
  const refused = await sekretær.presses(saved, 'Send til godkendelse')
  expect(refused.error?.message).toContain('3 svar mangler at blive behandlet.')
})

test('hver ser, hvad der skete med sit svar, og et stykke siger, hvad det bygger på', async () => {
  const { sekretær, medlem, medlem2, politiker } = world.people
  const done = await treated(world)
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
  await medlem.presses(await medlem.presses(mine, 'Ret'), 'Gem', { text: 'Og om lørdagen.', ...NO_NAMES })
  const later = await sekretær.writes('/høringssvar')
  expect(later.seen).toContain('1 venter på at blive behandlet.')

  // Nor is it treated by a card that shows what it said before.
  const old = await sekretær.presses(later, 'Behandl næste svar')
  const decline = await sekretær.presses(old, 'Tag ikke med')
  await medlem.presses(await medlem.presses(mine, 'Ret'), 'Gem', { text: 'Og om natten.', ...NO_NAMES })
  const refused = await sekretær.presses(decline, 'Gem og vis næste', { text: 'For sent.', ...NO_NAMES })
  expect(refused.error?.message).toContain('Svaret er rettet imens.')
  const fresh = await sekretær.presses(old, 'Gem og vis næste')
  expect(fresh.seen).toContain('Svaret er rettet, siden du åbnede kortet.')
  expect(fresh.seen).toContain('Og om natten.')
  expect((await sekretær.presses(fresh, 'Gem og vis næste')).seen).toContain('Alle er behandlet.')
})

test('udgaver kan sammenlignes, mindretal har sit eget stykke, og to kan ikke rette oven i hinanden', async () => {
  const { sekretær, formand } = world.people
  const bench = await treated(world)
  const draft = await sekretær.presses(bench, 'Udkast (udgave 1)')
  const minority = await sekretær.presses(await sekretær.presses(draft, 'Skriv et stykke'), 'Gem', {
    about: 'minority',
    text: 'Et mindretal er imod politikken.',
    ...NO_NAMES,
  })
  const open = () => sekretær.presses(minority, 'Rådet foreslår, at fælleshuset også er åbent om søndagen.')
  const edit = await sekretær.presses(await open(), 'Ret')
  const others = await formand.presses(
    await formand.presses(
      await formand.presses(await formand.writes('/høringssvar'), 'Udkast (udgave 2)'),
      'Skriv et stykke',
    ),
    'Gem',
    { about: 'overall', text: 'Rådet takker.', ...NO_NAMES },
  )
  expect(others.seen).toContain('Gemt som udgave 3.')
  const late = await sekretær.presses(edit, 'Gem', { text: 'Overskrevet.', ...NO_NAMES })
  expect(late.error?.message).toContain('En anden har rettet udkastet imens.')

  const again = await formand.presses(others, 'Rådet foreslår, at fælleshuset også er åbent om søndagen.')
  const changed = await formand.presses(await formand.presses(again, 'Ret'), 'Gem', {
    text: 'Rådet foreslår, at fælleshuset er åbent hver søndag.',
    ...NO_NAMES,
  })
  const versions = await formand.presses(changed, 'Udgaver')
  const compared = await formand.presses(versions, versionRow(versions, 4))
  expect(compared.seen).toContain('Fra udgave 3 til udgave 4')
  expect(compared.seen).toContain(`Rettet: ${THEME}`)
  const runs = JSON.stringify(compared.card)
  expect(runs).toMatch(/"text":"også [^"]*","underline":false,"strikethrough":true/)
  expect(runs).toMatch(/"text":"hver [^"]*","underline":true,"strikethrough":false/)

  const thanks = await sekretær.presses(
    await sekretær.presses(await sekretær.writes('/høringssvar'), 'Udkast (udgave 4)'),
    'Rådet takker.',
  )
  expect(thanks.seen).toContain('Ingen svar endnu.')
  const without = await sekretær.presses(thanks, 'Slet')
  expect(without.seen).toContain('Gemt som udgave 5.')
  expect(without.seen).not.toContain('Rådet takker.')
})

const versionRow = (turn: Turn, version: number): string =>
  turn.seen.split('\n').find((line) => line.startsWith(`Udgave ${version} ·`)) ?? ''

test('fremmede, observatører og medlemmer kommer ikke til det, der ikke er deres', async () => {
  const { sekretær, medlem, medlem2, gæst } = world.people
  const bench = await treated(world)
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
