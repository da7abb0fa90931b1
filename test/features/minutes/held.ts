import type { Part } from '../../../src/local/demo'
import type { World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'

const at = (clock: string) => new Date(`2027-02-04T${clock}:00+01:00`)

/** Moves the world's clock to a time of the meeting's day. */
export function clock(world: World, time: string): void {
  world.time.now = at(time)
}

/** The chair accepts all proposals, takes what rooms offer, and publishes the agenda. */
export async function publishAgenda(world: World, offers: string[] = []): Promise<void> {
  const { formand } = world.people
  let card = await formand.writes('/dagsorden')
  for (let count = 0; count < 3; count += 1) {
    card = await formand.presses(card, 'Se næste forslag')
    card = await formand.presses(card, 'Sæt på dagsordenen')
  }
  for (const title of offers) card = await formand.presses(card, title)
  const preview = await formand.presses(card, 'Vis hvad kanalen får')
  await formand.presses(preview, 'Udsend nu')
}

/** The chair begins the meeting on the day; everybody in `parts` says in the channel that they are there. */
export async function beginMeeting(world: World, parts: readonly Part[]): Promise<void> {
  clock(world, '16:55')
  await world.people.formand.writes('/møde start')
  const post = await world.channel.waitFor((message) => message.seen.includes('Mødet er i gang'))
  for (const part of parts) await world.people[part].presses(post, 'Jeg er her')
}

/** What a choice in a card offers under a title. */
export function choiceOf({ card }: Turn, id: string, title: string): string {
  let found: string | undefined
  JSON.stringify(card, (_, value) => {
    if (value?.id === id && value.choices)
      found = value.choices.find((choice: { title: string }) => choice.title.startsWith(title))?.value
    return value
  })
  if (found === undefined) throw new Error(`${id} does not offer ${title}`)
  return found
}

/** Goes on to the next item from the leader's card; gives the card after it. */
export async function nextItem(person: Person): Promise<Turn> {
  const desk = await person.writes('/møde nu')
  return person.presses(desk, desk.seen.includes('Start første punkt') ? 'Start første punkt' : 'Næste punkt')
}

/** Opens the secretary's form for the current item. */
export const writing = async (person: Person): Promise<Turn> =>
  person.presses(await person.writes('/møde nu'), 'Skriv referat')

export const NO_NAMES = { noNames: 'true' }

/** Fetches a link of a card and gives its bytes. */
export async function fetched(turn: Turn, title: string): Promise<Buffer> {
  let url: string | undefined
  JSON.stringify(turn.card, (_, value) => {
    if (value?.type === 'Action.OpenUrl' && value.title === title) url = value.url
    return value
  })
  if (!url) throw new Error(`no link called ${title}`)
  const answer = await fetch(url)
  if (answer.status !== 200) throw new Error(`${title} answers ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** The verbs of a card's buttons and rows, each with its data. */
export const actionsIn = ({ card }: Turn): [string, Record<string, unknown>][] => {
  const found: [string, Record<string, unknown>][] = []
  JSON.stringify(card, (_, value) => {
    if (value?.type === 'Action.Execute') found.push([value.verb, value.data])
    return value
  })
  return found
}

/** Presses what may no longer be on a card. */
export const press = (person: Person, verb: string, data: object) =>
  person.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data } })

/** Adds a task for Mette Dahl from the card of an item; gives that card. */
export async function addsTask(world: World, item: Turn, what: string): Promise<Turn> {
  const { sekretær } = world.people
  const form = await sekretær.presses(item, 'Tilføj opgave')
  const person = choiceOf(form, 'person', 'Mette Dahl')
  return sekretær.presses(form, 'Gem', { what, person, due: '2027-03-20', ...NO_NAMES })
}

/** The secretary calls a meeting from 17 to 19. */
export async function callsMeeting(world: World, date: string): Promise<void> {
  const form = await world.people.sekretær.writes('/nyt møde')
  const details = { kind: 'extraordinary', date, from: '17:00', to: '19:00', otherPlace: 'Kulturhuset' }
  await world.people.sekretær.presses(form, 'Indkald nu', details)
}
