import { z } from 'zod'
import { COUNCIL, LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { roomAt } from './attendance'
import { dissentsAt, keepDissent } from './dissent-store'
import { CHOICES, MOST } from './rules'
import { desk, mustBePersonal, ownCard } from './showing'
import { held, itemIn, running, talliesOf } from './sitting'
import type { Sitting } from './sitting-store'
import { minutesWords } from './strings'
import { voteForForm, voteView } from './vote-views'
import { startVote, stopVote, vote, votedThemselves, votersOf } from './voting'
import { dissentForm } from './writing-views'

const OfMeeting = z.object({ meeting: z.string() })
const OfItem = OfMeeting.extend({ item: z.string() })
const StartVote = OfItem.extend({ number: z.coerce.number().int().min(1).max(1000) })
const OfVote = OfMeeting.extend({ vote: z.string() })
const Cast = OfVote.extend({ choice: z.enum(CHOICES) })
const CastFor = Cast.extend({ person: z.string() })
const DissentText = screenInputs.extend({
  ...OfItem.shape,
  text: z.string().trim().min(1).max(MOST.dissent),
})

async function voteCard(request: CouncilRequest, sitting: Sitting, id: string, notice = ''): Promise<Reply> {
  const tally = talliesOf(sitting, request.council).find((each) => each.id === id)
  if (!tally) throw new UserError('minutes.voteOver')
  return { replaceCard: voteView(sitting, tally, request.person.id, request, notice) }
}

/** Open votes on an item, and dissenting opinions. */
export const voteActions: Action[] = [
  {
    verb: 'minutes.vote',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, vote: id, choice } = Cast.parse(request.data)
      const words = minutesWords(request.language)
      const before = await held(request, meeting)
      // A late press shows how it went, and how to have one's own opinion in the minutes.
      if (before.voteOpen !== id) return voteCard(request, before, id, words.errors.voteOver)
      return voteCard(request, await vote(request, meeting, id, choice), id, words.vote.thanks)
    },
  },
  {
    verb: 'minutes.openVote',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, vote: id } = OfVote.parse(request.data)
      return voteCard(request, await held(request, meeting), id)
    },
  },
  {
    verb: 'minutes.dissentForm',
    access: COUNCIL,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, item } = OfItem.parse(request.data)
      const sitting = await held(request, meeting)
      itemIn(sitting, item)
      const own = (await dissentsAt(request.scope, meeting)).find(
        (each) => each.item === item && each.person === request.person.id,
      )
      return { replaceCard: dissentForm(sitting, item, own?.text ?? '', request) }
    },
  },
  {
    verb: 'minutes.dissent',
    access: COUNCIL,
    async handle(request) {
      const { scope, person, council, now } = request
      const { meeting, item, text, ...inputs } = DissentText.parse(request.data)
      screen([text], inputs)
      const sitting = await running(request, meeting)
      itemIn(sitting, item)
      const { present } = await roomAt(council, meeting, now)
      if (!present.some((one) => one.person === person.id && one.seat)) throw new UserError('minutes.noVote')
      await keepDissent(scope, { meeting, item, person: person.id, name: person.name, text })
      return { replaceCard: await ownCard(request, sitting, minutesWords(request.language).saved) }
    },
  },
  {
    verb: 'minutes.startVote',
    access: LEADERS,
    async handle(request) {
      mustBePersonal(request)
      const { meeting, item, number } = StartVote.parse(request.data)
      const { sitting, notifications } = await startVote(request, meeting, item, number)
      return { replaceCard: await desk(request, sitting), notifications }
    },
  },
  {
    verb: 'minutes.stopVote',
    access: LEADERS,
    async handle(request) {
      const { meeting, vote: id } = OfVote.parse(request.data)
      return { replaceCard: await desk(request, await stopVote(request, meeting, id)) }
    },
  },
  {
    verb: 'minutes.voteForForm',
    access: LEADERS,
    async handle(request) {
      const { meeting } = OfMeeting.parse(request.data)
      const sitting = await running(request, meeting)
      const open = sitting.votes.find(({ id }) => id === sitting.voteOpen)
      if (!open) throw new UserError('minutes.voteOver')
      const voters = await votersOf(request, sitting, open.item)
      const free = voters.filter(({ person }) => !votedThemselves(open, person))
      if (free.length === 0) throw new UserError('minutes.allAnswered')
      return { replaceCard: voteForForm(sitting, open.id, free, request) }
    },
  },
  {
    verb: 'minutes.voteFor',
    access: LEADERS,
    async handle(request) {
      const { meeting, vote: id, person, choice } = CastFor.parse(request.data)
      const sitting = await vote(request, meeting, id, choice, person)
      return { replaceCard: await desk(request, sitting, minutesWords(request.language).saved) }
    },
  },
]
