import cron from 'node-cron'
import type { Clock } from '../core/clock'
import type { Feature } from '../core/feature'
import type { Log } from '../core/log'
import type { Outbox } from './worker'

export interface Scheduler {
  /** Asks every job what is due, puts it in the outbox and sends it. */
  tick(): Promise<void>
  stop(): Promise<void>
}

/** Ticks each minute. What is due is a query, so a missed or doubled tick does no harm. */
export function startScheduler(features: Feature[], outbox: Outbox, clock: Clock, log: Log): Scheduler {
  const jobs = features.flatMap((feature) => feature.jobs ?? [])

  async function tick(): Promise<void> {
    for (const job of jobs) {
      try {
        await outbox.add(await job.run(clock()))
      } catch (error) {
        log.error({ job: job.name, name: (error as Error).name }, 'job failed')
      }
    }
    await outbox.drain()
  }

  const task = cron.schedule('* * * * *', () => {
    tick().catch((error) => log.error({ name: (error as Error).name }, 'tick failed'))
  })
  return { tick, stop: async () => void (await task.destroy()) }
}
