import { everybodyIn } from '../../core/council'
import type { Awaited, CouncilRequest } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { evaluationsFor, expectationsFor, signUpsFor } from './answers-store'
import { signUpDays, takesSignUps } from './rules'
import { openBetween } from './store'
import { themeDayWords } from './strings'
import { hasCome, isOver, todayIn } from './use-cases'
import { whenText } from './views'

/** Theme days that somebody has not answered, said what they expect of, or told how they were. */
export async function awaits(request: CouncilRequest): Promise<Awaited[]> {
  const { scope, council, now, person, language } = request
  if (!everybodyIn(council).includes(person.id)) return []
  const { awaits: words } = themeDayWords(language)
  const today = todayIn(council, now)
  const found: Awaited[] = []
  for (const day of await openBetween(scope, weekBefore(today), '9999')) {
    const own = (await signUpsFor(scope, day)).find((each) => each.person === person.id)
    const row = (title: string, verb: string): Awaited => ({
      kind: 'answer',
      title,
      about: whenText(day, request),
      verb: `theme-days.${verb}`,
      data: { day: day.id },
    })
    const has = (all: { person: string }[]) => all.some((each) => each.person === person.id)
    if (isOver(day, council, now)) {
      if (own?.coming && !has(await evaluationsFor(scope, day.id)))
        found.push(row(words.evaluate(day.title), 'evaluateForm'))
      continue
    }
    if (!own && takesSignUps(day.day, ruleValue(signUpDays, council, now), today))
      found.push(row(words.signUp(day.title), 'day'))
    if (day.kind === 'startUp' && !hasCome(day, council, now) && !has(await expectationsFor(scope, day.id)))
      found.push(row(words.expect(day.title), 'expectForm'))
  }
  return found
}

const DAY_MS = 86_400_000
const weekBefore = (day: string): string => new Date(Date.parse(day) - 7 * DAY_MS).toISOString().slice(0, 10)
