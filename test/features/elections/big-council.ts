import type { CouncilScope, Person } from '../../../src/core/council'
import { addCouncil, addPerson } from '../../../src/features/council'
import { RULE_SETS } from '../../../src/features/elections/rules'
import { addElection, changeElection } from '../../../src/features/elections/store'
import { DEMO_TENANT } from '../../../src/local/demo'

export interface BigCouncil {
  scope: CouncilScope
  /** Entra ids of the members, in the order of their seats. */
  members: string[]
  /** Their person ids. */
  persons: string[]
  secretary: string
  observer: string
  /** An election with two candidates that waits for its ballot to open. */
  election: string
}

const account = (at: number): string => `00000000-0000-4000-8000-1${String(at).padStart(11, '0')}`

/** A citizens' meeting: a council with many seats, a secretary, and an election that is ready to open. */
export async function addBigCouncil(
  size: number,
  { changeVote = true, first = 0 } = {},
): Promise<BigCouncil> {
  const people = []
  for (let at = 0; at < size + 2; at += 100)
    people.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(100, size + 2 - at) }, (_, index) =>
          addPerson({
            tenant: DEMO_TENANT,
            name: `Borger ${at + index}`,
            aadObjectId: account(first + at + index),
          }),
        ),
      )),
    )
  const [secretary, observer] = people.splice(size) as [Person, Person]
  const council = await addCouncil({
    tenant: DEMO_TENANT,
    type: 'medborgerforum',
    name: 'Borgermødet',
    language: 'da',
    timeZone: 'Europe/Copenhagen',
    phone: '70123456',
    seats: people.map(({ id }, at) => ({ id: `s${at}`, kind: 'citizen', role: 'member', person: id })),
    staff: [
      { person: secretary.id, role: 'secretariat' },
      { person: observer.id, role: 'observer' },
    ],
    rules: [],
  })
  const scope = { tenant: DEMO_TENANT, council: council.id }
  const by = { id: `start:${council.id}`, council: council.id, at: new Date(0), by: secretary.id }
  const started = await addElection(
    scope,
    {
      office: 'chair',
      kind: 'regular',
      form: crypto.randomUUID(),
      ruleSetName: 'mostVotes',
      ruleSet: RULE_SETS.mostVotes,
      quorumPercent: 0,
      voters: 'members',
      changeVote,
      eligible: [],
      createdBy: secretary.id,
      createdAt: new Date(0),
      present: [],
    },
    { ...by, what: 'elections.started', subject: [] },
  )
  const nominees = people
    .slice(0, 2)
    .map(({ id, name }) => ({ person: id, name, by: id, state: 'accepted', words: '' }))
  const election =
    started && (await changeElection(scope, started.id, ['nominating'], { $set: { nominees } }))
  return {
    scope,
    members: people.map(({ aadObjectId }) => aadObjectId as string),
    persons: people.map(({ id }) => id),
    secretary: secretary.aadObjectId as string,
    observer: observer.aadObjectId as string,
    election: election?.id ?? '',
  }
}
