import { pino } from 'pino'
import type { Feature, Notification } from '../../src/core/feature'
import { startScheduler } from '../../src/delivery/scheduler'
import type { Outbox } from '../../src/delivery/worker'

const DUE: Notification[] = [
  { scope: { tenant: 't', council: 'c' }, kind: 'reminder', subject: 's', to: 'channel' },
]

afterEach(() => jest.useRealTimers())

test('a job that never answers holds up neither the jobs after it nor the sending', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] })
  const added: Notification[][] = []
  const outbox = {
    add: async (notifications: Notification[]) => void added.push(notifications),
    drain: async () => void added.push([]),
  } as unknown as Outbox
  const room = {
    jobs: [
      { name: 'hangs', run: () => new Promise<Notification[]>(() => undefined) },
      { name: 'works', run: async () => DUE },
    ],
  } as unknown as Feature
  const said: unknown[] = []
  const log = pino({}, { write: (line: string) => void said.push(JSON.parse(line)) })
  const scheduler = startScheduler([room], outbox, () => new Date(), log, { byHand: true })

  const ticking = scheduler.tick()
  await jest.advanceTimersByTimeAsync(121_000)
  await ticking

  expect(added).toEqual([DUE, []])
  expect(said).toEqual([
    expect.objectContaining({
      job: 'hangs',
      err: expect.objectContaining({ name: 'TooLate' }),
      msg: 'job failed',
    }),
  ])
})
