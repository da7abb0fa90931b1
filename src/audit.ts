import { readConfig } from './config'
import { scopeOf } from './core/council'
import { brokenAudit } from './database/audit-store'
import { checkDatabase, type Finding } from './database/checks'
import { connect } from './database/connection'
import { FolderInUse } from './database/embedded'
import { features } from './features'
import { allCouncils } from './features/council'

/** All that breaks an invariant in the connected database: of the documents, of the audit chains, of the rooms. */
export async function* audit(now: Date): AsyncGenerator<Finding> {
  yield* checkDatabase(now)
  for (const council of await allCouncils()) {
    const scope = scopeOf(council)
    const broken = await brokenAudit(scope)
    if (broken !== undefined)
      yield { collection: 'audit', where: council.id, what: `the chain breaks at entry ${broken}` }
    for (const { name, verifies } of features)
      for (const { what, where } of (await verifies?.(scope)) ?? [])
        yield { collection: name, where: `${council.id} ${where}`, what }
  }
}

async function main(): Promise<void> {
  const database = await connect(readConfig(process.env).database, { asItIs: true })
  let count = 0
  try {
    for await (const { collection, where, what } of audit(new Date())) {
      count += 1
      process.stdout.write(`${collection} ${where}: ${what}\n`)
    }
  } finally {
    await database.close()
  }
  process.stdout.write(count === 0 ? 'Nothing is wrong.\n' : `${count} findings.\n`)
  process.exitCode = count === 0 ? 0 : 1
}

if (require.main === module)
  main().catch((error: Error) => {
    const inUse =
      error instanceof FolderInUse ? 'The embedded database is in use. Stop the bot first.' : undefined
    process.stderr.write(`${inUse ?? error.stack}\n`)
    process.exitCode = 2
  })
