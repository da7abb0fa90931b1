import { z } from 'zod'
import { linkData } from '../../core/card-data'
import { type Card, defineCard } from '../../core/cards'
import { sheetView } from '../../core/sheet.views'
import { type ProcessFrame, standing } from './milestone-views'
import { doneOf, inOrder, isLate, type Milestone, nextOf, PHASES } from './rules'
import type { Process } from './store'
import { dayText, processWords } from './strings'
import { todayIn } from './use-cases'

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
    links: z.array(linkData),
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
