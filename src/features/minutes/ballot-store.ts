import type { CouncilScope } from '../../core/council'
import { defineModel, isDuplicate, type Plain, plain, type Stored } from '../../database/model'
import type { Choice } from './rules'

interface StoredBallot extends Stored {
  tenant: string
  council: string
  meeting: string
  vote: string
  person: string
  choice: Choice
}
/** One member's open vote on an item. Secret ballots belong to elections. */
export type Ballot = Plain<StoredBallot>

const Ballots = defineModel<StoredBallot>(
  'meetingBallots',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    vote: { type: String, required: true },
    person: { type: String, required: true },
    choice: { type: String, required: true },
  },
  [
    [{ tenant: 1, council: 1, vote: 1, person: 1 }, { unique: true }],
    [{ tenant: 1, council: 1, meeting: 1 }],
  ],
)

interface StoredDissent extends Stored {
  tenant: string
  council: string
  meeting: string
  item: string
  person: string
  name: string
  text: string
}
/** A dissenting opinion (afvigende mening), recorded on request. */
export type Dissent = Plain<StoredDissent>

const Dissents = defineModel<StoredDissent>(
  'dissents',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    meeting: { type: String, required: true },
    item: { type: String, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    text: { type: String, required: true },
  },
  [[{ tenant: 1, council: 1, meeting: 1, item: 1, person: 1 }, { unique: true }]],
)

export async function ballotsAt(scope: CouncilScope, meeting: string): Promise<Ballot[]> {
  return (await Ballots.find({ ...scope, meeting }).lean()).map(plain)
}

/** One vote each: another choice takes the first one's place. */
export async function castBallot(
  scope: CouncilScope,
  { meeting, vote, person, choice }: Pick<Ballot, 'meeting' | 'vote' | 'person' | 'choice'>,
): Promise<void> {
  const cast = () =>
    Ballots.updateOne({ ...scope, vote, person }, { $set: { choice, meeting } }, { upsert: true })
  try {
    await cast()
  } catch (error) {
    // The same press came twice at once and the other one was first.
    if (!isDuplicate(error)) throw error
    await cast()
  }
}

export async function withdrawBallot(scope: CouncilScope, vote: string, person: string): Promise<void> {
  await Ballots.deleteOne({ ...scope, vote, person })
}

export async function dissentsAt(scope: CouncilScope, meeting: string): Promise<Dissent[]> {
  return (
    await Dissents.find({ ...scope, meeting })
      .sort({ name: 1 })
      .lean()
  ).map(plain)
}

export async function keepDissent(
  scope: CouncilScope,
  { meeting, item, person, name, text }: Omit<Dissent, 'id' | 'tenant' | 'council'>,
): Promise<void> {
  const keep = () =>
    Dissents.updateOne({ ...scope, meeting, item, person }, { $set: { name, text } }, { upsert: true })
  try {
    await keep()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await keep()
  }
}
