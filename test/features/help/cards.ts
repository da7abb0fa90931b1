import type { Request } from '../../../src/core/feature'
import { features } from '../../../src/features'
import { allView, helpView } from '../../../src/features/help/views'
import { type CardFixture, COUNCIL, frame } from '../../support/card-fixtures'

const request = (language: 'da' | 'en', inCouncil: boolean): Request => ({
  ...frame(language),
  council: inCouncil ? COUNCIL : undefined,
  member: inCouncil ? { person: 'p0', name: 'Karen Holm', role: 'chair' } : undefined,
  activityId: 'a',
  person: { id: 'p0', tenant: 't1', name: 'Karen Holm' },
  councils: inCouncil ? [COUNCIL] : [],
  place: 'personal',
  conversation: 'c',
  args: '',
  data: {},
})

export const helpCards: CardFixture[] = [
  { title: 'the next steps', show: (language) => helpView(features, request(language, true), false) },
  { title: 'the welcome', show: (language) => helpView(features, request(language, true), true) },
  { title: 'help for a stranger', show: (language) => helpView(features, request(language, false), false) },
  { title: 'all commands', show: (language) => allView(features, request(language, true)) },
]
