import { DateTime } from 'luxon'
import { z } from 'zod'
import { COUNCIL, SEATED, SECRETARIAT, WORKING } from '../../core/council'
import type { Action, CouncilRequest, Notification, Reply } from '../../core/feature'
import { screen, screenInputs } from '../../core/form-screen'
import { UserError } from '../../core/user-error'
import { candidatesOf, decline, namesFor, nominate, readElection, stand } from './candidates'
import { formToNominate, toPersonalChat } from './commands'
import {
  cancel,
  channelCard,
  checkIn,
  close,
  declareUnopposed,
  markPaper,
  mustConduct,
  nextBallot,
  openBallot,
  rollOf,
  setPresent,
  start,
} from './conduct'
import {
  castingVote,
  certify,
  confirmTotals,
  drawLot,
  enterTotals,
  markOf,
  mayConfirm,
  recordLot,
} from './deciding'
import {
  cancelForm,
  castingForm,
  certifyForm,
  confirmForm,
  handForm,
  openForm,
  paperForm,
  presenceForm,
  startForm,
  totalId,
  totalsForm,
  wordsForm,
} from './forms'
import { currentRound } from './rounds'
import { OFFICES, RULE_SET_NAMES, seated, VOTERS } from './rules'
import { show, shownOf } from './showing'
import type { Election } from './store'
import { electionWords } from './strings'

const OfElection = z.object({ election: z.string() })
const count = z.coerce.number().int().min(0)
const OfRound = OfElection.extend({ round: count })
const list = z
  .string()
  .default('')
  .transform((value) => value.split(',').filter(Boolean))
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
const Presence = OfElection.extend({ present: list })
const Open = OfElection.extend({ from: count, minutes: count.max(60 * 24 * 60) })
const Paper = OfRound.extend({ paper: list })
const Seen = OfElection.extend({ seen: z.string().max(10_000) })
const Hand = OfElection.extend({ chosen: list, witness: z.string() })
const Chosen = OfElection.extend({ chosen: z.string() })
const Certify = OfElection.extend({ from: z.iso.date() })

const idIn = (request: CouncilRequest): string => OfElection.parse(request.data).election

const shows = async (
  request: CouncilRequest,
  { election, notifications }: { election: Election; notifications?: Notification[] },
  notice = '',
): Promise<Reply> => ({ replaceCard: await show(request, election, notice), notifications })

/** A form about an election, for those who conduct it. */
const leadersForm = (
  verb: string,
  state: Election['state'],
  make: (
    election: Election,
    names: Map<string, string>,
    request: CouncilRequest,
  ) => Promise<Reply['card']> | Reply['card'],
): Action => ({
  verb,
  access: WORKING,
  handle: async (request) => {
    mustConduct(request)
    const election = await readElection(request, idIn(request))
    if (election.state !== state) return shows(request, { election })
    const names = await namesFor(request.scope, request.council, election)
    return { replaceCard: await make(election, names, request) }
  },
})

