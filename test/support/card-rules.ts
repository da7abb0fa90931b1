import * as AC from 'adaptivecards'
import { JSDOM } from 'jsdom'
import type { Json, JsonObject } from '../../src/core/card-json'
import type { Card } from '../../src/core/cards'

/** Our own budget for a card; Teams' documented limits differ, 28 to 100 KB. */
const MOST_BYTES = 28 * 1024
const MOST_ACTIONS = 6

/** What is wrong with a card by Teams' rules and ours; empty when nothing is. */
export function faultsOf({ name, content }: Card): string[] {
  const faults: string[] = []
  const json = JSON.stringify(content)
  if (Buffer.byteLength(json) > MOST_BYTES) faults.push(`is ${Buffer.byteLength(json)} bytes`)
  if (content.version !== '1.5') faults.push('is not version 1.5')
  if (typeof content.lang !== 'string') faults.push('has no lang')
  if (!content.fallbackText) faults.push('has no fallbackText')
  // A user's own `${…}` is text and stays: the fixtures write `${fremmed}`.
  const unexpanded = /\$\{(?!fremmed\})[^}]*\}/.exec(json)
  if (unexpanded) faults.push(`has an unexpanded expression: ${unexpanded[0]}`)
  const elements = [...objectsIn(content)]
  const actions = elements
    .filter(({ type }) => type === 'ActionSet')
    .flatMap(({ actions }) => actions as JsonObject[])
  if (actions.length > MOST_ACTIONS) faults.push(`has ${actions.length} actions`)
  for (const action of actions) if (!action.title) faults.push('has an action without a title')
  for (const element of elements) {
    const type = String(element.type)
    if (type.startsWith('Input.') && !element.label && !(type === 'Input.Toggle' && element.title))
      faults.push(`has an input without a label: ${element.id}`)
    if (type.startsWith('Input.') && element.isRequired && !element.errorMessage)
      faults.push(`has a required input without an error message: ${element.id}`)
    const choices = type === 'Input.Toggle' || (type === 'Input.ChoiceSet' && element.style === 'expanded')
    if (choices && element.wrap !== true) faults.push(`has choices that are cut off: ${element.id}`)
    if (type === 'TextBlock' && element.wrap !== true && String(element.text).length > 4)
      faults.push(`has a text that is cut off: ${element.text}`)
    // The Playground draws from the data, and React keeps that name for itself.
    if (type === 'Action.Execute' && 'key' in ((element.data as JsonObject | undefined) ?? {}))
      faults.push(`has a button whose data holds a key: ${element.verb}`)
    if (type === 'Image' && !element.altText) faults.push('has an image without alternative text')
  }
  return [...faults, ...parseFaults(content)].map((fault) => `${name} ${fault}`)
}

// Microsoft's renderer draws into whatever document there is.
const { window } = new JSDOM()
const elements = Object.getOwnPropertyNames(window).filter((name) => /^HTML\w*Element$/.test(name))
Object.assign(globalThis, { window, document: window.document })
for (const name of elements) Object.assign(globalThis, { [name]: window[name as keyof typeof window] })
// How a card looks is not measured here, and jsdom's own styles take most of the time.
const looks = new WeakMap<object, object>()
Object.defineProperty(window.HTMLElement.prototype, 'style', {
  get(this: object) {
    const known = looks.get(this) ?? { setProperty: () => {}, removeProperty: () => {} }
    looks.set(this, known)
    return known
  },
})
AC.AdaptiveCard.onProcessMarkdown = (text, result) =>
  Object.assign(result, { outputHtml: text, didProcess: true })

/** What Microsoft's renderer says of the card when it reads and renders it. */
function parseFaults(content: JsonObject): string[] {
  const card = new AC.AdaptiveCard()
  let context = new AC.SerializationContext()
  card.parse(content, context)
  // The library's pattern for `lang` is stateful: it takes a right value for wrong every other time.
  if (context.eventCount > 0) {
    context = new AC.SerializationContext()
    card.parse(content, context)
  }
  const faults = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
  if (!card.render()) faults.push('does not render')
  return faults
}

function* objectsIn(json: Json): Generator<JsonObject> {
  if (Array.isArray(json)) for (const item of json) yield* objectsIn(item)
  else if (json !== null && typeof json === 'object') {
    yield json
    for (const [key, value] of Object.entries(json)) if (key !== 'fallback') yield* objectsIn(value as Json)
  }
}
