import { DateTime } from 'luxon'
import type { Card } from '../../core/cards'
import type { CouncilRequest } from '../../core/feature'
import { charterOf, councilWords } from '../council'
import { contributionFigures } from './contribution-store'
import { type CouncilFrame, pageCard, press } from './layouts'
import { responseWords } from './response.strings'
import { hearingsOpened } from './store'

/** A year's hearings in figures: all counts, nobody's name. */
export interface YearFigures {
  year: number
  hearings: number
  own: number
  sent: number
  inTime: number
  /** Passed their deadline with nothing sent. */
  late: number
  contributions: number
  perTargetGroup: Map<string, number>
  perFocusArea: Map<string, { hearings: number; contributions: number }>
}

export async function figuresOf(
  { scope, council, now }: Pick<CouncilRequest, 'scope' | 'council' | 'now'>,
  year: number,
): Promise<YearFigures> {
  const start = DateTime.fromObject({ year }, { zone: council.timeZone })
  const hearings = await hearingsOpened(scope, start.toJSDate(), start.plus({ years: 1 }).toJSDate())
  const { perTargetGroup, perHearing } = await contributionFigures(
    scope,
    hearings.map(({ id }) => id),
  )
  const sent = hearings.filter((hearing) => hearing.sent)
  const perFocusArea = new Map<string, { hearings: number; contributions: number }>()
  for (const { id, focusAreas } of hearings)
    for (const area of focusAreas) {
      const before = perFocusArea.get(area) ?? { hearings: 0, contributions: 0 }
      perFocusArea.set(area, {
        hearings: before.hearings + 1,
        contributions: before.contributions + (perHearing.get(id) ?? 0),
      })
    }
  return {
    year,
    hearings: hearings.filter(({ sender }) => sender).length,
    own: hearings.filter(({ initiative }) => initiative).length,
    sent: sent.length,
    inTime: sent.filter(({ sent: out, deadline }) => out && (!deadline || out.at <= deadline)).length,
    late: hearings.filter(
      ({ state, deadline }) => deadline && deadline < now && state !== 'sent' && state !== 'dropped',
    ).length,
    contributions: [...perHearing.values()].reduce((sum, count) => sum + count, 0),
    perTargetGroup,
    perFocusArea,
  }
}

export function figuresView(figures: YearFigures, frame: CouncilFrame): Card {
  const words = responseWords(frame.language).figures
  const named = councilWords(frame.language)
  const charter = charterOf(frame.council.type)
  const groups = charter.targetGroups.map((key) => ({
    name: named.targetGroups[key] ?? key,
    count: figures.perTargetGroup.get(key) ?? 0,
  }))
  const areas = charter.focusAreas.map((key) => ({
    name: named.focusAreas[key] ?? key,
    ...(figures.perFocusArea.get(key) ?? { hearings: 0, contributions: 0 }),
  }))
  const none = figures.hearings + figures.own === 0
  const never = [
    ...groups.filter(({ count }) => count === 0),
    ...areas.filter(({ hearings }) => hearings === 0),
  ].map(({ name }) => name)
  const section = (title: string, lines: string[]) =>
    lines.length === 0 ? [] : [{ title, text: lines.join('\n') }]
  return pageCard(
    {
      fallbackText: words.title(figures.year),
      notice: '',
      over: '',
      title: words.title(figures.year),
      notes: none
        ? [words.none]
        : [
            words.hearings(figures.hearings, figures.own),
            words.inTime(figures.inTime, figures.sent),
            ...(figures.late > 0 ? [words.late(figures.late)] : []),
            words.contributions(figures.contributions),
          ],
      sections: none
        ? []
        : [
            ...section(
              words.groups,
              groups.filter(({ count }) => count > 0).map(({ name, count }) => words.row(name, count)),
            ),
            ...section(
              words.areas,
              areas
                .filter(({ hearings }) => hearings > 0)
                .map(({ name, hearings, contributions }) => words.areaRow(name, hearings, contributions)),
            ),
            ...section(words.never, never),
          ],
      links: [],
      buttons: [
        press(words.earlier(figures.year - 1), 'hearings.statistics', { year: String(figures.year - 1) }),
        press(words.list, 'hearings.list'),
      ],
    },
    frame,
  )
}
