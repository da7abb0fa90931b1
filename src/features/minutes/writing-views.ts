import { z } from 'zod'
import { type Card, defineCard } from '../../core/cards'
import { formView } from '../../core/form.views'
import { screenData, screenPart } from '../../core/form-screen'
import { clockTime, shortDate } from '../../core/language'
import { sheetView } from '../../core/sheet.views'
import type { Dissent } from './dissent-store'
import type { Entry } from './entry-store'
import type { FollowUp } from './follow-up-store'
import { clockOf, type Field, MOST, OUTCOMES, type Outcome } from './rules'
import type { Sitting } from './sitting-store'
import { minutesWords } from './strings'
import { type CouncilFrame, numberedTitle, press, type Shown, voteText } from './views'
import { type Conflict, overOf, shownOf } from './writing'

const cell = z.object({ title: z.string(), outcome: z.string(), chosen: z.boolean() })

const entryCard = defineCard(
  'minutes/entry',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    title: z.string(),
    recommendation: z.string(),
    saved: z.string(),
    discussion: z.object({ label: z.string(), value: z.string(), most: z.number() }),
    decision: z.object({ label: z.string(), value: z.string(), most: z.number() }),
    outcome: z.string(),
    outcomes: z.array(z.object({ cells: z.array(cell) })),
    screen: screenData,
    meeting: z.string(),
    item: z.string(),
    discussionOver: z.string(),
    decisionOver: z.string(),
    outcomeOver: z.string(),
    buttons: z.array(z.object({ title: z.string(), after: z.string(), style: z.string() })),
  }),
)

/**
 * Where the secretary writes. Every button saves what is typed first; the outcome's words are buttons
 * too. `next` is whether the meeting can go on to another item from here.
 */
export function entryForm(
  sitting: Sitting,
  item: string,
  entry: Entry | undefined,
  next: boolean,
  frame: CouncilFrame,
  notice = '',
): Card {
  const all = minutesWords(frame.language)
  const words = all.entry
  const last = [entry?.discussion, entry?.decision, entry?.outcome]
    .filter((field) => field !== undefined)
    .sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  const chosen = entry?.outcome?.text
  const cells = OUTCOMES.map((outcome) => ({
    title: outcome === chosen ? words.chosen(all.outcomes[outcome]) : all.outcomes[outcome],
    outcome: outcome === chosen ? '' : outcome,
    chosen: outcome === chosen,
  }))
  return entryCard(
    {
      fallbackText: numberedTitle(sitting, item, frame.language),
      notice,
      title: numberedTitle(sitting, item, frame.language),
      recommendation: recommendationOf(sitting, item, frame),
      saved: last ? words.saved(last.by, clockTime(last.at, frame.council.timeZone, frame.language)) : '',
      discussion: {
        label: words.discussion,
        value: entry?.discussion?.text ?? '',
        most: MOST.discussion,
      },
      decision: { label: words.decision, value: entry?.decision?.text ?? '', most: MOST.decision },
      outcome: words.outcome,
      outcomes: [{ cells: cells.slice(0, 3) }, { cells: cells.slice(3) }],
      screen: screenPart(frame.language),
      meeting: sitting.id,
      item,
      discussionOver: shownOf(entry?.discussion),
      decisionOver: shownOf(entry?.decision),
      outcomeOver: shownOf(entry?.outcome),
      buttons: [
        { title: all.save, after: 'stay', style: 'positive' },
        ...(next ? [{ title: words.saveAndNext, after: 'next', style: 'default' }] : []),
        { title: words.saveAndFollowUp, after: 'followUp', style: 'default' },
        { title: words.saveAndClose, after: 'close', style: 'default' },
      ],
    },
    frame,
  )
}

const recommendationOf = (sitting: Sitting, item: string, { language }: CouncilFrame): string => {
  const text = sitting.items.find(({ id }) => id === item)?.recommendation
  return text ? minutesWords(language).vote.recommendation(text) : ''
}

