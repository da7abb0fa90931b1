import { LEADERS } from '../../core/council'
import type { Download } from '../../core/feature'
import { type Block, DOCX, fileName } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import { invitedTo, lettersTo } from '../contacts'
import { handedOn } from './carrying'
import { guestsOf } from './guest-actions'
import { doneOf, inOrder } from './rules'
import { processById } from './store'
import { dayText, processWords } from './strings'
import { todayIn } from './use-cases'

export const downloads: Record<string, Download> = {
  'processes.status': async ({ scope, subject, council, language, now }) => {
    const process = await processById(scope, subject)
    if (!process) return undefined
    const words = processWords(language)
    const { steering, project, coordinator } = process.bodies
    const bodies = [
      ['steering', steering],
      ['project', project],
      ['coordinator', coordinator === '' ? [] : [coordinator]],
    ] as const
    const today = todayIn(council, now)
    const handed = await handedOn({ scope, council, language, now }, inOrder(process.milestones))
    const said = [...handed.values()].flatMap(({ hearing }) => hearing ?? [])
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: process.title },
      { kind: 'paragraph', text: words.file.asOf(dayText(today, language)) },
      ...(process.purpose === '' ? [] : [{ kind: 'paragraph' as const, text: process.purpose }]),
      {
        kind: 'paragraph',
        text: words.process.progress(doneOf(process.milestones), process.milestones.length),
      },
      {
        kind: 'table',
        head: [...words.file.head],
        rows: inOrder(process.milestones).map(({ title, party, day, doneOn, result }) => [
          title,
          words.parties[party],
          dayText(day, language),
          doneOn ? dayText(doneOn, language) : '',
          result,
        ]),
        widths: [3, 2, 2, 2, 4],
      },
      ...(said.length > 0 ? [{ kind: 'heading' as const, level: 2 as const, text: words.file.themes }] : []),
      ...said.flatMap(({ title, themes }): Block[] => [
        { kind: 'paragraph', text: title },
        {
          kind: 'list',
          items: themes.map(({ title: theme, said: count, used, text }) =>
            words.milestone.theme(theme, words.milestone.came(count, used, text)),
          ),
        },
      ]),
      ...bodies.flatMap(([party, names]): Block[] => [
        { kind: 'heading', level: 2, text: words.parties[party] },
        { kind: 'paragraph', text: words.duties[party] },
        ...(names.length > 0 ? [{ kind: 'list' as const, items: [...names] }] : []),
      ]),
    ]
    const document = {
      title: process.title,
      sender: council.name,
      language,
      at: now,
      landscape: true,
      blocks,
    }
    return {
      name: fileName([words.file.name, process.title, today], 'docx'),
      type: DOCX,
      bytes: await docxOf(document),
    }
  },
  'processes.letters': async ({ scope, subject, council, member, language, now }) => {
    const [id = '', milestoneId] = subject.split(':')
    const process = await processById(scope, id)
    const milestone = process?.milestones.find((each) => each.id === milestoneId)
    if (!process || !milestone || !LEADERS.includes(member.role)) return undefined
    const invited = await invitedTo(scope, guestsOf(milestone))
    const words = processWords(language).milestone
    const lines = [process.title, words.by(dayText(milestone.day, language)), milestone.what]
    return lettersTo(
      invited,
      { title: milestone.title, lines: lines.filter((line) => line !== '') },
      { council, language, now },
    )
  },
}
