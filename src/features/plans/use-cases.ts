import { auditEntry } from '../../core/audit'
import { type Council, LEADERS } from '../../core/council'
import type { CouncilRequest } from '../../core/feature'
import { holds } from '../../core/holds'
import { dayIn } from '../../core/language'
import { ruleValue } from '../../core/rules'
import { UserError } from '../../core/user-error'
import { lastDay, planMonths, type Status } from './rules'
import { addGoal, changeGoal, type Goal, type GoalText, goalById } from './store'

export const todayIn = ({ timeZone }: Council, now: Date): string => dayIn(now, timeZone)

/** Who writes in the plan, in their own chat. */
export const leads = ({ member, place }: CouncilRequest): boolean =>
  place === 'personal' && LEADERS.includes(member.role)

export async function readGoal({ scope }: CouncilRequest, id: string): Promise<Goal> {
  const goal = await goalById(scope, id)
  if (!goal) throw new UserError('plans.goalGone')
  return goal
}

/** Saves a new goal, or changes one that was read at `version`. */
export async function saveGoal(
  request: CouncilRequest,
  text: GoalText,
  { form, goal, version }: { form: string; goal: string; version: number },
): Promise<Goal> {
  const { scope, council, now } = request
  const months = ruleValue(planMonths, council, now)
  if (text.due > lastDay(todayIn(council, now), months))
    throw new UserError('plans.tooFar', { months }, planMonths.key)
  const saved =
    goal === ''
      ? await addGoal(scope, text, form, now, auditEntry(request, 'plans.goal.added', form))
      : ((await changeGoal(scope, goal, version, text, auditEntry(request, 'plans.goal.changed', goal))) ??
        (await readGoal(request, goal)))
  // The same press again finds its own words; another's are not told as saved.
  if (!holds(saved, text)) throw new UserError('plans.changed')
  return saved
}

export async function setStatus(
  request: CouncilRequest,
  id: string,
  version: number,
  status: Status,
): Promise<Goal> {
  const audit = auditEntry(request, `plans.goal.${status}`, id)
  const before = await readGoal(request, id)
  const history = [
    ...(before.history ?? [{ status: before.status, at: before.madeAt }]),
    { status, at: request.now },
  ]
  const changed = await changeGoal(request.scope, id, version, { status, history }, audit)
  const goal = changed ?? (await readGoal(request, id))
  if (goal.status !== status) throw new UserError('plans.changed')
  return goal
}
