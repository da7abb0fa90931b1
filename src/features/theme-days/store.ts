import type { AuditEntry } from '../../core/audit'
import type { CouncilScope } from '../../core/council'
import { type Audited, addOnce, defineAuditedModel, type Plain, plain } from '../../database/model'
import type { Slot, ThemeDayKind } from './rules'

/** What its organisers write about a theme day. */
export interface ThemeDayText {
  title: string
  purpose: string
  /** `yyyy-MM-dd` */
  day: string
  /** `HH:mm` */
  from: string
  to: string
  place: string
  /** Øre that it may cost. */
  budget: number
  targetGroups: string[]
  focusAreas: string[]
  cprException?: string
}

interface StoredThemeDay extends Audited, ThemeDayText {
  council: string
  kind: ThemeDayKind
  programme: Slot[]
  /** draft: its organisers see it. open: all are invited. */
  state: 'draft' | 'open' | 'cancelled'
  /** Raised at each change. */
  version: number
  /** What the council has agreed on how it works together. */
  agreements: string[]
  /** What has been sent out on the bot's own account. */
  told: string[]
  /** When what people need is forgotten, and was. */
  forget?: Date
  /** The form, or the year wheel's entry, that it was made by, so that it is made once. */
  form: string
  madeAt: Date
}
export type ThemeDay = Plain<StoredThemeDay>

const ThemeDays = defineAuditedModel<StoredThemeDay>(
  'themeDays',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    kind: { type: String, required: true },
    title: { type: String, required: true },
    purpose: { type: String, default: '' },
    day: { type: String, required: true },
    from: { type: String, required: true },
    to: { type: String, required: true },
    place: { type: String, default: '' },
    budget: { type: Number, required: true },
    targetGroups: { type: [String], required: true },
    focusAreas: { type: [String], required: true },
    cprException: String,
    programme: [{ _id: false, time: String, title: String, speaker: String }],
    state: { type: String, required: true },
    version: { type: Number, required: true },
    agreements: { type: [String], required: true },
    told: { type: [String], required: true },
    forget: Date,
    form: { type: String, required: true },
    madeAt: { type: Date, required: true },
  },
  [
    [{ tenant: 1, council: 1, form: 1 }, { unique: true }],
    [{ tenant: 1, council: 1, day: 1 }],
    [{ state: 1, day: 1 }],
    [{ forget: 1 }, { sparse: true }],
  ],
)

const MOST = 60

/** The newest day first. */
export async function themeDaysOf(scope: CouncilScope): Promise<ThemeDay[]> {
  const found = await ThemeDays.find(scope).sort({ day: -1 }).limit(MOST).lean()
  return found.map(plain)
}

/** Those that are open, with a day from `from` on and before `to`, both `yyyy-MM-dd`. */
export async function openBetween(scope: CouncilScope, from: string, to: string): Promise<ThemeDay[]> {
  const found = await ThemeDays.find({ ...scope, state: 'open', day: { $gte: from, $lt: to } })
    .sort({ day: 1 })
    .limit(MOST)
    .lean()
  return found.map(plain)
}

/** Open ones of all councils, for what is due. */
export async function openAnywhere(from: string, to: string): Promise<ThemeDay[]> {
  const found = await ThemeDays.find({ state: 'open', day: { $gte: from, $lte: to } }).lean()
  return found.map(plain)
}

export async function themeDayById(scope: CouncilScope, id: string): Promise<ThemeDay | undefined> {
  const found = await ThemeDays.findOne({ ...scope, _id: id }).lean()
  return found ? plain(found) : undefined
}

/** Adds a draft; the same form again gives the one that is there. */
export async function addThemeDay(
  scope: CouncilScope,
  day: ThemeDayText & Pick<ThemeDay, 'kind' | 'programme' | 'form' | 'madeAt'>,
  audit: AuditEntry,
): Promise<ThemeDay> {
  const draft = {
    ...scope,
    ...day,
    state: 'draft' as const,
    version: 0,
    agreements: [],
    told: [],
    pendingAudit: [audit],
  }
  return (await addOnce(ThemeDays, draft, { ...scope, form: day.form })).document
}

/** Changes a theme day that is still at `version`; undefined when somebody was first. */
export async function changeThemeDay(
  scope: CouncilScope,
  id: string,
  version: number,
  change: Partial<ThemeDayText & Pick<ThemeDay, 'programme' | 'state' | 'agreements' | 'forget' | 'told'>>,
  audit: AuditEntry,
): Promise<ThemeDay | undefined> {
  const changed = await ThemeDays.findOneAndUpdate(
    { ...scope, _id: id, version },
    { $set: change, $inc: { version: 1 }, $push: { pendingAudit: audit } },
    { returnDocument: 'after' },
  ).lean()
  return changed ? plain(changed) : undefined
}

export async function noteTold({ tenant, council, id }: ThemeDay, what: string): Promise<void> {
  await ThemeDays.updateOne({ tenant, council, _id: id }, { $addToSet: { told: what } })
}

/** Theme days of all councils whose people's needs are to be forgotten. */
export async function forgettable(now: Date): Promise<ThemeDay[]> {
  return (
    await ThemeDays.find({ forget: { $lte: now } })
      .limit(MOST)
      .lean()
  ).map(plain)
}

export async function noteForgotten({ tenant, council, id }: ThemeDay): Promise<void> {
  await ThemeDays.updateOne({ tenant, council, _id: id }, { $unset: { forget: 1 } })
}
