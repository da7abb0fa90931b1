import { DateTime } from 'luxon'
import { auditEntry } from '../../core/audit'
import { leadersOf } from '../../core/council'
import type { CouncilRequest, Notification } from '../../core/feature'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { assignOffice } from '../council'
import { eligible, readElection } from './candidates'
import { channelCard } from './conduct'
import { mayConduct, mustConduct } from './conductors'
import { forgetBallots, writeResult } from './counting'
import { draw, pick } from './lots'
import { currentRound, resultOf, scopeOfElection } from './rounds'
import { seated, termMonths } from './rules'
import {
  certifiedElections,
  changeElection,
  type Election,
  type Lot,
  type PaperTotals,
  type Term,
} from './store'

interface Done {
  election: Election
  notifications: Notification[]
}

const done = (request: CouncilRequest, election: Election): Done => ({
  election,
  notifications: channelCard(request, election),
})

/** Enters the totals of the votes on paper, which must equal the ticks on the roll. */
export async function enterTotals(
  request: CouncilRequest,
  id: string,
  { counts, blank }: Pick<PaperTotals, 'counts' | 'blank'>,
): Promise<Done> {
  mustConduct(request)
  const election = await readElection(request, id)
  if (election.state !== 'paper') throw new UserError('elections.notNow')
  const round = currentRound(election)
  const sum = Object.values(counts).reduce((total, votes) => total + votes, blank)
  const foreign = Object.keys(counts).some((candidate) => !round.candidates.includes(candidate))
  if (foreign || sum !== round.paper)
    throw new UserError('elections.totalsDiffer', { sum, ticks: round.paper ?? 0 })
  const totals: PaperTotals = { counts, blank, enteredBy: request.person.id }
  const entered = await changeElection(
    request.scope,
    id,
    ['paper'],
    { $set: { [`rounds.${round.number - 1}.paperTotals`]: totals } },
    { rounds: { $size: round.number } },
    auditEntry(request, 'elections.paperEntered', id, String(round.number)),
  )
  if (!entered) throw new UserError('elections.notNow')
  return { election: entered, notifications: toConfirmers(request, entered) }
}

/** Who may confirm totals: those who conduct, and voters who are no candidates; never who entered them. */
export function mayConfirm(
  request: Pick<CouncilRequest, 'member' | 'council' | 'now'>,
  election: Election,
): boolean {
  const { paperTotals, candidates } = currentRound(election)
  const id = request.member.person
  if (!paperTotals || paperTotals.enteredBy === id || candidates.includes(id)) return false
  return mayConduct(request) || election.roll.includes(id)
}

const toConfirmers = ({ scope, council, person }: CouncilRequest, election: Election): Notification[] => {
  const leaders = leadersOf(council)
  const able = (leaders.length > 1 ? leaders : election.roll).filter(
    (each) => each !== person.id && !currentRound(election).candidates.includes(each),
  )
  const subject = `${election.id}:${currentRound(election).number}`
  return able.slice(0, 10).map((each) => ({ kind: 'elections.totals', scope, subject, to: { person: each } }))
}

/** Confirms the totals that another entered, as the confirmer saw them, and counts the ballot. */
export async function confirmTotals(request: CouncilRequest, id: string, seen: string): Promise<Done> {
  const election = await readElection(request, id)
  if (election.state !== 'paper') return done(request, election)
  const totals = currentRound(election).paperTotals
  if (!totals || !mayConfirm(request, election)) throw new UserError('elections.notYoursToConfirm')
  if (markOf(totals) !== seen) throw new UserError('elections.totalsChanged')
  return done(request, await writeResult(election, request, { ...totals, confirmedBy: request.person.id }))
}

/** Names totals, so that nobody confirms others than they saw. */
export const markOf = ({ counts, blank, enteredBy }: PaperTotals): string =>
  JSON.stringify([Object.entries(counts).sort(), blank, enteredBy])

/** Whether a tie for the office is the sitting chair's to settle; a chair who is tied themselves may not. */
export function chairDecides(election: Election, council: CouncilRequest['council']): string | undefined {
  const { outcome } = currentRound(election)
  if (election.ruleSet.tie !== 'castingVote' || outcome?.kind !== 'tie' || outcome.for !== 'office')
    return undefined
  const chair = seated(council).find(({ role }) => role === 'chair')?.person
  return chair && !outcome.among.includes(chair) ? chair : undefined
}

/** Settles a tie by the lot that was committed to when the ballot opened. */
export async function drawLot(request: CouncilRequest, id: string): Promise<Done> {
  mustConduct(request)
  return settle(request, id, ({ seed, codes = [] }, tie) => {
    const drawn = draw(seed, codes)
    return { how: 'draw', draw: drawn, chosen: pick(drawn, tie.among, tie.places) }
  })
}

