import { defineModel, isDuplicate, type Stored } from '../database/model'

// Counted in the database, because all instances of the bot share Teams' limits and a restart must not
// reset them. One small document each for a tenant and a conversation.
interface StoredPace extends Stored {
  /** When the next message would be in step, had none been sent early. */
  free: Date
}

const Paces = defineModel<StoredPace>('paces', { free: { type: Date, required: true } }, [
  [{ free: 1 }, { expireAfterSeconds: 24 * 60 * 60 }],
])

/** A bucket of `burst` messages that gains one every `everyMs`. */
export interface Pace {
  burst: number
  everyMs: number
}

/** Takes a place at once; undefined when taken, or else when there is one. */
export async function takePlace(key: string, { burst, everyMs }: Pace, now: Date): Promise<Date | undefined> {
  const slack = (burst - 1) * everyMs
  const taken = await Paces.findOneAndUpdate(
    { _id: key, free: { $lte: new Date(now.getTime() + slack) } },
    advance(now, everyMs),
    { updatePipeline: true },
  ).lean()
  if (taken || (await begin(key, everyMs, now))) return undefined
  const found = await Paces.findById(key).lean()
  return new Date((found?.free ?? now).getTime() - slack)
}

/** Books the next place; gives when it is, which may be now. */
export async function bookPlace(key: string, { burst, everyMs }: Pace, now: Date): Promise<Date> {
  const booked = await Paces.findOneAndUpdate({ _id: key }, advance(now, everyMs), {
    updatePipeline: true,
    returnDocument: 'after',
  }).lean()
  if (!booked) {
    if (await begin(key, everyMs, now)) return now
    return bookPlace(key, { burst, everyMs }, now)
  }
  return new Date(Math.max(now.getTime(), booked.free.getTime() - burst * everyMs))
}

/** Teams asked to wait there: nobody takes a place before `until`. */
export async function holdPlaces(key: string, { burst, everyMs }: Pace, until: Date): Promise<void> {
  await Paces.updateOne(
    { _id: key },
    { $max: { free: new Date(until.getTime() + (burst - 1) * everyMs) } },
    { upsert: true },
  )
}

const advance = (now: Date, everyMs: number) => [
  { $set: { free: { $add: [{ $max: ['$free', now] }, everyMs] } } },
]

/** True when this was the first message there. */
async function begin(key: string, everyMs: number, now: Date): Promise<boolean> {
  try {
    await Paces.create({ _id: key, free: new Date(now.getTime() + everyMs) })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}
