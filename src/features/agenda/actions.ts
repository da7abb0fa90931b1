import type { Action, Feature } from '../../core/feature'
import { buildActionsFor } from './build-actions'
import type { Build } from './commands'
import { fateActionsFor } from './fate-actions'
import { fileActions } from './file-actions'
import { itemActions } from './item-actions'
import { readActions } from './read-actions'

export const actionsFor = (rooms: Feature[], build: Build): Action[] => [
  ...itemActions,
  ...fateActionsFor(build),
  ...buildActionsFor(rooms, build),
  ...readActions,
  ...fileActions,
]
