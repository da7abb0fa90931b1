import { readDocument } from '../../../src/documents/read-document'
import { startWorld, type World } from '../../support/app'
import { beginMeeting, choiceOf, clock, fetched, NO_NAMES, nextItem, publishAgenda, writing } from './held'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const ALL = ['formand', 'næstformand', 'medlem', 'politiker', 'medarbejder', 'centerchef'] as const

test('et møde holdes, skrives, godkendes og sendes ud', async () => {
  const { formand, sekretær, medlem, næstformand, medlem2, centerchef } = world.people
  await publishAgenda(world)
  const early = await formand.writes('/møde start')
  expect(early.seen).toContain('Næste møde er torsdag 4. februar 2027.')

  await beginMeeting(world, ['formand', 'næstformand', 'medlem'])
  const thin = await formand.writes('/møde nu')
  expect(thin.seen).toContain('3 af 10 er her. Der skal være mindst 5, før rådet kan beslutte.')
  const post = await world.channel.waitFor((message) => message.seen.includes('Mødet er i gang'))
  const welcome = await centerchef.presses(post, 'Jeg er her')
  expect(welcome.toast).toBe('Velkommen. Du er skrevet ind.')
  await world.teams.repeat(welcome)
  const ticks = await sekretær.presses(
    await sekretær.presses(await sekretær.writes('/møde nu'), 'Hvem er her?'),
    'Sæt kryds for alle',
  )
  const present = ['Karen Holm', 'Bo Winther', 'Mette Dahl', 'Hanne Juhl', 'Signe Lund', 'Anne Vester']
  const ticked = await sekretær.presses(ticks, 'Gem', {
    present: present.map((name) => choiceOf(ticks, 'present', name)),
  })
  expect(ticked.seen).toContain('5 af 10 er her. Rådet kan beslutte.')

  clock(world, '17:00')
  const first = await nextItem(formand)
  expect(first.seen).toContain('Nu: 1. Godkendelse af dagsorden')
  clock(world, '17:12')
  const over = await formand.writes('/møde nu')
  expect(over.seen).toContain('Brugt 12 af 5 min. Det er 7 min. over.')

  for (let count = 0; count < 3; count += 1) await nextItem(formand)
  const member = await medlem.presses(await medlem.writes('/møde nu'), 'Bed om ordet')
  expect(member.seen).toContain('Du er nummer 1 på talerlisten.')
  await næstformand.presses(await næstformand.writes('jeg er her'), 'Luk talerlisten')
  const late = await centerchef.presses(await centerchef.writes('/møde nu'), 'Bed om ordet')
  expect(late.error?.message).toContain('Talerlisten er lukket')
  const speaking = await formand.presses(await formand.writes('/møde nu'), 'Næste taler')
  expect(speaking.seen).toContain('Mette Dahl har ordet')

  clock(world, '17:20')
  const arrived = await medlem2.presses(await medlem2.writes('/møde nu'), 'Jeg er her')
  expect(arrived.seen).toContain('Du er skrevet ind kl. 17.20.')

  const item = await formand.presses(await formand.writes('/møde nu'), 'Start afstemning')
  expect(item.seen).toContain('For: 0 · Imod: 0')
  for (const [person, choice] of [
    [medlem, 'For'],
    [medlem2, 'Imod'],
    [centerchef, 'Jeg undlader'],
  ] as const) {
    const ballot = await person.chat.waitFor((message) => message.seen.includes('Vi stemmer om'))
    const cast = await person.presses(ballot, choice)
    expect(cast.seen).toContain('Tak. Din stemme er talt med.')
    await world.teams.repeat(cast)
  }
  expect((await sekretær.writes('/stem')).seen).not.toContain('Vi stemmer')
  const closed = await formand.presses(await formand.writes('/møde nu'), 'Luk afstemningen')
  expect(closed.seen).not.toContain('Luk afstemningen')

  const form = await writing(sekretær)
  const cpr = await sekretær.presses(form, 'Gem', { discussion: 'Se 010190-1234', ...NO_NAMES })
  expect(cpr.error?.message).toContain('CPR')
  const chosen = await sekretær.presses(form, 'Tiltrådt', { discussion: 'Vi talte om bænke.', ...NO_NAMES })
  expect(chosen.seen).toContain('✓ Tiltrådt')
  expect(JSON.stringify(chosen.card)).toContain('Vi talte om bænke.')
  const task = await sekretær.presses(chosen, 'Gem og tilføj opgave', {
    decision: 'Rådet vil gerne have flere bænke.',
    ...NO_NAMES,
  })
  const added = await sekretær.presses(task, 'Gem', {
    what: 'Spørg kommunen om bænke',
    person: choiceOf(task, 'person', 'Karen Holm'),
    due: '2027-03-01',
    ...NO_NAMES,
  })
  expect(added.seen).toContain('Opgaven er gemt: Spørg kommunen om bænke')

  clock(world, '18:50')
  const ending = await formand.writes('/møde slut')
  expect(ending.seen).toContain('Disse punkter er ikke behandlet:')
  const draft = await formand.presses(ending, 'Ja, slut mødet')
  expect(draft.seen).toContain('Det er et udkast.')
  expect(draft.seen).toContain('Tiltrådt. Rådet vil gerne have flere bænke.')
  expect((await medlem.writes('/referat')).seen).toContain('Der er ikke noget referat endnu.')

  const sent = await sekretær.presses(await sekretær.writes('/referat'), 'Send til medlemmerne')
  expect(sent.seen).toContain('Referatet er sendt til medlemmerne.')
  const review = await medlem.chat.waitFor((message) => message.seen.includes('Referatet skal godkendes'))
  expect((await medlem.presses(review, 'Godkend')).seen).toContain('Du har godkendt det.')
  const remark = await medlem2.presses(await medlem2.writes('/referat'), 'Skriv en bemærkning')
  await medlem2.presses(remark, 'Send bemærkningen', { text: 'Jeg kom kl. 17.15.', ...NO_NAMES })
  const early2 = await formand.presses(await formand.writes('/referat'), 'Udgiv referatet')
  expect(early2.error?.message).toContain('Medlemmerne har stadig tid')
  const answers = await formand.writes('/referat')
  expect(answers.seen).toContain('1 af 10 har godkendt. Bemærkninger: 1.')
  expect(answers.seen).toContain('Jonas Krogh: Jeg kom kl. 17.15.')

  world.time.now = new Date('2027-02-13T09:00:00Z')
  await world.app.tick()
  const overdue = await sekretær.chat.waitFor((message) => message.seen.includes('Fristen er gået.'))
  const published = await sekretær.presses(overdue, 'Udgiv referatet')
  expect(published.seen).toContain('Referatet er godkendt og sendt ud.')
  const shared = await world.channel.waitFor((message) => message.seen.includes('Referat torsdag'))
  expect(shared.seen).toContain('Tiltrådt. Rådet vil gerne have flere bænke.')

  const files = await medlem.presses(await medlem.writes('/referat'), 'Få det som fil')
  const internal = await readDocument('referat.docx', await fetched(files, 'Word'))
  expect(internal).toContain('Jonas Krogh kom kl. 17.20.')
  expect(internal).toContain('For: 1 · Imod: 1 · Undlod: 1')
  const open = await readDocument('referat.docx', await fetched(files, 'Offentlig Word'))
  expect(open).not.toContain('Jonas Krogh')
  expect((await fetched(files, 'PDF')).subarray(0, 5).toString()).toBe('%PDF-')

  const todo = await formand.writes('/opfølgning')
  expect(todo.seen).toContain('Dine opgaver\nSpørg kommunen om bænke\nKaren Holm · senest 1. mar.')
  const none = await formand.writes('/letlæst')
  const write = await formand.presses(none, 'Skriv teksten')
  const hard = await formand.presses(write, 'Gem', {
    text: 'Rådets indstilling til forvaltningen vedrørende bænkeplaceringer forudsætter økonomiafklaring.',
    ...NO_NAMES,
  })
  expect(hard.seen).toContain('meget svær at læse')
  expect(hard.seen).toContain('indstilling: forslag')
  expect((await medlem.writes('/letlæst')).seen).toContain('Der er ingen letlæst tekst endnu.')
  const again = await formand.presses(hard, 'Skriv teksten')
  const easy = await formand.presses(again, 'Gem', { text: 'Vi vil have flere bænke.', ...NO_NAMES })
  const clash = await formand.presses(again, 'Gem', { text: 'En helt anden tekst.', ...NO_NAMES })
  expect(clash.error?.message).toContain('Karen Holm har ændret teksten imens.')
  await formand.presses(easy, 'Godkend teksten')
  const read = await medlem.writes('/letlæst')
  expect(read.seen).toContain('Vi vil have flere bænke.')
  const poster = await readDocument('plakat.docx', await fetched(read, 'Plakat (Word)'))
  expect(poster).toContain('Vi vil have flere bænke.')
  expect(poster).toContain('Ring til sekretariatet')
  const pdf = (await fetched(read, 'Plakat (PDF)')).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  const board = await medlem.presses(await medlem.presses(read, 'Opslag'), 'Syrenskuret')
  await medlem.presses(board, 'Jeg hænger den op')
  world.time.now = new Date('2027-02-16T09:00:00Z')
  await world.app.tick()
  const reminder = await medlem.chat.waitFor((message) => message.seen.includes('Husk at hænge plakaten op.'))
  const up = await medlem.presses(reminder, 'Den hænger der nu')
  expect(up.seen).toContain('Hængt op af Mette Dahl 16. feb.')

  const draft2 = await sekretær.presses(await sekretær.writes('/referat'), '1. Godkendelse af dagsorden')
  const rewrite = await sekretær.presses(draft2, 'Skriv referat')
  const edited = await sekretær.presses(rewrite, 'Gem og luk', {
    discussion: 'Mødet begyndte til tiden.',
    ...NO_NAMES,
  })
  expect(edited.seen).toContain('Nu: Mødet begyndte til tiden.')
  const corrected = await sekretær.presses(edited, 'Udgiv rettelsen')
  expect(corrected.seen).toContain('Godkendt og rettet (version 2)')
  expect((await formand.writes('/letlæst')).seen).toContain(
    'Referatet er rettet, siden teksten blev skrevet.',
  )
  const changes = await medlem.presses(await medlem.writes('/referat'), 'Se, hvad der er rettet')
  expect(changes.seen).toContain('Nu: Mødet begyndte til tiden.')
}, 240_000)

test('af to, der skriver på én gang, ser den sidste begge tekster og vælger', async () => {
  const { sekretær, formand } = world.people
  await beginMeeting(world, ALL)
  await nextItem(formand)
  const mine = await writing(sekretær)
  const other = await writing(sekretær)
  await sekretær.presses(mine, 'Gem', { discussion: 'Første tekst', ...NO_NAMES })
  const conflict = await sekretær.presses(other, 'Gem', { discussion: 'Anden tekst', ...NO_NAMES })
  expect(conflict.seen).toContain('Anne Vester har også skrevet her')
  expect(conflict.seen).toContain('Første tekst')
  const kept = await sekretær.presses(conflict, 'Gem min tekst', {
    discussion: 'Første tekst. Anden tekst',
    ...NO_NAMES,
  })
  expect(JSON.stringify(kept.card)).toContain('Første tekst. Anden tekst')
})
