import type { Card, Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import type { LinkTo } from '../../core/feature'
import { type Form, formView } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import { type SheetButton, sheetView } from '../../core/sheet.views'
import { dayText, money } from './amount.strings'
import { type Claim, isAssistable } from './claim-store'
import { CATEGORIES } from './rules'
import { moneyWords } from './strings'

export interface MoneyFrame extends Frame {
  council: Council
  now: Date
}

/** What is personal is opened again by this. */
const toList = ({ language }: Frame): SheetButton => ({
  title: moneyWords(language).claim.back,
  verb: 'money.list',
  data: {},
})

/** How an amount came about, in one or two sentences. */
export function howOf(claim: Claim, { language }: Frame): string {
  const words = moneyWords(language)
  const { kind, amount, rates, ratesSince: since = '' } = claim
  if (kind === 'outlay') return words.claim.outlay(amount, words.categories[claim.category])
  if (kind === 'perDiem') {
    const { minutes = 0, unitHours = 0, units = 0, earlier } = claim
    return words.claim.perDiem({ minutes, earlier, unitHours, units, rate: rates[0] ?? 0, amount, since })
  }
  const { tenths = 0, high = 0 } = claim
  const low = (tenths - high) / 10
  return words.claim.trip({ km: tenths / 10, low, high: high / 10, rates, amount, since })
}

const rateIsOld = ({ ratesSince, day, kind }: Claim): boolean =>
  kind === 'mileage' && ratesSince !== undefined && ratesSince.slice(0, 4) < day.slice(0, 4)

/** Who reads a claim: its member, or somebody of the secretariat. */
interface ClaimReader {
  own: boolean
  /** Whose it is, where it is not the reader's own. */
  name?: string
  /** Who answered for the member; `you` is the reader. */
  assisted?: { name: string; you: boolean }
  linkTo?: LinkTo
}

function assistedLine({ state }: Claim, { own, assisted }: ClaimReader, { language }: Frame): string {
  const { claim: say } = moneyWords(language)
  if (!assisted) return ''
  if (own) return say.assistedForYou
  return assisted.you && state === 'accepted' ? say.assistedByYou : say.assisted(assisted.name)
}

/** A claim for its member, or for the secretariat. */
export function claimView(claim: Claim, reader: ClaimReader, frame: MoneyFrame, notice = ''): Card {
  const { language } = frame
  const words = moneyWords(language)
  const { claim: say } = words
  const data = { claim: claim.id, version: String(claim.version) }
  const { kind, state } = claim
  const button = (title: string, verb: string, style?: SheetButton['style']): SheetButton => ({
    title,
    verb: `money.${verb}`,
    data,
    style,
  })
  const open = state === 'offered' || state === 'accepted' || state === 'declined'
  const answers = reader.own ? kind === 'perDiem' : isAssistable(claim)
  const [yes, no] = reader.own ? [say.accept, say.decline] : [say.acceptFor, say.declineFor]
  const buttons: SheetButton[] = []
  // Whoever answered for the member does not approve it.
  if (!reader.own && state === 'accepted' && !reader.assisted?.you)
    buttons.push(button(say.approve, 'approve', 'positive'))
  if (answers && (state === 'offered' || state === 'declined'))
    buttons.push(button(yes, 'accept', 'positive'))
  if ((reader.own || answers) && (state === 'offered' || state === 'accepted'))
    buttons.push(button(kind === 'perDiem' ? no : say.withdraw, 'decline'))
  if (answers && open) buttons.push(button(say.correct, 'correctForm'))
  if (!reader.own && state === 'accepted') buttons.push(button(say.reject, 'rejectForm'))
  if (!reader.own && (state === 'paid' || (state === 'approved' && !claim.payout)))
    buttons.push(button(say.reverse, 'reverseForm'))
  const { receipt } = claim
  return sheetView(
    {
      title: say.title(words.kinds[kind], dayText(claim.day, language)),
      notice,
      noticeColor: 'Good',
      lines: [
        reader.name ? say.for(reader.name) : '',
        reader.own ? words.states[state] : words.statesOfOther[state],
        money(claim.amount, language),
        howOf(claim, frame),
        claim.text,
        assistedLine(claim, reader, frame),
        claim.corrected ? say.corrected(claim.corrected.minutes, claim.corrected.reason) : '',
        claim.why ? say.why(claim.why) : '',
        !reader.own && rateIsOld(claim) ? say.oldRate(claim.day.slice(0, 4)) : '',
        !reader.own && state === 'offered' ? say.readAloud : '',
        answers && state === 'offered' ? say.warning : '',
      ],
      note: answers && state === 'offered' ? say.noFee : '',
      buttons: [...buttons, toList(frame)],
      links:
        receipt && reader.linkTo
          ? [{ title: say.receipt, url: reader.linkTo('money.receipt', receipt) }]
          : [],
    },
    frame,
  )
}

const MOST_ROWS = 15

export function rowOf(claim: Claim, about: string, frame: Frame, name?: string) {
  const words = moneyWords(frame.language)
  const kind = name ? `${name}, ${words.kinds[claim.kind].toLowerCase()}` : words.kinds[claim.kind]
  return {
    title: words.mine.row(kind, dayText(claim.day, frame.language), money(claim.amount, frame.language)),
    about,
    verb: 'money.claim',
    data: { claim: claim.id },
  }
}

/** A member's own claims. */
export function mineView(claims: Claim[], frame: MoneyFrame): Card {
  const words = moneyWords(frame.language)
  const rows = (of: Claim[]) =>
    of.slice(0, MOST_ROWS).map((claim) => rowOf(claim, words.states[claim.state], frame))
  const waiting = claims.filter(({ state }) => state === 'offered')
  const rest = claims.filter(({ state }) => state !== 'offered')
  return sheetView(
    {
      title: words.mine.title,
      lines: claims.length === 0 ? [words.mine.none] : [],
      groups: [
        ...(waiting.length > 0 ? [{ heading: words.mine.waiting, rows: rows(waiting) }] : []),
        ...(rest.length > 0
          ? [{ heading: waiting.length > 0 ? words.mine.rest : '', rows: rows(rest) }]
          : []),
      ],
      buttons: [
        { title: words.mine.trip, verb: 'money.tripForm', data: {} },
        { title: words.mine.outlay, verb: 'money.outlayHow', data: {} },
      ],
    },
    frame,
  )
}

/** Tells how a receipt is sent. */
export function outlayHowView(frame: MoneyFrame): Card {
  const { outlayForm } = moneyWords(frame.language)
  return sheetView({ title: outlayForm.how, lines: [outlayForm.howLines], buttons: [toList(frame)] }, frame)
}

const cancel = (frame: Frame, verb = 'money.list', data: Record<string, string> = {}) => ({
  title: moneyWords(frame.language).correctForm.cancel,
  verb,
  data,
})

const required = (error: string) => ({ required: true, error })

/** A form of the room, with the way out. */
export const roomForm = (form: Omit<Form, 'cancel'> & Pick<Partial<Form>, 'cancel'>, frame: Frame): Card =>
  formView({ cancel: cancel(frame), ...form }, frame)

export function correctForm(claim: Claim, times: { from: string; to: string }, frame: MoneyFrame): Card {
  const words = moneyWords(frame.language).correctForm
  const data = { claim: claim.id }
  return roomForm(
    {
      title: words.title,
      inputs: [
        { kind: 'time', id: 'from', label: words.from, value: times.from, ...required(words.timeError) },
        { kind: 'time', id: 'to', label: words.to, value: times.to, ...required(words.timeError) },
        { kind: 'text', id: 'reason', label: words.reason, ...required(words.reasonError) },
      ],
      send: { title: words.send, verb: 'money.correct', data },
      cancel: cancel(frame, 'money.claim', data),
      screened: true,
    },
    frame,
  )
}

export function tripForm(today: string, rate: number | undefined, frame: MoneyFrame): Card {
  const words = moneyWords(frame.language).tripForm
  return roomForm(
    {
      title: words.title,
      lines: rate === undefined ? [] : [words.line(money(rate, frame.language))],
      inputs: [
        { kind: 'date', id: 'day', label: words.day, value: today, ...required(words.dayError) },
        { kind: 'text', id: 'km', label: words.km, most: 10, ...required(words.kmError) },
        { kind: 'text', id: 'text', label: words.text, ...required(words.textError) },
      ],
      send: { title: words.send, verb: 'money.trip', data: { form: newForm() } },
      screened: true,
    },
    frame,
  )
}

/** The categories that an expense can have; per diems come from claims only. */
export const categoryChoices = (frame: Frame) =>
  CATEGORIES.filter((category) => category !== 'perDiems').map((value) => ({
    value,
    title: moneyWords(frame.language).categories[value],
  }))

/** Theme days that an expense can be for; nothing is asked where there are none. */
export const matterInput = (
  themeDays: readonly { id: string; title: string }[],
  value: string,
  frame: Frame,
) => {
  const { matter } = moneyWords(frame.language)
  return themeDays.length === 0
    ? []
    : [
        {
          kind: 'choice' as const,
          id: 'matter',
          label: matter.label,
          value,
          choices: [
            { value: '', title: matter.none },
            ...themeDays.map(({ id, title }) => ({ value: `theme-days:${id}`, title })),
          ],
        },
      ]
}

export function outlayForm(
  receipt: { id: string; name: string },
  today: string,
  themeDays: readonly { id: string; title: string }[],
  frame: MoneyFrame,
): Card {
  const all = moneyWords(frame.language)
  const words = all.outlayForm
  return roomForm(
    {
      title: words.title,
      lines: [words.file(receipt.name)],
      inputs: [
        {
          kind: 'date',
          id: 'day',
          label: all.expenseForm.day,
          value: today,
          ...required(all.tripForm.dayError),
        },
        { kind: 'text', id: 'amount', label: words.amount, most: 14, ...required(words.amountError) },
        {
          kind: 'choice',
          id: 'category',
          label: words.category,
          value: 'other',
          choices: categoryChoices(frame),
        },
        ...matterInput(themeDays, '', frame),
        { kind: 'text', id: 'text', label: words.text, ...required(words.textError) },
      ],
      send: { title: words.send, verb: 'money.outlay', data: { receipt: receipt.id } },
      screened: true,
    },
    frame,
  )
}
