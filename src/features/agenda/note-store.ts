import type { CouncilScope } from '../../core/council'
import { defineModel, type Stored } from '../../database/model'

interface StoredNote extends Stored {
  tenant: string
  council: string
  /** The item's id; a fixed item's is `<meeting>/<fixed>`. */
  item: string
  person: string
  text: string
}

// One person's own notes: nobody else's query reaches them.
const Notes = defineModel<StoredNote>(
  'agendanotes',
  {
    tenant: { type: String, required: true },
    council: { type: String, required: true },
    item: { type: String, required: true },
    person: { type: String, required: true },
    text: { type: String, required: true },
  },
  [[{ tenant: 1, council: 1, item: 1, person: 1 }, { unique: true }]],
)

export async function noteOf(scope: CouncilScope, item: string, person: string): Promise<string> {
  return (await Notes.findOne({ ...scope, item, person }).lean())?.text ?? ''
}

/** Keeps a note; an empty one is deleted. */
export async function keepNote(
  scope: CouncilScope,
  item: string,
  person: string,
  text: string,
): Promise<void> {
  if (text === '') await Notes.deleteOne({ ...scope, item, person })
  else await Notes.updateOne({ ...scope, item, person }, { $set: { text } }, { upsert: true })
}
