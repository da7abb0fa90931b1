import { startWorld, type World } from '../../support/app'
import { acceptsAll, publishes } from '../agenda/agenda-world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

test('sekretæren retter navn og telefon, og de står straks på alle kort', async () => {
  const { sekretær, medlem } = world.people
  const form = await sekretær.presses(await sekretær.writes('/råd'), 'Ret oplysninger')
  for (const [inputs, refusal] of [
    [{ phone: '123' }, 'Et telefonnummer har 8 tal.'],
    [{ timeZone: 'Månen' }, 'Den tidszone kender jeg ikke.'],
    [{ name: 'Rådet 010190-1234' }, 'CPR-nummer'],
  ] as const)
    expect((await sekretær.presses(form, 'Gem', inputs)).error?.message).toContain(refusal)
  const saved = await sekretær.presses(form, 'Gem', { name: 'Solby Udsatteråd', phone: '+45 22 33 44 55' })
  expect(saved.seen).toContain('Oplysningerne er gemt.')
  const seen = (await medlem.writes('/dagsorden')).seen
  expect(seen).toContain('Solby Udsatteråd')
  expect(seen).toContain('Ring til sekretariatet: 22 33 44 55')
  expect((await medlem.writes('/råd')).seen).not.toContain('Ret oplysninger')
  expect((await medlem.writes('/råd ret')).seen).toContain('Det kan kun sekretariatet')
  expect((await sekretær.writes('/råd ret', { in: world.channel })).seen).toContain('i vores private chat')
})

test('rådet flytter til en anden kanal, og dagsordenen kommer dér', async () => {
  const { sekretær, formand, medlem, gæst } = world.people
  const other = world.teams.channel({ team: 'Nyt hold', members: Object.values(world.people) })
  await other.addBot()
  expect((await medlem.writes('råd flyt', { in: other })).seen).toContain('Det kan kun sekretæren')
  expect((await gæst.writes('råd flyt', { in: other })).seen).toContain('Det kan kun sekretæren')
  expect((await sekretær.writes('/råd flyt')).seen).toContain('Skriv det i den kanal')
  const moved = await sekretær.writes('råd flyt', { in: other })
  expect(moved.seen).toContain('Solby Udsatteråd bruger nu denne kanal.')
  expect((await sekretær.writes('råd flyt', { in: other })).seen).toContain(
    'Rådet bruger allerede denne kanal.',
  )
  await acceptsAll(formand)
  await publishes(formand)
  await other.waitFor(({ seen }) => seen.includes('Varmestue i vinterferien'))
  expect(world.channel.messages.some(({ seen }) => seen.includes('Varmestue'))).toBe(false)
  expect((await medlem.writes('dagsorden', { in: world.channel })).seen).toContain(
    'kanalen hører ikke til dit råd',
  )
})
