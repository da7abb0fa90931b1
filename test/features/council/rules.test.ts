import { LANGUAGES } from '../../../src/core/language'
import { auditOf, brokenAudit } from '../../../src/database/audit-store'
import { features } from '../../../src/features'
import { fieldsOf, inputOf, valueFrom } from '../../../src/features/council/rule-form'
import { startWorld, type World } from '../../support/app'
import { demoScope } from '../agenda/agenda-world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const rules = features.flatMap((room) => (room.rules ?? []).map((rule) => ({ room, rule })))

test('hver regel siger med ord, hvad dens værdi gør, på begge sprog', () => {
  expect(rules.length).toBeGreaterThan(1)
  for (const { room, rule } of rules)
    for (const language of LANGUAGES) {
      const words = room.strings(language).rules?.[rule.key.split('.')[1] ?? '']
      expect([rule.key, words?.title]).toEqual([rule.key, expect.any(String)])
      expect(words?.effect(rule.standard as never)).toMatch(/\p{L}.*[.]$/u)
      for (const field of fieldsOf(rule) ?? []) {
        if (field.part)
          expect([rule.key, words?.fields?.[field.part]]).toEqual([rule.key, expect.any(String)])
        if (field.kind === 'choice' || field.kind === 'choices')
          for (const option of field.options)
            expect([rule.key, option, words?.options?.[option]]).toEqual([
              rule.key,
              option,
              expect.any(String),
            ])
      }
    }
})

test('en regels formular giver den samme værdi tilbage, som den viser', () => {
  for (const { rule } of rules) {
    const fields = fieldsOf(rule)
    if (!fields) continue
    const inputs = Object.fromEntries(fields.map((field) => [field.id, inputOf(field, rule.standard)]))
    expect([rule.key, valueFrom(rule, fields, inputs)]).toEqual([rule.key, { value: rule.standard }])
  }
})

test('alle kan læse en regel, dens værdi og hvor den kommer fra', async () => {
  const { medlem } = world.people
  const all = await medlem.writes('/regler')
  const agenda = await medlem.presses(all, 'Dagsorden')
  expect(agenda.seen).toContain('Punkter skal være sendt senest 14 dage før mødet.')
  const rule = await medlem.presses(agenda, 'Frist for punkter')
  expect(rule.seen).toContain('Det er mit forslag.')
  expect(rule.seen).not.toContain('Ret reglen')
  expect((await medlem.writes('/regler frist for pu')).seen).toContain('Frist for punkter')
})

test('sekretæren retter en regel, den gælder fra dagen, og ændringen står i loggen uden fri tekst', async () => {
  const { sekretær, medlem } = world.people
  const rule = await sekretær.writes('/regler Frist for punkter')
  const form = await sekretær.presses(rule, 'Ret reglen')
  expect(form.seen).toContain('Nu: Punkter skal være sendt senest 14 dage før mødet.')
  const saved = await sekretær.presses(form, 'Gem reglen', { value: 10, from: '2027-01-15' })
  expect(saved.seen).toContain('Reglen er gemt.')
  // Until that day the old value holds.
  expect(saved.seen).toContain('senest 14 dage')
  expect(saved.seen).toContain('Fra fredag 15. januar 2027 · skrevet ind af Anne Vester')

  world.time.now = new Date('2027-01-15T09:00:00Z')
  const later = await medlem.writes('/regler frist for punkter')
  expect(later.seen).toContain('senest 10 dage')
  expect(later.seen).toContain('Det har rådet besluttet. Det gælder fra fredag 15. januar 2027.')

  await world.app.tick()
  const scope = await demoScope(world)
  const [entry] = await auditOf(scope, 10)
  expect(entry).toMatchObject({
    what: 'council.ruleDecided',
    subject: ['agenda.itemDeadlineDays', '2027-01-15'],
  })
  expect(await brokenAudit(scope)).toBeUndefined()
})

test('den samme formular to gange gemmer reglen én gang', async () => {
  const { formand } = world.people
  const form = await formand.presses(await formand.writes('/regler frist for punkter'), 'Ret reglen')
  const before = (await formand.writes('/regler frist for punkter')).seen.match(/skrevet ind/g)?.length ?? 0
  const turn = await formand.presses(form, 'Gem reglen', { value: 7, from: '2027-01-20' })
  await world.teams.repeat(turn)
  await formand.presses(form, 'Gem reglen', { value: 7, from: '2027-01-20' }, { force: true })
  expect((await formand.writes('/regler frist for punkter')).seen.match(/skrevet ind/g)?.length).toBe(
    before + 1,
  )
  const scope = await demoScope(world)
  await world.app.tick()
  const entries = (await auditOf(scope, 100)).length
  await world.app.tick()
  expect(await auditOf(scope, 100)).toHaveLength(entries)
  expect(await brokenAudit(scope)).toBeUndefined()
})

test.each([
  ['en værdi uden for reglen', { value: 500, from: '2027-02-01' }, 'Den værdi kan reglen ikke have.'],
  ['ord i stedet for et tal', { value: 'mange', from: '2027-02-01' }, 'Den værdi kan reglen ikke have.'],
  ['en dag, der er gået', { value: 9, from: '2026-12-24' }, 'tidligst gælde fra i dag'],
  ['en dag, der ikke findes', { value: 9, from: '2027-02-31' }, 'tidligst gælde fra i dag'],
  ['et CPR-nummer', { value: '010190-1234', from: '2027-02-01' }, 'CPR-nummer'],
])('%s bliver afvist, og reglen nævnes', async (_, inputs, refusal) => {
  const { formand } = world.people
  const form = await formand.presses(await formand.writes('/regler frist for punkter'), 'Ret reglen')
  const turn = await formand.presses(form, 'Gem reglen', inputs, { force: true })
  expect(turn.error?.message).toContain(refusal)
  if (!refusal.includes('CPR')) expect(turn.error?.message).toContain('reglen “Frist for punkter”')
})

test('et medlem kan ikke ændre en regel, heller ikke med en kopieret knap', async () => {
  const { medlem } = world.people
  const data = { rule: 'agenda.itemDeadlineDays', form: crypto.randomUUID(), from: '2027-02-01', value: 1 }
  const turn = await medlem.invokes('adaptiveCard/action', {
    action: { type: 'Action.Execute', verb: 'council.decideRule', data },
  })
  expect(turn.error?.message).toContain('Det kan kun formanden, næstformanden og sekretariatet gøre.')
})

test('faste punkter vælges til og fra, og dagsordenen retter sig efter det', async () => {
  const { formand } = world.people
  const form = await formand.presses(await formand.writes('/regler faste'), 'Ret reglen')
  const saved = await formand.presses(form, 'Gem reglen', {
    part_first: ['approveMinutes', 'approveAgenda'],
    part_last: ['anyOther'],
    from: '2027-01-15',
  })
  expect(saved.seen).toContain(
    'Først: Godkendelse af dagsorden, Godkendelse af referat. Til sidst: Eventuelt.',
  )
  const preview = await formand.presses(await formand.writes('/dagsorden'), 'Vis hvad kanalen får')
  expect(preview.seen).not.toContain('Orientering fra formanden')
})
