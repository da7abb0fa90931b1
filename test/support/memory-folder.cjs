const { statfs } = require('node:fs/promises')

const FOLDER = '/dev/shm'
const ROOM = 1024 ** 3

/** Keeps the databases of the tests in memory where there is room: a disk takes milliseconds for each write. */
module.exports = async () => {
  const { bavail, bsize } = await statfs(FOLDER).catch(() => ({ bavail: 0, bsize: 0 }))
  if (bavail * bsize > ROOM) process.env.TMPDIR = FOLDER
}
