import type { Frame } from '../../core/cards'
import { type Rule, ruleValue } from '../../core/rules'
import { commitmentTo } from './lots'
import type { CouncilFrame, Shown } from './reader'
import { revealedBy } from './revealed'
import { currentRound, resultOf } from './rounds'
import { appointment, seated, smallBallot } from './rules'
import type { Election, Round } from './store'
import { electionWords } from './strings'

export const titleOf = ({ office, kind }: Pick<Election, 'office' | 'kind'>, { language }: Frame): string => {
  const words = electionWords(language)
  return words.title(words.offices[office], kind === 'byElection')
}

/** What a ballot is called by the rule set. */
export const stageLine = ({ stage }: Round, { ruleSet }: Election, { language }: Frame): string => {
  const words = electionWords(language)
  if (ruleSet.freeBallots === 0) return words.stageOnly
  return words.stage(stage.kind, stage.kind === 'free' ? stage.number : 0)
}

export const stageOf = (election: Election, frame: Frame): string =>
  stageLine(currentRound(election), election, frame)

export function stateLine(election: Election, frame: CouncilFrame): string {
  const state = electionWords(frame.language).states[election.state]
  return election.state === 'open' ? `${state} · ${stageOf(election, frame)}` : state
}

export const namesIn = (ids: string[], names: Map<string, string>, { language }: Frame): string =>
  electionWords(language).list(ids.map((id) => names.get(id) ?? ''))

/** How far an election is, in lines. */
export function linesOf(shown: Shown, frame: CouncilFrame): string[] {
  const words = electionWords(frame.language)
  const { council } = frame
  const { election, names, voted, roll, atMeeting } = shown
  if (election.state === 'nominating') {
    const present = atMeeting ? words.presentAtMeeting : words.present
    return [
      words.rules.ruleSet.options[election.ruleSetName],
      election.voters === 'present' ? present(roll, seated(council).length) : words.onRoll(roll),
    ]
  }
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
      const said = resultLine(each, names, frame)
      return said ? [words.round(stageLine(each, election, frame), said)] : []
    }),
    ...(election.elected && election.rounds.length === 0 ? [words.how.unopposed] : []),
  ]
}

/** What a counted ballot led to, in words; empty before. */
export function resultLine(round: Round, names: Map<string, string>, frame: Frame): string {
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

/** Candidates, with their votes once the ballot is counted. */
export function rowsOf({ election, names }: Pick<Shown, 'election' | 'names'>, frame: Frame) {
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
  const { counts, blank = 0, outcome } = round
  if (!counts || outcome?.kind === 'noQuorum')
    return round.candidates.map((person) => ({
      name: names.get(person) ?? '',
      about: wordsOf(person),
      figure: '',
      weight: 'Default',
    }))
  const result = resultOf(round)
  const chosen = result?.kind === 'elected' ? [result.candidate] : []
  return [
    ...votesIn(round).map(({ person, count }) => ({
      name: names.get(person) ?? '',
      about: '',
      figure: words.votes(count),
      weight: chosen.includes(person) ? 'Bolder' : 'Default',
    })),
    { name: words.blank, about: '', figure: words.votes(blank), weight: 'Default' },
  ]
}

/** How many votes each candidate of a counted ballot got, the most first. */
export const votesIn = ({ candidates, counts = {} }: Round): { person: string; count: number }[] =>
  candidates.map((person) => ({ person, count: counts[person] ?? 0 })).sort((a, b) => b.count - a.count)

/** Small print: turnout, what the result gives away, what is still to come. */
export function notesOf({ election }: Shown, frame: CouncilFrame): string[] {
  // By the rules when it was started; where they were not kept, by those of that day.
  const then = <Value>(rule: Rule<Value>) => ruleValue(rule, frame.council, election.createdAt)
  const { appointment: appointed = then(appointment), smallBallot: small = then(smallBallot) } = election
  const words = electionWords(frame.language)
  const round = election.rounds.at(-1)
  const waits = election.state === 'decided' && election.elected ? [words.waitsForCertificate] : []
  const appoints = election.elected && appointed === 'byraad' ? [words.byraadAppoints] : []
  if (!round) return [...waits, ...appoints]
  if (!round.counts) return election.state === 'open' ? [words.commitment(commitmentTo(round.seed))] : []
  return [
    words.byRule(words.rules.ruleSet.options[election.ruleSetName]),
    words.turnout(votesOf(round), election.roll.length),
    ...(round.paper ? [words.paperPart(round.paper)] : []),
    ...(round.outcome?.kind === 'noQuorum'
      ? []
      : revealedBy([...Object.values(round.counts), round.blank ?? 0], votesOf(round), frame, small)),
    ...waits,
    ...appoints,
  ]
}

const votesOf = ({ codes = [], paper = 0 }: Round): number => codes.length + paper
