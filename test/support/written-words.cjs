const { readdirSync, readFileSync, rmSync } = require('node:fs')
const { join } = require('node:path')

/** So many texts of forms at least are written into by some test and kept, or the search for them shows little. */
const LEAST = 75

/**
 * After the whole suite: what people wrote stood in no log, audit, outbox, conversation or figure, or a test has
 * failed (support/books.ts); here is counted in how many texts of how many forms something was written and kept.
 */
module.exports = async ({ testPathPatterns, testNamePattern, shard, onlyChanged, findRelatedTests }) => {
  const folder = process.env.WRITTEN_WORDS
  if (!folder) return
  const noted = (what) =>
    new Set(
      readdirSync(folder)
        .filter((name) => name.startsWith(what))
        .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)),
    )
  const [texts, kept] = [noted('texts'), noted('kept')]
  rmSync(folder, { recursive: true, force: true })
  const some =
    testPathPatterns?.patterns?.length || testNamePattern || shard || onlyChanged || findRelatedTests
  if (some) return
  process.stdout.write(
    `Written and kept: words in ${kept.size} texts of forms, of ${texts.size} that cards show.\n`,
  )
  if (kept.size >= LEAST) return
  const never = [...texts].filter((text) => !kept.has(text)).sort()
  throw new Error(`Words of ${kept.size} texts only were kept, of ${LEAST}. Never: ${never.join(', ')}`)
}
