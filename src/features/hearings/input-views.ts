import type { Card } from '../../core/cards'
import { newForm, screenPart } from '../../core/form-screen'
import { shortDate } from '../../core/language'
import { charterOf, councilWords } from '../council'
import type { Contribution } from './contribution-store'
import { pageButton, passageLabel } from './hearing-views'
import {
  type CouncilFrame,
  choiceField,
  formCard,
  listCard,
  pageCard,
  passagesCard,
  press,
  type Row,
  shortened,
  textField,
} from './layouts'
import { MOST, STANCES, WHOLE } from './rules'
import type { Passage } from './split'
import type { Hearing } from './store'
import { hearingWords } from './strings'

const SECTIONS_A_PAGE = 12
const PIECES_A_PAGE = 14
const LETTERS_A_PAGE = 5000
/** More of one passage than this is shortened: the document itself is there to be read. */
const LONGEST_PIECE = 2500

/** First step of answering: the whole or a section. `others`: the secretariat answers for somebody else. */
export function chooseView(
  hearing: Hearing,
  passages: Passage[],
  { from, mine, others }: { from: number; mine: number; others: boolean },
  frame: CouncilFrame,
): Card {
  const all = hearingWords(frame.language)
  const words = all.choose
  const sections = passages.filter(({ kind }) => kind === 'section')
  const extra: Record<string, string> = others ? { others: 'yes' } : {}
  const row = (title: string, about: string, verb: string, passage: string): Row => ({
    title,
    about,
    verb,
    data: { hearing: hearing.id, passage, ...extra },
  })
  return listCard(
    {
      fallbackText: words.title,
      notice: '',
      title: hearing.title,
      intro: [
        ...(hearing.summary ? [hearing.summary] : []),
        ...(hearing.link ? [all.card.link(hearing.link)] : []),
        others ? words.explainOthers : words.explain,
      ],
      groups: [
        {
          heading: '',
          rows: [
            ...(from === 0 ? [row(all.whole, words.wholeHint, 'hearings.answerForm', WHOLE)] : []),
            ...sections
              .slice(from, from + SECTIONS_A_PAGE)
              .map((section) => row(passageLabel(section, frame), '', 'hearings.section', section.id)),
          ],
        },
      ],
      links: [],
      buttons: [
        ...pageButton(
          others ? 'hearings.answerFor' : 'hearings.answer',
          hearing.id,
          from + SECTIONS_A_PAGE,
          sections.length,
          frame,
        ),
        ...(mine > 0 && !others ? [press(words.mine(mine), 'hearings.mine', { hearing: hearing.id })] : []),
        press(words.back, 'hearings.show', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

/** Second step: read the section, and choose it, a theme or a bullet. */
export function sectionView(
  hearing: Hearing,
  passages: Passage[],
  sectionId: string,
  { from, others }: { from: number; others: boolean },
  frame: CouncilFrame,
): Card {
  const words = hearingWords(frame.language).choose
  const own = passages.filter(({ id }) => id === sectionId || id.startsWith(`${sectionId}-`))
  const [section, ...below] = own
  const extra: Record<string, string> = others ? { others: 'yes' } : {}
  const shown: Passage[] = []
  let letters = 0
  for (const passage of below.slice(from, from + PIECES_A_PAGE)) {
    const length = Math.min(passage.text.length, LONGEST_PIECE)
    if (shown.length > 0 && letters + length > LETTERS_A_PAGE) break
    letters += length
    shown.push(passage)
  }
  const next = from + shown.length
  return passagesCard(
    {
      fallbackText: passageLabel(section, frame),
      title: passageLabel(section, frame),
      explain: below.some(({ kind }) => kind !== 'text') ? words.explainSection : words.explainText,
      pieces: shown.map(({ id, kind, text }) => ({
        text:
          kind === 'bullet' ? words.bullet(shortened(text, LONGEST_PIECE)) : shortened(text, LONGEST_PIECE),
        verb: kind === 'text' ? '' : 'hearings.answerForm',
        data: { hearing: hearing.id, passage: id, ...extra },
        weight: kind === 'theme' ? 'Bolder' : 'Default',
      })),
      buttons: [
        press(
          words.wholeSection,
          'hearings.answerForm',
          { hearing: hearing.id, passage: sectionId, ...extra },
          'positive',
        ),
        ...pageButton('hearings.section', hearing.id, next, below.length, frame, {
          passage: sectionId,
          ...extra,
        }),
        press(words.otherSection, others ? 'hearings.answerFor' : 'hearings.answer', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

/** Third step: what somebody thinks, or the change of it. `authors`: whom the secretariat can answer for. */
export function answerForm(
  hearing: Hearing,
  passage: Passage,
  { contribution, authors }: { contribution?: Contribution; authors?: { person: string; name: string }[] },
  frame: CouncilFrame,
): Card {
  const all = hearingWords(frame.language)
  const words = all.answer
  const groups = charterOf(frame.council.type).targetGroups
  const named = councilWords(frame.language).targetGroups
  const heading = contribution ? words.change : words.title
  const back = contribution
    ? press(words.cancel, 'hearings.contribution', { contribution: contribution.id })
    : press(words.otherPlace, authors ? 'hearings.answerFor' : 'hearings.answer', { hearing: hearing.id })
  return formCard(
    {
      fallbackText: heading,
      heading,
      intro: [shortened(passageLabel(passage, frame), 600)],
      fields: [
        ...(authors
          ? [
              choiceField(
                'author',
                words.author,
                '',
                [
                  { value: 'meeting', title: words.meeting },
                  ...authors.map(({ person, name }) => ({ value: person, title: name })),
                ],
                { long: true, error: words.authorError },
              ),
            ]
          : []),
        choiceField(
          'stance',
          words.stance,
          contribution?.stance ?? '',
          STANCES.map((value) => ({ value, title: words.stances[value] })),
          { error: words.stanceError },
        ),
        textField('text', words.text, contribution?.text ?? '', MOST.contribution, { lines: true }),
        choiceField(
          'targetGroups',
          words.targetGroups,
          contribution?.targetGroups.join(',') ?? '',
          groups.map((value) => ({ value, title: named[value] ?? value })),
          { many: true, long: groups.length > 3 },
        ),
      ],
      screen: screenPart(frame.language),
      send: contribution
        ? { title: words.save, verb: 'hearings.rewriteInput', data: { contribution: contribution.id } }
        : {
            title: words.send,
            verb: 'hearings.contribute',
            data: {
              hearing: hearing.id,
              passage: passage.id,
              form: newForm(),
              ...(authors ? { others: 'yes' } : {}),
            },
          },
      others: [back],
    },
    frame,
  )
}

/** What became of a contribution, in words for the one who gave it. */
export function fateOf(contribution: Contribution, { language }: CouncilFrame): string {
  const words = hearingWords(language).fates
  if (contribution.state === 'withdrawn') return words.withdrawn
  if (contribution.treatment === 'declined') return words.declined(contribution.reason ?? '')
  return words[contribution.treatment]
}

export const authorName = ({ author }: Contribution, { language }: CouncilFrame): string =>
  author.name || hearingWords(language).meeting

/** One contribution, with what its owner can still do. */
export function contributionView(
  contribution: Contribution,
  { hearing, passage, changeable }: { hearing: Hearing; passage: Passage; changeable: boolean },
  frame: CouncilFrame,
  notice = '',
): Card {
  const all = hearingWords(frame.language)
  const words = all.contribution
  const of = { contribution: contribution.id }
  const named = councilWords(frame.language).targetGroups
  const groups = contribution.targetGroups.map((group) => named[group] ?? group)
  return pageCard(
    {
      fallbackText: all.stances[contribution.stance],
      notice,
      over: hearing.title,
      title: all.stances[contribution.stance],
      notes: [
        words.about(shortened(passageLabel(passage, frame), 300)),
        ...(groups.length > 0 ? [words.groups(groups)] : []),
        ...(contribution.enteredBy
          ? [words.entered(contribution.enteredBy.name, authorName(contribution, frame))]
          : []),
      ],
      sections: [
        ...(contribution.text ? [{ title: words.text, text: contribution.text }] : []),
        { title: words.fate, text: fateOf(contribution, frame) },
      ],
      links: [],
      buttons: [
        ...(changeable && contribution.state === 'given'
          ? [
              press(words.more, 'hearings.answer', { hearing: hearing.id }),
              press(words.edit, 'hearings.editInput', of),
              press(words.withdraw, 'hearings.withdraw', of),
            ]
          : []),
        ...(changeable && contribution.state === 'withdrawn'
          ? [press(words.restore, 'hearings.restore', of)]
          : []),
        press(words.mine, 'hearings.mine', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

const MOST_ROWS = 20

/** All that one has written, newest first, each line the way to changing it. */
export function mineView(
  entries: { contribution: Contribution; hearing: Hearing; passage: Passage }[],
  frame: CouncilFrame,
): Card {
  const all = hearingWords(frame.language)
  const words = all.mine
  const hearings = [...new Map(entries.map(({ hearing }) => [hearing.id, hearing])).values()]
  return listCard(
    {
      fallbackText: words.title,
      notice: '',
      title: words.title,
      intro:
        entries.length === 0 ? [words.none] : entries.length > MOST_ROWS ? [words.newest(MOST_ROWS)] : [],
      groups: hearings.map((hearing) => ({
        heading: hearing.title,
        rows: entries
          .slice(0, MOST_ROWS)
          .filter((entry) => entry.hearing.id === hearing.id)
          .map(({ contribution, passage }) => contributionRow(contribution, passage, frame)),
      })),
      links: [],
      buttons: [press(words.hearings, 'hearings.list')],
    },
    frame,
  )
}

function contributionRow(contribution: Contribution, passage: Passage, frame: CouncilFrame): Row {
  const all = hearingWords(frame.language)
  const short =
    contribution.state === 'withdrawn' ? all.fates.withdrawn : all.treatments[contribution.treatment]
  return {
    title: shortened(contribution.text || all.stances[contribution.stance], 90),
    about: [all.stances[contribution.stance], shortened(passageLabel(passage, frame), 60), short].join(' · '),
    verb: 'hearings.contribution',
    data: { contribution: contribution.id },
  }
}

export const OTHERS_A_PAGE = 8

/** What the members have written, where the council's rules let all see it. */
export function othersView(
  hearing: Hearing,
  { contributions, from, total }: { contributions: Contribution[]; from: number; total: number },
  passages: Map<string, Passage>,
  frame: CouncilFrame,
): Card {
  const all = hearingWords(frame.language)
  return pageCard(
    {
      fallbackText: all.others.title,
      notice: '',
      over: hearing.title,
      title: all.others.title,
      notes: total === 0 ? [all.others.none] : [],
      sections: contributions.map((contribution) => ({
        title: `${authorName(contribution, frame)} · ${all.stances[contribution.stance]}`,
        text: [
          shortened(passageLabel(passages.get(contribution.passage), frame), 120),
          shortened(contribution.text, 1200),
          shortDate(contribution.givenAt, frame.council.timeZone, frame.language),
        ]
          .filter(Boolean)
          .join('\n'),
      })),
      links: [],
      buttons: [
        ...pageButton('hearings.others', hearing.id, from + OTHERS_A_PAGE, total, frame),
        press(all.choose.back, 'hearings.show', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}
