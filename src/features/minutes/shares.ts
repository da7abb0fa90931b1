import type { CouncilScope } from '../../core/council'
import type { Share, Shared } from '../../core/feature'
import { longDate } from '../../core/language'
import { paragraphsOf } from '../../documents/paragraphs'
import { type AboutMinutes, publicItem, publicRecord } from './document'
import { easyReadWords } from './easy-read.strings'
import { easyReadOf } from './easy-read-store'
import { minutesOf, versionOf } from './minutes-store'
import { RECORD } from './searchable'
import { minutesWords } from './strings'
import { titleOf } from './views'

async function approvedMinutes(
  scope: CouncilScope,
  meeting: string,
  { council, now }: Parameters<Share>[2],
): Promise<AboutMinutes | undefined> {
  const minutes = await minutesOf(scope, meeting)
  if (minutes?.state !== 'approved') return undefined
  const kept = await versionOf(scope, meeting, minutes.version)
  return (
    kept && {
      content: kept.content,
      council,
      language: council.language,
      version: minutes.version,
      approved: true,
      at: minutes.approvedAt ?? kept.content.end,
      now,
    }
  )
}

/** An item of approved minutes, or what another room did at the meeting, as in the minutes' public version. */
const part: Share = async (scope, { entry, data }, about): Promise<Shared | undefined> => {
  const { meeting = '' } = data
  const minutes = await approvedMinutes(scope, meeting, about)
  if (!minutes) return undefined
  const { content, language, council } = minutes
  const day = longDate(content.start, council.timeZone, language)
  const shared = { about: minutesWords(language).document.title(day), tab: tabOf(meeting) }
  const item = content.items.find(({ id }) => id === entry)
  if (item)
    return {
      title: titleOf(item, language),
      paragraphs: paragraphsOf(publicItem(minutes, item.id)),
      ...shared,
    }
  const record = entry.startsWith(RECORD) ? content.records[Number(entry.slice(RECORD.length))] : undefined
  return record && { title: record.title, paragraphs: [{ text: publicRecord(record, minutes) }], ...shared }
}

const easyRead: Share = async (scope, { data }, { council }) => {
  const { meeting = '' } = data
  const [minutes, easy] = await Promise.all([minutesOf(scope, meeting), easyReadOf(scope, meeting)])
  if (minutes?.state !== 'approved' || !easy || easy.approved !== easy.version) return undefined
  const day = longDate(minutes.meetingStart, council.timeZone, council.language)
  return {
    title: easyReadWords(council.language).title(day),
    about: '',
    paragraphs: [{ text: easy.text }],
    tab: tabOf(meeting),
  }
}

const tabOf = (id: string) => ({ page: 'minutes' as const, id })

/** What is said to the public of a meeting that was held. */
export const shares = { minutes: part, decision: part, easyRead }
