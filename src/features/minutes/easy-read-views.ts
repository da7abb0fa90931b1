import type { Card } from '../../core/cards'
import { formView } from '../../core/form.views'
import { longDate, shortDate } from '../../core/language'
import { hardestIn, lixLevel, lixOf } from '../../core/lix'
import { ruleValue } from '../../core/rules'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { fitsPoster, glossary, isApproved, isStale, MOST_EASY, noticePlaces, plainerWords } from './easy-read'
import { easyReadWords } from './easy-read.strings'
import type { EasyRead } from './easy-read-store'
import type { Minutes } from './minutes-store'
import type { Posting } from './posting-store'
import { type CouncilFrame, press } from './views'

const HARD = 3

const easyDay = (minutes: Minutes, { council, language }: CouncilFrame): string =>
  longDate(minutes.meetingStart, council.timeZone, language)

/** The text for readers; for leaders also how hard it is to read, what makes it so, and whom of the council it names. */
export function easyReadView(
  minutes: Minutes,
  text: EasyRead | undefined,
  named: string[],
  leads: boolean,
  linkTo: ((form: string) => string) | undefined,
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = easyReadWords(frame.language)
  const meeting = minutes.id
  const data = { meeting, version: String(text?.version ?? 0) }
  const approved = isApproved(text)
  const stale = text !== undefined && isStale(text, minutes)
  const buttons: SheetButton[] = [
    ...(leads && text && !approved && !stale
      ? [press(words.approve, 'minutes.easyApprove', data, 'positive')]
      : []),
    ...(leads ? [press(words.write, 'minutes.easyForm', data, text ? 'default' : 'positive')] : []),
    ...(approved ? [press(words.places, 'minutes.places', { meeting })] : []),
    press(words.whole, 'minutes.read', { meeting }),
  ]
  const fits = text !== undefined && fitsPoster(text.text)
  return sheetView(
    {
      title: words.title(easyDay(minutes, frame)),
      notice: notice || (stale ? (leads ? words.stale : words.outdated) : ''),
      lines: [
        ...(text && (leads || approved) ? text.text.split(/\n+/) : [words.none]),
        ...(text && !approved && leads ? [words.waits] : []),
      ],
      groups: leads && text ? [...helpWith(text.text, frame), ...checks(text.text, named, frame)] : [],
      note: approved && text ? words.approved(text.approvedBy ?? '') : '',
      buttons,
      links:
        approved && fits && linkTo
          ? [
              { title: words.posterWord, url: linkTo('docx') },
              { title: words.posterPdf, url: linkTo('pdf') },
            ]
          : [],
    },
    frame,
  )
}

const group = (heading: string, texts: string[]) => (texts.length > 0 ? [{ heading, texts }] : [])

/** What a person must look at before the text is put up where all can read it. */
function checks(text: string, named: string[], { language }: CouncilFrame) {
  const words = easyReadWords(language)
  return [...group(words.named, named), ...(fitsPoster(text) ? [] : [{ heading: words.tooLong, texts: [] }])]
}

/** How hard the text is to read, what makes it so, and plainer words. */
function helpWith(text: string, frame: CouncilFrame) {
  const words = easyReadWords(frame.language)
  const { value } = lixOf(text)
  const hard = hardestIn(text, HARD)
  const plainer = plainerWords(text, ruleValue(glossary, frame.council, frame.now))
  const number = value.toLocaleString(frame.language === 'da' ? 'da-DK' : 'en-GB', {
    maximumFractionDigits: 0,
  })
  return [
    { heading: words.lix(number, words.levels[lixLevel(value)]), texts: [] },
    ...group(words.hardSentences, hard.sentences),
    ...group(words.longWords, hard.words.length > 0 ? [hard.words.join(', ')] : []),
    ...group(
      words.plainer,
      plainer.slice(0, 8).map(({ term, plain }) => words.instead(term, plain)),
    ),
  ]
}

/** Where the text is written, with what the last one that was saved could do better above it. */
export function easyReadForm(minutes: Minutes, text: EasyRead | undefined, frame: CouncilFrame): Card {
  const words = easyReadWords(frame.language)
  const help = text ? helpWith(text.text, frame) : []
  return formView(
    {
      title: words.title(easyDay(minutes, frame)),
      lines: [
        words.how,
        ...help.map(({ heading, texts }) => (texts.length > 0 ? words.hint(heading, texts) : heading)),
      ],
      inputs: [
        {
          kind: 'text',
          id: 'text',
          label: words.label,
          value: text?.text ?? '',
          multiline: true,
          most: MOST_EASY,
          required: true,
          error: words.missing,
        },
      ],
      send: {
        title: words.save,
        verb: 'minutes.easyWrite',
        data: { meeting: minutes.id, version: String(text?.version ?? 0) },
      },
      cancel: { title: words.cancel, verb: 'minutes.easy', data: { meeting: minutes.id } },
      screened: true,
    },
    frame,
  )
}

const stateOf = (posting: Posting | undefined, { language, council }: CouncilFrame): string => {
  const words = easyReadWords(language)
  const day = (at: Date | undefined) => (at ? shortDate(at, council.timeZone, language) : '')
  if (!posting) return words.free
  if (posting.state === 'promised') return words.promised(posting.name)
  return posting.state === 'up'
    ? words.up(posting.name, day(posting.upAt))
    : words.down(posting.name, day(posting.upAt), day(posting.downAt))
}

/** The log of posting: each notice board, and who put the text up there. */
export function placesView(meeting: string, postings: Posting[], frame: CouncilFrame, notice = ''): Card {
  const words = easyReadWords(frame.language)
  return sheetView(
    {
      title: words.places,
      notice,
      lines: [words.placesText],
      groups: [
        {
          rows: ruleValue(noticePlaces, frame.council, frame.now).map((place) => ({
            title: place,
            about: stateOf(
              postings.find((posting) => posting.place === place),
              frame,
            ),
            verb: 'minutes.place',
            data: { meeting, place },
          })),
        },
      ],
      buttons: [press(words.cancel, 'minutes.easy', { meeting })],
    },
    frame,
  )
}

/** One notice board. */
export function placeView(
  meeting: string,
  place: string,
  posting: Posting | undefined,
  frame: CouncilFrame,
  notice = '',
): Card {
  const words = easyReadWords(frame.language)
  const data = { meeting, place }
  return sheetView(
    {
      title: place,
      notice,
      lines: [stateOf(posting, frame)],
      buttons: [
        ...(posting?.state === 'up'
          ? [press(words.takeDown, 'minutes.posted', { ...data, state: 'down' })]
          : [
              press(words.putUp, 'minutes.posted', { ...data, state: 'up' }, 'positive'),
              ...(posting?.state === 'promised'
                ? []
                : [press(words.promise, 'minutes.posted', { ...data, state: 'promised' })]),
            ]),
        press(words.cancel, 'minutes.places', { meeting }),
      ],
    },
    frame,
  )
}
