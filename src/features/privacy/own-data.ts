import { strToU8, zipSync } from 'fflate'
import type { CouncilScope, Person } from '../../core/council'
import type { Download } from '../../core/feature'
import { type Language, longDate } from '../../core/language'
import { type Mention, mentionsOf } from '../../database/mentions'
import { type Block, fileName, ZIP } from '../../documents/document'
import { docxOf } from '../../documents/docx'
import { privacyWords } from './strings'

/** What is about a person, by what it is in words, the commonest words first. */
export type OwnData = Map<string, Mention[]>

const BOOKKEEPING = ['conversations', 'threads', 'deliveries', 'audit', 'linkuses', 'revocations', 'paces']

export async function ownDataOf(
  { tenant }: Pick<CouncilScope, 'tenant'>,
  person: Person,
  language: Language,
): Promise<OwnData> {
  const { kinds, bookkeeping, other } = privacyWords(language)
  const data: OwnData = new Map()
  for (const mention of await mentionsOf(tenant, person.id)) {
    const kind = BOOKKEEPING.includes(mention.collection)
      ? bookkeeping
      : ((kinds as Record<string, string>)[mention.collection] ?? other)
    data.set(kind, [...(data.get(kind) ?? []), mention])
  }
  return data
}

/** Ids and the codes of states and kinds say nothing to a reader; they stand in the other file. */
const isForPeople = (text: string): boolean =>
  text !== '' && !/^[a-z][A-Za-z]*$/.test(text) && !/^[A-Za-z_-]*\d[\w:-]{20,}$/.test(text)

/** Dates and texts of a part, outermost first, without ids. */
function valuesIn(value: unknown, show: (date: Date) => string): string[] {
  if (value instanceof Date) return [show(value)]
  if (typeof value === 'string') return isForPeople(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((each) => valuesIn(each, show))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value)
    .filter(([key]) => !['_id', 'tenant', 'council', 'timeZone', 'type', 'key', 'form'].includes(key))
    .flatMap(([, each]) => valuesIn(each, show))
}

/** A Word file to read and a JSON file with every field, in one archive. */
export const ownDataFile: Download = async ({ scope, council, person, language, now }) => {
  const words = privacyWords(language)
  const data = await ownDataOf(scope, person, language)
  const show = (date: Date) => longDate(date, council.timeZone, language)
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: words.file.title(person.name) },
    { kind: 'paragraph', text: words.file.made(show(now)), subtle: true },
    ...[...data].flatMap(([kind, mentions]): Block[] => [
      { kind: 'heading', level: 2, text: `${kind} (${mentions.length})` },
      ...(kind === words.bookkeeping
        ? [{ kind: 'paragraph' as const, text: words.file.bookkeeping }]
        : [
            {
              kind: 'list' as const,
              items: mentions.map(({ about }) => valuesIn(about, show).join(' · ') || words.file.noText),
            },
          ]),
    ]),
    { kind: 'heading', level: 2, text: words.elsewhereTitle },
    { kind: 'list', items: [...words.elsewhere] },
  ]
  const document = await docxOf({
    title: words.file.title(person.name),
    sender: council.name,
    language,
    at: now,
    blocks,
  })
  const json = Object.fromEntries(
    [...data.values()]
      .flat()
      .map(({ collection }) => collection)
      .map((collection) => [
        collection,
        [...data.values()]
          .flat()
          .filter((mention) => mention.collection === collection)
          .map(({ about }) => about),
      ]),
  )
  const name = (extension: string) => fileName([words.file.name, person.name], extension)
  const files = { [name('docx')]: document, [name('json')]: strToU8(JSON.stringify(json, undefined, 2)) }
  return { name: name('zip'), type: ZIP, bytes: Buffer.from(zipSync(files, { mtime: now })) }
}