/** Both texts, the other's to read and one's own to go on with. Nothing is lost until one of them is chosen. */
export function conflictForm(
  sitting: Sitting,
  item: string,
  conflicts: Conflict[],
  frame: CouncilFrame,
  notice = '',
): Card {
  const all = minutesWords(frame.language)
  const words = all.conflict
  const data = { meeting: sitting.id, item }
  const by = conflicts[0]?.theirs.by ?? ''
  const over = (field: Field) => {
    const conflict = conflicts.find((each) => each.field === field)
    return conflict ? overOf(conflict.theirs) : ''
  }
  return formView(
    {
      title: words.title(by),
      lines: [
        ...(notice === '' ? [] : [notice]),
        numberedTitle(sitting, item, frame.language),
        ...conflicts.flatMap(({ theirs }) => [
          words.theirs(theirs.by),
          theirs.text === '' ? words.empty : theirs.text,
        ]),
        words.choose,
      ],
      inputs: conflicts.map(({ field, mine }) => ({
        kind: 'text' as const,
        id: field,
        label: words.mine,
        value: mine,
        multiline: true,
        most: field === 'decision' ? MOST.decision : MOST.discussion,
      })),
      send: {
        title: words.useMine,
        verb: 'minutes.save',
        data: { ...data, after: 'stay', discussionOver: over('discussion'), decisionOver: over('decision') },
      },
      cancel: { title: words.useTheirs(by), verb: 'minutes.write', data },
      screened: true,
    },
    frame,
  )
}

export interface AboutItem {
  entry?: Entry
  followUps: FollowUp[]
  dissents: Dissent[]
  leads: boolean
  writable: boolean
}

/** One item of a meeting that runs or is over: what was said, and what can be done with it. */
export function itemView(
  shown: Shown,
  item: string,
  { entry, followUps, dissents, leads, writable }: AboutItem,
  frame: CouncilFrame,
  notice = '',
): Card {
  const { sitting, room, tallies } = shown
  const all = minutesWords(frame.language)
  const words = all.item
  const data = { meeting: sitting.id, item }
  const running = sitting.state === 'running'
  const about = sitting.items.find(({ id }) => id === item)
  const clock = about && clockOf(about, sitting.course, sitting.endedAt ?? frame.now)
  const nameOf = (person: string) => room.all.find((one) => one.person === person)?.name ?? ''
  const out = sitting.disqualified.filter((each) => each.item === item).map(({ person }) => nameOf(person))
  const votes = tallies.filter((vote) => vote.item === item)
  const texts = (heading: string, lines: string[]) => (lines.length > 0 ? [{ heading, texts: lines }] : [])
  const outcome = entry?.outcome?.text
  return sheetView(
    {
      title: numberedTitle(sitting, item, frame.language),
      notice,
      lines: [
        clock ? all.desk.clock(clock.used, clock.planned, clock.over) : '',
        about?.recommendation ? all.vote.recommendation(about.recommendation) : '',
        outcome ? words.outcome(all.outcomes[outcome as Outcome]) : '',
        ...(out.length > 0 ? [all.desk.disqualified(out)] : []),
      ],
      groups: [
        ...texts(all.entry.discussion, entry?.discussion?.text ? [entry.discussion.text] : []),
        ...texts(all.entry.decision, entry?.decision?.text ? [entry.decision.text] : []),
        ...texts(
          all.vote.title,
          votes.map((vote) => voteText(vote, frame.language)),
        ),
        ...texts(
          all.dissent.title,
          dissents.map(({ name, text }) => words.dissent(name, text)),
        ),
        ...texts(
          all.followUps.title,
          followUps.map(({ what, name, due }) =>
            words.followUp(what, name, shortDate(due, frame.council.timeZone, frame.language)),
          ),
        ),
      ],
      buttons: leads
        ? [
            ...(writable ? [press(all.desk.write, 'minutes.write', data, 'positive')] : []),
            ...(running && sitting.current !== item
              ? [
                  press(words.takeUp, 'minutes.goTo', {
                    meeting: sitting.id,
                    from: sitting.current,
                    to: item,
                  }),
                ]
              : []),
            ...(writable ? [press(words.disqualify, 'minutes.disqualifyForm', data)] : []),
            press(words.addFollowUp, 'minutes.followUpForm', data),
            ...(running && sitting.voteOpen !== '' && sitting.current === item
              ? [press(all.vote.forOther, 'minutes.voteForForm', data)]
              : []),
            press(all.back, running ? 'minutes.desk' : 'minutes.read', { meeting: sitting.id }),
          ]
        : [press(all.back, running ? 'minutes.now' : 'minutes.read', { meeting: sitting.id })],
    },
    frame,
  )
}

export function dissentForm(sitting: Sitting, item: string, value: string, frame: CouncilFrame): Card {
  const all = minutesWords(frame.language)
  const words = all.dissent
  const data = { meeting: sitting.id, item }
  return formView(
    {
      title: words.title,
      lines: [numberedTitle(sitting, item, frame.language), words.text],
      inputs: [
        {
          kind: 'text',
          id: 'text',
          label: words.label,
          value,
          multiline: true,
          most: MOST.dissent,
          required: true,
          error: words.error,
        },
      ],
      send: { title: all.save, verb: 'minutes.dissent', data },
      cancel: { title: all.back, verb: 'minutes.now', data: { meeting: sitting.id } },
      screened: true,
    },
    frame,
  )
}
