const { mkdtemp, statfs } = require('node:fs/promises')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

const FOLDER = '/dev/shm'
const ROOM = 1024 ** 3

/**
 * Keeps the databases of the tests in memory where there is room: a disk takes milliseconds for each write. And
 * makes a place for what written-words.cjs counts at the end.
 */
module.exports = async () => {
  const { bavail, bsize } = await statfs(FOLDER).catch(() => ({ bavail: 0, bsize: 0 }))
  if (bavail * bsize > ROOM) process.env.TMPDIR = FOLDER
  process.env.WRITTEN_WORDS ??= await mkdtemp(join(tmpdir(), 'raadsbot-written-'))
}
