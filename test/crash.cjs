// `npm run crash -- database`: the crash tests of a room with 200 kills at random moments.
const { spawnSync } = require('node:child_process')
const jest = require.resolve('jest/bin/jest')
const [room = ''] = process.argv.slice(2)
const { status } = spawnSync(process.execPath, [jest, `test/${room}.*crash`], {
  stdio: 'inherit',
  env: { CRASH_KILLS: '200', ...process.env },
})
process.exitCode = status ?? 1
