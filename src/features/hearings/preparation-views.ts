import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { dayIn, longDate } from '../../core/language'
import { sheetView } from '../../core/sheet.views'
import { charterOf, councilWords } from '../council'
import type { Plan } from './hearing-views'
import { type Button, type CouncilFrame, choiceField, dateField, press, textField } from './layouts'
import { pageButton, passageLabel } from './passage-labels'
import type { SectionPart } from './preparation'
import { INITIATIVES, MOST, SENDERS } from './rules'
import type { Passage } from './split'
import type { Hearing, HearingText } from './store'
import { hearingWords } from './strings'

export type Kind = 'hearing' | 'initiative'

export const kindOf = ({ initiative }: Pick<HearingText, 'initiative'>): Kind =>
  initiative ? 'initiative' : 'hearing'

/** What another room fills in beforehand when it opens a hearing. */
export interface Proposal {
  title: string
  summary: string
  /** `yyyy-MM-dd` */
  deadline: string
  document: string
  /** What the form says first. */
  hint: string
  send: { verb: string; data: Record<string, string> }
  /** Other ways to go on. */
  others: Omit<Button, 'style'>[]
}

/** The form for a new hearing or initiative, or for one that is changed. */
export function detailsForm(
  hearing: Hearing | undefined,
  kind: Kind,
  frame: CouncilFrame,
  proposal?: Proposal,
): Card {
  const { language, council } = frame
  const all = hearingWords(language)
  const words = all.form
  const charter = charterOf(council.type)
  const named = councilWords(language)
  const given = hearing ?? proposal
  const preparing = !hearing || hearing.state === 'preparing'
  const heading = hearing ? words.change : kind === 'hearing' ? words.newHearing : words.newInitiative
  const day = hearing?.deadline && dayIn(hearing.deadline, council.timeZone)
  const newHint = proposal?.hint ?? (kind === 'hearing' ? words.fileHint : words.initiativeHint)
  const about =
    kind === 'hearing'
      ? [
          choiceField(
            'senderKind',
            words.sender,
            hearing?.sender?.kind ?? 'committee',
            SENDERS.map((value) => ({ value, title: all.senders[value] })),
            { long: true },
          ),
          textField('senderName', words.senderName, hearing?.sender?.name ?? '', MOST.name),
        ]
      : [
          choiceField(
            'initiative',
            words.initiative,
            hearing?.initiative ?? 'proposal',
            INITIATIVES.map((value) => ({ value, title: all.initiatives[value] })),
            { long: true },
          ),
          textField('to', words.to, hearing?.to ?? '', MOST.name, { error: words.toError }),
        ]
  return formView(
    {
      title: heading,
      lines: hearing ? [] : [newHint],
      inputs: [
        textField('title', words.title, given?.title ?? '', MOST.title, { error: words.titleError }),
        ...about,
        dateField(
          'deadline',
          kind === 'hearing' ? words.deadline : words.wish,
          day ?? proposal?.deadline ?? '',
        ),
        textField('summary', words.summary, given?.summary ?? '', MOST.summary, { lines: true }),
        textField('journal', words.journal, hearing?.journal ?? '', MOST.journal),
        ...(preparing
          ? [textField('document', words.document, proposal?.document ?? '', MOST.document, { lines: true })]
          : []),
        textField('link', words.link, hearing?.link ?? '', MOST.link),
        choiceField(
          'focusAreas',
          words.focusAreas,
          hearing?.focusAreas.join(',') ?? '',
          charter.focusAreas.map((value) => ({ value, title: named.focusAreas[value] ?? value })),
          { many: true, long: true },
        ),
        choiceField(
          'targetGroups',
          words.targetGroups,
          hearing?.targetGroups.join(',') ?? '',
          charter.targetGroups.map((value) => ({ value, title: named.targetGroups[value] ?? value })),
          { many: true, long: true },
        ),
      ],
      screened: true,
      send: hearing
        ? {
            title: words.save,
            verb: 'hearings.rewrite',
            data: { hearing: hearing.id, version: String(hearing.version ?? 0), kind },
          }
        : {
            title: words.next,
            verb: proposal?.send.verb ?? 'hearings.create',
            data: { ...proposal?.send.data, form: newForm(), kind },
          },
      others: hearing
        ? [press(words.cancel, preparing ? 'hearings.prepare' : 'hearings.show', { hearing: hearing.id })]
        : (proposal?.others ?? []).map(({ title, verb, data }) => press(title, verb, data)),
    },
    frame,
  )
}

const SECTIONS_A_PAGE = 12

/** How the document was split, for correction, and the button that opens the hearing. */
export function splitView(
  hearing: Hearing,
  passages: Passage[],
  { plan, from }: { plan?: Plan; from: number },
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = hearingWords(frame.language).split
  const sections = passages.filter(({ kind }) => kind === 'section')
  const count = (kind: Passage['kind'], under = '') =>
    passages.filter((passage) => passage.kind === kind && passage.id.startsWith(under)).length
  const shown = sections.slice(from, from + SECTIONS_A_PAGE)
  return sheetView(
    {
      notice,
      title: words.title(hearing.title),
      lines: [
        ...(hearing.partOf ? [hearingWords(frame.language).card.partOf(hearing.partOf.title)] : []),
        ...plannedLines(hearing, plan, frame),
        sections.length === 0 ? words.none : words.found(sections.length, count('theme'), count('bullet')),
      ],
      groups: [
        {
          heading: sections.length === 0 ? '' : words.correct,
          rows: shown.map((section) => ({
            title: passageLabel(section, frame),
            about: words.counts(count('theme', `${section.id}-`), count('bullet', `${section.id}-`)),
            verb: 'hearings.correctForm',
            data: { hearing: hearing.id, section: section.id },
          })),
        },
      ],
      buttons: [
        press(words.open, 'hearings.open', { hearing: hearing.id }, 'positive'),
        press(words.edit, 'hearings.editForm', { hearing: hearing.id }),
        ...pageButton('hearings.prepare', hearing.id, from + SECTIONS_A_PAGE, sections.length, frame),
        press(words.discard, 'hearings.discard', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}

/** What opening would mean for the deadlines, said before it is done. */
function plannedLines(hearing: Hearing, plan: Plan | undefined, frame: CouncilFrame): string[] {
  const { council, language } = frame
  const words = hearingWords(language)
  if (!hearing.deadline || !plan) return hearing.sender ? [words.split.noDeadline] : []
  const day = (at: Date) => longDate(at, council.timeZone, language)
  return [
    words.split.deadlines(day(hearing.deadline), day(plan.input), day(plan.draft), day(plan.approval)),
    ...(plan.shortened ? [words.split.shortened] : []),
  ]
}

export function correctForm(
  hearing: Hearing,
  { section, part, parts, outline, mark }: SectionPart,
  frame: CouncilFrame,
): Card {
  const words = hearingWords(frame.language).correct
  const of = { hearing: hearing.id, section }
  return formView(
    {
      title: words.title,
      lines: [...(parts > 1 ? [words.part(part + 1, parts)] : []), ...words.how],
      inputs: [textField('outline', words.text, outline, 12_000, { lines: true })],
      screened: false,
      send: {
        title: words.save,
        verb: 'hearings.correct',
        data: { ...of, part: String(part), mark, form: newForm() },
      },
      others: [
        ...(parts > 1
          ? [press(words.next, 'hearings.correctForm', { ...of, part: String((part + 1) % parts) })]
          : []),
        press(words.cancel, 'hearings.prepare', { hearing: hearing.id }),
      ],
    },
    frame,
  )
}
