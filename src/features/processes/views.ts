import { z } from 'zod'
import { type Card, defineCard, type Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { type Sheet, type SheetButton, sheetView } from '../../core/sheet.views'
import { shortened } from '../../core/shortened'
import type { Carried } from './carrying'
import { doneOf, inOrder, isLate, type Milestone, nextOf, PHASES } from './rules'
import type { Process } from './store'
import { dayText, processWords } from './strings'
import { todayIn } from './use-cases'

export interface ProcessFrame extends Frame {
  council: Council
  now: Date
}

type SheetGroup = NonNullable<Sheet['groups']>[number]

const data = z.record(z.string(), z.string())
const processCard = defineCard(
  'processes/process',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    title: z.string(),
    lines: z.array(z.string()),
    /** A step for each milestone. */
    bar: z.array(z.object({ mark: z.string(), style: z.enum(['good', 'attention', 'emphasis']) })),
    progress: z.string(),
    now: z.object({ heading: z.string(), title: z.string(), lines: z.array(z.string()) }),
    groups: z.array(
      z.object({
        heading: z.string(),
        rows: z.array(z.object({ title: z.string(), about: z.string(), verb: z.string(), data })),
      }),
    ),
    buttons: z.array(
      z.object({ title: z.string(), verb: z.string(), data, style: z.enum(['default', 'positive']) }),
    ),
    links: z.array(z.object({ title: z.string(), url: z.string() })),
  }),
)

const MOST_ROWS = 20

export function listView(processes: Process[], leads: boolean, frame: ProcessFrame): Card {
  const { list, process: say } = processWords(frame.language)
  const rows = (of: Process[]) =>
    of.slice(0, MOST_ROWS).map((process) => {
      const next = process.state === 'running' ? nextOf(process.milestones) : undefined
      const ahead = next ? say.by(next.title, dayText(next.day, frame.language)) : ''
      return {
        title: process.title,
        about: list.row(doneOf(process.milestones), process.milestones.length, ahead),
        verb: 'processes.show',
        data: { process: process.id },
      }
    })
  const running = processes.filter(({ state }) => state === 'running')
  const over = processes.filter(({ state }) => state !== 'running')
  return sheetView(
    {
      title: list.title,
      lines: processes.length === 0 ? [list.none] : [],
      groups: [
        { heading: list.running, of: running },
        { heading: list.over, of: over },
      ]
        .filter(({ of }) => of.length > 0)
        .map(({ heading, of }) => ({ heading, rows: rows(of) })),
      buttons: leads ? [{ title: list.new, verb: 'processes.newForm', data: {} }] : [],
    },
    frame,
  )
}

/** When it is due or was reached, and who sees to it. */
function standing(milestone: Milestone, frame: ProcessFrame): string {
  const { process: say, parties } = processWords(frame.language)
  const { day, doneOn, party } = milestone
  if (doneOn) return say.done(dayText(doneOn, frame.language))
  const late = isLate(milestone, todayIn(frame.council, frame.now))
  return (late ? say.overdue : say.due)(dayText(day, frame.language), parties[party])
}

/** Steps that a phone's width holds. */
const MOST_STEPS = 10

/** A step for each milestone; where they are too many, as many steps as there is room for. */
function barOf(
  ordered: Milestone[],
  today: string,
): { mark: string; style: 'good' | 'attention' | 'emphasis' }[] {
  if (ordered.length <= MOST_STEPS)
    return ordered.map((milestone, at) => {
      if (milestone.doneOn) return { mark: '✓', style: 'good' }
      return isLate(milestone, today)
        ? { mark: '!', style: 'attention' }
        : { mark: String(at + 1), style: 'emphasis' }
    })
  const full = Math.floor((doneOf(ordered) / ordered.length) * MOST_STEPS)
  return Array.from({ length: MOST_STEPS }, (_, at) =>
    at < full ? { mark: '✓', style: 'good' } : { mark: '·', style: 'emphasis' },
  )
}

