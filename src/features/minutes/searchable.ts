import { type Council, scopeOf } from '../../core/council'
import type { Findable, FindableSource, Searchable } from '../../core/feature'
import { longDate } from '../../core/language'
import { agendaOf } from '../agenda'
import type { ItemMinutes } from './content'
import { easyReadWords } from './easy-read.strings'
import { type EasyRead, easyReadsSince } from './easy-read-store'
import { type Minutes, minutesOf, minutesSince, versionOf } from './minutes-store'
import { titleOf } from './views'

/** How the id of what another room did at a meeting begins. */
export const RECORD = 'record:'

/** The archive: approved minutes item by item, and their approved easy-read texts. */
export const searchable: Searchable = async (scope, { council, since }) => {
  const [minutes, texts] = await Promise.all([minutesSince(scope, since), easyReadsSince(scope, since)])
  return Promise.all([
    ...minutes.map((each) => minutesSource(council, each)),
    ...texts.map((each) => easySource(council, each)),
  ])
}

async function minutesSource(council: Council, minutes: Minutes): Promise<FindableSource> {
  const scope = scopeOf(council)
  const { id: meeting, version, meetingStart: at } = minutes
  const [kept, agenda] = await Promise.all([versionOf(scope, meeting, version), agendaOf(scope, meeting)])
  const areasOf = (id: string) => agenda?.items.find((item) => item.id === id)?.focusAreas ?? []
  const open = { at, readers: 'council' as const }
  const items = (kept?.content.items ?? [])
    .filter((item) => !item.fixed || item.discussion !== '' || item.decision !== '')
    .map(
      (item): Findable => ({
        id: item.id,
        kind: item.outcome || item.decision !== '' ? 'decision' : 'minutes',
        title: titleOf(item, council.language),
        text: wordsIn(item),
        focusAreas: areasOf(item.id),
        verb: 'minutes.readItem',
        data: { meeting, item: item.id },
        ...open,
      }),
    )
  const records = (kept?.content.records ?? []).map(
    ({ title, text }, index): Findable => ({
      id: `${RECORD}${index}`,
      kind: 'decision',
      title,
      text,
      focusAreas: [],
      verb: 'minutes.read',
      data: { meeting },
      ...open,
    }),
  )
  return { source: `minutes:${meeting}`, entries: [...items, ...records] }
}

const wordsIn = ({ recommendation, discussion, decision, dissents, followUps }: ItemMinutes): string =>
  [
    recommendation,
    discussion,
    decision,
    ...dissents.map(({ text }) => text),
    ...followUps.map(({ what }) => what),
  ].join('\n')

async function easySource(council: Council, easy: EasyRead): Promise<FindableSource> {
  const minutes = await minutesOf(scopeOf(council), easy.id)
  const shown = minutes?.state === 'approved' && easy.approved === easy.version
  return {
    source: `minutes:easy:${easy.id}`,
    entries: shown
      ? [
          {
            id: easy.id,
            kind: 'easyRead',
            title: easyReadWords(council.language).title(
              longDate(minutes.meetingStart, council.timeZone, council.language),
            ),
            text: easy.text,
            at: minutes.meetingStart,
            focusAreas: [],
            readers: 'council',
            verb: 'minutes.easy',
            data: { meeting: easy.id },
          },
        ]
      : [],
  }
}
