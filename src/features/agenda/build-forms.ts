import { z } from 'zod'
import { type Card, defineCard } from '../../core/cards'
import { formView } from '../../core/form.views'
import { screenData, screenPart } from '../../core/form-screen'
import { ruleValue } from '../../core/rules'
import type { Meeting } from '../meetings'
import type { PublishedItem } from './agenda-store'
import { buildWords } from './build.strings'
import { itemWords } from './item.strings'
import { committees } from './rules'
import type { Item } from './store'
import { type CouncilFrame, titleOf } from './views'

/** To which committee a matter is passed on. */
export function passOnForm(item: Item, frame: CouncilFrame): Card {
  const words = buildWords(frame.language).passOn
  const data = { item: item.id }
  return formView(
    {
      title: words.title,
      lines: [item.title, words.explain(item.proposer.name)],
      inputs: [
        {
          kind: 'choice',
          id: 'committee',
          label: words.committee,
          style: 'expanded',
          required: true,
          error: words.committeeError,
          choices: ruleValue(committees, frame.council, frame.now).map((name) => ({
            title: name,
            value: name,
          })),
        },
      ],
      send: { title: words.send, verb: 'agenda.passOn', data },
      cancel: { title: itemWords(frame.language).backToItem, verb: 'agenda.open', data },
      screened: false,
    },
    frame,
  )
}

const arrangeCard = defineCard(
  'agenda/arrange',
  z.object({
    fallbackText: z.string(),
    title: z.string(),
    text: z.string(),
    rows: z.array(
      z.object({
        title: z.string(),
        place: z.object({ id: z.string(), label: z.string(), value: z.number(), error: z.string() }),
        fixed: z.boolean(),
        minutes: z.object({ id: z.string(), label: z.string(), value: z.number(), error: z.string() }),
      }),
    ),
    least: z.number(),
    most: z.number(),
    save: z.string(),
    cancel: z.string(),
    meeting: z.string(),
    from: z.string(),
  }),
)

/** One form for order and time. `from` is the plan's version that it changes. */
export function arrangeForm(
  meeting: Meeting,
  draft: PublishedItem[],
  from: number,
  frame: CouncilFrame,
): Card {
  const words = buildWords(frame.language).arrange
  const least = draft.findIndex(({ fixed }) => !fixed) + 1
  const most = draft.findLastIndex(({ fixed }) => !fixed) + 1
  return arrangeCard(
    {
      fallbackText: words.title,
      title: words.title,
      text: words.text,
      rows: draft.map((item, index) => {
        return {
          title: titleOf(item, frame),
          fixed: item.fixed !== undefined,
          place: {
            id: `place:${item.id}`,
            label: words.place(index + 1),
            value: index + 1,
            error: words.placeError(least, most),
          },
          minutes: {
            id: `minutes:${item.id}`,
            label: words.minutes(index + 1),
            value: item.minutes,
            error: words.minutesError,
          },
        }
      }),
      least,
      most,
      save: words.save,
      cancel: words.cancel,
      meeting: meeting.id,
      from: String(from),
    },
    frame,
  )
}

const declineCard = defineCard(
  'agenda/decline',
  z.object({
    fallbackText: z.string(),
    heading: z.string(),
    title: z.string(),
    explain: z.string(),
    reason: z.object({ label: z.string(), error: z.string() }),
    screen: screenData,
    send: z.string(),
    cancel: z.string(),
    item: z.string(),
  }),
)

export function declineForm(item: Item, frame: CouncilFrame): Card {
  const words = buildWords(frame.language).declineForm
  return declineCard(
    {
      fallbackText: words.title,
      heading: words.title,
      title: item.title,
      explain: words.explain(item.proposer.name),
      reason: { label: words.reason, error: words.reasonError },
      screen: screenPart(frame.language),
      send: words.send,
      cancel: words.cancel,
      item: item.id,
    },
    frame,
  )
}
