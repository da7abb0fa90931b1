import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import type { Minutes } from './minutes-store'
import { dayOf } from './minutes-views'
import { MOST } from './rules'
import { minutesWords } from './strings'
import { type CouncilFrame, personInput } from './views'

/** What a member finds wrong or missing. */
export function remarkForm(minutes: Minutes, value: string, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.minutes
  return formView(
    {
      title: words.remark,
      lines: [words.title(dayOf(minutes, frame)), words.remarkText],
      inputs: [
        {
          kind: 'text',
          id: 'text',
          label: words.remarkLabel,
          value,
          multiline: true,
          most: MOST.remark,
          required: true,
          error: words.remarkError,
        },
      ],
      send: {
        title: words.sendRemark,
        verb: 'minutes.remark',
        data: { meeting: minutes.id, version: String(minutes.version) },
      },
      cancel: { title: all.back, verb: 'minutes.read', data: { meeting: minutes.id } },
      screened: true,
    },
    frame,
  )
}

/** An answer for a member without Teams. */
export function answerForForm(
  minutes: Minutes,
  members: { person: string; name: string }[],
  frame: CouncilFrame,
): Card {
  const all = minutesWords(frame.language)
  const words = all.minutes
  return formView(
    {
      title: words.answerFor,
      lines: [words.title(dayOf(minutes, frame)), words.answerForText],
      inputs: [
        personInput(members, frame),
        {
          kind: 'choice',
          id: 'kind',
          label: words.answer,
          value: 'approved',
          style: 'expanded',
          choices: (['approved', 'remark'] as const).map((value) => ({ value, title: words.kinds[value] })),
        },
        { kind: 'text', id: 'text', label: words.remarkOf, multiline: true, most: MOST.remark },
      ],
      send: {
        title: all.save,
        verb: 'minutes.answerFor',
        data: { meeting: minutes.id, version: String(minutes.version) },
      },
      cancel: { title: all.back, verb: 'minutes.read', data: { meeting: minutes.id } },
      screened: true,
    },
    frame,
  )
}
