import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { sheetView } from '../../core/sheet.views'
import { shortened } from '../../core/shortened'
import type { Contribution } from './contribution-store'
import { MOST_CHOICES } from './draft-views'
import { reasonForm } from './hearing-views'
import { type CouncilFrame, choiceField, press } from './layouts'
import { authorName } from './own-input-views'
import { pageButton, passageLabel } from './passage-labels'
import { responseWords } from './response.strings'
import { inOrder, MINORITY, OVERALL } from './response-document'
import type { Paragraph } from './response-store'
import type { Passage } from './split'
import type { Hearing } from './store'
import { hearingWords } from './strings'
import type { Group, Workbench } from './synthesis'

const GROUPS_A_PAGE = 15

export const CONTRIBUTIONS_A_PAGE = 10

/** The secretariat's workbench: how much of the input is treated, and the way to the rest. */
export function workbenchView(bench: Workbench, from: number, frame: CouncilFrame, notice = ''): Card {
  const words = responseWords(frame.language).workbench
  const { hearing, groups, total, untreated, response } = bench
  const of = { hearing: hearing.id }
  const ready = untreated === 0 && response !== undefined
  return sheetView(
    {
      notice,
      title: words.title,
      lines: [hearing.title, words.progress(total, untreated)],
      groups: [
        {
          heading: groups.length > 0 ? words.groups : '',
          rows: groups.slice(from, from + GROUPS_A_PAGE).map((group) => ({
            title: shortened(group.label, 120),
            about: words.row(group.total, group.untreated),
            verb: 'hearings.group',
            data: { ...of, group: group.id },
          })),
        },
      ],
      buttons: [
        ...(untreated > 0 ? [press(words.next, 'hearings.nextUntreated', of, 'positive')] : []),
        ...(ready ? [press(words.approve, 'hearings.approveForm', of, 'positive')] : []),
        press(
          words.draft(response?.version ?? 0),
          'hearings.draft',
          of,
          untreated === 0 && !ready ? 'positive' : 'default',
        ),
        ...pageButton('hearings.workbench', hearing.id, from + GROUPS_A_PAGE, groups.length, frame),
        press(words.hearing, 'hearings.show', of),
      ],
    },
    frame,
  )
}

/** The contributions to one section or theme, a page of them. */
export function groupView(
  hearing: Hearing,
  group: Group,
  { contributions, from }: { contributions: Contribution[]; from: number },
  frame: CouncilFrame,
): Card {
  const all = hearingWords(frame.language)
  const words = responseWords(frame.language).workbench
  return sheetView(
    {
      title: shortened(group.label, 150),
      lines: [words.progress(group.total, group.untreated)],
      groups: [
        {
          heading: '',
          rows: contributions.map((contribution) => ({
            title: shortened(contribution.text || all.stances[contribution.stance], 120),
            about: [
              authorName(contribution, frame),
              all.stances[contribution.stance],
              all.treatments[contribution.treatment],
            ].join(' · '),
            verb: 'hearings.treatForm',
            data: { contribution: contribution.id },
          })),
        },
      ],
      buttons: [
        ...pageButton('hearings.group', hearing.id, from + CONTRIBUTIONS_A_PAGE, group.total, frame, {
          group: group.id,
        }),
        press(words.back, 'hearings.workbench', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

export const aboutLabel = (
  about: string,
  headings: Map<string, string>,
  { language }: CouncilFrame,
): string => {
  const words = responseWords(language).about
  if (about === OVERALL) return words.overall
  if (about === MINORITY) return words.minority
  return headings.get(about) ?? words.other
}

/** Names the text that a card shows, so that no other is treated by it. */
export const seenOf = ({ version = 0 }: Contribution) => ({ seen: String(version) })

/** One contribution and what can be done with it. */
export function treatForm(
  contribution: Contribution,
  {
    hearing,
    passage,
    paragraphs,
    headings,
  }: { hearing: Hearing; passage: Passage; paragraphs: Paragraph[]; headings: Map<string, string> },
  frame: CouncilFrame,
  notice = '',
): Card {
  const all = hearingWords(frame.language)
  const words = responseWords(frame.language).treat
  const of = { contribution: contribution.id }
  const near = paragraphs.find(({ about }) => about === contribution.group)
  const treated = contribution.treatment === 'used' || contribution.treatment === 'merged'
  return formView(
    {
      title: words.title,
      lines: [
        ...(notice ? [notice] : []),
        words.by(authorName(contribution, frame), all.stances[contribution.stance]),
        all.contribution.about(
          [headings.get(contribution.group), passage.kind === 'bullet' ? passage.text : '']
            .filter(Boolean)
            .map((label) => shortened(label as string, 300))
            .join(' · ') || passageLabel(passage, frame),
        ),
        ...(contribution.text ? [contribution.text] : []),
        ...(contribution.treatment === 'untreated'
          ? []
          : [words.now(all.treatments[contribution.treatment])]),
        ...(contribution.reason ? [words.declined(contribution.reason)] : []),
        ...(contribution.cprException ? [words.number(contribution.cprException)] : []),
      ],
      inputs: [
        choiceField(
          'treatment',
          words.how,
          treated ? contribution.treatment : 'used',
          (['used', 'merged'] as const).map((value) => ({ value, title: words.hows[value] })),
        ),
        choiceField(
          'paragraph',
          words.where,
          contribution.paragraph ?? near?.id ?? 'new',
          [
            { value: 'new', title: words.fresh },
            ...inOrder(paragraphs, headings)
              .slice(0, MOST_CHOICES)
              .map(({ id, about, text }) => ({
                value: id,
                title: `${shortened(aboutLabel(about, headings, frame), 40)}: ${shortened(text, 60)}`,
              })),
          ],
          { long: true },
        ),
      ],
      screened: false,
      send: { title: words.send, verb: 'hearings.treat', data: { ...of, ...seenOf(contribution) } },
      others: [
        press(words.decline, 'hearings.declineForm', of),
        press(words.skip, 'hearings.nextUntreated', {
          hearing: hearing.id,
          after: contribution.givenAt.toISOString(),
        }),
        press(responseWords(frame.language).workbench.back, 'hearings.workbench', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

export function declineForm(contribution: Contribution, frame: CouncilFrame): Card {
  const words = responseWords(frame.language).decline
  return reasonForm(
    {
      title: words.title,
      intro: [shortened(contribution.text, 300), words.explain(authorName(contribution, frame))].filter(
        Boolean,
      ),
      label: words.reason,
      error: hearingWords(frame.language).errors.reasonMissing,
      send: words.send,
      verb: 'hearings.decline',
      back: press(words.cancel, 'hearings.treatForm', { contribution: contribution.id }),
    },
    { contribution: contribution.id, ...seenOf(contribution) },
    frame,
  )
}
