import { z } from 'zod'
import { type Card, defineCard, type Frame } from '../../core/cards'
import type { Council } from '../../core/council'
import { longDate } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { cast } from './count'
import { commitmentTo } from './lots'
import { currentRound, resultOf } from './rounds'
import { appointment, seated, smallBallot } from './rules'
import type { Election, Round } from './store'
import { electionWords } from './strings'

export interface CouncilFrame extends Frame {
  council: Council
  now: Date
}

/** What the one who looks may do. In the channel nobody in particular looks: all is false. */
export interface Reader {
  person?: string
  conducts: boolean
  secretariat: boolean
  seated: boolean
  /** On the roll, and has not voted. */
  mayVote: boolean
  mayConfirm: boolean
  decidesTie: boolean
  /** A tie that the sitting chair settles, and so nobody draws lots for. */
  tieIsForChair: boolean
}

export const CHANNEL: Reader = {
  conducts: false,
  secretariat: false,
  seated: false,
  mayVote: false,
  mayConfirm: false,
  decidesTie: false,
  tieIsForChair: false,
}

/** An election with what is needed to show it. */
export interface Shown {
  election: Election
  names: Map<string, string>
  /** How many have voted in the running ballot. */
  voted: number
  /** How many could be on the roll now. */
  roll: number
}

const button = z.object({
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.string()),
  style: z.string(),
})
type Button = z.infer<typeof button>

const electionCard = defineCard(
  'elections/election',
  z.object({
    fallbackText: z.string(),
    notice: z.string(),
    title: z.string(),
    state: z.string(),
    lines: z.array(z.string()),
    rows: z.array(z.object({ name: z.string(), about: z.string(), figure: z.string(), weight: z.string() })),
    notes: z.array(z.string()),
    buttons: z.array(button),
  }),
)

export const titleOf = ({ office, kind }: Pick<Election, 'office' | 'kind'>, { language }: Frame): string => {
  const words = electionWords(language)
  return words.title(words.offices[office], kind === 'byElection')
}

/** One election: candidates, turnout or result, and what this reader may do. */
export function electionView(shown: Shown, reader: Reader, frame: CouncilFrame, notice = ''): Card {
  const { election } = shown
  const words = electionWords(frame.language)
  const title = titleOf(election, frame)
  return electionCard(
    {
      fallbackText: `${title}: ${words.states[election.state]}`,
      notice,
      title,
      state: stateLine(election, frame),
      lines: linesOf(shown, frame),
      rows: rowsOf(shown, frame),
      notes: notesOf(shown, frame),
      buttons: buttonsOf(shown, reader, frame).slice(0, 6),
    },
    frame,
  )
}

const stageLine = ({ stage }: Round, { ruleSet }: Election, { language }: Frame): string => {
  const words = electionWords(language)
  if (ruleSet.freeBallots === 0) return words.stageOnly
  return words.stage(stage.kind, stage.kind === 'free' ? stage.number : 0)
}

export const stageOf = (election: Election, frame: Frame): string =>
  stageLine(currentRound(election), election, frame)

function stateLine(election: Election, frame: CouncilFrame): string {
  const state = electionWords(frame.language).states[election.state]
  return election.state === 'open' ? `${state} · ${stageOf(election, frame)}` : state
}

export const namesIn = (ids: string[], names: Map<string, string>, { language }: Frame): string =>
  electionWords(language).list(ids.map((id) => names.get(id) ?? ''))

function linesOf({ election, names, voted, roll }: Shown, frame: CouncilFrame): string[] {
  const words = electionWords(frame.language)
  const { council } = frame
  if (election.state === 'nominating')
    return [
      words.startForm.ruleSets[election.ruleSetName],
      election.voters === 'present' ? words.present(roll, seated(council).length) : words.onRoll(roll),
    ]
  const round = election.rounds.at(-1)
  if (election.state === 'open' && round)
    return [
      words.turnout(voted, election.roll.length),
      ...(round.closesAt ? [words.closesAt(round.closesAt, council.timeZone)] : []),
    ]
  const office = words.offices[election.office]
  return [
    ...(election.elected ? [words.elected(names.get(election.elected) ?? '', office)] : []),
    ...(election.from ? [words.certifiedNote(office, election.from, election.until, council.timeZone)] : []),
    ...election.rounds.flatMap((each) => {
      const said = resultLine(each, { election, names, voted, roll }, frame)
      return said ? [words.round(stageLine(each, election, frame), said)] : []
    }),
    ...(election.elected && election.rounds.length === 0 ? [words.how.unopposed] : []),
  ]
}

