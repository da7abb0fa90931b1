import type { Card } from '../../core/cards'
import { newForm, screenPart } from '../../core/form-screen'
import { shortDate } from '../../core/language'
import { changesBetween } from './compare'
import type { Contribution } from './contribution-store'
import { pageButton, passageLabel, reasonForm } from './hearing-views'
import { authorName } from './input-views'
import {
  type CouncilFrame,
  choiceField,
  compareCard,
  correctionCard,
  formCard,
  listCard,
  pageCard,
  press,
  shortened,
  textField,
} from './layouts'
import { responseWords } from './response.strings'
import { inOrder, MINORITY, OVERALL } from './response-document'
import type { Paragraph, Response } from './response-store'
import { MOST } from './rules'
import type { Passage } from './split'
import type { Hearing } from './store'
import { hearingWords } from './strings'
import type { Group, Workbench } from './synthesis'

const GROUPS_A_PAGE = 15
export const CONTRIBUTIONS_A_PAGE = 10
const PARAGRAPHS_A_PAGE = 20
const MOST_CHOICES = 60

/** The secretariat's workbench: how much of the input is treated, and the way to the rest. */
export function workbenchView(bench: Workbench, from: number, frame: CouncilFrame, notice = ''): Card {
  const words = responseWords(frame.language).workbench
  const { hearing, groups, total, untreated, response } = bench
  const of = { hearing: hearing.id }
  const ready = untreated === 0 && response !== undefined
  return listCard(
    {
      fallbackText: words.title,
      notice,
      title: words.title,
      intro: [hearing.title, words.progress(total, untreated)],
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
      links: [],
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
  return listCard(
    {
      fallbackText: group.label,
      notice: '',
      title: shortened(group.label, 150),
      intro: [words.progress(group.total, group.untreated)],
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
      links: [],
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
  return correctionCard(
    {
      fallbackText: words.title,
      heading: words.title,
      intro: [
        ...(notice ? [notice] : []),
        words.by(authorName(contribution, frame), all.stances[contribution.stance]),
        all.contribution.about(shortened(passageLabel(passage, frame), 300)),
        ...(contribution.text ? [contribution.text] : []),
        ...(contribution.treatment === 'untreated'
          ? []
          : [words.now(all.treatments[contribution.treatment])]),
        ...(contribution.reason ? [words.declined(contribution.reason)] : []),
        ...(contribution.cprException ? [words.number(contribution.cprException)] : []),
      ],
      fields: [
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
      send: { title: words.send, verb: 'hearings.treat', data: of },
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
    { contribution: contribution.id },
    frame,
  )
}

/** The draft, paragraph by paragraph, each with how much it rests on. */
export function draftView(
  hearing: Hearing,
  response: Response | undefined,
  { headings, resting, word }: { headings: Map<string, string>; resting: Map<string, number>; word: string },
  frame: CouncilFrame,
  notice = '',
): Card {
  const all = responseWords(frame.language)
  const words = all.draft
  const of = { hearing: hearing.id }
  const paragraphs = inOrder(response?.paragraphs ?? [], headings).slice(0, PARAGRAPHS_A_PAGE)
  const abouts = [...new Set(paragraphs.map(({ about }) => about))]
  const day = (at: Date) => shortDate(at, frame.council.timeZone, frame.language)
  const link = word ? [{ title: words.word, url: word }] : []
  return listCard(
    {
      fallbackText: words.title,
      notice,
      title: words.title,
      intro: [
        hearing.title,
        response && response.paragraphs.length > 0
          ? words.version(response.version, day(response.savedAt), response.savedBy)
          : words.none,
      ],
      groups: abouts.map((about) => ({
        heading: aboutLabel(about, headings, frame),
        rows: paragraphs
          .filter((paragraph) => paragraph.about === about)
          .map(({ id, text }) => ({
            title: shortened(text, 200),
            about: words.rests(resting.get(id) ?? 0),
            verb: 'hearings.paragraph',
            data: { ...of, paragraph: id },
          })),
      })),
      links: link,
      buttons: [
        press(words.fresh, 'hearings.paragraphForm', of, response ? 'default' : 'positive'),
        ...(response
          ? [
              press(words.versions, 'hearings.versions', of),
              press(all.workbench.approve, 'hearings.approveForm', of, 'positive'),
            ]
          : []),
        press(all.workbench.back, 'hearings.workbench', of),
      ],
    },
    frame,
  )
}

/** The form for a paragraph: new, from a contribution, or changed. */
export function paragraphForm(
  hearing: Hearing,
  {
    paragraph,
    contribution,
    from,
    abouts,
  }: {
    paragraph?: Paragraph
    contribution?: Contribution
    /** The version that this changes. */
    from: number
    /** Where it can belong, besides the overall remarks and the minority views. */
    abouts: Map<string, string>
  },
  frame: CouncilFrame,
): Card {
  const words = responseWords(frame.language).paragraph
  const chosen =
    paragraph?.about ?? (contribution && abouts.has(contribution.group) ? contribution.group : OVERALL)
  const choices = [OVERALL, ...[...abouts.keys()].slice(0, MOST_CHOICES), MINORITY]
  const heading = paragraph ? words.edit : words.new
  return formCard(
    {
      fallbackText: heading,
      heading,
      intro: [words.minority],
      fields: [
        choiceField(
          'about',
          words.about,
          chosen,
          [...new Set([...choices, chosen])].map((value) => ({
            value,
            title: shortened(aboutLabel(value, abouts, frame), 100),
          })),
          { long: true },
        ),
        textField('text', words.text, paragraph?.text ?? contribution?.text ?? '', MOST.paragraph, {
          lines: true,
          error: words.textError,
        }),
      ],
      screen: screenPart(frame.language),
      send: {
        title: words.save,
        verb: 'hearings.saveParagraph',
        data: {
          hearing: hearing.id,
          from: String(from),
          form: newForm(),
          ...(paragraph ? { paragraph: paragraph.id } : {}),
          ...(contribution ? { contribution: contribution.id } : {}),
        },
      },
      others: [press(words.cancel, 'hearings.draft', { hearing: hearing.id })],
    },
    frame,
  )
}

const MOST_NAMED = 15

/** One paragraph and the contributions that it rests on, by name. */
export function paragraphView(
  hearing: Hearing,
  paragraph: Paragraph,
  { version, resting, label }: { version: number; resting: Contribution[]; label: string },
  frame: CouncilFrame,
): Card {
  const all = hearingWords(frame.language)
  const words = responseWords(frame.language)
  const of = { hearing: hearing.id, paragraph: paragraph.id }
  return pageCard(
    {
      fallbackText: label,
      notice: '',
      over: hearing.title,
      title: label,
      notes: [paragraph.text],
      sections: [
        {
          title: words.paragraph.restsOn,
          text:
            resting.length === 0
              ? words.paragraph.nothing
              : resting
                  .slice(0, MOST_NAMED)
                  .map((contribution) =>
                    [
                      authorName(contribution, frame),
                      all.stances[contribution.stance],
                      shortened(contribution.text, 120),
                    ]
                      .filter(Boolean)
                      .join(' · '),
                  )
                  .join('\n'),
        },
      ],
      links: [],
      buttons: [
        press(words.paragraph.change, 'hearings.paragraphForm', of),
        ...(resting.length === 0
          ? [
              press(
                words.paragraph.delete,
                'hearings.deleteParagraph',
                { ...of, from: String(version), form: newForm() },
                'destructive',
              ),
            ]
          : []),
        press(words.draft.back, 'hearings.draft', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

export function versionsView(
  hearing: Hearing,
  versions: Omit<Response, 'paragraphs'>[],
  frame: CouncilFrame,
): Card {
  const words = responseWords(frame.language)
  const day = (at: Date) => shortDate(at, frame.council.timeZone, frame.language)
  return listCard(
    {
      fallbackText: words.versions.title,
      notice: '',
      title: words.versions.title,
      intro: [words.versions.explain],
      groups: [
        {
          heading: '',
          rows: versions.map(({ version, savedAt, savedBy }) => ({
            title: words.draft.version(version, day(savedAt), savedBy),
            about: '',
            verb: 'hearings.compare',
            data: { hearing: hearing.id, version: String(version) },
          })),
        },
      ],
      links: [],
      buttons: [press(words.draft.back, 'hearings.draft', { hearing: hearing.id })],
    },
    frame,
  )
}

/** Letters of a comparison that fit into a card; what was not touched is shortened first. */
const MOST_COMPARED = 9000
const MOST_SAME = 160

export function compareView(
  hearing: Hearing,
  before: Response | undefined,
  after: Response,
  headings: Map<string, string>,
  frame: CouncilFrame,
): Card {
  const all = responseWords(frame.language)
  const words = all.compare
  let room = MOST_COMPARED
  const changes = changesBetween(before?.paragraphs ?? [], after.paragraphs).flatMap(
    ({ change, about, stretches }) => {
      if (room <= 0) return []
      return [
        {
          heading: words.heading(words.changes[change], aboutLabel(about, headings, frame)),
          runs: stretches.flatMap((stretch) => {
            const text = shortened(
              stretch.change === 'same' ? middleCut(stretch.text, MOST_SAME) : stretch.text,
              Math.max(room, 0),
            )
            room -= text.length
            return text === ''
              ? []
              : [
                  {
                    type: 'TextRun' as const,
                    text,
                    underline: stretch.change === 'added',
                    strikethrough: stretch.change === 'removed',
                  },
                ]
          }),
        },
      ]
    },
  )
  return compareCard(
    {
      fallbackText: words.title(before?.version ?? 0, after.version),
      title: words.title(before?.version ?? 0, after.version),
      legend: changes.length === 0 ? words.same : words.legend,
      changes,
      buttons: [
        press(all.draft.versions, 'hearings.versions', { hearing: hearing.id }),
        press(all.draft.back, 'hearings.draft', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

const middleCut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most / 2)} … ${text.slice(-most / 2)}`
