import type { Council } from '../../core/council'
import type { Feature } from '../../core/feature'
import { namesFor } from './candidates'
import { namesIn, resultLine, rowsOf, stageLine, titleOf } from './election-lines'
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
      const upTo = { ...election, rounds: election.rounds.slice(0, round.number) }
      const votes = rowsOf({ election: upTo, names }, frame)
        .filter(({ figure }) => figure !== '')
        .map(({ name, figure }) => `${name} ${figure}`)
      const result = resultLine(round, names, frame)
      const said = votes.length > 0 ? words.record.ballot(words.list(votes), result) : result
      return words.round(stageLine(round, election, frame), said)
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
