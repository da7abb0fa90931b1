import mongoose from 'mongoose'
import { acceptsAll, proposes, publishes } from '../features/agenda/agenda-world'
import { stands, startElection } from '../features/elections/election'
import { DETAILS, opened } from '../features/hearings/support'
import { beginMeeting } from '../features/minutes/held'
import type { World } from '../support/app'

/** Stands in every text that the busy council keeps, and nowhere else. */
export const MARK = 'Blåmusling'

/** Gives the demo council something of everything, through the front door: what others must not reach. */
export async function makeBusy(world: World): Promise<void> {
  const { medlem, formand, sekretær } = world.people
  const noNames = { noNames: 'true' }
  await proposes(medlem, { title: `${MARK} og andre bænke`, background: `${MARK} i baggrunden` })
  await opened(world, { ...DETAILS, title: `${MARK}s politik`, summary: `Om ${MARK}` })
  const choose = await medlem.presses(await medlem.writes('/høring'), 'Giv dit svar')
  const answer = await medlem.presses(choose, 'Det hele')
  await medlem.presses(answer, 'Send', { stance: 'change', text: `${MARK} er en god idé`, ...noNames })
  await startElection(world)
  await stands(medlem)
  const poll = await formand.presses(await formand.writes('/afstemning'), 'Spørg om noget')
  await formand.presses(poll, 'Spørg nu', { question: `Hvor bor ${MARK}?`, options: 'Her\nDer', ...noNames })
  const goal = await formand.presses(await formand.writes('/handlingsplan'), 'Skriv et nyt mål')
  await formand.presses(goal, 'Gem', {
    kind: 'goal',
    title: `${MARK} til alle`,
    who: MARK,
    due: '2027-03-15',
    ...noNames,
  })
  const wheel = await formand.presses(await formand.writes('/årshjul'), 'Tilføj')
  await formand.presses(wheel, 'Gem', {
    title: `${MARK}dag`,
    kind: 'other',
    day: '2027-05-11',
    remind: '7',
    ...noNames,
  })
  const trip = await medlem.writes('/kørsel')
  await medlem.presses(trip, 'Send til sekretariatet', {
    day: '2027-01-08',
    km: '12',
    text: `${MARK} og retur`,
    ...noNames,
  })
  await acceptsAll(formand)
  await publishes(formand)
  await beginMeeting(world, ['formand', 'sekretær', 'medlem'])
  await sekretær.writes('/møde nu')
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
