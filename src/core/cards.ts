import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Template } from 'adaptivecards-templating'
import type { ZodType } from 'zod'
import { type Json, type JsonObject, mapObjects } from './card-json'
import type { Council } from './council'
import { frameWords } from './frame.strings'
import type { Language } from './language'
import { plainText } from './markdown'
import type { TabPage } from './tab-pages'

/** An expanded Adaptive Card 1.5 and the name of its layout under `cards/`. */
export interface Card {
  name: string
  content: JsonObject
  /** Where the council's tab shows the same; the edge makes a link of it. */
  tab?: TabPage & { council: string }
}

/** Whom a card speaks to: its language, and the council that it names. */
export interface Frame {
  language: Language
  council?: Council
  /** In a shared conversation: what these people (Teams' ids) see instead, each for themselves. */
  refresh?: { verb: string; data: Record<string, string>; userIds: string[] }
  tab?: TabPage
}

export interface CardDefinition {
  name: string
  schema: ZodType
}

/** Every card of the product, by its layout's name. */
export const cardDefinitions = new Map<string, CardDefinition>()

const FOLDER = join(__dirname, '..', '..', 'cards')
const layout = (name: string): JsonObject => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'))

// A council of ten opens the same agenda before its meeting: who comes later gets the card that was made.
const MOST_KEPT = 100
const kept = new Map<string, Card>()

/**
 * A card from its layout `cards/<name>.json`, compiled when it is first shown, and the schema of the data
 * that it takes. The layout holds `body` and `actions`; what all cards share is added here:
 * the council's name, the secretariat's telephone, language, fallback text and Submit fallbacks.
 * All texts in the data are plain: Markdown in them is shown, not rendered.
 * A `shared` card, which says the same to many, is kept for the next who is to see the same; it is frozen.
 */
export function defineCard<Data extends { fallbackText: string }>(
  name: string,
  schema: ZodType<Data>,
  { shared = false } = {},
) {
  cardDefinitions.set(name, { name, schema })
  let template: Template | undefined
  const make = (data: Data, frame: Frame): Card => {
    template ??= compiled(name)
    const expanded = template.expand({ $root: data }) as JsonObject
    const { tab, council } = frame
    return {
      name,
      content: framed(expanded, data.fallbackText, frame),
      ...(tab && council ? { tab: { ...tab, council: council.id } } : {}),
    }
  }
  if (!shared) return make
  return (data: Data, frame: Frame): Card => {
    const { language, council, refresh, tab } = frame
    const { id, name: called, phone } = council ?? {}
    const key = JSON.stringify([name, data, language, refresh, tab, id, called, phone])
    const made = kept.get(key)
    if (made) return made
    const card = frozen(make(data, frame))
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string)
    kept.set(key, card)
    return card
  }
}

function compiled(name: string): Template {
  // The language of templates takes a third of all loading, and not every process shows cards.
  const templating = require('adaptivecards-templating') as typeof import('adaptivecards-templating')
  return new templating.Template(withParts(layout(name)))
}

function frozen<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) if (part !== null && typeof part === 'object') frozen(part)
  return Object.freeze(value)
}

// `{ "$part": "screen" }` in a layout stands for the elements of `cards/parts/screen.json`.
function withParts(json: JsonObject): JsonObject {
  const elements = (json.body as JsonObject[]).flatMap((element) =>
    typeof element.$part === 'string'
      ? (withParts(layout(`parts/${element.$part}`)).body as JsonObject[])
      : [element],
  )
  return { ...json, body: elements }
}

function framed(card: JsonObject, fallbackText: string, frame: Frame): JsonObject {
  const { body = [], actions = [], ...rest } = card
  const buttons = (actions as JsonObject[]).map((action) => prepared(action, frame))
  const elements = mapObjects(body as Json, (object) => prepared(object, frame)) as Json[]
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: frame.language,
    fallbackText,
    ...refreshed(frame),
    ...rest,
    body: [
      ...header(frame),
      ...elements,
      ...(buttons.length > 0 ? [{ type: 'ActionSet', spacing: 'Medium', actions: buttons }] : []),
      ...footer(frame),
    ],
  }
}

// Teams counts the first 60 only.
const MOST_REFRESHED = 60

function refreshed({ refresh, council }: Frame): JsonObject {
  if (!refresh || refresh.userIds.length === 0) return {}
  const { verb, userIds } = refresh
  const data = { ...refresh.data, ...(council ? { council: council.id } : {}) }
  return {
    refresh: { action: { type: 'Action.Execute', verb, data }, userIds: userIds.slice(0, MOST_REFRESHED) },
  }
}

type Fact = { title: string; value: string }

const plainFact = ({ title, value }: Fact): Fact => ({ title: plainText(title), value: plainText(value) })

function prepared(object: JsonObject, frame: Frame): JsonObject {
  if (object.type === 'TextBlock' && typeof object.text === 'string')
    return { ...object, text: plainText(object.text) }
  if (object.type === 'FactSet') return { ...object, facts: (object.facts as Fact[]).map(plainFact) }
  if (object.type !== 'Action.Execute') return object
  const data = { ...(object.data as JsonObject), ...(frame.council ? { council: frame.council.id } : {}) }
  // A row's selectAction has no title and takes no fallback; a button keeps working in older clients.
  if (object.title === undefined) return { ...object, data }
  const { type: _, verb, ...button } = object
  return {
    ...object,
    data,
    fallback: { ...button, type: 'Action.Submit', data: { ...data, verb: verb as string } },
  }
}

function header({ council }: Frame): JsonObject[] {
  if (!council) return []
  return [
    {
      type: 'TextBlock',
      text: plainText(council.name),
      size: 'Small',
      isSubtle: true,
      wrap: true,
    },
  ]
}

function footer({ council, language }: Frame): JsonObject[] {
  if (!council?.phone) return []
  const words = frameWords(language)
  return [
    {
      type: 'TextBlock',
      text: `${words.help} [${words.call(spaced(council.phone))}](tel:+45${council.phone})`,
      size: 'Small',
      isSubtle: true,
      wrap: true,
      spacing: 'Medium',
    },
  ]
}

const spaced = (phone: string): string => phone.replace(/(\d\d)(?=\d)/g, '$1 ')
