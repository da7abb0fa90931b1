import type { CouncilScope } from '../../../src/core/council'
import { councilsOf, personByAccount } from '../../../src/features/council'
import { RULE_SETS } from '../../../src/features/elections/rules'
import { addElection, changeElection, runningElections } from '../../../src/features/elections/store'
import { CAST, DEMO_TENANT, type Part } from '../../../src/local/demo'
import type { World } from '../../support/app'
import type { Person, Turn } from '../../support/teams'

export const SEATED = (Object.keys(CAST) as Part[]).filter((part) => part !== 'sekretær' && part !== 'gæst')

export const START = { office: 'chair', kind: 'regular', rules: 'byraad', voters: 'present', change: 'no' }

/** The chair starts an election; the channel is asked who will stand. */
export async function startElection(world: World, inputs: Record<string, string> = {}): Promise<Turn> {
  const { sekretær } = world.people
  const none = await sekretær.writes('/valg')
  const form = await sekretær.presses(none, 'Start et valg')
  return sekretær.presses(form, 'Spørg, hvem der stiller op', { ...START, ...inputs })
}

/** Somebody stands, without words. */
export async function stands(person: Person): Promise<Turn> {
  const form = await person.writes('/opstil')
  const words = await person.presses(form, 'Gå videre', { person: ownId(form) })
  return person.presses(words, 'Stil op uden tekst')
}

/** The value of "Jeg stiller selv op" on a form for proposing. */
export const ownId = (form: Turn): string => optionsOf(form, 'person')[0]?.value ?? ''

export interface Option {
  title: string
  value: string
}

/** What a card's choice offers. */
export function optionsOf({ card }: Turn, id: string): Option[] {
  let found: Option[] = []
  JSON.stringify(card, (_, value) => {
    if (value?.id === id && value.choices) found = value.choices
    return value
  })
  return found
}

export const optionValue = (turn: Turn, id: string, title: string): string => {
  const option = optionsOf(turn, id).find((each) => each.title.startsWith(title))
  if (!option) throw new Error(`${id} does not offer ${title}`)
  return option.value
}

/** All members say in the channel that they are there. */
export async function checkIn(world: World, parts: readonly Part[] = SEATED): Promise<void> {
  const call = await world.channel.waitFor((message) => message.seen.includes('Hvem vil stille op?'))
  for (const part of parts) await world.people[part].presses(call, 'Jeg er her')
}

/** The secretariat opens the next ballot; gives the election card. */
export async function openBallot(world: World, minutes = '0'): Promise<Turn> {
  const { sekretær } = world.people
  const card = await sekretær.writes('/valg')
  const title = card.seen.includes('Åbn næste afstemning') ? 'Åbn næste afstemning' : 'Åbn afstemningen'
  const form = await sekretær.presses(card, title)
  return sekretær.presses(form, 'Åbn nu', { minutes })
}

/** The voter's ballot paper, opened from the message that the bot sent. */
export async function opensBallot(person: Person): Promise<Turn> {
  const call = await person.chat.waitFor((message) => message.seen.includes('Åbn min stemmeseddel'))
  return person.presses(call, 'Åbn min stemmeseddel')
}

/** Votes for a candidate by name, or `Stem blankt`; gives the receipt. */
export async function votes(person: Person, title: string, opened?: Turn): Promise<Turn> {
  const ballot = opened ?? (await opensBallot(person))
  const review = await person.presses(ballot, 'Gå videre', { choice: optionValue(ballot, 'choice', title) })
  return person.presses(review, 'Afgiv min stemme')
}

/** The secretariat closes the running ballot. */
export async function closes(world: World): Promise<Turn> {
  const { sekretær } = world.people
  return sekretær.presses(await sekretær.writes('/valg'), 'Luk afstemningen')
}

/** The demo's council, with the ids of its ten in the order of `SEATED`. */
export async function demoCouncil(world: World): Promise<{ scope: CouncilScope; persons: string[] }> {
  const tenant = { tenant: DEMO_TENANT }
  const people = await Promise.all(
    SEATED.map((part) => personByAccount(tenant, world.people[part].aadObjectId)),
  )
  const persons = people.map((person) => person?.id ?? '')
  const [council] = await councilsOf(tenant, persons[0] as string)
  return { scope: { ...tenant, council: council?.id ?? '' }, persons }
}

/**
 * An open ballot with all ten present but the `absent`, and Mette and Jonas standing, without the way there.
 * Whatever election was running is over.
 */
export async function withOpenBallot(
  world: World,
  {
    absent = [],
    changeVote = false,
    quorumPercent = 50,
  }: { absent?: readonly Part[]; changeVote?: boolean; quorumPercent?: number } = {},
): Promise<{ election: string; scope: CouncilScope; candidate: string }> {
  const { scope, persons } = await demoCouncil(world)
  for (const { id, state } of await runningElections(scope))
    await changeElection(scope, id, [state], { $set: { state: 'cancelled' }, $unset: { running: 1 } })
  const idOf = (part: (typeof SEATED)[number]): string => persons[SEATED.indexOf(part)] as string
  const candidate = idOf('medlem')
  const added = await addElection(
    scope,
    {
      office: 'chair',
      kind: 'regular',
      form: crypto.randomUUID(),
      ruleSetName: 'byraad',
      ruleSet: RULE_SETS.byraad,
      quorumPercent,
      voters: 'present',
      changeVote,
      eligible: [],
      createdBy: candidate,
      createdAt: world.time.now,
      present: SEATED.filter((part) => !absent.includes(part)).map(idOf),
    },
    {
      id: crypto.randomUUID(),
      council: scope.council,
      at: world.time.now,
      by: candidate,
      what: 'elections.started',
      subject: [],
    },
  )
  const election = added?.id ?? ''
  const nominees = (['medlem', 'medlem2'] as const).map((part) => {
    const person = idOf(part)
    return { person, name: world.people[part].name, by: person, state: 'accepted', words: '' }
  })
  await changeElection(scope, election, ['nominating'], { $set: { nominees } })
  await openBallot(world)
  return { election, scope, candidate }
}
