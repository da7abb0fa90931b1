import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, startEmbedded } from '../../../src/database/embedded'
import { isMeantFor, parseTests, runTest, type SpecifiedTest } from './unified-runner'

/** A checkout of github.com/mongodb/specifications. */
const checkout = process.env.MONGODB_SPECIFICATIONS
const version = '8.0.0'

/** Tests of what a driver sends, which the Node driver sends differently whatever the server. */
const ofTheDriver: [string, RegExp][] = [
  ['bypassDocumentValidation.json', /bypassDocumentValidation: false/],
  ['create-null-ids.json', /via (insertOne|insertMany|bulkWrite|clientBulkWrite)$/],
  ['client-bulkWrite-partialResults.json', /partialResult is unset/],
]

/** Why a test is not run; undefined when it is. */
function reasonToSkip(
  file: string,
  { skipReason, description, operations }: SpecifiedTest,
): string | undefined {
  const text = JSON.stringify(operations)
  if (skipReason) return skipReason
  if (text.includes('"failPoint"')) return 'needs a fail point'
  if (text.includes('"collation"')) return 'collation is refused'
  if (/"\$(out|merge)"/.test(text)) return '$out and $merge are refused'
  if (ofTheDriver.some(([name, words]) => file === name && words.test(description)))
    return 'the Node driver does otherwise'
  return undefined
}

if (!checkout) {
  test.skip("MongoDB's published CRUD tests: MONGODB_SPECIFICATIONS does not name a checkout", () =>
    undefined)
} else {
  const folder = join(checkout, 'source/crud/tests/unified')
  let data: string
  let database: Embedded

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'embedded-'))
    database = await startEmbedded({ folder: data })
  })

  afterAll(async () => {
    await database.close()
    rmSync(data, { recursive: true, force: true })
  })

  for (const name of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const file = parseTests(readFileSync(join(folder, name), 'utf8'))
    describe(name, () => {
      for (const specified of file.tests) {
        const meant =
          isMeantFor(version, file.runOnRequirements) && isMeantFor(version, specified.runOnRequirements)
        const reason = meant ? reasonToSkip(name, specified) : 'is for another server'
        if (reason) test.skip(`${specified.description} (${reason})`, () => undefined)
        else test(specified.description, () => runTest(database.uri, file, specified))
      }
    })
  }
}
