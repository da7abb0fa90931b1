import { DateTime } from 'luxon'
import { z } from 'zod'
import { øreFrom } from '../../core/amount'
import { auditEntry } from '../../core/audit'
import { SECRETARIAT, WORKING } from '../../core/council'
import type { Action, CouncilRequest, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { holdsCpr } from '../../core/screen'
import { UserError } from '../../core/user-error'
import { peopleById, personById } from '../council'
import { meetingById } from '../meetings'
import { makePayout, payOut } from './booking'
import { knownMatter } from './budget'
import { budgetActions } from './budget-actions'
import { type Claim, claimsIn } from './claim-store'
import { accept, approve, correct, decline, offerPerDiems, readClaim, reject, reverse } from './claims'
import { inOwnChat, list, trip } from './commands'
import { attendees, payable, payeesOf, payoutOf } from './office'
import { attendForm, payeeForm, payeesView, payoutView, reasonForm } from './office-views'
import { claimOutlay, claimTrip } from './own-claims'
import { payeeNumbers, setPayeeNumber } from './payee-store'
import { receiptById } from './receipt-store'
import { CATEGORIES } from './rules'
import { settle } from './settlement-store'
import { moneyWords } from './strings'
import { claimView, correctForm, outlayHowView } from './views'

const text = z.string().trim().max(500).default('')
const day = z.iso.date()
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const OfClaim = z.object({ claim: z.string() })
const OfMeeting = z.object({ meeting: z.string() })
const OfPayout = z.object({ payout: z.string() })
const OfPerson = z.object({ person: z.string() })
const Approve = OfClaim.extend({ version: z.coerce.number().int() })
const Correct = screenInputs.extend({ ...OfClaim.shape, from: clock, to: clock, reason: text })
const Why = screenInputs.extend({ ...OfClaim.shape, why: text })
const Trip = screenInputs.extend({ day, km: text, text, form: z.uuid() })
const Outlay = screenInputs.extend({
  receipt: z.string(),
  day,
  amount: text,
  category: z.enum(CATEGORIES),
  matter: text,
  text,
})
const Offer = OfMeeting.extend({
  people: z
    .string()
    .default('')
    .transform((ids) => ids.split(',').filter((id) => id !== '')),
  from: clock,
  to: clock,
})
const Payee = OfPerson.extend({ number: text })
const Form = z.object({ form: z.uuid() })

/** Minutes between two times of day; the end is the next day where it comes before the beginning. */
function minutesBetween(from: string, to: string): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const between = minutes(to) - minutes(from)
  if (between === 0) throw new UserError('money.hours')
  return between > 0 ? between : between + 24 * 60
}

// Nobody else reads along where money is somebody's own.
const alone = (handle: (request: CouncilRequest) => Promise<Reply> | Reply) => (request: CouncilRequest) =>
  request.place === 'personal' ? handle(request) : inOwnChat(request)

const member = (verb: string, handle: (request: CouncilRequest) => Promise<Reply> | Reply): Action => ({
  verb: `money.${verb}`,
  access: WORKING,
  handle: alone(handle),
})

const office = (verb: string, handle: (request: CouncilRequest) => Promise<Reply> | Reply): Action => ({
  verb: `money.${verb}`,
  access: SECRETARIAT,
  handle: alone(handle),
})

async function shown(request: CouncilRequest, claim: Claim, notice = ''): Promise<Reply> {
  const { person, assistedBy } = claim
  const own = person === request.person.id
  const people = await peopleById(request.scope, assistedBy ? [person, assistedBy] : [person])
  const reader = {
    own,
    name: own ? undefined : people.get(person)?.name,
    assisted: assistedBy
      ? { name: people.get(assistedBy)?.name ?? '', you: assistedBy === request.person.id }
      : undefined,
    linkTo: request.linkTo,
  }
  return { replaceCard: claimView(claim, reader, request, notice) }
}

/** What a member is told after an answer; who answered for them sees it in the claim. */
const answered = (request: CouncilRequest, claim: Claim, notice: string): Promise<Reply> =>
  shown(request, claim, claim.assistedBy ? '' : notice)

const inPlace = ({ card, ...rest }: Reply): Reply => ({ ...rest, replaceCard: card })

async function showPayout(request: CouncilRequest, id: string, notice = ''): Promise<Reply> {
  const payout = await payoutOf(request.scope, id)
  if (!payout) throw new UserError('money.nothingToPay')
  const { missing } = await payable(request.scope)
  return { replaceCard: payoutView({ ...payout, missing }, request.linkTo, request, notice) }
}

async function payees(request: CouncilRequest, notice = ''): Promise<Reply> {
  return { replaceCard: payeesView(await payeesOf(request.scope, request.council), request, notice) }
}

