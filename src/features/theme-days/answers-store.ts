import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored, upserted } from '../../database/model'
import type { Grade } from './rules'

interface Answer extends Stored {
  tenant: string
  council: string
  themeDay: string
  /** Person id */
  person: string
  at: Date
}

/** What somebody needs to take part; the secretariat alone sees it. */
export interface Needs {
  access: string
  food: string
  transport: string
}

interface StoredSignUp extends Answer, Needs {
  /** `yyyy-MM-dd` that was answered: a moved theme day has not been answered yet. Absent in old ones. */
  day?: string
  coming: boolean
  /** Person id of the secretary who entered it. */
  assistedBy?: string
}
export type SignUp = Plain<StoredSignUp>

/** What a member expects before a start-up day. */
export interface ExpectationText {
  others: string
  secretariat: string
  year: string
}
export type Expectation = Plain<Answer & ExpectationText>

export interface EvaluationText {
  grade: Grade
  good: string
  better: string
}
export type Evaluation = Plain<Answer & EvaluationText>

const answer = {
  tenant: { type: String, required: true },
  council: { type: String, required: true },
  themeDay: { type: String, required: true },
  person: { type: String, required: true },
  at: { type: Date, required: true },
}
const ONE_EACH = [[{ tenant: 1, council: 1, themeDay: 1, person: 1 }, { unique: true }]] as [
  Record<string, 1>,
  { unique: true },
][]

const SignUps = defineModel<StoredSignUp>(
  'themeDaySignUps',
  {
    ...answer,
    day: String,
    coming: { type: Boolean, required: true },
    access: { type: String, default: '' },
    food: { type: String, default: '' },
    transport: { type: String, default: '' },
    assistedBy: String,
  },
  ONE_EACH,
)
const Expectations = defineModel<Answer & ExpectationText>(
  'themeDayExpectations',
  {
    ...answer,
    others: { type: String, default: '' },
    secretariat: { type: String, default: '' },
    year: { type: String, default: '' },
  },
  ONE_EACH,
)
const Evaluations = defineModel<Answer & EvaluationText>(
  'themeDayEvaluations',
  {
    ...answer,
    grade: { type: String, required: true },
    good: { type: String, default: '' },
    better: { type: String, default: '' },
  },
  ONE_EACH,
)

type Key = { themeDay: string; person: string }

export const keepSignUp = (
  scope: CouncilScope,
  { themeDay, person }: Key,
  text: Pick<SignUp, 'day' | 'coming' | 'at' | 'assistedBy'> & Needs,
): Promise<void> =>
  upserted(() => SignUps.updateOne({ ...scope, themeDay, person }, { $set: text }, { upsert: true }))

export const keepExpectation = (
  scope: CouncilScope,
  { themeDay, person }: Key,
  text: ExpectationText & { at: Date },
): Promise<void> =>
  upserted(() => Expectations.updateOne({ ...scope, themeDay, person }, { $set: text }, { upsert: true }))

export const keepEvaluation = (
  scope: CouncilScope,
  { themeDay, person }: Key,
  text: EvaluationText & { at: Date },
): Promise<void> =>
  upserted(() => Evaluations.updateOne({ ...scope, themeDay, person }, { $set: text }, { upsert: true }))

/** The answers to the theme day's present date. */
export async function signUpsFor(
  scope: CouncilScope,
  { id, day }: { id: string; day: string },
): Promise<SignUp[]> {
  return (
    await SignUps.find({ ...scope, themeDay: id, day: { $in: [day, null] } })
      .sort({ at: 1 })
      .lean()
  ).map(plain)
}

/** Notes the date in answers that name none, before the theme day gets another. */
export async function dateSignUps(
  scope: CouncilScope,
  { id, day }: { id: string; day: string },
): Promise<void> {
  await SignUps.updateMany({ ...scope, themeDay: id, day: null }, { $set: { day } })
}

// By id, so that the order tells nobody who wrote what.
export async function expectationsFor(scope: CouncilScope, themeDay: string): Promise<Expectation[]> {
  return (
    await Expectations.find({ ...scope, themeDay })
      .sort({ _id: 1 })
      .lean()
  ).map(plain)
}

export async function evaluationsFor(scope: CouncilScope, themeDay: string): Promise<Evaluation[]> {
  return (
    await Evaluations.find({ ...scope, themeDay })
      .sort({ _id: 1 })
      .lean()
  ).map(plain)
}

/** Forgets what people needed to take part. */
export async function forgetNeeds(scope: CouncilScope, themeDay: string): Promise<void> {
  await SignUps.updateMany({ ...scope, themeDay }, { $set: { access: '', food: '', transport: '' } })
}
