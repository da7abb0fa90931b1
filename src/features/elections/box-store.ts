import type { CouncilScope } from '../../core/council'
import { defineModel, type Stored, unlessThere } from '../../database/model'

// A vote rewrites its box: with more voters than this they are spread evenly over several boxes.
const MOST_IN_BOX = 128
const NEVER = new Date('9999-12-31T00:00:00Z')

/** Whose votes and of which ballot. */
export interface BallotKey {
  election: string
  round: number
}

interface StoredBox extends Stored {
  tenant: string
  council: string
  election: string
  round: number
  state: 'open' | 'closed'
  closesAt: Date
  /** May be voted for, blank among them. */
  choices: string[]
  changeVote: boolean
  /** Who has not voted, in the roll's order. */
  waiting: string[]
  /** Who votes on paper. */
  paper: string[]
  /** `<code> <choice>`, sorted, and so in the order of the codes. No voter and no time. */
  ballots: string[]
}

const Boxes = defineModel<StoredBox>(
  'ballotBoxes',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    election: { type: String, required: true },
    round: { type: Number, required: true },
    state: { type: String, required: true },
    closesAt: { type: Date, required: true },
    choices: [String],
    changeVote: { type: Boolean, required: true },
    waiting: [String],
    paper: [String],
    ballots: [String],
  },
  [[{ tenant: 1, council: 1, election: 1, round: 1 }]],
)

const boxId = ({ election, round }: BallotKey, number: number): string => `${election}:${round}:${number}`
const boxesFor = (roll: string[]): number => Math.ceil(roll.length / MOST_IN_BOX)

/** The box that a voter's ballot goes into; undefined for who is not on the roll. */
export function boxOf(key: BallotKey, roll: string[], person: string): string | undefined {
  const at = roll.indexOf(person)
  return at < 0 ? undefined : boxId(key, at % boxesFor(roll))
}

/** Opens the boxes of a ballot. Done again it changes nothing, also when it stopped half-way. */
export async function openBoxes(
  scope: CouncilScope,
  key: BallotKey,
  ballot: { roll: string[]; choices: string[]; changeVote: boolean; closesAt?: Date },
): Promise<void> {
  const { roll, choices, changeVote, closesAt = NEVER } = ballot
  const count = boxesFor(roll)
  if ((await Boxes.countDocuments({ ...scope, ...key })) === count) return
  for (let number = 0; number < count; number += 1) {
    const waiting = roll.filter((_, at) => at % count === number).sort()
    const box = { ...scope, ...key, state: 'open' as const, closesAt, choices, changeVote, waiting }
    await unlessThere(() => Boxes.create({ _id: boxId(key, number), ...box, paper: [], ballots: [] }))
  }
}

/**
 * What became of a ballot: `counted` also for a repeat with the same token; `fixed` when it was to change
 * and may not; `otherCard` when the voter has voted with another card.
 */
export type CastResult = 'counted' | 'changed' | 'fixed' | 'otherCard' | 'paper' | 'notOpen'

/**
 * One update of one document marks the roll and puts the ballot among the others in the order of its code.
 * Only the code leads back to a ballot, so only the card with its token can change it.
 */
export async function castBallot(
  scope: CouncilScope,
  box: string,
  { person, code, choices }: { person: string; code: string; choices: string[] },
  now: Date,
): Promise<CastResult> {
  const ballot = `${code} ${choices.join('+')}`
  const open = {
    _id: box,
    ...scope,
    state: 'open' as const,
    closesAt: { $gt: now },
    choices: { $all: choices },
  }
  const cast = await Boxes.updateOne(
    { ...open, waiting: person },
    { $pull: { waiting: person }, $push: { ballots: { $each: [ballot], $sort: 1 } } },
  )
  if (cast.modifiedCount === 1) return 'counted'

  const found = await Boxes.findOne({ _id: box, ...scope }).lean()
  if (!found) return 'notOpen'
  const mine = found.ballots.find((each) => each.startsWith(`${code} `))
  if (mine === ballot) return 'counted'
  if (found.state !== 'open' || found.closesAt <= now) return 'notOpen'
  if (mine === undefined) {
    if (found.paper.includes(person)) return 'paper'
    return found.waiting.includes(person) ? 'notOpen' : 'otherCard'
  }
  if (!found.changeVote) return 'fixed'
  const changed = await Boxes.updateOne({ ...open, ballots: mine }, { $set: { 'ballots.$': ballot } })
  if (changed.modifiedCount === 1) return 'changed'
  // A double click changed it at the same moment, or the ballot has just closed: what stands now decides.
  const stands = await Boxes.exists({ _id: box, ...scope, ballots: ballot })
  return stands ? 'counted' : 'notOpen'
}

/** Takes voters off the list of those who may vote in the app, or puts them back, while the ballot is open. */
export async function setOnPaper(
  scope: CouncilScope,
  key: BallotKey,
  person: string,
  onPaper: boolean,
): Promise<void> {
  const [from, to] = onPaper ? ['waiting', 'paper'] : ['paper', 'waiting']
  await Boxes.updateOne(
    { ...scope, ...key, state: 'open', [from as string]: person },
    { $pull: { [from as string]: person }, $push: { [to as string]: { $each: [person], $sort: 1 } } },
  )
}

/** From then on no vote comes in. All boxes must have been made, or a late one could be open. */
export async function closeBoxes(scope: CouncilScope, key: BallotKey): Promise<void> {
  await Boxes.updateMany({ ...scope, ...key, state: 'open' }, { $set: { state: 'closed' } })
}

/** Where one voter stands in their box; undefined when the box is not there yet. */
export async function standingIn(
  scope: CouncilScope,
  box: string,
  person: string,
): Promise<'waiting' | 'paper' | 'voted' | undefined> {
  const found = await Boxes.findOne({ _id: box, ...scope }, { waiting: 1, paper: 1 }).lean()
  if (!found) return undefined
  if (found.waiting.includes(person)) return 'waiting'
  return found.paper.includes(person) ? 'paper' : 'voted'
}

/** Who has not voted and who votes on paper: all that may be known while a ballot is open. */
export async function turnoutOf(
  scope: CouncilScope,
  key: BallotKey,
): Promise<{ waiting: string[]; paper: string[] }> {
  const boxes = await Boxes.find({ ...scope, ...key }, { waiting: 1, paper: 1 }).lean()
  return {
    waiting: boxes.flatMap(({ waiting }) => waiting),
    paper: boxes.flatMap(({ paper }) => paper),
  }
}

/** The ballots' codes, sorted, and how often each choice was made. To be read when the boxes are closed. */
export async function countBoxes(
  scope: CouncilScope,
  key: BallotKey,
): Promise<{ codes: string[]; counts: Record<string, number>; paper: string[] }> {
  const boxes = await Boxes.find({ ...scope, ...key }).lean()
  const codes: string[] = []
  const counts: Record<string, number> = {}
  for (const ballot of boxes.flatMap(({ ballots }) => ballots)) {
    const [code = '', made = ''] = ballot.split(' ')
    codes.push(code)
    for (const choice of made.split('+')) counts[choice] = (counts[choice] ?? 0) + 1
  }
  return { codes: codes.sort(), counts, paper: boxes.flatMap(({ paper }) => paper) }
}

/**
 * Forgets the single ballots and who voted. The empty boxes stay: a belated `openBoxes` must not make new
 * ones that somebody could vote into.
 */
export async function emptyBoxes(scope: CouncilScope, key: BallotKey): Promise<void> {
  await Boxes.updateMany({ ...scope, ...key }, { $set: { waiting: [], paper: [], ballots: [] } })
}
