import type { Awaited, CouncilRequest } from '../../core/feature'
import { longDate, shortDate } from '../../core/language'
import { openFollowUpsOf } from './follow-up-store'
import { answersTo, minutesIn } from './minutes-store'
import { runningSitting } from './sitting-store'
import { minutesWords } from './strings'
import { numberedTitle } from './views'
import { votersOf } from './voting'

const MOST_MINUTES = 5

/** The open vote that somebody has not voted in, minutes that they have not answered, and what they are to do. */
export async function awaits(request: CouncilRequest): Promise<Awaited[]> {
  return (await Promise.all([openVote(request), unanswered(request), ownFollowUps(request)])).flat()
}

async function openVote(request: CouncilRequest): Promise<Awaited[]> {
  const { scope, person, language } = request
  const sitting = await runningSitting(scope)
  const open = sitting?.votes.find(({ id }) => id === sitting.voteOpen)
  if (!sitting || !open || open.ballots?.[person.id]) return []
  const voters = await votersOf(request, sitting, open.item)
  if (!voters.some((voter) => voter.person === person.id)) return []
  const words = minutesWords(language)
  return [
    {
      kind: 'vote',
      title: numberedTitle(sitting, open.item, language),
      about: words.vote.title,
      verb: 'minutes.openVote',
      data: { meeting: sitting.id, vote: open.id },
    },
  ]
}

async function unanswered({ scope, person, member, council, language }: CouncilRequest): Promise<Awaited[]> {
  if (!member.seat) return []
  const out = await minutesIn(scope, ['review'], MOST_MINUTES)
  const answers = await Promise.all(out.map(({ id, version }) => answersTo(scope, id, version)))
  const words = minutesWords(language).minutes
  return out
    .filter((_, index) => !answers[index]?.some((answer) => answer.person === person.id))
    .map(({ id, meetingStart, deadline }) => ({
      kind: 'answer',
      title: words.title(longDate(meetingStart, council.timeZone, language)),
      about: deadline ? words.review(longDate(deadline, council.timeZone, language)) : '',
      verb: 'minutes.read',
      data: { meeting: id },
    }))
}

async function ownFollowUps({ scope, person, council, language, now }: CouncilRequest): Promise<Awaited[]> {
  const words = minutesWords(language).followUps
  return (await openFollowUpsOf(scope, person.id)).map(({ id, what, name, due }) => ({
    kind: 'answer',
    title: what,
    about: words.about(name, shortDate(due, council.timeZone, language), due < now),
    verb: 'minutes.action',
    data: { followUp: id },
  }))
}
