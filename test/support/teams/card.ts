/**
 * What a Teams client does with an Adaptive Card: shows text and buttons, checks the inputs before it sends
 * them, and sends them as strings, leaving empty ones out (as Microsoft's own `adaptivecards` library does).
 */
export type Card = { type: 'AdaptiveCard'; [key: string]: unknown }
export type Inputs = Record<string, string | number | boolean | string[]>
type Part = Record<string, unknown>

export interface Button {
  title: string
  action: Part
  /** The inputs it sends: its own card's and those of the cards around it, but no ShowCard beside it. */
  inputs: Part[]
}

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive'

/** Not shown, or (ShowCard's `card`) a scope of its own. */
const notWalked = new Set(['data', 'fallback', 'refresh', 'authentication', 'msteams', 'card', 'choices'])
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null
const typeOf = (part: Part) => String(part.type ?? '')
const text = (value: unknown) => (value === undefined || value === null ? '' : String(value))

/** Every object within a part, itself first, in the order in which it is written. */
function* within(part: unknown): Generator<Part> {
  if (!isPart(part)) return
  if (!Array.isArray(part)) yield part
  for (const [key, value] of Object.entries(part)) if (!notWalked.has(key)) yield* within(value)
}

function buttons(card: Part, outer: Part[] = []): Button[] {
  const parts = [...within(card)]
  const inputs = [...outer, ...parts.filter((part) => typeOf(part).startsWith('Input.'))]
  const titles = new Map<unknown, string>()
  for (const part of parts) if (isPart(part.selectAction)) titles.set(part.selectAction, readable(part))
  return parts
    .filter((part) => typeOf(part).startsWith('Action.'))
    .flatMap((action) => {
      const title = text(action.title) || text(action.tooltip) || titles.get(action) || ''
      const inner = typeOf(action) === 'Action.ShowCard' && isPart(action.card) ? action.card : undefined
      return [{ title, action, inputs }, ...(inner ? buttons(inner, inputs) : [])]
    })
}

/** The button with this visible title; `nth` (from 1) chooses where several have it. */
export function button(card: Card, title: string, nth?: number): Button {
  const all = buttons(card)
  const same = all.filter((candidate) => candidate.title.trim() === title.trim())
  if (same.length > 1 && nth === undefined) {
    throw new Error(`${same.length} buttons are called "${title}": choose one with { nth }`)
  }
  const chosen = same[(nth ?? 1) - 1]
  if (chosen) return chosen
  const titles = all.map((candidate) => `"${candidate.title}"`).join(', ') || 'none'
  throw new Error(`No button "${title}"${nth ? ` number ${nth}` : ''} on the card. Its buttons: ${titles}`)
}

/** What the client sends for a press: the action's data and the inputs. `force` skips the client's checks. */
export function filledIn({ action, inputs, title }: Button, given: Inputs, force = false): unknown {
  const sent = new Map<string, string>()
  const shown = action.associatedInputs === 'none' ? [] : inputs
  const unknown = new Set(Object.keys(given))
  for (const input of shown) {
    const id = text(input.id)
    const value = id in given ? chosenValue(input, given[id]) : startValue(input)
    unknown.delete(id)
    const wrong = force ? undefined : problem(input, value)
    if (wrong) throw new Error(`"${title}" cannot be pressed: input "${id}" ${wrong}`)
    if (value !== '') sent.set(id, value)
  }
  if (unknown.size > 0 && !force) {
    const ids = shown.map((input) => `"${text(input.id)}"`).join(', ') || 'none'
    throw new Error(`"${title}" has no input "${[...unknown].join('", "')}". Its inputs: ${ids}`)
  }
  for (const id of unknown) sent.set(id, text(given[id]))
  if (sent.size === 0 && !isPart(action.data)) return action.data ?? {}
  return { ...(isPart(action.data) ? action.data : {}), ...Object.fromEntries(sent) }
}

/** The texts among what a press sends, by the field that each was written into. */
export const textsIn = ({ inputs }: Button, sent: unknown): [field: string, written: string][] =>
  inputs
    .filter((input) => typeOf(input) === 'Input.Text')
    .flatMap(({ id }) => {
      const written = (sent as Part)[text(id)]
      return typeof written === 'string' ? [[text(id), written] as [string, string]] : []
    })

const startValue = (input: Part) =>
  text(input.value) || (typeOf(input) === 'Input.Toggle' ? text(input.valueOff ?? 'false') : '')

function chosenValue(input: Part, value: Inputs[string] | undefined): string {
  if (typeOf(input) === 'Input.Toggle' && typeof value === 'boolean') {
    return text(value ? (input.valueOn ?? 'true') : (input.valueOff ?? 'false'))
  }
  return Array.isArray(value) ? value.join(',') : text(value)
}

/** Why the client would not send this value. */
function problem(input: Part, value: string): string | undefined {
  if (typeOf(input) === 'Input.Toggle' && input.isRequired && value !== text(input.valueOn ?? 'true')) {
    return 'must be switched on'
  }
  if (value === '') return input.isRequired ? 'is required and empty' : undefined
  switch (typeOf(input)) {
    case 'Input.Text':
      if (value.length > Number(input.maxLength ?? Infinity)) return `is longer than ${input.maxLength}`
      if (input.regex && !new RegExp(text(input.regex)).test(value)) return `does not match ${input.regex}`
      return undefined
    case 'Input.Number':
      if (!Number.isFinite(Number(value))) return `is not a number: ${value}`
      return outside(Number(value), Number(input.min ?? -Infinity), Number(input.max ?? Infinity))
    case 'Input.Date':
      if (!/^\d{4}-\d\d-\d\d$/.test(value)) return `is not a date: ${value}`
      return outside(value, text(input.min) || '0', text(input.max) || '9')
    case 'Input.Time':
      if (!/^\d\d:\d\d$/.test(value)) return `is not a time: ${value}`
      return outside(value, text(input.min) || '00', text(input.max) || '99')
    case 'Input.ChoiceSet':
      return notOffered(input, value)
    default:
      return undefined
  }
}

const outside = <T extends string | number>(value: T, min: T, max: T) =>
  value < min || value > max ? `is outside ${min} to ${max}: ${value}` : undefined

function notOffered(input: Part, value: string): string | undefined {
  // A typeahead that asks the bot (`choices.data`) offers more than the card holds.
  if (input['choices.data']) return undefined
  const offered = (Array.isArray(input.choices) ? input.choices : []).map((choice: Part) =>
    text(choice.value),
  )
  const strange = (input.isMultiSelect ? value.split(',') : [value]).find((one) => !offered.includes(one))
  return strange === undefined ? undefined : `does not offer "${strange}", only: ${offered.join(', ')}`
}

/** All the text that a person can read on the card, ShowCards unfolded, one piece a line. */
export function readable(card: Part): string {
  const lines: string[] = []
  for (const part of within(card)) {
    for (const key of ['label', 'text', 'title', 'altText']) if (part[key]) lines.push(text(part[key]))
    if (Array.isArray(part.inlines)) lines.push(...part.inlines.filter((run) => typeof run === 'string'))
    if (part.value && typeOf(part) === '') lines.push(text(part.value))
    if (typeOf(part) === 'Input.ChoiceSet' && Array.isArray(part.choices)) {
      lines.push(...part.choices.map((choice: Part) => text(choice.title)))
    }
    if (typeOf(part) === 'Action.ShowCard' && isPart(part.card)) lines.push(readable(part.card))
  }
  return lines.join('\n')
}
