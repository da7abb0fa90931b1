import fc from 'fast-check'
import { memberOf } from '../../../src/core/council'
import type { CouncilRequest } from '../../../src/core/feature'
import { UserError } from '../../../src/core/user-error'
import { accept, merge, takeOff, unmerge } from '../../../src/features/agenda/build'
import { draftAgenda } from '../../../src/features/agenda/publish'
import { itemById, itemsOf } from '../../../src/features/agenda/store'
import { councilById, personByAccount } from '../../../src/features/council'
import { plannedMeetings } from '../../../src/features/meetings'
import { startWorld, type World } from '../../support/app'
import { demoScope, proposes } from './agenda-world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

async function asChair(): Promise<CouncilRequest> {
  const scope = await demoScope(world)
  const [council, person] = [
    await councilById(scope),
    await personByAccount(scope, world.people.formand.aadObjectId),
  ]
  if (!council || !person) throw new Error('no demo council')
  const member = memberOf(council, person)
  return { scope, council, person, member, now: world.time.now, language: 'da' } as CouncilRequest
}

const step = fc.record({
  what: fc.constantFrom('merge', 'unmerge', 'accept', 'takeOff'),
  one: fc.nat(3),
  other: fc.nat(3),
})

test('hvordan man end lægger sammen og skiller ad, går intet forslag og intet navn tabt', async () => {
  await proposes(world.people.politiker, { title: 'Det fjerde' })
  const chair = await asChair()
  const [meeting] = await plannedMeetings(chair.scope, chair.now)
  if (!meeting) throw new Error('no meeting')
  const items = await itemsOf(chair.scope, meeting.id)
  expect(items).toHaveLength(4)
  const ids = items.map(({ id }) => id)
  const at = (index: number) => ids[index] as string

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      for (const { what, one, other } of steps)
        try {
          if (what === 'merge') await merge(chair, at(one), at(other))
          if (what === 'unmerge') await unmerge(chair, at(one))
          if (what === 'accept') await accept(chair, at(one))
          if (what === 'takeOff') await takeOff(chair, at(one))
        } catch (error) {
          // What cannot be done just then is refused, never half done.
          if (!(error instanceof UserError)) throw error
        }

      const now = await Promise.all(ids.map((id) => itemById(chair.scope, id)))
      const live = now.filter((item) => item?.state === 'proposed' || item?.state === 'accepted')
      for (const item of now)
        if (item?.state === 'merged') expect(live.map((one) => one?.id)).toContain(item.mergedInto)
        else expect(item?.mergedInto).toBeUndefined()
      const draft = await draftAgenda(chair, meeting)
      for (const { id, proposers, merged } of draft.filter(({ fixed }) => !fixed)) {
        const parts = now.filter((item) => item?.id === id || item?.mergedInto === id)
        expect([...proposers].sort()).toEqual(parts.map((item) => item?.proposer.name).sort())
        expect(merged).toHaveLength(parts.length - 1)
      }

      // Everything taken back: all stand alone again, each with its own name.
      for (const id of ids)
        if ((await itemById(chair.scope, id))?.state === 'merged') await unmerge(chair, id)
      const alone = await Promise.all(ids.map((id) => itemById(chair.scope, id)))
      expect(alone.map((item) => item?.title)).toEqual(items.map(({ title }) => title))
      expect(alone.every((item) => item?.mergedInto === undefined)).toBe(true)
    }),
    { numRuns: 25 },
  )
})
