/** A part of a card's JSON: an element, an input or an action. */
export interface CardPart {
  [key: string]: unknown
}

/** Every part of a card, outermost first, without the fallbacks that repeat them. */
export const partsIn = (json: unknown): CardPart[] => {
  if (Array.isArray(json)) return json.flatMap(partsIn)
  if (json === null || typeof json !== 'object') return []
  const { fallback: _, ...rest } = json as CardPart
  return [rest, ...Object.values(rest).flatMap(partsIn)]
}

/** Texts that must be of a shape. */
const SHAPED: Record<string, string> = {
  link: 'https://raad.example/side',
  email: 'raad@solby.example',
  phone: '70123456',
  km: '12',
  amount: '120',
  options: 'Her\nDer',
  programme: '09.30 Velkomst',
}

export const isShaped = (field: string): boolean => field in SHAPED

/** A plausible answer to an input. */
function filled(input: CardPart): string {
  const { type, id, value, choices, valueOn } = input
  if (id === 'notCpr') return 'false'
  if (type === 'Input.Toggle') return String(valueOn ?? 'true')
  if (isShaped(String(id))) return String(SHAPED[String(id)])
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  if (type === 'Input.ChoiceSet') return String((choices as CardPart[])[0]?.value ?? '')
  if (type === 'Input.Date') return '2027-03-01'
  if (type === 'Input.Time') return '17:00'
  return type === 'Input.Number' ? '1' : 'Ord'
}

/** What a button sends that nobody changed anything before: its data, and the card's inputs. */
export function sentBy(button: CardPart, parts: CardPart[]): CardPart {
  const inputs = parts.filter(({ type }) => String(type).startsWith('Input.'))
  const answers = button.associatedInputs === 'none' ? [] : inputs.map((input) => [input.id, filled(input)])
  return { ...(button.data as object), ...Object.fromEntries(answers) }
}
