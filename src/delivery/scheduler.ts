import cron from 'node-cron'
import type { Clock } from '../core/clock'
import type { Feature, Job } from '../core/feature'
import { inTime } from '../core/in-time'
import { type Log, withoutText } from '../core/log'
import type { Outbox } from './worker'

export interface Scheduler {
  /** Asks every job what is due, puts it in the outbox and sends it. */
  tick(): Promise<void>
  stop(): Promise<void>
}

/**
 * A job that hangs holds up neither the others nor all ticks after this one. The database's driver can wait for
 * ever when the connection breaks at the moment of a write.
 */
const PATIENCE_MS = 120_000

/**
 * Ticks each minute, or with `byHand` only when told. What is due is a query, so a missed or doubled tick
 * does no harm.
 */
export function startScheduler(
  features: Feature[],
  outbox: Outbox,
  clock: Clock,
  log: Log,
  { byHand }: { byHand: boolean },
): Scheduler {
  const jobs = features.flatMap((feature) => feature.jobs ?? [])

  const run = async (job: Job): Promise<void> => outbox.add(await job.run(clock(), outbox.add))

  async function runJobs(): Promise<void> {
    for (const job of jobs) {
      try {
        await inTime(run(job), PATIENCE_MS)
      } catch (error) {
        log.error({ job: job.name, err: withoutText(error) }, 'job failed')
      }
    }
  }

  const task = byHand
    ? undefined
    : cron.schedule(
        '* * * * *',
        async () => {
          await runJobs()
          // Not awaited: sending many takes longer than a minute, and the jobs must not wait for it.
          outbox.wake()
        },
        { noOverlap: true },
      )
  return {
    async tick() {
      await runJobs()
      await outbox.drain()
    },
    stop: async () => void (await task?.destroy()),
  }
}
