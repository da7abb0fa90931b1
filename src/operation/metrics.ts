import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Log } from '../core/log'
import type { WatchTurn } from '../core/router'

/** What the figures are read from when somebody asks for them; nothing is counted in advance. */
export interface Sources {
  /** How many deliveries are in each state that is not done, and since when the oldest is due. */
  outbox(): Promise<{ states: Record<string, number>; oldestDue?: Date }>
  /** Seconds for a round trip to the database. Rejects when it does not answer. */
  ping(): Promise<number>
}

/** Counts for Prometheus. No label holds what somebody wrote, or who anybody is. */
export interface Metrics {
  turn: WatchTurn
  /** A request at the bot's address has been answered. */
  request(type: 'message' | 'invoke' | 'other', status: number, seconds: number): void
  delivery(ending: string): void
  /** The same log, with its errors counted by event. */
  counting(log: Log): Log
  /** The figures in Prometheus' text format. */
  read(): Promise<{ type: string; text: string }>
}

const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15]

export function createMetrics({ outbox, ping }: Sources, { ofProcess = false } = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (ofProcess) collectDefaultMetrics({ register: registry })
  const turns = new Counter({
    name: 'raadsbot_turns_total',
    help: 'Turns by what handled them (a command, a button, a file) and how they ended',
    labelNames: ['handler', 'ending'] as const,
    registers,
  })
  const requests = new Histogram({
    name: 'raadsbot_request_seconds',
    help: 'From an activity of Teams to its answer, by kind and HTTP status',
    labelNames: ['type', 'status'] as const,
    buckets: SECONDS,
    registers,
  })
  const deliveries = new Counter({
    name: 'raadsbot_delivery_attempts_total',
    help: 'Attempts to deliver by how they ended; again means that it is tried once more',
    labelNames: ['ending'] as const,
    registers,
  })
  const errors = new Counter({
    name: 'raadsbot_errors_total',
    help: 'Logged errors by event',
    labelNames: ['event'] as const,
    registers,
  })
  const up = new Gauge({
    name: 'raadsbot_database_up',
    help: 'Whether the database answers',
    registers,
  })
  const roundTrip = new Gauge({
    name: 'raadsbot_database_ping_seconds',
    help: 'A round trip to the database',
    registers,
  })
  const queued = new Gauge({
    name: 'raadsbot_outbox_deliveries',
    help: 'Deliveries that are not done, by state',
    labelNames: ['state'] as const,
    registers,
  })
  const overdue = new Gauge({
    name: 'raadsbot_outbox_overdue_seconds',
    help: 'How long the oldest due delivery has waited',
    registers,
  })

  async function look(): Promise<void> {
    try {
      roundTrip.set(await ping())
      const { states, oldestDue } = await outbox()
      up.set(1)
      for (const [state, count] of Object.entries(states)) queued.set({ state }, count)
      overdue.set(oldestDue ? Math.max(0, (Date.now() - oldestDue.getTime()) / 1000) : 0)
    } catch {
      // What was true before is not known any more.
      up.set(0)
      queued.reset()
      overdue.set(0)
    }
  }

  return {
    turn: ({ handler, ending }) => turns.inc({ handler, ending }),
    request: (type, status, seconds) => requests.observe({ type, status }, seconds),
    delivery: (ending) => deliveries.inc({ ending }),
    counting: (log) => ({
      info: (fields, event) => log.info(fields, event),
      warn: (fields, event) => log.warn(fields, event),
      error(fields, event) {
        errors.inc({ event })
        log.error(fields, event)
      },
    }),
    async read() {
      await look()
      return { type: registry.contentType, text: await registry.metrics() }
    },
  }
}
