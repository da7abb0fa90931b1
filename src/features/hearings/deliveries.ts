import {
  type Council,
  type CouncilScope,
  leadersOf,
  memberOf,
  type Person,
  seatedIn,
} from '../../core/council'
import type { Delivery } from '../../core/feature'
import { type Language, longDate } from '../../core/language'
import { noticeCard } from '../../core/router.views'
import { askReply } from './approval-actions'
import { settledView } from './approval-views'
import { contributionsBy } from './contribution-store'
import { hearingView, type Reader } from './hearing-views'
import { chooseReply } from './replies'
import { responseWords } from './response.strings'
import { responseReply } from './response-actions'
import { verdictsOf } from './response-store'
import { phaseOf } from './rules'
import { statusOf } from './status'
import { type Hearing, hearingById } from './store'
import { hearingWords } from './strings'

/** A subject is the hearing's id, then what tells this delivery from another. */
const parts = (subject: string): [string, string] => {
  const at = subject.indexOf(':')
  return at === -1 ? [subject, ''] : [subject.slice(0, at), subject.slice(at + 1)]
}

const CHANNEL: Reader = { leads: false, secretariat: false, works: true, seated: false, personal: false }

interface Reminder {
  hearing: Hearing
  scope: CouncilScope
  council: Council
  now: Date
  person: Person
  language: Language
}

/**
 * A delivery about a deadline, which falls silent when the deadline was moved, and for who no longer is among
 * those whom it is for: it was planned weeks ago.
 */
const reminder =
  (
    audience: (council: Council) => string[],
    render: (
      reminder: Reminder,
    ) => Promise<{ title: string; text: string; button: string; verb: string } | undefined>,
  ): Delivery =>
  async ({ scope, subject, council, now }, { language, person }) => {
    if (!person || !audience(council).includes(person.id)) return undefined
    const [id, deadline] = parts(subject)
    const hearing = await hearingById(scope, id)
    if (!hearing || String(hearing.deadline?.getTime()) !== deadline) return undefined
    const said = await render({ hearing, scope, council, now, person, language })
    if (!said) return undefined
    const { title, text, button, verb } = said
    return {
      card: noticeCard(
        { fallbackText: title, title, text, buttons: [{ title: button, verb, data: { hearing: id } }] },
        { language, council },
      ),
    }
  }

const isSeated = (council: Council, person: Person | undefined): person is Person =>
  person !== undefined && seatedIn(council).includes(person.id)

