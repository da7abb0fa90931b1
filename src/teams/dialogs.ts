import { CardFactory } from 'botbuilder'
import { type JsonObject, mapObjects } from '../core/card-json'
import type { Card } from '../core/cards'
import { plainText } from '../core/markdown'
import type { Incoming, Outcome, Router } from '../core/router'
import { opensForm } from './long-forms'

/** What opened a form. */
interface Opened {
  verb: string
  data: Record<string, unknown>
}

export type Asked = Omit<Incoming, 'text' | 'verb' | 'data'>

/** What became of a dialog's button, and what the dialog shows next; nothing where it can close. */
export interface DialogAnswer {
  outcome: Outcome
  body?: object
}

/** Opens a dialog with the form that a verb gives. */
export async function openDialog(router: Router, asked: Asked, opened: Opened): Promise<DialogAnswer> {
  const outcome = await router.answer({ ...asked, ...opened })
  return { outcome, body: shown(outcome, opened) }
}

/**
 * Answers a dialog's button. What was refused stays in the form, under the reason. `closes`: what came of it
 * is said in the conversation, and not in the dialog.
 */
export async function answerDialog(
  router: Router,
  asked: Asked,
  sent: Record<string, unknown> & { verb: string },
  { closes }: { closes: boolean },
): Promise<DialogAnswer> {
  const { opened, msteams: _, ...data } = sent
  const { verb } = data
  const outcome = await router.answer({ ...asked, verb, data })
  if (outcome.refusal) {
    const again = isOpened(opened) ? await router.answer({ ...asked, ...opened }) : undefined
    const form = again?.refusal ? undefined : (again?.replaceCard ?? again?.card)
    // A dialog that gets no answer stays open, with all that was typed.
    if (!form && outcome.refusal.fault) throw new Error('the form cannot be shown again')
    if (!form || !isOpened(opened)) return { outcome, body: shown(outcome) }
    return { outcome, body: dialog(refilled(form, data, outcome.refusal.message), opened) }
  }
  if (opensForm(verb)) return { outcome, body: shown(outcome, { verb, data }) }
  return { outcome, body: closes ? undefined : shown(outcome) }
}

// It comes back from a client: nothing but a form is opened by it.
const isOpened = (opened: unknown): opened is Opened => {
  const { verb, data } = (opened ?? {}) as Partial<Opened>
  return typeof verb === 'string' && opensForm(verb) && typeof data === 'object' && data !== null
}

function shown(outcome: Outcome, opened?: Opened): object {
  const card = outcome.refusal?.card ?? outcome.replaceCard ?? outcome.card
  return card ? dialog(card.content, opened) : saying(outcome.toast ?? outcome.text ?? '')
}

/** A dialog that says a sentence. */
export const saying = (sentence: string): object => ({ task: { type: 'message', value: sentence } })

function dialog(content: JsonObject, opened?: Opened): object {
  const { refresh: _, ...card } = inDialog(content, opened)
  return {
    task: {
      type: 'continue',
      value: {
        title: content.fallbackText,
        width: 'medium',
        height: 'large',
        card: CardFactory.adaptiveCard(card),
      },
    },
  }
}

/** Teams' dialogs know no Action.Execute. */
const inDialog = (content: JsonObject, opened?: Opened): JsonObject =>
  mapObjects(content, (object) => {
    if (object.type !== 'Action.Execute') return object
    const { verb, fallback: _, ...button } = object
    const data = { ...(object.data as JsonObject), verb: verb as string }
    const again = opened && button.associatedInputs !== 'none'
    return {
      ...button,
      type: 'Action.Submit',
      data: again ? { ...data, opened: opened as unknown as JsonObject } : data,
    }
  }) as JsonObject

/** A form as it was sent: what was typed, its own number, and why it was refused. */
function refilled({ content }: Card, sent: Record<string, unknown>, why: string): JsonObject {
  const form = mapObjects(content, (object) => {
    if (String(object.type).startsWith('Input.')) {
      const { value: _, ...input } = object
      const typed = sent[String(object.id)]
      return typeof typed === 'string' && typed !== '' ? { ...input, value: typed } : input
    }
    if (object.type !== 'Action.Execute' || object.verb !== sent.verb) return object
    const data = object.data as JsonObject
    const same = Object.keys(data).flatMap((key) => (key in sent ? [[key, sent[key]]] : []))
    return { ...object, data: { ...data, ...Object.fromEntries(same) } }
  }) as JsonObject
  const reason = {
    type: 'TextBlock',
    text: plainText(why),
    color: 'Attention',
    weight: 'Bolder',
    wrap: true,
  }
  return { ...form, body: [reason, ...(form.body as JsonObject[])] }
}
