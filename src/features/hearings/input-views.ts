import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { sheetView } from '../../core/sheet.views'
import { shortened } from '../../core/shortened'
import { charterOf, councilWords } from '../council'
import type { Contribution } from './contribution-store'
import { type CouncilFrame, choiceField, passagesCard, press, type Row, textField } from './layouts'
import { pageButton, passageLabel } from './passage-labels'
import { MOST, STANCES, WHOLE } from './rules'
import type { Passage } from './split'
import type { Hearing } from './store'
import { hearingWords } from './strings'

const SECTIONS_A_PAGE = 12

const PIECES_A_PAGE = 14

const LETTERS_A_PAGE = 5000

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
  return sheetView(
    {
      title: hearing.title,
      lines: [
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
    letters += passage.text.length
    if (shown.length > 0 && letters > LETTERS_A_PAGE) break
    shown.push(passage)
  }
  const next = from + shown.length
  return passagesCard(
    {
      fallbackText: passageLabel(section, frame),
      title: passageLabel(section, frame),
      explain: below.some(({ kind }) => kind !== 'text') ? words.explainSection : words.explainText,
      pieces: shown.map(({ id, kind, text }) => ({
        text: kind === 'bullet' ? words.bullet(text) : text,
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
  return formView(
    {
      title: heading,
      lines: [shortened(passageLabel(passage, frame), 600)],
      inputs: [
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
      screened: true,
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
