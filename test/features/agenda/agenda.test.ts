import { startWorld, type World } from '../../support/app'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const PROPOSAL = {
  title: 'Flere bænke ved stationen',
  background: 'Der er ingen steder at sidde.',
  purpose: 'decision',
  minutes: '20',
  noNames: 'true',
}

test('et medlem foreslår et punkt, formanden sætter det på og udsender, og kanalen får dagsordenen', async () => {
  const { medlem, formand } = world.people
  const form = await medlem.writes('/punkt')
  expect(form.seen).toContain('Til mødet torsdag 4. februar 2027 kl. 17.00–19.00')
  const sent = await medlem.presses(form, 'Send punktet', PROPOSAL)
  expect(sent.seen).toContain('Tak. Dit punkt er sendt til formandskabet.')

  const build = await formand.writes('/dagsorden')
  expect(build.seen).toContain('4 forslag venter')
  let card = build
  for (let count = 0; count < 4; count += 1) {
    card = await formand.presses(card, 'Se næste forslag')
    card = await formand.presses(card, 'Sæt på dagsordenen')
  }
  const preview = await formand.presses(card, 'Vis hvad kanalen får')
  const published = await formand.presses(preview, 'Udsend nu')
  expect(published.seen).toContain('Dagsordenen er sendt til kanalen.')

  const post = await world.channel.waitFor((message) => message.seen.includes('Flere bænke'))
  expect(post.seen).toContain('1\nGodkendelse af dagsorden')
})
