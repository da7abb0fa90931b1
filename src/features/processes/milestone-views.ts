import type { Card, Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { type Sheet, type SheetButton, sheetView } from '../../core/sheet.views'
import { shortened } from '../../core/shortened'
import type { Carried } from './carrying'
import { isLate, type Milestone } from './rules'
import type { Process } from './store'
import { dayText, processWords } from './strings'
import { todayIn } from './use-cases'

export interface ProcessFrame extends Frame {
  council: Council
  now: Date
}

type SheetGroup = NonNullable<Sheet['groups']>[number]

/** When it is due or was reached, and who sees to it. */
export function standing(milestone: Milestone, frame: ProcessFrame): string {
  const { process: say, parties } = processWords(frame.language)
  const { day, doneOn, party } = milestone
  if (doneOn) return say.done(dayText(doneOn, frame.language))
  const late = isLate(milestone, todayIn(frame.council, frame.now))
  return (late ? say.overdue : say.due)(dayText(day, frame.language), parties[party])
}

/** What a milestone's card shows besides its own words. */
export interface AboutMilestone {
  leads: boolean
  /** The row that opens its hearing. */
  hearing?: { title: string; about: string; verb: string; data: Record<string, string> }
  /** What it builds on. */
  carried: Carried[]
  invited: { yes: number; all: number }
}

/** What a milestone's card shows of what is carried; the hearing and the milestones have the rest. */
const MOST_THEMES = 12
const MOST_LETTERS = 7000

function carriedGroups(carried: Carried[], { language }: ProcessFrame): SheetGroup[] {
  const { milestone: words } = processWords(language)
  const results = carried.filter(({ result }) => result !== '')
  const hearings = carried.flatMap(({ hearing }) => hearing ?? [])
  const each = Math.floor(MOST_THEMES / Math.max(1, hearings.length))
  const share = Math.floor(MOST_LETTERS / Math.max(1, results.length + each * hearings.length))
  const name = (title: string) => shortened(title, 100)
  return [
    {
      heading: words.carried,
      texts: results.map(({ title, result }) => words.carry(name(title), shortened(result, share))),
    },
    ...hearings.map(({ title, themes }) => ({
      heading: words.themes(title),
      texts: themes
        .slice(0, each)
        .map((theme) =>
          words.theme(name(theme.title), words.came(theme.said, theme.used, shortened(theme.text, share))),
        ),
    })),
  ].filter(({ texts }) => texts.length > 0)
}

/** One milestone: what it takes, what it builds on, and what came of it. */
export function milestoneView(
  process: Process,
  milestone: Milestone,
  about: AboutMilestone,
  frame: ProcessFrame,
  notice = '',
): Card {
  const { milestone: words, process: say, phases, parties, duties } = processWords(frame.language)
  const { leads, hearing, invited, carried } = about
  const of = { process: process.id, milestone: milestone.id, version: String(process.version) }
  const open = leads && process.state !== 'stopped'
  const ahead = open && !milestone.doneOn
  const opens = ahead && !hearing
  // A hearing's milestone begins with opening the hearing.
  const first = opens && milestone.phase === 'hearing'
  const button = (title: string, verb: string, next = false): SheetButton => ({
    title,
    verb: `processes.${verb}`,
    data: of,
    style: next ? 'positive' : 'default',
  })
  const newHearing = button(words.newHearing, 'newHearing', first)
  return sheetView(
    {
      title: milestone.title,
      notice,
      lines: [
        `${process.title} · ${phases[milestone.phase]}`,
        standing(milestone, frame),
        milestone.what,
        words.duty(parties[milestone.party], duties[milestone.party]),
        milestone.result === '' ? '' : words.result(milestone.result),
        invited.all > 0 ? words.invited(invited.yes, invited.all) : '',
      ],
      groups: [
        ...(hearing ? [{ rows: [{ ...hearing, title: words.hearing(hearing.title) }] }] : []),
        ...carriedGroups(carried, frame),
      ],
      buttons: [
        ...(first ? [newHearing] : []),
        ...(ahead ? [button(words.reach, 'reachForm', !first), button(words.move, 'moveForm')] : []),
        ...(open ? [button(words.change, 'milestoneForm'), button(words.invite, 'guests')] : []),
        ...(opens && !first ? [newHearing] : []),
        ...(open && !opens ? [button(hearing ? words.other : words.link, 'hearingForm')] : []),
        { title: say.back, verb: 'processes.show', data: { process: process.id } },
      ],
    },
    frame,
  )
}
