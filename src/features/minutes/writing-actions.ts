import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Card } from '../../core/cards'
import { LEADERS } from '../../core/council'
import type { Action, CouncilRequest, Feature, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { clockTime } from '../../core/language'
import { meetingById } from '../meetings'
import { endMeeting } from './approval'
import { clockInput, instantOf } from './attendance-actions'
import { entryOf } from './entry-store'
import { followUpForm } from './follow-up-views'
import { doers } from './follow-ups'
import { endForm } from './minutes-views'
import type { Outcome } from './rules'
import { itemCard, minutesCard, mustBePersonal, opened } from './showing'
import { deskNotices, goTo, held, itemAfter, itemIn, running } from './sitting'
import type { Sitting } from './sitting-store'
import { minutesWords } from './strings'
import { numberedTitle } from './views'
import { type Conflict, editOf, outcomeOf, write } from './writing'
import { conflictForm, entryForm } from './writing-views'

const OfMeeting = z.object({ meeting: z.string() })
const OfItem = OfMeeting.extend({ item: z.string() })
const End = OfMeeting.extend({
  time: z.union([z.literal(''), clockInput]).default(''),
  shown: z.string().default(''),
})
// A client leaves empty inputs out.
const text = z.string().trim().default('')
const Save = screenInputs.extend({
  ...OfItem.shape,
  discussion: text,
  decision: text,
  /** What the form showed; empty for a field that is not in it. */
  discussionOver: text,
  decisionOver: text,
  outcomeOver: text,
  outcome: z.string().optional(),
  after: z.enum(['stay', 'next', 'followUp', 'close']),
})

// Meetings do run over by hours; none does by so many.
const FORGOTTEN_HOURS = 4

/** Writing about the items, and ending the meeting. */
export function writingActions(rooms: Feature[]): Action[] {
  async function form(request: CouncilRequest, meeting: string, item: string, notice = '') {
    const sitting = await held(request, meeting)
    itemIn(sitting, item)
    const entry = await entryOf(request.scope, meeting, item)
    const next = sitting.state === 'running' && sitting.current === item && itemAfter(sitting) !== undefined
    return entryForm(sitting, item, entry, next, request, notice)
  }

  async function save(request: CouncilRequest): Promise<Reply> {
    const { meeting, item, discussion, decision, outcome, after, ...inputs } = Save.parse(request.data)
    const { discussionOver, decisionOver, outcomeOver } = inputs
    screen([discussion, decision], inputs)
    const edits = [
      ...(discussionOver ? [editOf('discussion', discussionOver, discussion)] : []),
      ...(decisionOver ? [editOf('decision', decisionOver, decision)] : []),
      ...(outcome === undefined ? [] : [outcomeOf(outcomeOver, outcome)]),
    ]
    const { sitting, conflicts } = await write(request, meeting, item, edits)
    const words = minutesWords(request.language)
    const taken = conflicts.find(({ field }) => field === 'outcome')
    const texts = conflicts.filter((conflict) => conflict !== taken)
    const notice = taken ? takenBy(taken, request) : ''
    if (texts.length > 0) return { replaceCard: conflictForm(sitting, item, texts, request, notice) }
    // Whoever comes later sees what the other chose, and chooses.
    if (taken) return { replaceCard: await form(request, meeting, item, notice) }
    if (after === 'followUp')
      return { replaceCard: followUpForm(sitting, item, await doers(request), request, words.saved) }
    if (after === 'stay') return { replaceCard: await form(request, meeting, item, words.saved) }
    if (sitting.state === 'ended')
      return { replaceCard: await minutesCard(rooms, request, meeting, words.saved) }
    const next = after === 'next' && sitting.current === item ? itemAfter(sitting) : undefined
    if (!next) return { replaceCard: await itemCard(request, sitting, item, words.saved) }
    await goTo(request, meeting, item, next.id)
    return {
      replaceCard: await form(request, meeting, next.id, words.saved),
      notifications: deskNotices(request, meeting, request.activityId),
    }
  }

  return [
    {
      verb: 'minutes.write',
      access: LEADERS,
      async handle(request) {
        mustBePersonal(request)
        const { meeting, item } = OfItem.parse(request.data)
        return opened(request, await form(request, meeting, item))
      },
    },
    { verb: 'minutes.save', access: LEADERS, handle: save },
    {
      verb: 'minutes.endForm',
      access: LEADERS,
      async handle(request) {
        mustBePersonal(request)
        return opened(request, await endCard(request))
      },
    },
    {
      verb: 'minutes.end',
      access: LEADERS,
      async handle(request) {
        mustBePersonal(request)
        const { meeting, time, shown } = End.parse(request.data)
        const sitting = await held(request, meeting)
        // A form that has stood open since the meeting is pressed late; an emptied time means now.
        const planned = shown === '' ? await forgottenEnd(request, sitting) : undefined
        const endedAt = time === '' ? (planned ?? request.now) : instantOf(request, sitting.startedAt, time)
        const { notifications } = await endMeeting(request, meeting, endedAt)
        const words = minutesWords(request.language).ending
        return { replaceCard: await minutesCard(rooms, request, meeting, words.done), notifications }
      },
    },
  ]
}

function takenBy({ theirs }: Conflict, { language }: CouncilRequest): string {
  const { outcomes, conflict } = minutesWords(language)
  return conflict.outcome(theirs.by, theirs.text === '' ? undefined : outcomes[theirs.text as Outcome])
}

/** Asks once more, and names what was not treated. */
export async function endCard(request: CouncilRequest, notice = ''): Promise<Card> {
  const sitting = await running(request)
  const treated = new Set(sitting.course.map(({ item }) => item))
  const untreated = sitting.items
    .filter(({ id }) => !treated.has(id))
    .map(({ id }) => numberedTitle(sitting, id, request.language))
  const end = await forgottenEnd(request, sitting)
  const time = end ? clockTime(end, request.council.timeZone, 'en') : ''
  return endForm(sitting, { untreated, time, notice }, request)
}

/** Nobody has talked for hours: the meeting was over when it was planned to be. Undefined while it may go on. */
async function forgottenEnd(
  { scope, now }: CouncilRequest,
  { id, startedAt, afterwards }: Sitting,
): Promise<Date | undefined> {
  const end = (await meetingById(scope, id))?.end
  if (!end || end <= startedAt) return undefined
  const over = DateTime.fromJSDate(end).plus({ hours: FORGOTTEN_HOURS }).toJSDate()
  return afterwards || over < now ? end : undefined
}
