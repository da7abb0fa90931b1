import { addItem } from '../../src/features/agenda'
import { councilsOf, personByAccount } from '../../src/features/council'
import { plannedMeetings } from '../../src/features/meetings'
import { CAST, DEMO_TENANT } from '../../src/local/demo'
import { browserTest, leave, openBot, sitDown } from '../support/browser'

const inBrowser = browserTest()

beforeAll(async () => {
  await openBot()
  await nineMore()
})
afterAll(leave)

/** Beside the three of the demo: twelve items in all. */
async function nineMore(): Promise<void> {
  const tenant = { tenant: DEMO_TENANT }
  const person = await personByAccount(tenant, CAST.medlem2.aadObjectId)
  const [council] = await councilsOf(tenant, person?.id ?? '')
  const scope = { ...tenant, council: council?.id ?? '' }
  const [meeting] = await plannedMeetings(scope, new Date())
  for (let number = 4; number <= 12; number += 1)
    await addItem(scope, {
      title: `Punkt nummer ${number} om noget, som rådet gerne vil tale om`,
      background: 'Lidt om, hvorfor det er vigtigt.',
      recommendation: 'at rådet taler om det',
      purpose: 'discussion',
      minutes: 10,
      meeting: meeting?.id ?? '',
      proposer: { person: person?.id ?? '', name: person?.name ?? '' },
      late: false,
      form: `twelve ${number}`,
      proposedAt: new Date(Date.now() + number),
    })
}

inBrowser(
  'formanden bygger en dagsorden med tolv punkter på telefonen, flytter om og udsender den',
  async () => {
    const chair = await sitDown('formand', { width: 360, height: 780 })
    await chair.write('/dagsorden')
    await chair.waitForText('12 forslag venter')
    await chair.screenshotCard('phone-builder')
    for (let left = 12; left > 0; left -= 1) {
      await chair.press('Se næste forslag')
      if (left === 12) await chair.screenshotCard('phone-item')
      await chair.press('Sæt på dagsordenen')
    }
    await chair.waitForText('Ingen forslag venter.')
    await chair.waitForText('På dagsordenen: 12 punkter, 150 min.')
    await chair.waitForText('Det er 55 minutter for meget.')
    await chair.screenshotCard('phone-builder-full')

    // The last of the twelve to the front, and shorter, in the one form.
    await chair.press('Rækkefølge og tid')
    await chair.screenshotCard('phone-arrange')
    await chair.fill('Nummer (nu 15)', '4')
    await chair.fill('Minutter (punkt 15)', '5')
    await chair.press('Gem rækkefølgen')
    await chair.waitForText('4 · Punkt nummer 12 om noget')
    await chair.waitForText('5 · Varmestue i vinterferien')
    await chair.press('Vis hvad kanalen får')
    await chair.screenshotCard('phone-preview')
    await chair.press('Udsend nu')
    await chair.waitForText('Dagsordenen er sendt til kanalen.')
    await chair.press('Læs om punkt 4', { within: 'Byg videre' })
    await chair.waitForText('4 · Punkt nummer 12 om noget')
    await chair.screenshotCard('phone-details')
    expect(chair.problems()).toEqual([])
  },
  240_000,
)
