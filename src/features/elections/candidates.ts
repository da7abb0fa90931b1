import type { Council } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { peopleById } from '../council'
import { MOST_CANDIDATES, MOST_WORDS, seated } from './rules'
import { changeElection, type Election, electionById, type Nominee } from './store'

export async function readElection({ scope }: Pick<CouncilRequest, 'scope'>, id: string): Promise<Election> {
  const election = await electionById(scope, id)
  if (!election) throw new UserError('elections.gone')
  return election
}

/** People who may hold the office: by seat, and never chair and vice-chair at once. */
export const eligible = (election: Election, council: Council): string[] =>
  seated(council)
    .filter(({ kind }) => election.eligible.length === 0 || election.eligible.includes(kind))
    .filter(({ role }) => election.office === 'chair' || role !== 'chair')
    .map(({ person }) => person)

/** Those who stand and may still hold the office; `asked` are those who may and have not answered. */
export function candidatesOf(election: Election, council: Council): { standing: string[]; asked: string[] } {
  const able = eligible(election, council)
  const who = (state: Nominee['state']) =>
    election.nominees
      .filter((nominee) => nominee.state === state && able.includes(nominee.person))
      .map(({ person }) => person)
  return { standing: who('accepted'), asked: who('asked') }
}

/** Names by person id, for all who have to do with an election. */
export async function namesFor(
  scope: { tenant: string },
  council: Council,
  election: Election,
): Promise<Map<string, string>> {
  const ids = [...seated(council), ...council.staff].flatMap(({ person }) => person ?? [])
  const people = await peopleById(scope, ids)
  const names = new Map([...people].map(([id, { name }]) => [id, name] as const))
  for (const { person, name } of election.nominees) names.set(person, name)
  return names
}

/** Proposes another, who is asked in personal chat. Proposed twice, they are asked once. */
export async function nominate(
  request: CouncilRequest,
  id: string,
  person: string,
): Promise<{ election: Election; notifications: Notification[] }> {
  const election = await readElection(request, id)
  const name = (await namesFor(request.scope, request.council, election)).get(person)
  if (!eligible(election, request.council).includes(person) || name === undefined)
    throw new UserError('elections.notEligible')
  const known = election.nominees.find((nominee) => nominee.person === person)
  if (known?.state === 'declined') throw new UserError('elections.hasDeclined', { name })
  const nominee: Nominee = { person, name, by: request.person.id, state: 'asked', words: '' }
  const added = known ? undefined : await addNominee(request, id, nominee)
  const asked: Notification = { kind: 'elections.asked', scope: request.scope, subject: id, to: { person } }
  return { election: added ?? election, notifications: known?.state === 'accepted' ? [] : [asked] }
}

async function addNominee(request: CouncilRequest, id: string, nominee: Nominee): Promise<Election> {
  const added = await changeElection(
    request.scope,
    id,
    ['nominating'],
    { $push: { nominees: nominee } },
    { 'nominees.person': { $ne: nominee.person }, [`nominees.${MOST_CANDIDATES - 1}`]: { $exists: false } },
  )
  if (added) return added
  const election = await readElection(request, id)
  if (election.state !== 'nominating') throw new UserError('elections.nominationsClosed')
  if (election.nominees.some(({ person }) => person === nominee.person)) return election
  throw new UserError('elections.tooManyCandidates', { most: MOST_CANDIDATES })
}

/** Stands for the office, on one's own or because one was asked; again, it changes the words. */
export async function stand(request: CouncilRequest, id: string, words: string): Promise<Election> {
  const { person } = request
  if (words.length > MOST_WORDS) throw new UserError('elections.wordsTooLong', { most: MOST_WORDS })
  const election = await readElection(request, id)
  if (!eligible(election, request.council).includes(person.id)) throw new UserError('elections.notEligible')
  if (!election.nominees.some((nominee) => nominee.person === person.id)) {
    const added = await addNominee(request, id, {
      person: person.id,
      name: person.name,
      by: person.id,
      state: 'accepted',
      words,
    })
    if (added.nominees.some((nominee) => nominee.person === person.id && nominee.words === words))
      return added
  }
  return answer(request, id, { 'nominees.$.state': 'accepted', 'nominees.$.words': words }, ['nominating'])
}

/** Says no, or steps back while no ballot is running. */
export const decline = (request: CouncilRequest, id: string): Promise<Election> =>
  answer(request, id, { 'nominees.$.state': 'declined' }, ['nominating'])

async function answer(
  request: CouncilRequest,
  id: string,
  set: Record<string, unknown>,
  states: Election['state'][],
): Promise<Election> {
  const changed = await changeElection(
    request.scope,
    id,
    states,
    { $set: set },
    { 'nominees.person': request.person.id },
  )
  if (changed) return changed
  const election = await readElection(request, id)
  if (election.state !== 'nominating') throw new UserError('elections.nominationsClosed')
  throw new UserError('elections.notAsked')
}
