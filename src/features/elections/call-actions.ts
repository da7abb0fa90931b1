import { z } from 'zod'
import { COUNCIL, SEATED, WORKING } from '../../core/council'
import type { Action, CouncilRequest, Notification, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { idIn, leadersForm, list, OfElection, shows } from './action-replies'
import { presenceForm, startForm, wordsForm } from './call-forms'
import { candidatesOf, decline, nominate, readElection, stand } from './candidates'
import { formToNominate, toPersonalChat } from './commands'
import { channelCard, start } from './conduct'
import { mustConduct } from './conductors'
import { checkIn, setPresent } from './presence'
import { OFFICES, RULE_SET_NAMES, VOTERS } from './rules'
import type { Election } from './store'
import { electionWords } from './strings'

const Start = z.object({
  office: z.enum(OFFICES),
  kind: z.enum(['regular', 'byElection']),
  rules: z.enum(RULE_SET_NAMES as [string, ...string[]]),
  voters: z.enum(VOTERS),
  change: z.enum(['no', 'yes']),
  eligible: list,
  form: z.uuid(),
})
const StartForm = z.object({
  office: z.enum(OFFICES).default('chair'),
  kind: z.enum(['regular', 'byElection']).default('regular'),
})
const Person = OfElection.extend({ person: z.string() })
const Words = screenInputs.extend({ election: z.string(), words: z.string().trim().default('') })
const Presence = OfElection.extend({ present: list, seen: list })

/** From the call for candidates to who is there. */
export const callActions: Action[] = [
  {
    verb: 'elections.show',
    access: COUNCIL,
    handle: async (request) => shows(request, { election: await readElection(request, idIn(request)) }),
  },
  {
    verb: 'elections.startForm',
    access: WORKING,
    handle: (request) => {
      mustConduct(request)
      const { office, kind } = StartForm.parse(request.data)
      return { replaceCard: startForm(office, kind, request) }
    },
  },
  {
    verb: 'elections.start',
    access: WORKING,
    handle: async (request) => {
      const { rules, change, ...input } = Start.parse(request.data)
      const started = await start(request, {
        ...input,
        ruleSetName: rules as (typeof RULE_SET_NAMES)[number],
        changeVote: change === 'yes',
        present: [],
      })
      const words = electionWords(request.language)
      return shows(request, started, request.council.channel ? words.started : words.startedQuietly)
    },
  },
  {
    verb: 'elections.nominateMe',
    access: SEATED,
    handle: async (request) => toPersonalChat(request, 'card', await readElection(request, idIn(request))),
  },
  {
    verb: 'elections.nominateForm',
    access: SEATED,
    handle: async (request) => {
      const election = await readElection(request, idIn(request))
      if (election.state !== 'nominating') return shows(request, { election })
      return { replaceCard: await formToNominate(request, election) }
    },
  },
  {
    verb: 'elections.nominate',
    access: SEATED,
    handle: async (request) => {
      const { election: id, person } = Person.parse(request.data)
      if (person === request.person.id)
        return { replaceCard: wordsForm(await readElection(request, id), '', request) }
      const { election, notifications } = await nominate(request, id, person)
      const name = election.nominees.find((nominee) => nominee.person === person)?.name ?? ''
      return shows(request, { election, notifications }, electionWords(request.language).wasAsked(name))
    },
  },
  {
    verb: 'elections.wordsForm',
    access: SEATED,
    handle: async (request) => {
      const election = await readElection(request, idIn(request))
      if (election.state !== 'nominating') return shows(request, { election })
      const mine = election.nominees.find(({ person }) => person === request.person.id)
      return { replaceCard: wordsForm(election, mine?.words ?? '', request) }
    },
  },
  {
    verb: 'elections.stand',
    access: SEATED,
    handle: async (request) => {
      const { election: id, words, ...inputs } = Words.parse(request.data)
      screen([words], inputs)
      return standing(request, await stand(request, id, words))
    },
  },
  {
    verb: 'elections.standSilent',
    access: SEATED,
    handle: async (request) => standing(request, await stand(request, idIn(request), '')),
  },
  {
    verb: 'elections.decline',
    access: SEATED,
    handle: async (request) => {
      const election = await decline(request, idIn(request))
      return shows(
        request,
        { election, notifications: candidatesChanged(request, election) },
        electionWords(request.language).steppedBack,
      )
    },
  },
  {
    verb: 'elections.here',
    access: COUNCIL,
    handle: async (request) => {
      const election = await checkIn(request, idIn(request))
      const notice = electionWords(request.language).hereNow
      return request.place === 'personal' ? shows(request, { election }, notice) : { toast: notice }
    },
  },
  leadersForm('elections.presenceForm', 'nominating', (election, names, request) =>
    presenceForm(election, names, request),
  ),
  {
    verb: 'elections.presence',
    access: WORKING,
    handle: async (request) => {
      const { election, ...ticks } = Presence.parse(request.data)
      const changed = await setPresent(request, election, ticks)
      return shows(request, { election: changed }, electionWords(request.language).presenceSaved)
    },
  },
]

const standing = async (request: CouncilRequest, election: Election): Promise<Reply> =>
  shows(
    request,
    { election, notifications: candidatesChanged(request, election) },
    electionWords(request.language).standing,
  )

const candidatesChanged = (request: CouncilRequest, election: Election): Notification[] =>
  channelCard(
    request,
    election,
    candidatesOf(election, request.council)
      .standing.map((person) => person.slice(0, 8))
      .join(''),
  )
