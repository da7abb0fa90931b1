import type { Person, Teams, Turn } from '../../support/teams'
import type { BigCouncil } from './big-council'

export interface Ballot {
  election: string
  round: string
  box: string
  token: string
  change: string
}

export const invoke = (person: Person, verb: string, data: object): Promise<Turn> =>
  person.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' })

/** The secretary opens the ballot. */
export async function opensBallotOf(teams: Teams, council: BigCouncil): Promise<Turn> {
  const secretary = teams.person({ name: 'Sekretær', aadObjectId: council.secretary })
  const data = { election: council.election, from: '0', minutes: '0' }
  return invoke(secretary, 'elections.open', data)
}

export const closesBallotOf = (teams: Teams, council: BigCouncil): Promise<Turn> => {
  const secretary = teams.person({ name: 'Sekretær', aadObjectId: council.secretary })
  return invoke(secretary, 'elections.close', { election: council.election, round: '1' })
}

/** What a voter's opened card holds. */
export async function ballotOf(person: Person, election: string, round = '1'): Promise<Ballot> {
  const turn = await invoke(person, 'elections.ballot', { election, round })
  let found: Ballot | undefined
  JSON.stringify(turn.card, (_, value) => {
    if (value?.token && value.verb === undefined) found = value
    return value
  })
  if (!found) throw new Error(`no ballot: ${turn.seen}`)
  const { box, token, change } = found
  return { election, round, box, token, change }
}

export const casts = (person: Person, ballot: Ballot, choice: string): Promise<Turn> =>
  invoke(person, 'elections.vote', { ...ballot, choice })

export const acknowledged = (turn: Turn): boolean => /Din stemme er (talt med|ændret)/.test(turn.seen)

/** Runs the tasks with so many at a time. */
export async function atATime<T>(most: number, tasks: (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const worker = async () => {
    for (let at = next; at < tasks.length; at = next) {
      next += 1
      results[at] = await (tasks[at] as () => Promise<T>)()
    }
  }
  await Promise.all(Array.from({ length: most }, worker))
  return results
}
