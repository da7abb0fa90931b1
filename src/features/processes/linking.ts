import type { Card } from '../../core/cards'
import type { CouncilRequest } from '../../core/feature'
import type { Language } from '../../core/language'
import { shortened } from '../../core/shortened'
import { UserError } from '../../core/user-error'
import { createProposed, formOf, hearingById, type PartOf, proposedForm, setPartOf } from '../hearings'
import { type Carried, carriedInto } from './carrying'
import type { Milestone } from './rules'
import type { Process } from './store'
import { processWords } from './strings'
import { changeMilestone, milestoneIn, readProcess, todayIn, withOne } from './use-cases'

const partOf = ({ id, title }: Process): PartOf => ({
  title,
  verb: 'processes.show',
  data: { process: id },
})

/** Makes a hearing a milestone's, or with '' none; the hearing says what it is part of. */
export async function linkHearing(
  request: CouncilRequest,
  process: Process,
  version: number,
  id: string,
  hearing: string,
): Promise<Process> {
  const before = milestoneIn(process, id).hearing
  const changed = await changeMilestone(request, process, version, {
    id,
    what: 'hearingLinked',
    of: (now) => withOne(now, milestoneIn(now, id), { hearing: hearing === '' ? undefined : hearing }),
    settled: (now) => (milestoneIn(now, id).hearing ?? '') === hearing,
  })
  if (before && before !== hearing) await setPartOf(request, before, undefined)
  if (hearing !== '') await setPartOf(request, hearing, partOf(changed))
  return changed
}

const MOST_TITLE = 150

/** The form for a milestone's hearing: its day, what the process is for, and what it builds on as the document. */
export async function newHearingForm(
  request: CouncilRequest,
  process: Process,
  milestone: Milestone,
): Promise<Card> {
  const words = processWords(request.language)
  const of = { process: process.id, milestone: milestone.id }
  const { council, now } = request
  // The council reads it, whatever language the one who opens it speaks.
  const asked = { ...request, language: council.language }
  const document = documentOf(await carriedInto(asked, process, milestone), council.language)
  return proposedForm(
    {
      title: words.hearing.called(process.title, milestone.title).slice(0, MOST_TITLE),
      summary: process.purpose,
      deadline: milestone.day < todayIn(council, now) ? '' : milestone.day,
      document,
      hint: document === '' ? words.hearing.hintNone : words.hearing.hint,
      send: { verb: 'processes.createHearing', data: of },
      others: [
        { title: words.hearing.known, verb: 'processes.hearingForm', data: of },
        { title: words.hearing.cancel, verb: 'processes.milestone', data: of },
      ],
    },
    request,
  )
}

/** Creates a milestone's hearing from that form. The same form again gives the same hearing. */
export async function openHearing(
  request: CouncilRequest,
  process: Process,
  milestone: Milestone,
): Promise<Card> {
  if (process.state === 'stopped') throw new UserError('processes.stopped')
  const there = milestone.hearing ? await hearingById(request.scope, milestone.hearing) : undefined
  if (there && there.form !== formOf(request)) throw new UserError('processes.hearingThere')
  const { hearing, card } = await createProposed(request, partOf(process))
  if (!there) {
    const now = await readProcess(request, process.id)
    await linkHearing(request, now, now.version, milestone.id, hearing.id)
  }
  return card
}

/** Letters of what is carried that a form holds beside its other inputs. */
const MOST_CARRIED = 8000

/** What is carried as a document that members can answer: a section for each result and theme. */
function documentOf(carried: Carried[], language: Language): string {
  const { milestone: words } = processWords(language)
  const sections = carried.flatMap(({ title, result, hearing }) => [
    ...(result === '' ? [] : [{ title, text: result }]),
    ...(hearing?.themes ?? []).map(({ title: theme, said, used, text }) => ({
      title: theme,
      text: words.came(said, used, text),
    })),
  ])
  const share = Math.floor(MOST_CARRIED / Math.max(1, sections.length))
  return sections
    .map(({ title, text }, at) => `# ${at + 1}. ${title}\n\n${shortened(text, share)}`)
    .join('\n\n')
}
