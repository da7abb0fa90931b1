import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { splitDocument } from '../../src/features/hearings/split'
import { startWorld, type World } from '../support/app'
import type { Turn } from '../support/teams'
import { median, printRows, type Row, rounded } from './rows'

const FEW = 100
const MANY = 10_000
const TIMES = 40
const PAGES = 200
const LINES_A_PAGE = 40

/** What a municipality's long document looks like: numbered sections, themes, bullets, broken lines. */
function longText(): string {
  const line = 'Kommunen vil sammen med borgerne skabe gode rammer for alle, og det gør vi med til-'
  const pages = Array.from({ length: PAGES / 4 }, (_, section) => {
    const paragraphs = Array.from({ length: LINES_A_PAGE * 3 }, () => `${line}\nlid og tid.`).join('\n\n')
    const bullets = Array.from(
      { length: LINES_A_PAGE },
      (_, n) => `- Punkt ${n} som vi arbejder med hver dag`,
    )
    return `${section + 1}. Et afsnit\n\n${paragraphs}\n\nEt tema i afsnittet\n${bullets.join('\n')}\n`
  })
  return pages.join('\n')
}

/** Opens a hearing in a world of its own and gives it `count` contributions. */
async function hearingWith(count: number): Promise<{ world: World; hearing: string; card: Turn }> {
  const world = await startWorld()
  const { sekretær } = world.people
  const form = await sekretær.writes('/høring opret')
  const split = await sekretær.presses(form, 'Gå videre', {
    title: 'En høring',
    deadline: '2027-03-12',
    summary: 'En kort tekst.',
    document: Array.from({ length: 8 }, (_, n) => `${n + 1}. Afsnit\n\nTekst.\n\nTema\n- punkt`).join('\n\n'),
    noNames: 'true',
  })
  const card = await sekretær.presses(split, 'Åbn høringen')
  const hearings = await mongoose.connection.collection('hearings').find({}).toArray()
  const { _id, tenant, council } = hearings[0] as unknown as { _id: string; tenant: string; council: string }
  const at = world.time.now
  const contributions = Array.from({ length: count }, (_, index) => ({
    _id: randomUUID() as never,
    tenant,
    council,
    hearing: _id,
    author: { name: '' },
    passage: `s${(index % 8) + 1}`,
    group: `s${(index % 8) + 1}`,
    stance: 'concern',
    text: `Et svar på omkring hundrede tegn, som nogen har skrevet på et møde i foreningen i byen, nummer ${index}.`,
    targetGroups: ['homeless'],
    state: 'given',
    treatment: 'untreated',
    form: randomUUID(),
    givenAt: at,
    changedAt: at,
  }))
  for (let from = 0; from < count; from += 500)
    await mongoose.connection.collection('contributions').insertMany(contributions.slice(from, from + 500))
  // A change that was cut off makes the first opening count afresh.
  await mongoose.connection.collection('contribution-tallies').insertOne({
    _id: _id as never,
    tenant,
    council,
    version: 1,
    pending: [{ token: 'x', at: new Date(0) }],
    groups: {},
  })
  const bench = await sekretær.presses(card, 'Arbejdsbord')
  if (!bench.seen.includes(`${count} svar.`)) throw new Error(`the workbench does not count ${count}`)
  return { world, hearing: _id, card }
}

async function timesOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < TIMES; run += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return median(times)
}

async function measured(count: number): Promise<{ open: number; save: number }> {
  const { world, hearing } = await hearingWith(count)
  const { sekretær } = world.people
  const press = (verb: string, data: object) =>
    sekretær.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', verb, data } })
  const open = async () => {
    const turn = await press('hearings.workbench', { hearing })
    if (!turn.card) throw new Error('no workbench')
  }
  const save = async () => {
    const turn = await press('hearings.contribute', {
      hearing,
      passage: 's3',
      form: randomUUID(),
      stance: 'concern',
      text: 'Et svar mere.',
      noNames: 'true',
    })
    if (!turn.card) throw new Error('not saved')
  }
  for (let run = 0; run < 10; run += 1) await open()
  for (let run = 0; run < 10; run += 1) await save()
  const result = { open: await timesOf(open), save: await timesOf(save) }
  await world.close()
  return result
}

export async function bench(): Promise<Row[]> {
  const text = longText()
  for (let run = 0; run < 3; run += 1) splitDocument(text)
  const split = await timesOf(async () => splitDocument(text))
  const few = await measured(FEW)
  const many = await measured(MANY)
  return [
    {
      name: `hearing: a ${PAGES}-page text (${rounded(text.length / 1000)} kB) into sections`,
      value: rounded(split),
      unit: 'ms',
    },
    {
      name: `hearing: opening the workbench with ${MANY} contributions`,
      value: rounded(many.open),
      unit: 'ms',
      yardstick: `with ${FEW}: ${rounded(few.open)} ms`,
      ratio: rounded(many.open / few.open),
    },
    {
      name: `hearing: saving one contribution beside ${MANY}`,
      value: rounded(many.save),
      unit: 'ms',
      yardstick: `beside ${FEW}: ${rounded(few.save)} ms`,
      ratio: rounded(many.save / few.save),
    },
  ]
}

if (require.main === module) printRows(bench())