/** What a counted ballot led to, in words; empty before. */
function resultLine(round: Round, { names }: Shown, frame: CouncilFrame): string {
  const words = electionWords(frame.language)
  const { outcome, lot } = round
  switch (outcome?.kind) {
    case undefined:
      return ''
    case 'elected':
      return words.how[outcome.by]
    case 'nobody':
      return words.nobody
    case 'noQuorum':
      return words.noQuorum(outcome.needed)
    case 'again':
      return words.again[outcome.stage.kind]
    case 'tie': {
      const tied = words.tie[outcome.for](namesIn(outcome.among, names, frame))
      if (!lot) return tied
      return `${tied} ${words.lotResult[lot.how](namesIn(lot.chosen, names, frame), names.get(lot.witness ?? '') ?? '')}`
    }
  }
}

function rowsOf({ election, names }: Shown, frame: CouncilFrame) {
  const words = electionWords(frame.language)
  const round = election.rounds.at(-1)
  const wordsOf = (person: string) => {
    const said = election.nominees.find((nominee) => nominee.person === person)?.words
    return said ? `“${said}”` : ''
  }
  if (!round)
    return election.nominees.map(({ person, name, state }) => ({
      name,
      about: [words.nominees[state], state === 'accepted' ? wordsOf(person) : ''].filter(Boolean).join(' · '),
      figure: '',
      weight: state === 'accepted' ? 'Bolder' : 'Default',
    }))
  const { counts, blank = 0 } = round
  if (!counts)
    return round.candidates.map((person) => ({
      name: names.get(person) ?? '',
      about: wordsOf(person),
      figure: '',
      weight: 'Default',
    }))
  const result = resultOf(round)
  const chosen = result?.kind === 'elected' ? [result.candidate] : []
  return [
    ...[...round.candidates]
      .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
      .map((person) => ({
        name: names.get(person) ?? '',
        about: '',
        figure: words.votes(counts[person] ?? 0),
        weight: chosen.includes(person) ? 'Bolder' : 'Default',
      })),
    { name: words.blank, about: '', figure: words.votes(blank), weight: 'Default' },
  ]
}

function notesOf({ election }: Shown, frame: CouncilFrame): string[] {
  const words = electionWords(frame.language)
  const round = election.rounds.at(-1)
  const waits = election.state === 'decided' && election.elected ? [words.waitsForCertificate] : []
  const appoints =
    election.elected && ruleValue(appointment, frame.council, frame.now) === 'byraad'
      ? [words.byraadAppoints]
      : []
  if (!round) return [...waits, ...appoints]
  if (!round.counts) return election.state === 'open' ? [words.commitment(commitmentTo(round.seed))] : []
  return [
    words.turnout(votesOf(round), election.roll.length),
    ...(round.paper ? [words.paperPart(round.paper)] : []),
    ...revealed(round, frame),
    ...waits,
    ...appoints,
  ]
}

const votesOf = ({ stage, candidates, counts = {}, blank = 0 }: Round): number =>
  cast({ stage, candidates, counts, blank, roll: 0, members: 0 })

/** What a small or unanimous ballot gives away by arithmetic. */
function revealed(round: Round, { language, council, now }: CouncilFrame): string[] {
  const words = electionWords(language)
  const votes = votesOf(round)
  const all = [...Object.values(round.counts ?? {}), round.blank ?? 0]
  if (votes > 0 && all.some((count) => count === votes)) return [words.reveals.unanimous]
  return votes > 0 && votes < ruleValue(smallBallot, council, now) ? [words.reveals.few(votes)] : []
}

