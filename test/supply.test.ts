import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { licencesPage, shipped } from '../scripts/licences'

const ROOT = resolve(__dirname, '..')
const read = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8')

/** Licences under which the bot may be run and passed on with its notices alone. */
const FREE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
])

/** Whether an SPDX expression leaves a free choice: any of `OR`, all of `AND`. */
const isFree = (expression: string): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => FREE.has(licence)))

test('everything that is shipped may be used and passed on, and docs/licences.md lists it (npm run readme)', () => {
  expect(shipped().filter(({ licence }) => !isFree(licence))).toEqual([])
  expect(read('docs/licences.md')).toBe(licencesPage())
})

test('a licence that asks for more is told from one that leaves a choice', () => {
  expect(['(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', 'ISC'].map(isFree)).toEqual([true, true, true])
  expect(['GPL-3.0-only', '(MIT AND GPL-2.0)', 'unknown'].map(isFree)).toEqual([false, false, false])
})

test('every package of the lockfile is held by its hash', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { integrity?: string; link?: boolean; inBundle?: boolean }>
  }
  const entries = Object.entries(packages).filter(([path, { link, inBundle }]) => path && !link && !inBundle)
  expect(entries.length).toBeGreaterThan(500)
  expect(
    entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
  ).toEqual([])
})

test('the image stands on one version of its base, held by its digest', () => {
  const bases = [...read('Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, base]) => base)
  expect(bases.length).toBeGreaterThan(1)
  expect(new Set(bases).size).toBe(1)
  expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim@sha256:[\da-f]{64}$/)
})
