import type { CouncilScope } from '../../core/council'
import { defineModel, type Plain, plain, type Stored, unlessThere } from '../../database/model'
import type { Verdict } from './rules'

export interface Paragraph {
  id: string
  /** `overall`, `minority`, or the section or theme that it answers. */
  about: string
  text: string
}

interface StoredResponse extends Stored {
  tenant: string
  council: string
  hearing: string
  version: number
  paragraphs: Paragraph[]
  savedAt: Date
  savedBy: string
  form: string
}
/** One version of a draft response (høringssvar). Versions are kept as they were. */
export type Response = Plain<StoredResponse>

const Responses = defineModel<StoredResponse>(
  'responses',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    hearing: { type: String, required: true },
    version: { type: Number, required: true },
    paragraphs: [{ _id: false, id: String, about: String, text: String }],
    savedAt: { type: Date, required: true },
    savedBy: { type: String, required: true },
    form: { type: String, required: true },
  },
  [
    [{ tenant: 1, council: 1, hearing: 1, version: 1 }, { unique: true }],
    [{ tenant: 1, council: 1, hearing: 1, form: 1 }, { unique: true }],
  ],
)

/** The newest version, or the one asked for. */
export async function responseOf(
  scope: CouncilScope,
  hearing: string,
  version?: number,
): Promise<Response | undefined> {
  const found = await Responses.findOne({ ...scope, hearing, ...(version === undefined ? {} : { version }) })
    .sort({ version: -1 })
    .lean()
  return found ? plain(found) : undefined
}

/** The newest versions first, without their paragraphs. */
export async function versionsOf(
  scope: CouncilScope,
  hearing: string,
  limit: number,
): Promise<Omit<Response, 'paragraphs'>[]> {
  const found = await Responses.find({ ...scope, hearing })
    .select({ paragraphs: 0 })
    .sort({ version: -1 })
    .limit(limit)
    .lean()
  return found.map(plain)
}

/**
 * Saves the version after `from`. False when another came first; true also for the same form again,
 * which is then there already.
 */
export async function saveResponse(
  scope: CouncilScope,
  hearing: string,
  from: number,
  response: Pick<Response, 'paragraphs' | 'savedAt' | 'savedBy' | 'form'>,
): Promise<boolean> {
  const saved = await unlessThere(() =>
    Responses.create({ ...scope, hearing, version: from + 1, ...response }),
  )
  return saved !== undefined || (await Responses.exists({ ...scope, hearing, form: response.form })) !== null
}

interface StoredVerdict extends Stored {
  tenant: string
  council: string
  hearing: string
  /** The approval that it belongs to: a hearing's response can need several. */
  round: number
  person: string
  name: string
  verdict: Verdict
  remark?: string
  enteredBy?: string
  at: Date
}
/** One member's answer in a written approval. */
export type MemberVerdict = Plain<StoredVerdict>

const Verdicts = defineModel<StoredVerdict>(
  'response-verdicts',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    hearing: { type: String, required: true },
    round: { type: Number, required: true },
    person: { type: String, required: true },
    name: { type: String, required: true },
    verdict: { type: String, required: true },
    remark: String,
    enteredBy: String,
    at: { type: Date, required: true },
  },
  [[{ tenant: 1, council: 1, hearing: 1, round: 1, person: 1 }, { unique: true }]],
)

/** Saves or changes a member's answer; each has one in a round. */
export async function giveVerdict(
  scope: CouncilScope,
  { hearing, round, person, ...rest }: Omit<MemberVerdict, 'id' | 'tenant' | 'council'>,
): Promise<void> {
  const { remark, enteredBy, ...always } = rest
  const optional = { remark, enteredBy }
  const gone = Object.entries(optional).filter(([, value]) => value === undefined)
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  await Verdicts.updateOne(
    { ...scope, hearing, round, person },
    {
      $set: { ...always, ...given },
      ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map(([key]) => [key, 1])) } : {}),
    },
    { upsert: true },
  )
}

export async function verdictsOf(
  scope: CouncilScope,
  hearing: string,
  round: number,
): Promise<MemberVerdict[]> {
  return (
    await Verdicts.find({ ...scope, hearing, round })
      .sort({ at: 1 })
      .lean()
  ).map(plain)
}
