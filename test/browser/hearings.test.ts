import { DateTime } from 'luxon'
import mammoth from 'mammoth'
import mongoose from 'mongoose'
import { browserTest, leave, openBot, sitDown } from '../support/browser'
import type { PlaygroundUser } from '../support/playground'

const inBrowser = browserTest()

beforeAll(() => openBot())
afterAll(leave)

const DEADLINE = DateTime.now().plus({ days: 80 }).toISODate()
const DOCUMENT =
  '1. Mål\n\nVi vil være gode naboer.\n\nHjælp\n- Vi ringer på\n- Vi siger hej\n\n2. Penge\n\nDet er gratis.'

/** As if its day had come. */
async function theMeetingBegins(): Promise<void> {
  const start = DateTime.now().minus({ minutes: 10 })
  const times = { start: start.toJSDate(), end: start.plus({ hours: 2 }).toJSDate() }
  await mongoose.connection.collection('meetings').updateMany({}, { $set: times })
}

/** Presses the buttons one after the other, waits for the answer, and takes its picture. */
async function goesOn(user: PlaygroundUser, buttons: string[], answer: string, picture = ''): Promise<void> {
  for (const button of buttons) await user.press(button)
  await user.waitForText(answer)
  if (picture) await user.screenshotCard(`hearing-${picture}`)
}

/** Fills in a form by its labels, and says that nobody is named in it. */
async function fillsIn(user: PlaygroundUser, values: Record<string, string>, picture = ''): Promise<void> {
  for (const [label, value] of Object.entries(values)) await user.fill(label, value)
  await user.tick('Jeg nævner ingen med navn')
  if (picture) await user.screenshotCard(`hearing-${picture}`)
}

inBrowser(
  'fra kortet i kanalen til det sendte høringssvar: oprettet, besvaret på telefonen, skrevet, godkendt og hentet som Word',
  async () => {
    const [channel, secretary, member] = await Promise.all([
      sitDown('næstformand'),
      sitDown('sekretær'),
      sitDown('medlem', { width: 400, height: 860 }),
    ])
    await channel.openChannel('Udsatterådet')
    await secretary.write('/høring opret')
    await secretary.waitForText('Hvad handler det om?')
    await fillsIn(
      secretary,
      {
        'Hvad handler det om?': 'Solbys Nabopolitik',
        Høringsfrist: DEADLINE,
        'Hvad går det ud på? Skriv det helt enkelt.': 'Kommunen vil have gode naboer.',
        Journalnummer: '00.00.00-P22-1-17',
        'Sæt dokumentets tekst ind her': DOCUMENT,
      },
      'form',
    )
    await goesOn(secretary, ['Gå videre'], 'Jeg fandt 2 afsnit, 1 tema og 2 punkter.', 'split')
    await goesOn(secretary, ['Åbn høringen'], 'Høringen er åben.', 'leader')
    await channel.waitForText('Solbys Nabopolitik')
    await channel.screenshot('hearing-channel')

    await member.waitForText('Velkommen, Mette')
    await member.write('/høring')
    await member.waitForText('Solbys Nabopolitik')
    await member.screenshotCard('hearing-member')
    await goesOn(member, ['Giv dit svar'], 'Tryk på det, du vil svare på.', 'choose')
    await goesOn(member, ['1. Mål'], 'Vi vil være gode naboer.', 'section')
    await goesOn(member, ['• Vi siger hej'], 'Hvad vil du sige?')
    await member.choose('Hvad er det?', 'Jeg foreslår en ændring')
    await fillsIn(member, { 'Hvad vil du sige?': 'Skriv også, at vi hjælper hinanden om natten.' }, 'answer')
    await goesOn(member, ['Send'], 'Tak. Dit svar er gemt.', 'answered')
    await channel.waitForText('1 af 10')
    await channel.press('Giv dit svar', { within: 'Solbys Nabopolitik' })
    await channel.waitForText('Jeg har skrevet til dig i vores private chat.')

    await secretary.write('/høringssvar')
    await secretary.waitForText('1 venter på at blive behandlet.')
    await secretary.screenshotCard('hearing-workbench')
    await goesOn(secretary, ['Behandl næste svar'], 'Hvad gør vi med svaret?', 'treat')
    await goesOn(secretary, ['Gem og vis næste'], 'Nyt stykke i udkastet')
    await fillsIn(secretary, { Tekst: 'Rådet foreslår, at naboer hjælper hinanden om natten.' }, 'paragraph')
    await goesOn(secretary, ['Gem'], 'Alle er behandlet.')
    await goesOn(secretary, ['Udkast (udgave 1)'], 'Bygger på 1 svar', 'draft')
    await goesOn(
      secretary,
      ['Send til godkendelse', 'Sæt på dagsordenen'],
      'Høringssvaret er foreslået til dagsordenen.',
      'approval',
    )
    await theMeetingBegins()
    await goesOn(secretary, ['Om høringen', 'Se godkendelsen', 'Mødet godkendte det'], 'Svaret er godkendt')
    await goesOn(secretary, ['Læs høringssvaret'], 'Hent som Word', 'response')

    const response = await fetch(await secretary.linkOf('Hent som Word'))
    expect(response.status).toBe(200)
    const { value: word } = await mammoth.extractRawText({
      buffer: Buffer.from(await response.arrayBuffer()),
    })
    expect(word).toContain('Høringssvar: Solbys Nabopolitik')
    expect(word).toContain('Rådet foreslår, at naboer hjælper hinanden om natten.')
    expect(word).toContain('Karen Holm')

    await goesOn(secretary, ['Om høringen', 'Svaret er sendt'], 'Sendt til')
    await secretary.fill('Sendt til', 'Byrådet')
    await goesOn(secretary, ['Gem'], 'Det er noteret, at svaret er sendt.')
    await member.waitForText('Rådets svar er sendt')
    await member.screenshotCard('hearing-sent', { within: 'Rådets svar er sendt' })
    await channel.waitForText('Svaret er sendt')
    await secretary.write('/høringer')
    await secretary.waitForText('Årets tal')
    await secretary.screenshotCard('hearing-list')
    await goesOn(secretary, ['Årets tal'], 'Høringer i', 'figures')
    expect([...member.problems(), ...secretary.problems(), ...channel.problems()]).toEqual([])
  },
  300_000,
)
