import { COUNCIL, SEATED } from '../../core/council'
import type { Command, CouncilRequest, Notification, Reply } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { nominateForm } from './call-forms'
import { eligible, namesFor } from './candidates'
import { readerOf, show } from './showing'
import { certifiedElections, type Election, runningElections } from './store'
import { electionWords } from './strings'
import { noElectionView } from './views'

export const commands: Command[] = [
  {
    key: 'election',
    access: COUNCIL,
    handle: async (request) => {
      const [first] = await runningElections(request.scope)
      return { card: first ? await show(request, first) : await noElection(request) }
    },
  },
  {
    key: 'nominate',
    access: SEATED,
    handle: async (request) => {
      const election = (await runningElections(request.scope)).find(({ state }) => state === 'nominating')
      if (!election) throw new UserError('elections.noElection')
      if (request.place !== 'personal') return toPersonalChat(request, 'card', election)
      return { card: await formToNominate(request, election) }
    },
  },
]

async function noElection(request: CouncilRequest) {
  const certified = await certifiedElections(request.scope)
  const now = request.now
  const held = await Promise.all(
    certified
      .filter(({ from, until }) => from && until && from <= now && now < until)
      .filter(({ office }, at, all) => all.findIndex((other) => other.office === office) === at)
      .map(async (election) => ({
        election,
        name: (await namesFor(request.scope, request.council, election)).get(election.elected ?? '') ?? '',
      })),
  )
  const reader = readerOf(undefined, [], request)
  return noElectionView(
    held,
    { ...reader, conducts: reader.conducts && request.place === 'personal' },
    request,
  )
}

export async function formToNominate(request: CouncilRequest, election: Election) {
  const names = await namesFor(request.scope, request.council, election)
  const gone = new Set(
    election.nominees.filter(({ state }) => state === 'declined').map(({ person }) => person),
  )
  const self = request.person.id
  const able = eligible(election, request.council).filter((person) => person === self || !gone.has(person))
  return nominateForm(election, able, names, self, request)
}

/** What concerns one person is never shown in the channel: it comes in their own chat. */
export function toPersonalChat(
  { scope, person, language, activityId }: CouncilRequest,
  kind: 'card' | 'ballot',
  election: Election,
): Reply {
  const note: Notification = {
    kind: `elections.${kind}`,
    scope,
    subject: `${election.id}:${election.rounds.length}:${activityId}`,
    to: { person: person.id },
  }
  return { toast: electionWords(language).sentToYou, notifications: [note] }
}
