import { DateTime } from 'luxon'
import { type Council, type CouncilScope, memberOf, type Person } from '../../core/council'
import type { Delivery } from '../../core/feature'
import { type Language, longDate } from '../../core/language'
import { noticeCard } from '../../core/router.views'
import { contributionsBy } from './contribution-store'
import { hearingView, type Reader } from './hearing-views'
import { DAY } from './notifications'
import { chooseReply } from './replies'
import { phaseOf } from './rules'
import { type Hearing, hearingById } from './store'
import { hearingWords } from './strings'
import { statusOf } from './use-cases'

/** A subject is the hearing's id, then what tells this delivery from another. */
export const parts = (subject: string): [string, string] => {
  const at = subject.indexOf(':')
  return at === -1 ? [subject, ''] : [subject.slice(0, at), subject.slice(at + 1)]
}

const CHANNEL: Reader = { leads: false, secretariat: false, works: true, seated: false, personal: false }

interface Reminder {
  hearing: Hearing
  scope: CouncilScope
  council: Council
  now: Date
  person?: Person
  language: Language
}

/** A delivery about a deadline, which falls silent when the deadline was moved. */
const reminder =
  (
    render: (
      reminder: Reminder,
    ) => Promise<{ title: string; text: string; button: string; verb: string } | undefined>,
  ): Delivery =>
  async ({ scope, subject, council, now }, { language, person }) => {
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

export const deliveries: Record<string, Delivery> = {
  'hearings.channel': async ({ scope, subject, council, now }, { language }) => {
    const [id, cause] = parts(subject)
    const today = DateTime.fromJSDate(now, { zone: council.timeZone }).toISODate()
    if (cause.startsWith(DAY) && cause !== `${DAY}${today}`) return undefined
    const hearing = await hearingById(scope, id)
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
    if (hearing?.state !== 'open' || !person) return undefined
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
  'hearings.remind': reminder(async ({ hearing, scope, council, now, person, language }) => {
    if (!person || phaseOf(hearing, now) !== 'input' || !hearing.internal) return undefined
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
  'hearings.inputOver': reminder(async ({ hearing, scope, council, now, language }) => {
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
  'hearings.draftDue': reminder(async ({ hearing, scope, council, now, language }) => {
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
  'hearings.sendDue': reminder(async ({ hearing, language }) => {
    if (hearing.state === 'sent' || hearing.state === 'dropped') return undefined
    const words = hearingWords(language).sendDue
    return {
      title: words.title,
      text: words.text(hearing.title),
      button: words.open,
      verb: 'hearings.show',
    }
  }),
}
