import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { termsOf } from '../../src/features/search/words'
import { startWorld, type World } from '../support/app'
import { printRows, quantile, type Row, rounded } from './rows'

const FEW = 100
const MANY = 10_000
const ASKED = 200
const WORDS_A_TEXT = 60

// Word number n comes 1/n as often as the first: as in people's texts.
const STEMS = 'bænk bolig varme læge café bus skole hjem penge råd udvalg torv sti lys park mad'.split(' ')
const ENDINGS = ['', 'e', 'en', 'er', 'erne', 's']
const LEXICON = Array.from({ length: 2000 }, (_, n) => {
  const [first, second] = [STEMS[n % STEMS.length], STEMS[Math.floor(n / STEMS.length) % STEMS.length]]
  return `${first}${second}${n % 7 === 0 ? '' : String.fromCharCode(97 + (n % 26))}`
})

/** The same numbers each time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
const wordBy = (random: () => number): string => LEXICON[Math.floor(LEXICON.length ** random()) - 1] as string

const textOf = (random: () => number, words: number): string =>
  Array.from({ length: words }, () => wordBy(random) + ENDINGS[Math.floor(random() * ENDINGS.length)]).join(
    ' ',
  )

/** A council with `count` things to find, written as the index writes them. */
async function archiveOf(count: number): Promise<World> {
  const world = await startWorld()
  const council = await mongoose.connection.collection('councils').findOne({})
  const random = numbers(7)
  const documents = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2017 + (index % 10), index % 12, 1 + (index % 27)))
    const title = textOf(random, 4)
    return {
      _id: randomUUID() as never,
      tenant: council?.tenant,
      council: String(council?._id),
      source: `agenda:${Math.floor(index / 8)}`,
      entry: String(index),
      kind: 'agenda',
      title,
      at,
      year: at.getUTCFullYear(),
      focusAreas: index % 5 === 0 ? ['poverty'] : [],
      readers: 'council',
      verb: 'agenda.details',
      data: { meeting: 'm', item: String(index) },
      terms: termsOf([title, textOf(random, WORDS_A_TEXT)], 'da'),
    }
  })
  for (let from = 0; from < count; from += 500)
    await mongoose.connection.collection('findables').insertMany(documents.slice(from, from + 500))
  // As if all of it had been read today: it has no sources to be read from.
  const progress = {
    tenant: council?.tenant,
    council: String(council?._id),
    at: world.time.now,
    sweptAt: world.time.now,
  }
  await mongoose.connection
    .collection('searchProgress')
    .insertOne({ _id: progress.council as never, ...progress })
  return world
}

/** Milliseconds of whole turns: one word, two words, and a word that is nowhere. */
async function p95(count: number): Promise<number> {
  const world = await archiveOf(count)
  const { medlem } = world.people
  const random = numbers(11)
  const times: number[] = []
  let hits = 0
  for (let run = 0; run < ASKED + 20; run += 1) {
    const words =
      run % 10 === 9
        ? 'zebraerne'
        : run % 3 === 0
          ? `${wordBy(random)} ${wordBy(random)}`
          : `${wordBy(random)}en`
    const began = performance.now()
    const turn = await medlem.writes(`/søg ${words}`)
    const took = performance.now() - began
    if (turn.seen.includes('Det her handler om')) hits += 1
    if (run >= 20) times.push(took)
  }
  await world.close()
  if (hits < ASKED / 2) throw new Error(`only ${hits} questions found something`)
  return quantile(times, 0.95)
}

export async function bench(): Promise<Row[]> {
  const few = await p95(FEW)
  const many = await p95(MANY)
  return [
    {
      name: `search: p95 of ${ASKED} searches over ${MANY} documents`,
      value: rounded(many),
      unit: 'ms',
      yardstick: `over ${FEW}: ${rounded(few)} ms`,
      ratio: rounded(many / few),
    },
  ]
}

if (require.main === module) printRows(bench())
