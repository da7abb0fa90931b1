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
  perTargetGroup: Map<string, { hearings: number; contributions: number }>
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
  // A hearing counts for what it is tagged with; an answer for the groups that it names.
  const hearingsWith = (tags: 'targetGroups' | 'focusAreas', key: string) =>
    hearings.filter((hearing) => hearing[tags].includes(key))
  const { targetGroups, focusAreas } = charterOf(council.type)
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
    perTargetGroup: new Map(
      targetGroups.map((key) => [
        key,
        {
          hearings: hearingsWith('targetGroups', key).length,
          contributions: perTargetGroup.get(key) ?? 0,
        },
      ]),
    ),
    perFocusArea: new Map(
      focusAreas.map((key) => {
        const tagged = hearingsWith('focusAreas', key)
        const contributions = tagged.reduce((sum, { id }) => sum + (perHearing.get(id) ?? 0), 0)
        return [key, { hearings: tagged.length, contributions }]
      }),
    ),
  }
}

export function figuresView(figures: YearFigures, frame: CouncilFrame): Card {
  const words = responseWords(frame.language).figures
  const named = councilWords(frame.language)
  const charter = charterOf(frame.council.type)
  const rows = (
    keys: readonly string[],
    names: Record<string, string>,
    counts: Map<string, { hearings: number; contributions: number }>,
  ) =>
    keys.map((key) => ({
      name: names[key] ?? key,
      ...(counts.get(key) ?? { hearings: 0, contributions: 0 }),
    }))
  const groups = rows(charter.targetGroups, named.targetGroups, figures.perTargetGroup)
  const areas = rows(charter.focusAreas, named.focusAreas, figures.perFocusArea)
  const treated = ({ hearings, contributions }: { hearings: number; contributions: number }): boolean =>
    hearings + contributions > 0
  const lines = (of: typeof groups): string[] =>
    of.filter(treated).map(({ name, hearings, contributions }) => words.row(name, hearings, contributions))
  const none = figures.hearings + figures.own === 0
  const never = [...groups, ...areas].filter((row) => !treated(row)).map(({ name }) => name)
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
            ...section(words.groups, lines(groups)),
            ...section(words.areas, lines(areas)),
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
