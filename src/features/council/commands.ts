import { COUNCIL } from '../../core/council'
import type { Command } from '../../core/feature'
import { UserError } from '../../core/user-error'
import { peopleById } from './store'
import { charterView, chooseCouncilView, chooseLanguageView, membersView } from './views'

export const commands: Command[] = [
  {
    key: 'council',
    access: COUNCIL,
    rank: 40,
    handle: (request) => {
      const mayEdit = request.member.role === 'secretariat' && request.place === 'personal'
      return { card: charterView(request.council, mayEdit, request) }
    },
  },
  {
    key: 'members',
    access: COUNCIL,
    rank: 30,
    async handle(request) {
      const { council, scope } = request
      const ids = [...council.seats, ...council.staff].flatMap(({ person }) => person ?? [])
      const mayEdit = request.member.role === 'secretariat' && request.place === 'personal'
      return { card: membersView(council, await peopleById(scope, ids), mayEdit, request) }
    },
  },
  {
    key: 'switchCouncil',
    access: 'anyone',
    offeredTo: ({ councils }) => councils.length > 1,
    handle(request) {
      if (request.councils.length < 2) throw new UserError('council.oneCouncil')
      return { card: chooseCouncilView(request.councils, request) }
    },
  },
  {
    key: 'language',
    access: 'anyone',
    handle: (request) => ({ card: chooseLanguageView(request) }),
  },
]
