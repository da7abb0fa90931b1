import { browserTest, leave, openBot, sitDown } from '../support/browser'

const inBrowser = browserTest()

beforeAll(openBot)
afterAll(leave)

const PHONE = { width: 400, height: 860 }

inBrowser(
  'et medlem stiller op og stemmer på telefonen, og sekretæren lukker og godkender',
  async () => {
    const secretary = await sitDown('sekretær', PHONE)
    await secretary.waitForText('Velkommen, Anne')
    const member = await sitDown('medlem', PHONE)
    await member.waitForText('Velkommen, Mette')
    await secretary.write('/valg')
    await secretary.press('Start et valg')
    await secretary.waitForText('Hvad skal vælges?')
    await secretary.choose('Hvem kan stemme?', 'Alle medlemmer')
    await secretary.screenshotCard('election-form')
    await secretary.press('Spørg, hvem der stiller op')
    await secretary.waitForText('Valget er i gang.')
    await secretary.screenshotCard('election-call')

    await member.write('/opstil')
    await member.waitForText('Foreslår du en anden')
    await member.choose('Vælg en', 'Jeg stiller selv op')
    await member.screenshotCard('election-nominate')
    await member.press('Gå videre')
    await member.waitForText('Vil du sige noget')
    await member.fill('Dine ord (højst 300 tegn)', 'Jeg vil lytte til alle og holde korte møder.')
    await member.tick('Jeg nævner ingen med navn')
    await member.screenshotCard('election-words')
    await member.press('Stil op med teksten')
    await member.waitForText('Du stiller op.')

    await secretary.write('/valg')
    await secretary.press('Åbn afstemningen')
    await secretary.screenshotCard('election-open')
    await secretary.press('Åbn nu')
    await secretary.waitForText('Afstemningen er åben.')
    await secretary.screenshotCard('election-running')
    await secretary.press('Stem på nettet')
    await secretary.screenshotCard('election-web')
    await secretary.press('Tilbage')

    await member.waitForText('Åbn min stemmeseddel')
    await member.press('Åbn min stemmeseddel')
    await member.waitForText('Hvem stemmer du på?')
    await member.choose('Hvem stemmer du på?', 'Mette Dahl: “Jeg vil lytte til alle og holde korte møder.”')
    await member.screenshotCard('election-ballot')
    await member.press('Gå videre')
    await member.waitForText('Er det rigtigt?')
    await member.screenshotCard('election-review')
    await member.press('Afgiv min stemme')
    await member.waitForText('Din stemme er talt med')
    await member.screenshotCard('election-receipt')

    await secretary.press('Opdater')
    await secretary.waitForText('1 af 10 har stemt.')
    await secretary.press('Luk afstemningen')
    await secretary.waitForText('For få stemte.')
    await secretary.screenshotCard('election-too-few')
    await secretary.press('Tjek selv')
    await secretary.waitForText('Tjek valget selv')
    await secretary.screenshotCard('election-check')
    expect([...member.problems(), ...secretary.problems()]).toEqual([])
  },
  200_000,
)
