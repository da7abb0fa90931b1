import type { CouncilScope } from '../../core/council'
import type { Job, Notification } from '../../core/feature'
import { councilsLeftSince, recentCouncil } from '../council'
import { ballotCards } from './ballots'
import { turnoutOf } from './box-store'
import { channelCard } from './conduct'
import { byItself, finishClosing, forgetBallots } from './counting'
import { applyRoles } from './deciding'
import { reminders, VACANCY_DAYS, vacancies } from './offices'
import { currentRound, openBoxesOf, scopeOfElection } from './rounds'
import { changeElection, type Election, electionsIn, type Term, termsAfter } from './store'

type Add = (notifications: Notification[]) => Promise<void>

/** Sees to it that every voter gets a card, also after a crash in the middle of opening. */
async function announce(election: Election, add: Add): Promise<void> {
  const { number } = currentRound(election)
  if (election.announced === number) return
  await openBoxesOf(election)
  await add(ballotCards(election))
  await changeElection(
    scopeOfElection(election),
    election.id,
    ['open'],
    { $set: { announced: number } },
    { rounds: { $size: number } },
  )
}

async function closeWhenDue(election: Election, now: Date): Promise<Election> {
  const { number, closesAt } = currentRound(election)
  if (!closesAt || closesAt > now) return election
  const closing = await changeElection(
    scopeOfElection(election),
    election.id,
    ['open'],
    { $set: { state: 'closing', [`rounds.${number - 1}.closedAt`]: closesAt } },
    { rounds: { $size: number } },
  )
  return closing ? finishClosing(closing, byItself(now)) : election
}

/** Where an election stands now; brings it there first if time or a crash has left it behind. */
async function brought(election: Election, now: Date, add: Add): Promise<Election> {
  switch (election.state) {
    case 'open':
      await announce(election, add)
      return closeWhenDue(election, now)
    case 'closing':
      return finishClosing(election, byItself(now))
    default:
      await forgetBallots(election)
      return election
  }
}

/** The turnout goes to the channel from here, once a minute at most, and never with a single vote. */
async function channelCardOf(election: Election): Promise<Notification[]> {
  const scope = scopeOfElection(election)
  const council = await recentCouncil(scope)
  if (!council) return []
  if (election.state !== 'open') return channelCard({ scope, council }, election)
  const key = { election: election.id, round: currentRound(election).number }
  const { waiting } = await turnoutOf(scope, key)
  return channelCard({ scope, council }, election, String(election.roll.length - waiting.length))
}

const placeOf = ({ tenant, council }: CouncilScope): string => `${tenant} ${council}`

export const jobs: Job[] = [
  {
    name: 'elections.running',
    async run(now, add) {
      const running = await electionsIn(['open', 'closing', 'again', 'tied', 'decided'])
      const notifications: Notification[] = []
      for (const election of running)
        notifications.push(...(await channelCardOf(await brought(election, now, add))))
      return notifications
    },
  },
  {
    name: 'elections.offices',
    async run(now) {
      const terms = new Map<string, Term[]>()
      for (const term of await termsAfter(now))
        terms.set(placeOf(term), [...(terms.get(placeOf(term)) ?? []), term])
      const notifications: Notification[] = []
      for (const inCouncil of terms.values()) {
        for (const [at, term] of inCouncil.entries()) {
          const later = inCouncil.slice(at + 1).filter(({ office }) => office === term.office)
          // Whose term has begun later holds the office, whichever was certified first.
          if (later.some(({ from }) => from && from <= now)) continue
          const applied = await applyRoles(term, now)
          const council = await recentCouncil(scopeOfElection(term))
          if (council) notifications.push(...reminders({ ...term, applied }, council, now, later.length > 0))
        }
      }
      const lately = new Date(now.getTime() - VACANCY_DAYS * 86_400_000)
      for (const council of await councilsLeftSince(lately)) {
        const filled = terms.get(placeOf({ tenant: council.tenant, council: council.id })) ?? []
        notifications.push(
          ...vacancies(
            council,
            filled.map(({ office }) => office),
            lately,
          ),
        )
      }
      return notifications
    },
  },
]
