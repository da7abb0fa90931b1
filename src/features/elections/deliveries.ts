import type { Delivery } from '../../core/feature'
import { askedView, ballotCallView } from './ballot-views'
import { namesFor } from './candidates'
import { officeView } from './office-views'
import { isVacant } from './offices'
import { CHANNEL } from './reader'
import { OFFICES } from './rules'
import { shownOf, showTo } from './showing'
import { electionById } from './store'
import { electionView } from './views'
import { isWaiting } from './voting'

const idIn = (subject: string): string => subject.split(':')[0] ?? ''
const roundIn = (subject: string): number => Number(subject.split(':')[1])

export const deliveries: Record<string, Delivery> = {
  // One message that always shows how far the election is, whatever made it be sent.
  'elections.channel': async ({ scope, subject, council, now }, { language }) => {
    const election = await electionById(scope, idIn(subject))
    if (!election) return undefined
    return {
      card: electionView(await shownOf(election, { council, now }), CHANNEL, { language, council, now }),
    }
  },
  'elections.certified': async ({ scope, subject, council, now }, { language }) => {
    const election = await electionById(scope, idIn(subject))
    if (election?.state !== 'certified') return undefined
    return {
      card: electionView(await shownOf(election, { council, now }), CHANNEL, { language, council, now }),
    }
  },
  'elections.card': async ({ scope, subject, council, now }, { language, person }) => {
    const election = await electionById(scope, idIn(subject))
    return election && { card: await showTo(person, election, { language, council, now }) }
  },
  'elections.totals': async ({ scope, subject, council, now }, { language, person }) => {
    const election = await electionById(scope, idIn(subject))
    if (election?.state !== 'paper') return undefined
    return { card: await showTo(person, election, { language, council, now }) }
  },
  'elections.asked': async ({ scope, subject, council, now }, { language, person }) => {
    const election = await electionById(scope, idIn(subject))
    const nominee = election?.nominees.find((each) => each.person === person?.id)
    if (election?.state !== 'nominating' || nominee?.state !== 'asked') return undefined
    const names = await namesFor(scope, council, election)
    return { card: askedView(election, names.get(nominee.by) ?? '', { language, council, now }) }
  },
  'elections.ballot': async ({ scope, subject, council, now }, { language, person }) => {
    const election = await electionById(scope, idIn(subject))
    const round = roundIn(subject)
    if (election?.state !== 'open' || election.rounds.length !== round || !person) return undefined
    if (!(await isWaiting(election, person.id))) return undefined
    return { card: ballotCallView(election, { language, council, now }) }
  },
  'elections.termEnds': async ({ scope, subject, council, now }, { language }) => {
    const election = await electionById(scope, idIn(subject))
    if (!election?.until || election.until < now) return undefined
    const names = await namesFor(scope, council, election)
    return { card: officeView('termEnds', election, names, { language, council, now }) }
  },
  'elections.vacant': async ({ scope, subject, council, now }, { language }) => {
    const filled = OFFICES.find((office) => subject.startsWith(`${office}@`))
    const vacant = filled ? { office: filled } : await electionById(scope, idIn(subject))
    if (!vacant || !isVacant(vacant, council)) return undefined
    return { card: officeView('vacant', vacant, new Map(), { language, council, now }) }
  },
}
