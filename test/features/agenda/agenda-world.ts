import type { CouncilScope } from '../../../src/core/council'
import { councilsOf, personByAccount } from '../../../src/features/council'
import { DEMO_TENANT } from '../../../src/local/demo'
import type { World } from '../../support/app'
import type { Inputs } from '../../support/teams/card'
import type { Person } from '../../support/teams/person'
import type { Turn } from '../../support/teams/turn'

export const PROPOSAL = {
  title: 'Flere bænke ved stationen',
  background: 'Der er ingen steder at sidde.',
  purpose: 'decision',
  minutes: '20',
  noNames: 'true',
}

/** Writes /punkt and sends the form; gives the turn that answers it. */
export async function proposes(person: Person, inputs: Inputs = {}): Promise<Turn> {
  return person.presses(await person.writes('/punkt'), 'Send punktet', { ...PROPOSAL, ...inputs })
}

/** From the builder: puts all that waits on the agenda; gives the builder. */
export async function acceptsAll(leader: Person): Promise<Turn> {
  let card = await leader.writes('/dagsorden')
  while (!card.seen.includes('Ingen forslag venter.')) {
    card = await leader.presses(card, 'Se næste forslag')
    card = await leader.presses(card, 'Sæt på dagsordenen')
  }
  return card
}

export async function publishes(leader: Person, title = 'Udsend nu'): Promise<Turn> {
  const preview = await leader.presses(await leader.writes('/dagsorden'), 'Vis hvad kanalen får')
  return leader.presses(preview, title)
}

/** Opens the item of that title from the builder. */
export async function opens(leader: Person, title: string): Promise<Turn> {
  const builder = await leader.writes('/dagsorden')
  const rows = rowsOf(builder.card)
  const data = rows.find((row) => row.text.includes(title))?.data
  if (!data) throw new Error(`no row with “${title}”: ${rows.map(({ text }) => text).join(' | ')}`)
  return leader.invokes(
    'adaptiveCard/action',
    { action: { type: 'Action.Execute', verb: 'agenda.open', data } },
    { on: builder.replies.at(-1) },
  )
}

/** What can be pressed as a row, with its verb and its data. */
export function rowsOf(card: unknown): { text: string; verb: string; data: Record<string, string> }[] {
  const found: { text: string; verb: string; data: Record<string, string> }[] = []
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) {
      for (const one of part) walk(one)
      return
    }
    if (part === null || typeof part !== 'object') return
    const { selectAction } = part as { selectAction?: { verb?: string; data?: Record<string, string> } }
    if (selectAction?.verb)
      found.push({ text: JSON.stringify(part), verb: selectAction.verb, data: selectAction.data ?? {} })
    for (const value of Object.values(part)) walk(value)
  }
  walk(card)
  return found
}

export async function demoScope(world: World): Promise<CouncilScope> {
  const scope = { tenant: DEMO_TENANT }
  const person = await personByAccount(scope, world.people.formand.aadObjectId)
  const [council] = await councilsOf(scope, person?.id ?? '')
  return { ...scope, council: council?.id ?? '' }
}
