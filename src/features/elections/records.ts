import type { Council } from '../../core/council'
import type { Feature } from '../../core/feature'
import { namesFor } from './candidates'
import { namesIn, resultLine, stageLine, titleOf, votesIn } from './election-lines'
import { type Election, endedElections } from './store'
import { electionWords } from './strings'

/** The elections of a meeting and how they went, for its minutes. */
export const recordsOf: NonNullable<Feature['recordsOf']> = async (scope, { council, meeting, from, to }) => {
  const within = (at: Date | undefined) => at !== undefined && from <= at && at <= to
  const held = (await endedElections(scope)).filter(
    (election) =>
      election.meeting === meeting ||
      within(election.certifiedAt) ||
      election.rounds.some(({ openedAt }) => within(openedAt)),
  )
  return Promise.all(
    held.map(async (election) => {
      const names = await namesFor(scope, council, election)
      return { title: titleOf(election, council), ...recordOf(election, names, council) }
    }),
  )
}

/** Who is elected, and within the council what each ballot gave: outside it nobody learns who stood. */
function recordOf(election: Election, names: Map<string, string>, council: Council) {
  const words = electionWords(council.language)
  const frame = { language: council.language }
  const rounds = election.rounds
    .filter(({ counts }) => counts)
    .map((round) => {
      const result = resultLine(round, names, frame)
      const votes = votesIn(round).map(({ person, count }) =>
        words.record.votes(names.get(person) ?? '', words.votes(count)),
      )
      const said = words.list([...votes, words.record.blank(round.blank ?? 0)])
      // Of a ballot that does not count nobody learns how the few have voted.
      const shown = round.outcome?.kind === 'noQuorum' ? result : words.record.ballot(said, result)
      return words.round(stageLine(round, election, frame), shown)
    })
  const { elected, office, state } = election
  const text = [
    elected ? words.elected(namesIn([elected], names, frame), words.offices[office]) : words.nobody,
    ...(elected && rounds.length === 0 ? [words.how.unopposed] : []),
    ...(elected && state === 'decided' ? [words.waitsForCertificate] : []),
  ]
  const openText = elected ? { openText: words.record.decided } : {}
  return { text: text.join(' '), ...openText, inside: rounds.join('\n') }
}
