import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const SRC = resolve(__dirname, '../src')

interface Import {
  from: string
  to: string
}

const files = (readdirSync(SRC, { recursive: true }) as string[]).filter((file) => /\.tsx?$/.test(file))

const imports: Import[] = files.flatMap((file) => {
  const source = readFileSync(join(SRC, file), 'utf8')
  return [...source.matchAll(/(?:from|import|require\()\s*'([^']+)'/g)].map(([, to = '']) => ({
    from: file,
    to: to.startsWith('.') ? relative(SRC, resolve(SRC, dirname(file), to)) : to,
  }))
})

const of = (wanted: RegExp): string[] => [
  ...new Set(imports.filter(({ to }) => wanted.test(to)).map(({ from }) => from)),
]
const outside = (places: string[], allowed: RegExp): string[] => places.filter((file) => !allowed.test(file))
const roomOf = (path: string): string | undefined => /^features\/([^/]+)/.exec(path)?.[1]

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(30)
  expect(of(/^botbuilder$/)).toContain('teams/bot.ts')
  expect(of(/^mongoose$/)).toContain('database/model.ts')
})

test('botbuilder and restify live in teams only', () => {
  expect(outside(of(/^(botbuilder|botframework-|restify)/), /^teams\//)).toEqual([])
})

test('mongoose lives in the database folder only, and models are made in store files only', () => {
  expect(outside(of(/^mongoose$/), /^database\//)).toEqual([])
  expect(outside(of(/^database\/model$/), /(^|\/)([a-z-]+-)?store\.ts$|^database\//)).toEqual([])
})

test('node-cron lives in delivery only, teams-js in the tab only, the embedded database’s engine in its folder', () => {
  expect(outside(of(/^node-cron$/), /^delivery\//)).toEqual([])
  expect(outside(of(/^@microsoft\/teams-js/), /^tab\//)).toEqual([])
  expect(outside(of(/^(lmdb|mingo|bson)/), /^database\/embedded\//)).toEqual([])
})

test('prom-client and OpenTelemetry live in operation only', () => {
  expect(outside(of(/^(prom-client|@opentelemetry\/)/), /^operation\//)).toEqual([])
})

test('imports go main → teams, delivery → features → core, never back', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      (from.startsWith('core/') && /^(features|teams|delivery|database|local|tab|main)/.test(to)) ||
      (from.startsWith('features/') && /^(teams|delivery|local|tab|main)/.test(to)) ||
      (from.startsWith('delivery/') && /^(features|teams|local|tab|main)/.test(to)) ||
      (from.startsWith('teams/') && /^(features|local|tab|main)/.test(to)) ||
      (from.startsWith('database/') && /^(features|teams|delivery|local|tab|main)/.test(to)),
  )
  expect(wrong).toEqual([])
})

test('the browser’s code takes nothing but types from the rest, and the words’ language', () => {
  const taken = files
    .filter((file) => file.startsWith('tab/'))
    .flatMap((file) => {
      const source = readFileSync(join(SRC, file), 'utf8')
      const values = source.matchAll(/^import (?!type )[^']*? from '(\.[^']+)'/gm)
      return [...values].map(([, to = '']) => relative(SRC, resolve(SRC, dirname(file), to)))
    })
  expect(taken.length).toBeGreaterThan(20)
  expect(taken.filter((to) => !/^(tab\/|core\/language$)/.test(to))).toEqual([])
  expect(outside(of(/^(react|@fluentui|adaptivecards$)/), /^tab\//)).toEqual([])
})

test('who somebody is, is checked at the edge only', () => {
  expect(outside(of(/^jose$/), /^teams\//)).toEqual([])
})

test('a room uses another only through its index', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [here, there] = [roomOf(from), roomOf(to)]
    return there !== undefined && here !== undefined && here !== there && to !== `features/${there}`
  })
  expect(wrong).toEqual([])
})

test('rooms use each other without a cycle', () => {
  const uses = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    const [here, there] = [roomOf(from), roomOf(to)]
    if (here && there && here !== there && !/\.ts$/.test(here))
      uses.set(here, (uses.get(here) ?? new Set()).add(there))
  }
  const cycleFrom = (room: string, path: string[]): string[] | undefined => {
    if (path.includes(room)) return [...path, room]
    for (const next of uses.get(room) ?? []) {
      const cycle = cycleFrom(next, [...path, room])
      if (cycle) return cycle
    }
    return undefined
  }
  expect([...uses.keys()].map((room) => cycleFrom(room, [])).find(Boolean)).toBeUndefined()
})

test('rules are pure: they import neither stores nor the edge', () => {
  const wrong = imports.filter(
    ({ from, to }) => /\/rules\.ts$/.test(from) && /(store|database|teams|delivery|views)/.test(to),
  )
  expect(wrong).toEqual([])
})

test('only main knows the process environment, besides what starts processes', () => {
  const reads = files.filter((file) => readFileSync(join(SRC, file), 'utf8').includes('process.env'))
  expect(outside(reads, /^(main|audit|local\/|database\/(embedded\/main|data))/)).toEqual([])
})
