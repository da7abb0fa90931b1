import type { Card } from '../../core/cards'
import { shortDate } from '../../core/language'
import { sheetView } from '../../core/sheet.views'
import { shortened } from '../../core/shortened'
import { councilWords } from '../council'
import type { Contribution } from './contribution-store'
import { type CouncilFrame, pageCard, press, type Row } from './layouts'
import { pageButton, passageLabel } from './passage-labels'
import type { Passage } from './split'
import type { Hearing } from './store'
import { hearingWords } from './strings'

/** What became of a contribution, in words for the one who gave it. */
function fateOf(contribution: Contribution, { language }: CouncilFrame): string {
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
  return sheetView(
    {
      title: words.title,
      lines:
        entries.length === 0 ? [words.none] : entries.length > MOST_ROWS ? [words.newest(MOST_ROWS)] : [],
      groups: hearings.map((hearing) => ({
        heading: hearing.title,
        rows: entries
          .slice(0, MOST_ROWS)
          .filter((entry) => entry.hearing.id === hearing.id)
          .map(({ contribution, passage }) => contributionRow(contribution, passage, frame)),
      })),
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
