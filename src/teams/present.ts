import { type Activity, CardFactory, MessageFactory } from 'botbuilder'
import { type Json, type JsonObject, mapObjects } from '../core/card-json'
import type { Card } from '../core/cards'
import { frameWords } from '../core/frame.strings'
import { languageOf } from '../core/language'
import type { TabLink } from '../core/tab-pages'

/** A card as Teams shows it in a conversation. */
export type Present = (card: Card) => JsonObject

/** Puts in what depends on where the bot runs: the way into the tab, and dialogs in place of long forms. */
export function createPresenter({
  tabLink,
  opensDialog,
}: {
  tabLink: TabLink
  /** Whether a button opens a form that is better filled in in a dialog. */
  opensDialog(verb: string, data: JsonObject): boolean
}): Present {
  return ({ content, tab }) => {
    const url = tab && tabLink(tab, tab.council)
    const body = mapObjects(content.body as Json, (object) => {
      const { type, verb, fallback: _, ...button } = object
      const data = (object.data ?? {}) as JsonObject
      if (type !== 'Action.Execute' || !opensDialog(String(verb), data)) return object
      // A client that knows no dialogs sends it as a message, and gets the form as a card.
      return {
        ...button,
        type: 'Action.Submit',
        data: { ...data, verb: verb as string, msteams: { type: 'task/fetch' } },
      }
    }) as JsonObject[]
    return { ...content, body: url ? [...body, linkLine(url, content)] : body }
  }
}

/** Text, not a button: a card holds six of those. */
const linkLine = (url: string, { lang }: JsonObject): JsonObject => ({
  type: 'TextBlock',
  text: `[${frameWords(languageOf(String(lang))).openTab}](${url})`,
  size: 'Small',
  wrap: true,
  spacing: 'Small',
})

/** A card alone, never with text beside it: Teams would split it, and it could not be updated. */
export const cardMessage = (content: JsonObject): Partial<Activity> =>
  MessageFactory.attachment(CardFactory.adaptiveCard(content)) as Partial<Activity>