export const deliveries: Record<string, Delivery> = {
  'hearings.channel': async ({ scope, subject, council, now }, { language }) => {
    const hearing = await hearingById(scope, parts(subject)[0])
    if (!hearing || hearing.state === 'preparing') return undefined
    return {
      card: hearingView(await statusOf(hearing, { scope, council, now }), CHANNEL, {
        language,
        council,
        now,
      }),
    }
  },
  'hearings.opened': async ({ scope, subject, council, now }, { language, person }) => {
    const hearing = await hearingById(scope, subject)
    if (hearing?.state !== 'open' || !isSeated(council, person)) return undefined
    const reader: Reader = { ...CHANNEL, personal: true }
    return {
      card: hearingView(await statusOf(hearing, { scope, council, now }), reader, { language, council, now }),
    }
  },
  'hearings.choose': async ({ scope, subject, council, now }, { language, person }) => {
    const hearing = await hearingById(scope, parts(subject)[0])
    if (!hearing || !person || !memberOf(council, person)) return undefined
    if (phaseOf(hearing, now) === 'input')
      return { card: await chooseReply({ scope, person, language, council, now }, hearing) }
    const reader: Reader = { ...CHANNEL, personal: true }
    return {
      card: hearingView(await statusOf(hearing, { scope, council, now }), reader, { language, council, now }),
    }
  },
  'hearings.remind': reminder(seatedIn, async ({ hearing, scope, council, now, person, language }) => {
    if (phaseOf(hearing, now) !== 'input' || !hearing.internal) return undefined
    const own = await contributionsBy(scope, person.id, { hearing: hearing.id })
    if (own.some(({ state }) => state === 'given')) return undefined
    const words = hearingWords(language).remind
    return {
      title: words.title,
      text: words.text(hearing.title, longDate(hearing.internal.input, council.timeZone, language)),
      button: words.answer,
      verb: 'hearings.answer',
    }
  }),
  'hearings.inputOver': reminder(leadersOf, async ({ hearing, scope, council, now, language }) => {
    if (phaseOf(hearing, now) !== 'drafting' || !hearing.internal) return undefined
    const { contributions } = await statusOf(hearing, { scope, council, now })
    const words = hearingWords(language).inputOver
    return {
      title: words.title,
      text: words.text(
        hearing.title,
        contributions,
        longDate(hearing.internal.draft, council.timeZone, language),
      ),
      button: words.open,
      verb: 'hearings.workbench',
    }
  }),
  'hearings.draftDue': reminder(leadersOf, async ({ hearing, scope, council, now, language }) => {
    if (hearing.state !== 'open') return undefined
    const { untreated } = await statusOf(hearing, { scope, council, now })
    const words = hearingWords(language)
    return {
      title: words.draftDue.title,
      text: words.draftDue.text(hearing.title, untreated),
      button: words.inputOver.open,
      verb: 'hearings.workbench',
    }
  }),
  'hearings.sendDue': reminder(leadersOf, async ({ hearing, language }) => {
    if (hearing.state === 'sent' || hearing.state === 'dropped') return undefined
    const words = hearingWords(language).sendDue
    return {
      title: words.title,
      text: words.text(hearing.title),
      button: words.open,
      verb: 'hearings.show',
    }
  }),
  'hearings.approve': async ({ scope, subject, council, now }, { language, person, linkTo }) => {
    const hearing = await inRound(scope, subject)
    if (hearing?.state !== 'approving' || !isSeated(council, person)) return undefined
    return { card: await askReply({ scope, council, language, now, person, linkTo }, hearing) }
  },
  'hearings.approveRemind': async ({ scope, subject, council }, { language, person }) => {
    const hearing = await inRound(scope, subject)
    const { approval } = hearing ?? {}
    if (hearing?.state !== 'approving' || !approval?.deadline || !isSeated(council, person)) return undefined
    const verdicts = await verdictsOf(scope, hearing.id, approval.round)
    if (verdicts.some((verdict) => verdict.person === person.id)) return undefined
    const words = responseWords(language).remind
    return {
      card: noticeCard(
        {
          fallbackText: words.title,
          title: words.title,
          text: words.text(hearing.title, longDate(approval.deadline, council.timeZone, language)),
          buttons: [{ title: words.open, verb: 'hearings.approval', data: { hearing: hearing.id } }],
        },
        { language, council },
      ),
    }
  },
  'hearings.settled': async ({ scope, subject, council, now }, { language, person }) => {
    if (!person || !leadersOf(council).includes(person.id)) return undefined
    const [id, rest] = parts(subject)
    const [round, outcome] = rest.split('-') as [string, 'approved' | 'meeting' | 'failed']
    const hearing = await hearingById(scope, id)
    if (!hearing || String(hearing.approval?.round) !== round) return undefined
    const seated = seatedIn(council)
    const verdicts = await verdictsOf(scope, id, Number(round))
    const approved = verdicts.filter(
      ({ person, verdict }) => verdict !== 'meeting' && seated.includes(person),
    )
    return {
      card: settledView(
        hearing,
        { outcome, approved: approved.length, seats: seated.length },
        { language, council, now },
      ),
    }
  },
  'hearings.response': async ({ scope, subject, council, now }, { language, person, linkTo }) => {
    const hearing = await hearingById(scope, parts(subject)[0])
    if (!hearing?.approval || !person || !memberOf(council, person)) return undefined
    if (hearing.state === 'open') return undefined
    const request = { scope, council, language, now, person, linkTo }
    return { card: await responseReply(request, hearing, { leads: false }) }
  },
  'hearings.sent': async ({ scope, subject, council }, { language }) => {
    const hearing = await hearingById(scope, subject)
    if (!hearing?.sent) return undefined
    const words = responseWords(language).sent
    return {
      card: noticeCard(
        {
          fallbackText: words.title,
          title: words.title,
          text: words.text(hearing.title, hearing.sent.to),
          buttons: [
            { title: words.mine, verb: 'hearings.mine', data: { hearing: hearing.id } },
            { title: words.read, verb: 'hearings.response', data: { hearing: hearing.id } },
          ],
        },
        { language, council },
      ),
    }
  },
  'hearings.outcome': async ({ scope, subject, council }, { language }) => {
    const [id, at] = parts(subject)
    const hearing = await hearingById(scope, id)
    if (!hearing?.outcome || String(hearing.outcome.at.getTime()) !== at) return undefined
    const words = responseWords(language).outcome
    const title = words.title(hearing.title)
    return {
      card: noticeCard(
        {
          fallbackText: title,
          title,
          text: `${hearingWords(language).results[hearing.outcome.result]}\n${hearing.outcome.text}`,
          buttons: [{ title: words.read, verb: 'hearings.response', data: { hearing: id } }],
        },
        { language, council },
      ),
    }
  },
}

/** The hearing, if the approval that the delivery is about is still its newest. */
async function inRound(scope: CouncilScope, subject: string): Promise<Hearing | undefined> {
  const [id, round] = parts(subject)
  const hearing = await hearingById(scope, id)
  return String(hearing?.approval?.round) === round ? hearing : undefined
}
