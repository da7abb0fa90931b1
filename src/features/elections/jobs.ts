import type { Job, Notification } from '../../core/feature'
import { councilById, councilsLeftSince } from '../council'
import { ballotCards } from './ballots'
import { turnoutOf } from './box-store'
import { channelCard } from './conduct'
import { byItself, finishClosing, forgetBallots } from './counting'
import { applyRoles } from './deciding'
import { reminders, VACANCY_DAYS, vacancies } from './offices'
import { currentRound, openBoxesOf, scopeOfElection } from './rounds'
import { changeElection, type Election, electionsIn } from './store'

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
    case 'certified':
      return applyRoles(election, now)
    default:
      await forgetBallots(election)
      return election
  }
}

/** The turnout goes to the channel from here, once a minute at most, and never with a single vote. */
async function channelCardOf(election: Election): Promise<Notification[]> {
  const scope = scopeOfElection(election)
  const council = await councilById(scope)
  if (!council) return []
  if (election.state !== 'open') return channelCard({ scope, council }, election)
  const key = { election: election.id, round: currentRound(election).number }
  const { waiting } = await turnoutOf(scope, key)
  return channelCard({ scope, council }, election, String(election.roll.length - waiting.length))
}

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
    async run(now, add) {
      const inForce = (await electionsIn(['certified'])).filter(({ until }) => until && until > now)
      const notifications: Notification[] = []
      for (const election of inForce) {
        const newer = inForce.some(
          (other) =>
            other.office === election.office &&
            other.council === election.council &&
            other.tenant === election.tenant &&
            (other.certifiedAt ?? now) > (election.certifiedAt ?? now),
        )
        if (newer) continue
        const applied = await brought(election, now, add)
        const council = await councilById(scopeOfElection(election))
        if (council) notifications.push(...reminders(applied, council, now))
      }
      const lately = new Date(now.getTime() - VACANCY_DAYS * 86_400_000)
      for (const council of await councilsLeftSince(lately)) {
        const filled = inForce.filter((each) => each.council === council.id && each.tenant === council.tenant)
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