const plain = (title: string, verb: string, target: Record<string, string>) => ({
  title,
  verb: `processes.${verb}`,
  data: target,
  style: 'default' as const,
})

/** A process: how far it is, who must do what next, and all its milestones by phase. */
export function processView(
  process: Process,
  { leads, word }: { leads: boolean; word?: string },
  frame: ProcessFrame,
  notice = '',
): Card {
  const words = processWords(frame.language)
  const { process: say, phases, parties, duties } = words
  const today = todayIn(frame.council, frame.now)
  const { milestones, state, title } = process
  const ordered = inOrder(milestones)
  const next = state === 'running' ? nextOf(milestones) : undefined
  const target = { process: process.id, version: String(process.version) }
  return processCard(
    {
      fallbackText: `${title}: ${say.progress(doneOf(milestones), milestones.length)}`,
      notice,
      title,
      lines: [
        process.purpose,
        state === 'done' ? say.finished : '',
        state === 'stopped' ? say.stopped : '',
      ].filter((line) => line !== ''),
      bar: barOf(ordered, today),
      progress: say.progress(doneOf(milestones), milestones.length),
      now: next
        ? {
            heading: say.now,
            title: say.by(next.title, dayText(next.day, frame.language)),
            lines: [
              next.what,
              say.who(parties[next.party]),
              duties[next.party],
              isLate(next, today) ? say.late : '',
            ].filter((line) => line !== ''),
          }
        : { heading: '', title: '', lines: [] },
      groups: PHASES.map((phase) => ({
        heading: phases[phase],
        rows: ordered
          .filter((milestone) => milestone.phase === phase)
          .map((milestone) => ({
            title: milestone.title,
            about: standing(milestone, frame),
            verb: 'processes.milestone',
            data: { process: process.id, milestone: milestone.id },
          })),
      })).filter(({ rows }) => rows.length > 0),
      buttons: [
        // The next step where the next milestone is a hearing that nobody has opened.
        ...(leads && next?.phase === 'hearing' && !next.hearing
          ? [
              {
                title: words.milestone.newHearing,
                verb: 'processes.newHearing',
                data: { process: process.id, milestone: next.id },
                style: 'positive' as const,
              },
            ]
          : []),
        plain(say.bodies, 'bodies', { process: process.id }),
        ...(leads && state !== 'stopped' ? [plain(say.add, 'milestoneForm', { process: process.id })] : []),
        ...(leads && state === 'running' ? [plain(say.stop, 'stopForm', target)] : []),
        plain(say.all, 'list', {}),
      ],
      links: word ? [{ title: say.word, url: word }] : [],
    },
    frame,
  )
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

/** The process's bodies with their duties. */
export function bodiesView(process: Process, leads: boolean, frame: ProcessFrame, notice = ''): Card {
  const { bodies: words, process: say, parties, duties } = processWords(frame.language)
  const { steering, project, coordinator } = process.bodies
  const names = { steering, project, coordinator: coordinator === '' ? [] : [coordinator] }
  return sheetView(
    {
      title: words.title,
      notice,
      noticeColor: 'Good',
      lines: [process.title],
      groups: (['steering', 'project', 'coordinator'] as const).map((party) => ({
        heading: parties[party],
        texts: [duties[party], ...(names[party].length > 0 ? names[party] : [words.none])],
      })),
      buttons: [
        ...(leads && process.state !== 'stopped'
          ? [{ title: words.edit, verb: 'processes.bodiesForm', data: { process: process.id } }]
          : []),
        { title: say.back, verb: 'processes.show', data: { process: process.id } },
      ],
    },
    frame,
  )
}

export function stopView(process: Process, frame: ProcessFrame): Card {
  const { process: say, form } = processWords(frame.language)
  return sheetView(
    {
      title: say.stopTitle,
      lines: [process.title, say.stopLine],
      buttons: [
        {
          title: say.stopYes,
          verb: 'processes.stop',
          data: { process: process.id, version: String(process.version) },
          style: 'destructive',
        },
        { title: form.cancel, verb: 'processes.show', data: { process: process.id } },
      ],
    },
    frame,
  )
}
