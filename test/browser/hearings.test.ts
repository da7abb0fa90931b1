import { DateTime } from 'luxon'
import mammoth from 'mammoth'
import mongoose from 'mongoose'
import { browserTest, leave, openBot, sitDown } from '../support/browser'

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

inBrowser(
  'fra kortet i kanalen til det sendte høringssvar: oprettet, besvaret på telefonen, skrevet, godkendt og hentet som Word',
  async () => {
    const channel = await sitDown('næstformand')
    await channel.openChannel('Udsatterådet')

    const secretary = await sitDown('sekretær')
    await secretary.write('/høring opret')
    await secretary.waitForText('Hvad handler det om?')
    await secretary.fill('Hvad handler det om?', 'Solbys Nabopolitik')
    await secretary.fill('Høringsfrist', DEADLINE)
    await secretary.fill('Hvad går det ud på? Skriv det helt enkelt.', 'Kommunen vil have gode naboer.')
    await secretary.fill('Journalnummer', '00.00.00-P22-1-17')
    await secretary.fill('Sæt dokumentets tekst ind her', DOCUMENT)
    await secretary.tick('Jeg nævner ingen med navn')
    await secretary.screenshotCard('hearing-form')
    await secretary.press('Gå videre')
    await secretary.waitForText('Jeg fandt 2 afsnit, 1 tema og 2 punkter.')
    await secretary.screenshotCard('hearing-split')
    await secretary.press('Åbn høringen')
    await secretary.waitForText('Høringen er åben.')
    await secretary.screenshotCard('hearing-leader')

    await channel.waitForText('Solbys Nabopolitik')
    await channel.screenshot('hearing-channel')

    const member = await sitDown('medlem', { width: 400, height: 860 })
    await member.waitForText('Velkommen, Mette')
    await member.write('/høring')
    await member.waitForText('Solbys Nabopolitik')
    await member.screenshotCard('hearing-member')
    await member.press('Giv dit svar')
    await member.waitForText('Tryk på det, du vil svare på.')
    await member.screenshotCard('hearing-choose')
    await member.press('1. Mål')
    await member.waitForText('Vi vil være gode naboer.')
    await member.screenshotCard('hearing-section')
    await member.press('• Vi siger hej')
    await member.waitForText('Hvad vil du sige?')
    await member.choose('Hvad er det?', 'Jeg foreslår en ændring')
    await member.fill('Hvad vil du sige?', 'Skriv også, at vi hjælper hinanden om natten.')
    await member.tick('Jeg nævner ingen med navn')
    await member.screenshotCard('hearing-answer')
    await member.press('Send')
    await member.waitForText('Tak. Dit svar er gemt.')
    await member.screenshotCard('hearing-answered')
    await channel.waitForText('1 af 10')

    await channel.press('Giv dit svar', { within: 'Solbys Nabopolitik' })
    await channel.waitForText('Jeg har skrevet til dig i vores private chat.')

    await secretary.write('/høringssvar')
    await secretary.waitForText('1 venter på at blive behandlet.')
    await secretary.screenshotCard('hearing-workbench')
    await secretary.press('Behandl næste svar')
    await secretary.waitForText('Hvad gør vi med svaret?')
    await secretary.screenshotCard('hearing-treat')
    await secretary.press('Gem og vis næste')
    await secretary.waitForText('Nyt stykke i udkastet')
    await secretary.fill('Tekst', 'Rådet foreslår, at naboer hjælper hinanden om natten.')
    await secretary.tick('Jeg nævner ingen med navn')
    await secretary.screenshotCard('hearing-paragraph')
    await secretary.press('Gem')
    await secretary.waitForText('Alle er behandlet.')
    await secretary.press('Udkast (udgave 1)')
    await secretary.waitForText('Bygger på 1 svar')
    await secretary.screenshotCard('hearing-draft')
    await secretary.press('Send til godkendelse')
    await secretary.press('Sæt på dagsordenen')
    await secretary.waitForText('Høringssvaret er foreslået til dagsordenen.')
    await secretary.screenshotCard('hearing-approval')
    await theMeetingBegins()
    await secretary.press('Om høringen')
    await secretary.press('Se godkendelsen')
    await secretary.press('Mødet godkendte det')
    await secretary.waitForText('Svaret er godkendt')
    await secretary.press('Læs høringssvaret')
    await secretary.waitForText('Hent som Word')
    await secretary.screenshotCard('hearing-response')

    const response = await fetch(await secretary.linkOf('Hent som Word'))
    expect(response.status).toBe(200)
    const { value: word } = await mammoth.extractRawText({
      buffer: Buffer.from(await response.arrayBuffer()),
    })
    expect(word).toContain('Høringssvar: Solbys Nabopolitik')
    expect(word).toContain('Rådet foreslår, at naboer hjælper hinanden om natten.')
    expect(word).toContain('Karen Holm')

    await secretary.press('Om høringen')
    await secretary.press('Svaret er sendt')
    await secretary.waitForText('Sendt til')
    await secretary.fill('Sendt til', 'Byrådet')
    await secretary.press('Gem')
    await secretary.waitForText('Det er noteret, at svaret er sendt.')
    await member.waitForText('Rådets svar er sendt')
    await member.screenshotCard('hearing-sent', { within: 'Rådets svar er sendt' })
    await channel.waitForText('Svaret er sendt')
    await secretary.write('/høringer')
    await secretary.waitForText('Årets tal')
    await secretary.screenshotCard('hearing-list')
    await secretary.press('Årets tal')
    await secretary.waitForText('Høringer i')
    await secretary.screenshotCard('hearing-figures')
    expect([...member.problems(), ...secretary.problems(), ...channel.problems()]).toEqual([])
  },
  300_000,
)