const ownActions: Action[] = [
  member('list', async (request) => inPlace(await list(request))),
  member('claim', async (request) =>
    shown(request, await readClaim(request, OfClaim.parse(request.data).claim)),
  ),
  member('accept', async (request) => {
    const claim = await accept(request, OfClaim.parse(request.data).claim)
    return answered(request, claim, moneyWords(request.language).claim.accepted)
  }),
  member('decline', async (request) => {
    const claim = await decline(request, OfClaim.parse(request.data).claim)
    return answered(request, claim, moneyWords(request.language).claim.declinedNotice)
  }),
  member('correctForm', async (request) => {
    const claim = await readClaim(request, OfClaim.parse(request.data).claim)
    const meeting = claim.meeting ? await meetingById(request.scope, claim.meeting) : undefined
    const start = DateTime.fromJSDate(meeting?.start ?? request.now, { zone: request.council.timeZone })
    const times = {
      from: start.toFormat('HH:mm'),
      to: start.plus({ minutes: claim.minutes ?? 0 }).toFormat('HH:mm'),
    }
    return { replaceCard: correctForm(claim, times, request) }
  }),
  member('correct', async (request) => {
    const { claim: id, from, to, reason, ...inputs } = Correct.parse(request.data)
    screen([reason], inputs)
    const claim = await correct(request, id, minutesBetween(from, to), reason)
    return answered(request, claim, moneyWords(request.language).claim.accepted)
  }),
  member('tripForm', (request) => inPlace(trip(request))),
  member('trip', async (request) => {
    const { day: on, km, text: about, form, ...inputs } = Trip.parse(request.data)
    const { cprException } = screen([about], inputs)
    if (!/^\d{1,4}([.,]\d)?$/.test(km) || /^0+([.,]0)?$/.test(km)) throw new UserError('money.km')
    const tenths = Math.round(Number(km.replace(',', '.')) * 10)
    const claim = await claimTrip(request, { day: on, tenths, text: about, cprException, form })
    return shown(request, claim, moneyWords(request.language).claim.sent)
  }),
  member('outlayHow', (request) => ({ replaceCard: outlayHowView(request) })),
  member('outlay', async (request) => {
    const { receipt, day: on, amount, category, matter, text: about, ...inputs } = Outlay.parse(request.data)
    const { cprException } = screen([about], inputs)
    const øre = øreFrom(amount)
    if (!øre) throw new UserError('money.amount')
    const kept = await receiptById(request.scope, receipt)
    if (kept?.owner !== request.person.id) throw new UserError('money.receiptGone')
    const known = await knownMatter(request.scope, matter, on)
    const outlay = { receipt, day: on, amount: øre, category, matter: known, text: about, cprException }
    return shown(request, await claimOutlay(request, outlay), moneyWords(request.language).claim.sent)
  }),
]

const officeActions: Action[] = [
  office('attendForm', async (request) => {
    const { meeting, able, chosen, excluded } = await attendees(
      request,
      OfMeeting.parse(request.data).meeting,
    )
    if (able.length === 0) throw new UserError('money.allAsked')
    return { replaceCard: attendForm(meeting, able, chosen, excluded, request) }
  }),
  office('offer', async (request) => {
    const { meeting: id, people, from, to } = Offer.parse(request.data)
    if (people.length === 0) throw new UserError('money.noPeople')
    const { meeting, there } = await attendees(request, id)
    const all = minutesBetween(from, to)
    const minutes = (person: string) => there.get(person) ?? all
    const { made, notifications } = await offerPerDiems(request, meeting, people, minutes)
    await settle(request.scope, id, request.now)
    const words = moneyWords(request.language).attendForm
    return { ...inPlace(await list(request, words.sent(made.length))), notifications }
  }),
  office('approve', async (request) => {
    const { claim: id, version } = Approve.parse(request.data)
    await approve(request, id, version)
    const words = moneyWords(request.language).claim
    const [next] = await claimsIn(request.scope, ['accepted'])
    if (next) return shown(request, next, words.approvedNotice)
    return inPlace(await list(request, words.nothingWaits))
  }),
  ...(['reject', 'reverse'] as const).flatMap((what) => [
    office(`${what}Form`, async (request) => ({
      replaceCard: reasonForm(await readClaim(request, OfClaim.parse(request.data).claim), what, request),
    })),
    office(what, async (request) => {
      const { claim: id, why, ...inputs } = Why.parse(request.data)
      screen([why], inputs)
      const { claim, notifications } = await (what === 'reject' ? reject : reverse)(request, id, why)
      return { ...(await shown(request, claim)), notifications }
    }),
  ]),
  office('makePayout', async (request) => {
    const { form } = Form.parse(request.data)
    const { claims, missing } = await payable(request.scope)
    const paid = await makePayout(request.scope, claims, { id: form, at: request.now }, (claim) =>
      auditEntry(request, 'money.claim.gathered', claim, form),
    )
    if (paid.length > 0) return showPayout(request, form)
    return missing.length > 0 ? payees(request) : Promise.reject(new UserError('money.nothingToPay'))
  }),
  office('payout', (request) => showPayout(request, OfPayout.parse(request.data).payout)),
  office('payOut', async (request) => {
    const { payout } = OfPayout.parse(request.data)
    const { scope, person, now, language } = request
    await payOut(scope, payout, { by: person.id, now }, (claim) =>
      auditEntry(request, 'money.claim.paid', claim),
    )
    return showPayout(request, payout, moneyWords(language).payout.isPaid)
  }),
  office('payees', (request) => payees(request)),
  office('payeeForm', async (request) => {
    const { person } = OfPerson.parse(request.data)
    const name = (await personById(request.scope, person))?.name ?? ''
    const number = (await payeeNumbers(request.scope)).get(person) ?? ''
    return { replaceCard: payeeForm(person, name, number, request) }
  }),
  office('setPayee', async (request) => {
    const { person, number } = Payee.parse(request.data)
    if (holdsCpr(number)) throw new UserError('money.payeeCpr')
    if (!/^[\p{L}\d][\p{L}\d-]{0,19}$/u.test(number)) throw new UserError('money.payeeNumber')
    const known = await payeesOf(request.scope, request.council)
    if (!known.some((each) => each.person === person)) throw new UserError('money.claimGone')
    // Whom, never the number.
    const audit = auditEntry(request, 'money.payee.set', person)
    await setPayeeNumber(request.scope, person, number, audit)
    return payees(request, moneyWords(request.language).payees.saved)
  }),
]

export const actions: Action[] = [...ownActions, ...officeActions, ...budgetActions]