/** Records a lot that was drawn by hand, with a witness. */
export async function recordLot(
  request: CouncilRequest,
  id: string,
  { chosen, witness }: { chosen: string[]; witness: string },
): Promise<Done> {
  mustConduct(request)
  const people = [...seated(request.council), ...request.council.staff].map(({ person }) => person)
  if (witness === request.person.id || !people.includes(witness)) throw new UserError('elections.witness')
  return settle(request, id, () => ({ how: 'hand', chosen, witness }))
}

/** The chair's casting vote, where the rule set knows one. */
export async function castingVote(request: CouncilRequest, id: string, chosen: string): Promise<Done> {
  return settle(request, id, () => ({ how: 'castingVote', chosen: [chosen] }))
}

type Settling = Pick<Lot, 'how' | 'chosen' | 'draw' | 'witness'>

async function settle(
  request: CouncilRequest,
  id: string,
  how: (round: Election['rounds'][number], tie: Lot['tie']) => Settling,
): Promise<Done> {
  const election = await readElection(request, id)
  const round = election.rounds.at(-1)
  // Pressed twice, or by two: the lot that stands is shown.
  if (election.state !== 'tied') {
    if (round?.lot) return done(request, election)
    throw new UserError('elections.notNow')
  }
  const tie = round?.outcome
  if (!round || tie?.kind !== 'tie') throw new UserError('elections.notNow')
  const settling = how(round, tie)
  const byChair = chairDecides(election, request.council)
  if ((settling.how === 'castingVote') !== (byChair !== undefined)) throw new UserError('elections.wrongWay')
  if (byChair && byChair !== request.person.id) throw new UserError('elections.chairDecides')
  const chosen = new Set(settling.chosen)
  if (chosen.size !== tie.places || [...chosen].some((each) => !tie.among.includes(each)))
    throw new UserError('elections.lotPlaces', { places: tie.places })
  const lot: Lot = {
    ...settling,
    chosen: tie.among.filter((each) => chosen.has(each)),
    tie,
    by: request.person.id,
    at: request.now,
  }
  const result = resultOf({ ...round, lot })
  const settledElection = await changeElection(
    request.scope,
    id,
    ['tied'],
    {
      $set: {
        [`rounds.${round.number - 1}.lot`]: lot,
        state: result?.kind === 'elected' ? 'decided' : 'again',
        ...(result?.kind === 'elected' ? { elected: result.candidate } : {}),
      },
    },
    { rounds: { $size: round.number } },
    auditEntry(request, `elections.lot.${lot.how}`, id, String(round.number), ...lot.chosen),
  )
  return done(request, settledElection ?? (await readElection(request, id)))
}

/** Certifies who is elected. The roles change from the day `from`, in the council's time. */
export async function certify(request: CouncilRequest, id: string, from: Date): Promise<Done> {
  const { scope, council, person, now } = request
  const before = await readElection(request, id)
  if (before.state === 'certified') return done(request, before)
  if (before.state !== 'decided' || !before.elected) throw new UserError('elections.notNow')
  if (!eligible(before, council).includes(before.elected)) throw new UserError('elections.nobodyLeft')
  const election = await changeElection(
    scope,
    id,
    ['decided'],
    {
      $set: {
        state: 'certified',
        certifiedBy: person.id,
        certifiedAt: now,
        from,
        until: await endOfTerm(request, before, from),
      },
      $unset: { running: 1 },
    },
    { elected: before.elected },
    auditEntry(request, 'elections.certified', id, before.elected),
  )
  if (!election) throw new UserError('elections.notNow')
  await forgetBallots(election)
  await applyRoles(election, now)
  const news: Notification = { kind: 'elections.certified', scope, subject: id, to: 'channel' }
  return {
    election,
    notifications: [...channelCard({ scope, council }, election), ...(council.channel ? [news] : [])],
  }
}

async function endOfTerm(
  { scope, council, now }: CouncilRequest,
  election: Election,
  from: Date,
): Promise<Date> {
  const months = ruleValue(termMonths, council, now)
  const whole = DateTime.fromJSDate(from, { zone: council.timeZone }).plus({ months }).toJSDate()
  if (election.kind === 'regular') return whole
  const terms = (await certifiedElections(scope)).filter(({ office }) => office === election.office)
  const running = terms.find((term) => term.from && term.until && term.from <= from && from < term.until)
  // Whoever is elected already for a later day takes over on that day.
  const next = terms.findLast((term) => term.from && term.from > from)
  const end = running?.until ?? whole
  return next?.from && next.from < end ? next.from : end
}

/**
 * Changes the roles when the day has come, if the elected can still hold the office; again, it changes nothing.
 * Whether the roles are changed.
 */
export async function applyRoles(term: Term, now: Date): Promise<boolean> {
  const { id, office, elected, from, applied } = term
  if (applied) return true
  const scope = scopeOfElection(term)
  if (!elected || !from || from > now || !(await assignOffice(scope, office, elected))) return false
  await changeElection(scope, id, ['certified'], { $set: { applied: true } })
  return true
}
