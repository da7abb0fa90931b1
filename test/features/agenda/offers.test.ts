import { startWorld, type World } from '../../support/app'
import { acceptsAll, opens, publishes, rowsOf } from './agenda-world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const GOAL = {
  kind: 'goal',
  title: 'Varm mad hver dag',
  what: 'Vi besøger værestederne.',
  who: 'Formandskabet',
  due: '2027-03-15',
  noNames: 'true',
}

test('hvad andre dele af rådets arbejde er klar med, sættes på med ét tryk og står derefter som et punkt', async () => {
  const { formand, næstformand, medlem } = world.people
  const form = await formand.presses(await formand.writes('/handlingsplan'), 'Skriv et nyt mål')
  await formand.presses(form, 'Gem', GOAL)

  const builder = await formand.writes('/dagsorden')
  expect(builder.seen).toContain('Klar fra rådets eget arbejde: tryk for at sætte på')
  const offer = rowsOf(builder.card).find(({ verb }) => verb === 'agenda.takeOffer')
  const title = offer?.text.match(/"text":"([^"]+)"/)?.[1] ?? ''
  const taken = await formand.presses(builder, title)
  await world.teams.repeat(taken)
  expect(taken.seen).toContain('På dagsordenen: 1 punkt')
  expect(taken.seen).not.toContain('Klar fra rådets eget arbejde')
  // Somebody who still sees the offer presses it too: one item all the same.
  const again = await næstformand.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'agenda.takeOffer', data: offer?.data },
  })
  expect(again.seen).toContain('På dagsordenen: 1 punkt')
  expect((await opens(formand, title)).seen).toContain('Foreslået af Udsatterådet i Solby')

  world.time.now = new Date('2027-01-11T10:00:00Z')
  await acceptsAll(formand)
  await publishes(formand)
  const post = await world.channel.waitFor(({ seen }) => seen.includes(title))
  expect((await medlem.presses(post, 'Læs om punkt 4')).seen).toContain('Varm mad hver dag')
})

test('et tilbud, der ikke findes, og et medlem, der trykker, ændrer intet', async () => {
  const { formand, medlem } = world.people
  const invoke = (source: string) => ({
    action: { type: 'Action.Execute', verb: 'agenda.takeOffer', data: { source } },
  })
  expect((await formand.invokes('adaptiveCard/action', invoke('plans:opfundet'))).seen).toContain(
    'På dagsordenen: 4 punkter',
  )
  const turn = await medlem.invokes('adaptiveCard/action', invoke('plans:opfundet'))
  expect(turn.error?.message).toContain('Det kan kun')
})
