import { z } from 'zod'
import { buttonData, choiceData } from '../../core/card-data'
import { type Card, defineCard } from '../../core/cards'
import { newForm, screenData, screenPart } from '../../core/form-screen'
import { routerWords } from '../../core/router.strings'
import { noticeCard } from '../../core/router.views'
import { ruleValue } from '../../core/rules'
import { charterOf, councilWords } from '../council'
import type { Meeting } from '../meetings'
import { formWords } from './form.strings'
import {
  COMMITTEE_ANSWERS,
  committeeQuestion,
  type ItemText,
  itemDeadlineDays,
  MINUTES,
  PURPOSES,
} from './rules'
import type { Item } from './store'
import { button, type CouncilFrame, deadlineNote, make, whenOf } from './views'

const field = z.object({ label: z.string(), value: z.string() })
const choices = field.extend({ choices: z.array(choiceData) })

const formCard = defineCard(
  'agenda/form',
  z.object({
    fallbackText: z.string(),
    heading: z.string(),
    meeting: z.string(),
    deadline: z.string(),
    title: field.extend({ error: z.string() }),
    background: field,
    recommendation: field,
    purpose: choices,
    minutes: choices.extend({ error: z.string() }),
    committee: choices.extend({ asked: z.boolean(), error: z.string() }),
    more: z.string(),
    focusAreas: choices,
    targetGroups: choices,
    link: field,
    preparing: z.boolean(),
    summary: field,
    economy: field,
    screen: screenData,
    others: z.array(button),
    send: buttonData,
  }),
)

/**
 * The form for a new item, or for one that is changed; `preparing` adds what the secretariat writes.
 * `begun` is what a new one starts with.
 */
export function itemForm(
  meeting: Meeting | undefined,
  item: Item | undefined,
  frame: CouncilFrame,
  preparing = false,
  begun: Partial<Pick<ItemText, 'title' | 'background'>> = {},
): Card {
  const { language, council, now } = frame
  const words = formWords(language).form
  const named = councilWords(language)
  const charter = charterOf(council.type)
  const text: ItemText = item ?? {
    title: '',
    background: '',
    recommendation: '',
    purpose: 'discussion',
    minutes: 15,
    ...begun,
  }
  const heading = item ? (preparing ? words.correctTitle : words.editTitle) : words.newTitle
  const tags = (keys: readonly string[], table: Record<string, string>) =>
    keys.map((key) => ({ title: table[key] as string, value: key }))
  // A length of its own stays on offer when the form is opened again.
  const lengths = [...new Set([...MINUTES, text.minutes])].sort((a, b) => a - b)
  return formCard(
    {
      fallbackText: heading,
      heading,
      meeting: meeting ? words.meeting(whenOf(meeting, frame)) : words.noMeeting,
      deadline: item || !meeting ? '' : deadlineNote(meeting, frame),
      title: { label: words.title, value: text.title, error: words.titleError },
      background: { label: words.background, value: text.background },
      recommendation: { label: words.recommendation, value: text.recommendation },
      purpose: {
        label: words.purpose,
        value: text.purpose,
        choices: PURPOSES.map((purpose) => ({ title: words.purposeChoices[purpose], value: purpose })),
      },
      minutes: {
        label: words.minutes,
        value: String(text.minutes),
        error: words.minutesError,
        choices: lengths.map((minutes) => ({ title: words.minutesChoice(minutes), value: String(minutes) })),
      },
      committee: {
        asked: ruleValue(committeeQuestion, council, now),
        label: words.committee,
        value: text.committee ?? '',
        error: words.committeeError,
        choices: COMMITTEE_ANSWERS.map((answer) => ({
          title: words.committeeChoices[answer],
          value: answer,
        })),
      },
      more: words.more,
      focusAreas: {
        label: words.focusAreas,
        value: (text.focusAreas ?? []).join(','),
        choices: tags(charter.focusAreas, named.focusAreas),
      },
      targetGroups: {
        label: words.targetGroups,
        value: (text.targetGroups ?? []).join(','),
        choices: tags(charter.targetGroups, named.targetGroups),
      },
      link: { label: words.link, value: text.link ?? '' },
      preparing,
      summary: { label: words.summary, value: text.summary ?? '' },
      economy: { label: words.economy, value: text.economy ?? '' },
      screen: screenPart(language),
      others: item
        ? [make(words.cancel, 'agenda.open', { item: item.id })]
        : !meeting
          ? []
          : [make(routerWords(language).showRule, 'council.showRule', { rule: itemDeadlineDays.key })],
      send: item
        ? { title: words.save, verb: 'agenda.rewrite', data: { item: item.id } }
        : {
            title: words.send,
            verb: 'agenda.propose',
            data: { form: newForm(), meeting: meeting?.id ?? '' },
          },
    },
    frame,
  )
}

/** A proposal has come, where it must not be shown. */
export const thanksView = (text: string, frame: CouncilFrame): Card =>
  noticeCard({ fallbackText: text, title: '', text, buttons: [] }, frame)
