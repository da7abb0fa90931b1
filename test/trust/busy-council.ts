import mongoose from 'mongoose'
import { acceptsAll, proposes, publishes } from '../features/agenda/agenda-world'
import { stands, startElection } from '../features/elections/election'
import { DETAILS, opened } from '../features/hearings/support'
import { beginMeeting } from '../features/minutes/held'
import type { World } from '../support/app'

/** Stands in every text that the busy council keeps, and nowhere else. */
export const MARK = 'Blåmusling'
const NO_NAMES = { noNames: 'true' }

/** Gives the demo council something of everything, through the front door: what others must not reach. */
export async function makeBusy(world: World): Promise<void> {
  const { medlem, formand, sekretær } = world.people
  await proposes(medlem, { title: `${MARK} og andre bænke`, background: `${MARK} i baggrunden` })
  await opened(world, { ...DETAILS, title: `${MARK}s politik`, summary: `Om ${MARK}` })
  const choose = await medlem.presses(await medlem.writes('/høring'), 'Giv dit svar')
  const answer = await medlem.presses(choose, 'Det hele')
  await medlem.presses(answer, 'Send', { stance: 'change', text: `${MARK} er en god idé`, ...NO_NAMES })
  await startElection(world)
  await stands(medlem)
  for (const anonymous of ['false', 'true']) {
    const poll = await formand.presses(await formand.writes('/afstemning'), 'Spørg om noget')
    const question = { question: `Hvor bor ${MARK}?`, options: 'Her\nDer', anonymous, ...NO_NAMES }
    await formand.presses(poll, 'Spørg nu', question)
  }
  const goal = await formand.presses(await formand.writes('/handlingsplan'), 'Skriv et nyt mål')
  await formand.presses(goal, 'Gem', {
    kind: 'goal',
    title: `${MARK} til alle`,
    who: MARK,
    due: '2027-03-15',
    ...NO_NAMES,
  })
  const wheel = await formand.presses(await formand.writes('/årshjul'), 'Tilføj')
  await formand.presses(wheel, 'Gem', {
    title: `${MARK}dag`,
    kind: 'other',
    day: '2027-05-11',
    remind: '7',
    ...NO_NAMES,
  })
  const trip = await medlem.writes('/kørsel')
  await medlem.presses(trip, 'Send til sekretariatet', {
    day: '2027-01-08',
    km: '12',
    text: `${MARK} og retur`,
    ...NO_NAMES,
  })
  await plansThemeDay(world)
  await beginsProcess(world)
  await acceptsAll(formand)
  await publishes(formand)
  await beginMeeting(world, ['formand', 'sekretær', 'medlem'])
  await sekretær.writes('/møde nu')
}

/** A theme day that a member comes to, with what they need and expect. */
async function plansThemeDay({ people: { sekretær, medlem } }: World): Promise<void> {
  const form = await sekretær.presses(await sekretær.writes('/temadag'), 'Ny opstartstemadag')
  const saved = await sekretær.presses(form, 'Gem', {
    ...NO_NAMES,
    title: `${MARK} sammen`,
    purpose: `At lære ${MARK} at kende`,
    date: '2027-02-18',
    place: `${MARK} hus`,
  })
  await sekretær.presses(saved, 'Send invitationen')
  const invitation = await medlem.chat.waitFor(({ seen }) => seen.includes('Du er inviteret til en temadag.'))
  const signUp = await medlem.presses(invitation, 'Jeg kommer')
  await medlem.presses(signUp, 'Jeg kommer', { ...NO_NAMES, food: `Ingen ${MARK}`, access: MARK })
  const expects = await medlem.presses(await medlem.writes('/stem'), `Hvad forventer du? ${MARK} sammen`)
  await medlem.presses(expects, 'Send', { ...NO_NAMES, others: `Mere ${MARK}` })
}

/** A process whose first milestone is reached, and an interested party to invite to it. */
async function beginsProcess({ people: { sekretær } }: World): Promise<void> {
  const form = await sekretær.presses(await sekretær.writes('/proces'), 'Ny proces')
  await sekretær.presses(form, 'Gem', {
    ...NO_NAMES,
    title: `${MARK}s nabopolitik`,
    purpose: `Til gavn for ${MARK}`,
    day: '2027-01-08',
  })
  const process = await sekretær.presses(await sekretær.writes('/proces'), `${MARK}s nabopolitik`)
  const first = await sekretær.presses(process, 'Kommissoriet er godkendt')
  const reached = await sekretær.presses(first, 'Den er nået')
  await sekretær.presses(reached, 'Den er nået', { ...NO_NAMES, day: '2027-01-08', result: `Mest ${MARK}` })
  const contact = await sekretær.presses(await sekretær.writes('/kontakter'), 'Skriv en ny på')
  await sekretær.presses(contact, 'Gem', { name: `${MARK} Beboerråd`, email: 'raad@solby.example' })
}

/** All that is kept of one council, as text, by collection and id. */
export async function keptOf(council: string): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  const database = mongoose.connection.db
  for (const { name } of (await database?.listCollections().toArray()) ?? [])
    for (const document of (await database?.collection(name).find().toArray()) ?? [])
      if (document.council === council || String(document._id) === council)
        kept.set(`${name}/${document._id}`, JSON.stringify(document))
  return kept
}
