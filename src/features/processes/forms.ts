import type { Card } from '../../core/cards'
import { formView, type Input } from '../../core/form.views'
import { newForm } from '../../core/form-screen'
import type { ProcessFrame } from './milestone-views'
import { type Milestone, PARTIES, PHASES, TEMPLATES } from './rules'
import type { Process } from './store'
import { processWords } from './strings'

const required = (error: string) => ({ required: true, error })
const many = (id: string, label: string, value = '', most = 500): Input => ({
  kind: 'text',
  id,
  label,
  value,
  most,
  multiline: true,
})

/** A new process from a template, whose first milestone is on a day. */
export function processForm(frame: ProcessFrame): Card {
  const { form: words, templates } = processWords(frame.language)
  return formView(
    {
      title: words.new,
      inputs: [
        { kind: 'text', id: 'title', label: words.title, most: 100, ...required(words.titleError) },
        many('purpose', words.purpose),
        {
          kind: 'choice',
          id: 'template',
          label: words.template,
          value: 'policy',
          style: 'expanded',
          choices: TEMPLATES.map((value) => ({ value, title: templates[value] })),
        },
        { kind: 'date', id: 'day', label: words.day, ...required(words.dayError) },
      ],
      send: { title: words.save, verb: 'processes.begin', data: { form: newForm() } },
      cancel: { title: words.cancel, verb: 'processes.list', data: {} },
      screened: true,
    },
    frame,
  )
}

const back = (process: Process, milestone: Milestone | undefined, { language }: ProcessFrame) => {
  const data: Record<string, string> = {
    process: process.id,
    ...(milestone ? { milestone: milestone.id } : {}),
  }
  const verb = milestone ? 'processes.milestone' : 'processes.show'
  return { title: processWords(language).form.cancel, verb, data }
}

const dataOf = (process: Process, milestone?: Milestone): Record<string, string> => ({
  process: process.id,
  version: String(process.version),
  ...(milestone ? { milestone: milestone.id } : {}),
})

/** A milestone's words; a known one is moved by a form of its own. */
export function milestoneForm(process: Process, known: Milestone | undefined, frame: ProcessFrame): Card {
  const { milestone: words, form, phases, parties } = processWords(frame.language)
  return formView(
    {
      title: known ? words.edit : words.new,
      inputs: [
        {
          kind: 'text',
          id: 'title',
          label: words.title,
          value: known?.title ?? '',
          most: 100,
          ...required(form.titleError),
        },
        many('what', words.what, known?.what),
        {
          kind: 'choice',
          id: 'phase',
          label: words.phase,
          value: known?.phase ?? 'involve',
          choices: PHASES.map((value) => ({ value, title: phases[value] })),
        },
        {
          kind: 'choice',
          id: 'party',
          label: words.party,
          value: known?.party ?? 'project',
          choices: PARTIES.map((value) => ({ value, title: parties[value] })),
        },
        ...(known
          ? []
          : [{ kind: 'date' as const, id: 'day', label: words.day, ...required(form.dayError) }]),
      ],
      send: {
        title: form.save,
        verb: 'processes.saveMilestone',
        data: { milestone: '', ...dataOf(process, known), form: newForm() },
      },
      others: known
        ? [
            {
              title: words.remove,
              verb: 'processes.removeMilestone',
              data: dataOf(process, known),
              style: 'destructive',
            },
          ]
        : [],
      cancel: back(process, known, frame),
      screened: true,
    },
    frame,
  )
}

export function reachForm(process: Process, milestone: Milestone, today: string, frame: ProcessFrame): Card {
  const { reach: words, form } = processWords(frame.language)
  return formView(
    {
      title: words.title(milestone.title),
      lines: [words.hint],
      inputs: [
        { kind: 'date', id: 'day', label: words.day, value: today, ...required(form.dayError) },
        {
          ...many('result', words.result, '', 1000),
          ...required(processWords(frame.language).errors.result),
        },
      ],
      send: { title: words.save, verb: 'processes.reach', data: dataOf(process, milestone) },
      cancel: back(process, milestone, frame),
      screened: true,
    },
    frame,
  )
}

export function moveForm(process: Process, milestone: Milestone, frame: ProcessFrame): Card {
  const { move: words, form } = processWords(frame.language)
  return formView(
    {
      title: words.title(milestone.title),
      inputs: [
        { kind: 'date', id: 'day', label: words.day, value: milestone.day, ...required(form.dayError) },
        {
          kind: 'choice',
          id: 'together',
          label: words.together,
          value: 'yes',
          style: 'expanded',
          choices: (['yes', 'no'] as const).map((value) => ({ value, title: words.choices[value] })),
        },
      ],
      send: { title: words.save, verb: 'processes.move', data: dataOf(process, milestone) },
      cancel: back(process, milestone, frame),
      screened: false,
    },
    frame,
  )
}

/** Who is in the bodies: people with an office, so it is not asked whether anybody is named. */
export function bodiesForm(process: Process, frame: ProcessFrame): Card {
  const { bodies: words, form, parties } = processWords(frame.language)
  const { steering, project, coordinator } = process.bodies
  return formView(
    {
      title: words.title,
      lines: [words.line],
      inputs: [
        many('steering', parties.steering, steering.join('\n'), 1500),
        many('project', parties.project, project.join('\n'), 1500),
        { kind: 'text', id: 'coordinator', label: parties.coordinator, value: coordinator },
      ],
      send: { title: form.save, verb: 'processes.saveBodies', data: dataOf(process) },
      cancel: { title: form.cancel, verb: 'processes.bodies', data: { process: process.id } },
      screened: false,
    },
    frame,
  )
}

export function hearingForm(
  process: Process,
  milestone: Milestone,
  hearings: { id: string; title: string }[],
  frame: ProcessFrame,
): Card {
  const { hearing: words } = processWords(frame.language)
  return formView(
    {
      title: words.title,
      inputs: [
        {
          kind: 'choice',
          id: 'hearing',
          label: words.choose,
          value: milestone.hearing ?? '',
          choices: [
            { value: '', title: words.none },
            ...hearings.map(({ id, title }) => ({ value: id, title })),
          ],
        },
      ],
      send: { title: words.save, verb: 'processes.link', data: dataOf(process, milestone) },
      cancel: back(process, milestone, frame),
      screened: false,
    },
    frame,
  )
}
