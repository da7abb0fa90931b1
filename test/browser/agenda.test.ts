import { browserTest, leave, openBot, sitDown } from '../support/browser'

const inBrowser = browserTest()

beforeAll(() => openBot())
afterAll(leave)

inBrowser(
  'et medlem foreslår et punkt på telefonen, formanden sætter det på og udsender, og kanalen sætter det ind og foreslår mere',
  async () => {
    const member = await sitDown('medlem', { width: 400, height: 860 })
    await member.waitForText('Velkommen, Mette')
    await member.screenshotCard('welcome')
    await member.write('/punkt')
    await member.waitForText('Hvad handler det om?')
    await member.fill('Hvad handler det om?', 'Flere bænke ved stationen')
    await member.fill('Fortæl lidt mere (hvis du vil)', 'Der er ingen steder at sidde, når man venter.')
    await member.choose('Hvad skal rådet?', 'Tage stilling')
    await member.tick('Jeg nævner ingen med navn')
    await member.screenshotCard('item-form')
    await member.press('Send punktet')
    await member.waitForText('Tak. Dit punkt er sendt til formandskabet.')
    await member.screenshotCard('item-sent')

    const channel = await sitDown('næstformand')
    await channel.openChannel('Udsatterådet')

    const chair = await sitDown('formand')
    await chair.write('/dagsorden')
    await chair.waitForText('4 forslag venter')
    await chair.screenshotCard('agenda-builder')
    await chair.press('Se næste forslag')
    await chair.waitForText('Sæt på dagsordenen')
    await chair.screenshotCard('agenda-item')
    for (let waiting = 4; waiting > 0; waiting -= 1) {
      if (waiting < 4) await chair.press('Se næste forslag')
      await chair.press('Sæt på dagsordenen')
    }
    await chair.waitForText('Ingen forslag venter.')
    await chair.press('Vis hvad kanalen får')
    await chair.screenshotCard('agenda-preview')
    await chair.press('Udsend nu')
    await chair.waitForText('Dagsordenen er sendt til kanalen.')

    await channel.waitForText('Flere bænke ved stationen')
    await channel.screenshot('agenda-channel')
    await channel.insert('search.share', 'bænke', 'Flere bænke ved stationen')
    await channel.screenshotCard('extension-inserted')
    await channel.write('Kan vi ikke også få et læskur?')
    await channel.takeUp('agenda.quoteForm', 'Kan vi ikke også få et læskur?')
    await channel.fill('Hvad handler det om?', 'Et læskur', { dialog: true })
    await channel.tick('Jeg nævner ingen med navn', { dialog: true })
    await channel.screenshotCard('extension-dialog', { dialog: true })
    await channel.press('Send punktet', { dialog: true })
    await channel.waitForText('Tak. Dit punkt er sendt til formandskabet.', { dialog: true })
    expect(await channel.lastCardText({ dialog: true })).toContain('Kan vi ikke også få et læskur?')
    await channel.closeDialog()
    await member.waitForText('Dit punkt er på dagsordenen')
    await member.screenshotCard('item-fate', { within: 'Flere bænke' })
    expect([...member.problems(), ...chair.problems(), ...channel.problems()]).toEqual([])
  },
  180_000,
)