function buttonsOf(shown: Shown, reader: Reader, frame: CouncilFrame): Button[] {
  const { election } = shown
  const words = electionWords(frame.language).buttons
  const make = (title: string, verb: string, style = 'default', more = {}): Button => ({
    title,
    verb: `elections.${verb}`,
    data: { election: election.id, ...more },
    style,
  })
  const when = (condition: boolean, ...buttons: Button[]): Button[] => (condition ? buttons : [])
  const { conducts } = reader
  const inChannel = reader === CHANNEL
  const round = String(election.rounds.length)
  const candidates = election.nominees.filter(({ state }) => state === 'accepted').length
  const open = make(words.open, 'openForm', candidates > 0 ? 'positive' : 'default')
  switch (election.state) {
    case 'nominating':
      return [
        ...when(inChannel, make(words.nominate, 'nominateMe', 'positive')),
        ...when(conducts, open),
        ...when(conducts && candidates === 1, make(words.unopposed, 'unopposed')),
        ...when(!inChannel && reader.seated, make(words.nominate, 'nominateForm')),
        ...when((inChannel || reader.seated) && election.voters === 'present', make(words.here, 'here')),
        ...when(conducts && election.voters === 'present', make(words.presence, 'presenceForm')),
        ...when(conducts, make(words.cancel, 'cancelForm')),
      ]
    case 'open':
      return [
        ...when(inChannel, make(words.vote, 'ballotToMe', 'positive')),
        ...when(reader.mayVote, make(words.vote, 'ballot', 'positive', { round })),
        ...when(!inChannel, make(words.refresh, 'show')),
        ...when(conducts, make(words.paper, 'paperForm'), make(words.close, 'close', 'default', { round })),
      ]
    case 'closing':
      return when(!inChannel, make(words.refresh, 'show'))
    case 'paper':
      return [
        ...when(reader.mayConfirm, make(words.confirm, 'confirmForm', 'positive')),
        ...when(conducts, make(words.totals, 'totalsForm')),
      ]
    case 'tied':
      return [
        ...when(reader.decidesTie, make(words.castingVote, 'castingForm', 'positive')),
        ...when(conducts && !reader.tieIsForChair, make(words.draw, 'draw'), make(words.hand, 'handForm')),
        ...when(!inChannel, make(words.refresh, 'show')),
      ]
    case 'again':
      return [
        ...when(conducts, make(words.openNext, 'openForm', 'positive')),
        ...when(!inChannel, make(words.check, 'check')),
        ...when(conducts, make(words.cancel, 'cancelForm')),
      ]
    case 'decided':
      return [
        ...when(
          reader.secretariat && election.elected !== undefined,
          make(words.certify, 'certifyForm', 'positive'),
        ),
        ...when(!inChannel && election.rounds.length > 0, make(words.check, 'check')),
        ...when(reader.secretariat || (conducts && !election.elected), make(words.cancel, 'cancelForm')),
      ]
    case 'certified':
      return [
        ...when(
          conducts && election.office === 'chair',
          make(words.startVice, 'startForm', 'positive', { office: 'viceChair' }),
        ),
        ...when(!inChannel && election.rounds.length > 0, make(words.check, 'check')),
      ]
    case 'cancelled':
      return []
  }
}

/** What there is when no election runs: who holds the offices, and the way to start one. */
export function noElectionView(
  held: { election: Election; name: string }[],
  reader: Reader,
  frame: CouncilFrame,
): Card {
  const words = electionWords(frame.language)
  return electionCard(
    {
      fallbackText: words.none.text,
      notice: '',
      title: words.none.title,
      state: '',
      rows: [],
      notes: [],
      lines: [
        words.none.text,
        ...held.map(({ election: { office, until }, name }) =>
          words.none.last(
            name,
            words.offices[office],
            longDate(until as Date, frame.council.timeZone, frame.language),
          ),
        ),
      ],
      buttons: reader.conducts
        ? [{ title: words.buttons.start, verb: 'elections.startForm', data: {}, style: 'positive' }]
        : [],
    },
    frame,
  )
}