export const actions: Action[] = [
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
      const { election, present } = Presence.parse(request.data)
      const changed = await setPresent(request, election, present)
      return shows(request, { election: changed }, electionWords(request.language).presenceSaved)
    },
  },
  {
    verb: 'elections.openForm',
    access: WORKING,
    handle: async (request) => {
      mustConduct(request)
      const election = await readElection(request, idIn(request))
      if (election.state !== 'nominating' && election.state !== 'again') return shows(request, { election })
      const { candidates } = nextBallot(election, request.council)
      if (candidates.length === 0) throw new UserError('elections.noCandidates')
      const names = await namesFor(request.scope, request.council, election)
      const roll = rollOf(election, request.council).length
      return { replaceCard: openForm(election, { candidates, roll }, names, request) }
    },
  },
  {
    verb: 'elections.open',
    access: WORKING,
    handle: async (request) => {
      const { election, from, minutes } = Open.parse(request.data)
      const closesAt = minutes > 0 ? new Date(request.now.getTime() + minutes * 60_000) : undefined
      const opened = await openBallot(request, election, from, closesAt)
      return shows(request, opened, electionWords(request.language).openedNow)
    },
  },
  {
    verb: 'elections.unopposed',
    access: WORKING,
    handle: async (request) => shows(request, await declareUnopposed(request, idIn(request))),
  },
  leadersForm('elections.paperForm', 'open', async (election, names, request) =>
    paperForm(election, await shownOf(request.council, election), names, request),
  ),
  {
    verb: 'elections.paper',
    access: WORKING,
    handle: async (request) => {
      const { election: id, paper } = Paper.parse(request.data)
      const { election, turnout } = await markPaper(request, id, paper)
      return shows(request, { election }, electionWords(request.language).paperSaved(turnout.paper.length))
    },
  },
  {
    verb: 'elections.close',
    access: WORKING,
    handle: async (request) => {
      const { election, round } = OfRound.parse(request.data)
      return shows(request, await close(request, election, round))
    },
  },
  leadersForm('elections.totalsForm', 'paper', (election, names, request) =>
    totalsForm(election, names, request),
  ),
  {
    verb: 'elections.totals',
    access: WORKING,
    handle: async (request) => {
      const { election: id } = OfRound.parse(request.data)
      const { candidates } = currentRound(await readElection(request, id))
      const inputs = request.data as Record<string, unknown>
      const counts = Object.fromEntries(
        candidates.map((person, at) => [person, count.parse(inputs[totalId(at)] ?? 0)]),
      )
      const entered = await enterTotals(request, id, { counts, blank: count.parse(inputs.blank ?? 0) })
      return shows(request, entered, electionWords(request.language).totalsSaved)
    },
  },
  {
    verb: 'elections.confirmForm',
    access: WORKING,
    handle: async (request) => {
      const election = await readElection(request, idIn(request))
      if (election.state !== 'paper') return shows(request, { election })
      const totals = currentRound(election).paperTotals
      if (!totals || !mayConfirm(request, election)) throw new UserError('elections.notYoursToConfirm')
      const names = await namesFor(request.scope, request.council, election)
      return { replaceCard: confirmForm(election, markOf(totals), names, request) }
    },
  },
  {
    verb: 'elections.confirm',
    access: WORKING,
    handle: async (request) => {
      const { election, seen } = Seen.parse(request.data)
      return shows(request, await confirmTotals(request, election, seen))
    },
  },
  {
    verb: 'elections.draw',
    access: WORKING,
    handle: async (request) => shows(request, await drawLot(request, idIn(request))),
  },
  leadersForm('elections.handForm', 'tied', (election, names, request) => {
    const people = [...seated(request.council), ...request.council.staff].map(({ person }) => person)
    return handForm(
      election,
      [...new Set(people)].filter((person) => person !== request.person.id),
      names,
      request,
    )
  }),
  {
    verb: 'elections.hand',
    access: WORKING,
    handle: async (request) => {
      const { election, ...lot } = Hand.parse(request.data)
      return shows(request, await recordLot(request, election, lot))
    },
  },
  leadersForm('elections.castingForm', 'tied', (election, names, request) =>
    castingForm(election, names, request),
  ),
  {
    verb: 'elections.casting',
    access: WORKING,
    handle: async (request) => {
      const { election, chosen } = Chosen.parse(request.data)
      return shows(request, await castingVote(request, election, chosen))
    },
  },
  {
    verb: 'elections.certifyForm',
    access: SECRETARIAT,
    handle: async (request) => {
      const election = await readElection(request, idIn(request))
      if (election.state !== 'decided') return shows(request, { election })
      const names = await namesFor(request.scope, request.council, election)
      return { replaceCard: certifyForm(election, names, request) }
    },
  },
  {
    verb: 'elections.certify',
    access: SECRETARIAT,
    handle: async (request) => {
      const { election, from } = Certify.parse(request.data)
      const day = DateTime.fromISO(from, { zone: request.council.timeZone }).startOf('day').toJSDate()
      return shows(
        request,
        await certify(request, election, day),
        electionWords(request.language).certifiedNow,
      )
    },
  },
  {
    verb: 'elections.cancelForm',
    access: WORKING,
    handle: async (request) => {
      mustConduct(request)
      return { replaceCard: cancelForm(await readElection(request, idIn(request)), request) }
    },
  },
  {
    verb: 'elections.cancel',
    access: WORKING,
    handle: async (request) => shows(request, await cancel(request, idIn(request))),
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
    candidatesOf(election)
      .map(({ person }) => person.slice(0, 8))
      .join(''),
  )
