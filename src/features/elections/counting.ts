import { auditEntry, NOBODY } from '../../core/audit'
import type { Person } from '../../core/council'
import { BLANK } from './ballot'
import { closeBoxes, countBoxes, emptyBoxes } from './box-store'
import { type Outcome, outcomeOf } from './count'
import { currentRound, openBoxesOf, scopeOfElection, sha256 } from './rounds'
import { changeElection, type Election, type ElectionState, electionById, type PaperTotals } from './store'

/** Who makes it be counted, and when. */
export interface By {
  person: Pick<Person, 'id'>
  now: Date
}

/** The bot itself, when time or a crash made it do so. */
export const byItself = (now: Date): By => ({ person: NOBODY, now })

const keyOf = (election: Election) => ({ election: election.id, round: currentRound(election).number })

/**
 * Takes an election from `closing` to its result, or to `paper` where votes on paper are to be entered.
 * Safe to repeat: after a crash the job does it again.
 */
export async function finishClosing(election: Election, by: By): Promise<Election> {
  const scope = scopeOfElection(election)
  await openBoxesOf(election)
  await closeBoxes(scope, keyOf(election))
  const { paper } = await countBoxes(scope, keyOf(election))
  if (paper.length === 0) return writeResult(election, by)
  const waits = await changeElection(
    scope,
    election.id,
    ['closing'],
    { $set: { state: 'paper', [`rounds.${currentRound(election).number - 1}.paper`]: paper.length } },
    { rounds: { $size: election.rounds.length } },
  )
  return waits ?? ((await electionById(scope, election.id)) as Election)
}

const STATE_AFTER: Record<Outcome['kind'], ElectionState> = {
  elected: 'decided',
  nobody: 'decided',
  again: 'again',
  noQuorum: 'again',
  tie: 'tied',
}

/**
 * Counts closed boxes together with the confirmed votes on paper, finds the outcome and empties the boxes.
 * Of two that count at the same time, one writes the result, and both give it.
 */
export async function writeResult(election: Election, by: By, totals?: PaperTotals): Promise<Election> {
  const scope = scopeOfElection(election)
  const round = currentRound(election)
  const { codes, counts } = await countBoxes(scope, keyOf(election))
  for (const [candidate, votes] of Object.entries(totals?.counts ?? {}))
    counts[candidate] = (counts[candidate] ?? 0) + votes
  const blank = (counts[BLANK] ?? 0) + (totals?.blank ?? 0)
  delete counts[BLANK]
  const outcome = outcomeOf(election.ruleSet, election.quorumPercent, {
    stage: round.stage,
    candidates: round.candidates,
    counts,
    blank,
    roll: election.roll.length,
    members: election.members,
  })
  // Of a ballot that does not count nobody learns how the few have voted.
  const shown = outcome.kind === 'noQuorum' ? { counts: {}, blank: 0 } : { counts, blank }
  const result = { ...shown, codes, outcome }
  const at = `rounds.${round.number - 1}`
  const closeHash = sha256({ openHash: round.openHash, ...result })
  const written = await changeElection(
    scope,
    election.id,
    [election.state],
    {
      $set: {
        state: STATE_AFTER[outcome.kind],
        ...Object.fromEntries(Object.entries(result).map(([name, value]) => [`${at}.${name}`, value])),
        ...(totals ? { [`${at}.paperTotals`]: totals } : {}),
        [`${at}.closeHash`]: closeHash,
        ...(outcome.kind === 'elected' ? { elected: outcome.candidate } : {}),
      },
    },
    { rounds: { $size: election.rounds.length }, [`${at}.counts`]: { $exists: false } },
    auditEntry({ ...by, scope }, 'elections.ballotCounted', election.id, String(round.number), closeHash),
  )
  if (written) await forgetBallots(written)
  return written ?? ((await electionById(scope, election.id)) as Election)
}

/** Empties the boxes of ballots that are counted, once; where a crash came in between, the job does it. */
export async function forgetBallots(election: Election): Promise<void> {
  const { id, rounds, emptied = 0, state } = election
  const full = rounds.filter(({ number, counts }) => counts && number > emptied)
  const last = full.at(-1)
  if (!last) return
  const scope = scopeOfElection(election)
  for (const { number } of full) await emptyBoxes(scope, { election: id, round: number })
  await changeElection(scope, id, [state], { $set: { emptied: last.number } })
}
