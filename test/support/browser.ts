import { findChromium } from './playground'

/** `test` where a Chromium is found; elsewhere the tests are skipped, unless BROWSER_TESTS=required. */
export function browserTest(): jest.It {
  if (findChromium()) return test
  if (process.env.BROWSER_TESTS === 'required')
    throw new Error('BROWSER_TESTS=required, but no Chromium is found')
  process.stderr.write('No Chromium found: the browser tests are skipped. Set CHROMIUM_PATH to run them.\n')
  return test.skip
}
