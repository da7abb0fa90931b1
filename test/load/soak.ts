import { connect } from '../../src/database/connection'
import { message, proposal } from '../bench/activities'
import { startConnector } from '../bench/connector'
import { median, type Row, rounded } from '../bench/rows'
import { startSite } from './instances'
import { addMunicipalities, by, type Municipality } from './many-councils'

/** Minutes; `SOAK_MINUTES=1 npm run soak:bot` for a first look. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 20)
const COUNCILS = 100
const SAMPLES = 40
const COMMANDS = ['/dagsorden', '/hjælp', '/medlemmer', '/møder', '/årshjul', '/regler', 'sludder']

/** Turns of all kinds for so many minutes; prints the bot's memory as it goes, and the whole line at the end. */
async function soak(): Promise<void> {
  const connector = await startConnector()
  let councils: Municipality[] = []
  const site = await startSite(1, async (uri, folder) => {
    const database = await connect({ uri, folder })
    councils = await addMunicipalities(COUNCILS, new Date(Date.now() + 24 * 24 * 60 * 60 * 1000))
    await database.close()
  })
  const [bot] = site.bots
  if (!bot) throw new Error('no bot')
  const memory: number[] = []
  let turns = 0
  const print = (row: Row) => process.stdout.write(`${JSON.stringify(row)}\n`)
  try {
    const began = performance.now()
    while (memory.length < SAMPLES) {
      const until = began + ((memory.length + 1) * MINUTES * 60_000) / SAMPLES
      while (performance.now() < until) {
        const of = councils[turns % COUNCILS] as Municipality
        const account = of.accounts[turns % of.accounts.length] as string
        const text = COMMANDS[turns % COMMANDS.length] as string
        const { status } = await bot.turn(
          turns % 50 === 0
            ? proposal(by(of, account, connector.serviceUrl), of.meeting)
            : message(by(of, account, connector.serviceUrl), text),
        )
        if (status !== 200) throw new Error(`a turn was answered with ${status}`)
        turns += 1
      }
      memory.push(await bot.memory())
      print({ name: `memory after ${turns} turns`, value: rounded(memory.at(-1) as number), unit: 'MB' })
    }
    const quarter = SAMPLES / 4
    const early = median(memory.slice(quarter, 2 * quarter))
    const late = median(memory.slice(-quarter))
    print({
      name: `memory in the last quarter of ${MINUTES} minutes and ${turns} turns`,
      value: rounded(late),
      unit: 'MB',
      yardstick: 'memory in the second quarter',
      ratio: rounded(late / early),
    })
  } finally {
    await site.close()
    connector.close()
  }
}

if (require.main === module) soak()
