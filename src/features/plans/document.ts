import type { Council } from '../../core/council'
import type { Language } from '../../core/language'
import type { Document } from '../../documents/document'
import { isOverdue, KINDS } from './rules'
import type { Goal } from './store'
import { dayText, planWords } from './strings'
import { todayIn } from './use-cases'
import { areasOf } from './views'

/** The action plan as a document: a table for each kind. */
export function planDocument(
  goals: Goal[],
  { council, language, now }: { council: Council; language: Language; now: Date },
): Document {
  const words = planWords(language)
  const today = todayIn(council, now)
  const rowOf = (goal: Goal): string[] => [
    goal.title,
    [
      goal.what,
      goal.focusAreas.length > 0 && words.goal.focus(areasOf(goal, { language, council })),
      goal.together && words.goal.together(goal.together),
    ]
      .filter(Boolean)
      .join('\n'),
    goal.who,
    dayText(goal.due, language),
    isOverdue(goal, today) ? words.plan.overdue : words.statuses[goal.status],
  ]
  return {
    title: words.plan.title,
    sender: council.name,
    language,
    at: now,
    landscape: true,
    blocks: [
      { kind: 'heading', level: 1, text: words.plan.title },
      { kind: 'paragraph', text: words.file.asOf(dayText(today, language)) },
      ...KINDS.flatMap((kind): Document['blocks'] => {
        const of = goals.filter((goal) => goal.kind === kind)
        if (of.length === 0) return []
        return [
          { kind: 'heading', level: 2, text: words.kinds[kind] },
          { kind: 'table', head: [...words.file.head], rows: of.map(rowOf), widths: [3, 5, 2, 2, 2] },
        ]
      }),
      { kind: 'paragraph', text: words.file.advisory, subtle: true },
    ],
  }
}
