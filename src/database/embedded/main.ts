import { startEmbedded } from './index'

/** `npm run database`: the embedded database alone, for several bots on one machine. */
async function main(): Promise<void> {
  const { uri, close } = await startEmbedded({ folder: process.env.DATABASE_FOLDER || '.data' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)))
  process.stdout.write(`MONGODB_URI=${uri}\n`)
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
