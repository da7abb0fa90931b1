import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { shortDate } from '../../core/language'
import { sheetView } from '../../core/sheet.views'
import { shortened } from '../../core/shortened'
import type { Contribution } from './contribution-store'
import { type CouncilFrame, choiceField, pageCard, press, textField } from './layouts'
import { authorName } from './own-input-views'
import { responseWords } from './response.strings'
import { inOrder, MINORITY, OVERALL } from './response-document'
import type { Paragraph, Response } from './response-store'
import { MOST } from './rules'
import type { Hearing } from './store'
import { hearingWords } from './strings'
import { aboutLabel, seenOf } from './synthesis-views'

const PARAGRAPHS_A_PAGE = 20

export const MOST_CHOICES = 60

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
  return sheetView(
    {
      notice,
      title: words.title,
      lines: [
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
        ...(response ? [press(all.workbench.approve, 'hearings.approveForm', of, 'positive')] : []),
        press(words.fresh, 'hearings.paragraphForm', of, response ? 'default' : 'positive'),
        ...(response ? [press(words.versions, 'hearings.versions', of)] : []),
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
  return formView(
    {
      title: heading,
      lines: [words.minority],
      inputs: [
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
      screened: true,
      send: {
        title: words.save,
        verb: 'hearings.saveParagraph',
        data: {
          hearing: hearing.id,
          from: String(from),
          form: newForm(),
          ...(paragraph ? { paragraph: paragraph.id } : {}),
          ...(contribution ? { contribution: contribution.id, ...seenOf(contribution) } : {}),
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
