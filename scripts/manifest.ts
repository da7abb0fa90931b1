import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, type ExtensionCommand, type Feature, PLACES, type Place } from '../src/core/feature'
import { LANGUAGES, type Language } from '../src/core/language'
import { features } from '../src/features'
import { tabWords } from '../src/tab/strings'
import { TAB_ENTITY } from '../src/teams/tab-link'

export const FOLDER = resolve(__dirname, '../manifest')
/** As many as Teams shows in one scope. */
const MOST_COMMANDS = 12

const SCOPES: Record<Place, string> = { personal: 'personal', channel: 'team', group: 'groupChat' }
/** The manifest itself speaks Danish; each other language has a file. */
const OTHER_LANGUAGES = LANGUAGES.filter((language) => language !== 'da')

interface Entry {
  feature: Feature
  command: Command
}

/** What Teams' menu offers in a place: what every member may use, the best first, and help at the end. */
export function menuFor(place: Place, rooms: Feature[]): Entry[] {
  const entries = rooms
    .flatMap((feature) => (feature.commands ?? []).map((command) => ({ feature, command })))
    .filter(({ command: { access, places } }) => {
      return (access === 'anyone' || access.includes('member')) && (places ?? PLACES).includes(place)
    })
    .sort((a, b) => (a.command.rank ?? 1000) - (b.command.rank ?? 1000))
  const help = entries.filter(({ feature }) => feature.name === 'help')
  const others = entries.filter(({ feature }) => feature.name !== 'help')
  return [...others.slice(0, MOST_COMMANDS - help.length), ...help]
}

function said({ feature, command }: Entry, language: Language): { title: string; description: string } {
  const words = feature.strings(language).commands?.[command.key]
  if (!words?.words[0]) throw new Error(`no words for the command ${command.key}`)
  return { title: words.words[0], description: words.summary }
}

// A slash command is seen by its sender and the bot only. In personal chat all is.
const triggers = (place: Place) => (place === 'personal' ? ['mention'] : ['mention', 'slash'])

interface Extension {
  feature: Feature
  command: ExtensionCommand
}

const extensionOf = (rooms: Feature[]): Extension[] =>
  rooms.flatMap((feature) => (feature.extension ?? []).map((command) => ({ feature, command })))

function extensionWords({ feature, command: { verb } }: Extension, language: Language) {
  const words = feature.strings(language).extension?.[verb.slice(feature.name.length + 1)]
  if (!words) throw new Error(`no words for the message extension's ${verb}`)
  return words
}

// One is begun where people write or search, the other in a message's own menu.
function extensionCommand(each: Extension): object {
  const { title, description, field } = extensionWords(each, 'da')
  const { kind, verb: id } = each.command
  if (kind === 'message')
    return { id, type: 'action', context: ['message'], title, description, fetchTask: true }
  return {
    id,
    type: 'query',
    context: ['compose', 'commandBox'],
    title,
    description,
    // What is newest stands there before anything is typed.
    initialRun: true,
    parameters: [{ name: 'words', title: field, description, inputType: 'text' }],
  }
}

function extensionParts(each: Extension, index: number, language: Language): [string, string][] {
  const { title, description, field } = extensionWords(each, language)
  const key = `composeExtensions[0].commands[${index}]`
  const asks: [string, string][] = field
    ? [
        [`${key}.parameters[0].title`, field],
        [`${key}.parameters[0].description`, description],
      ]
    : []
  return [[`${key}.title`, title], [`${key}.description`, description], ...asks]
}

/** The manifest's source with what the rooms' commands make of it: command lists, message extension, the tab's name. */
export function deriveManifest(text: string, rooms: Feature[]): string {
  const manifest = JSON.parse(text)
  manifest.bots[0].commandLists = PLACES.map((place) => ({
    scopes: [SCOPES[place]],
    triggers: triggers(place),
    commands: menuFor(place, rooms).map((entry) => said(entry, 'da')),
  }))
  manifest.composeExtensions = [
    { botId: manifest.bots[0].botId, commands: extensionOf(rooms).map(extensionCommand) },
  ]
  Object.assign(manifest.staticTabs[0], { entityId: TAB_ENTITY, name: tabWords('da').tab })
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** A language file with the words of the same lists. */
export function deriveLanguage(text: string, language: Language, rooms: Feature[]): string {
  const own = Object.entries(JSON.parse(text)).filter(
    ([key]) => !/^(bots|staticTabs|composeExtensions)\[/.test(key),
  )
  const tab = ['staticTabs[0].name', tabWords(language).tab]
  const derived = PLACES.flatMap((place, list) =>
    menuFor(place, rooms).flatMap((entry, index) =>
      Object.entries(said(entry, language)).map(([part, words]) => [
        `bots[0].commandLists[${list}].commands[${index}].${part}`,
        words,
      ]),
    ),
  )
  const extension = extensionOf(rooms).flatMap((each, index) => extensionParts(each, index, language))
  return `${JSON.stringify(Object.fromEntries([...own, tab, ...extension, ...derived]), null, 2)}\n`
}

/** Each file that has derived parts, and what it should say. */
export function derivedFiles(rooms = features): { file: string; text: string; derived: string }[] {
  const files = [
    { name: 'manifest.json', derive: deriveManifest },
    ...OTHER_LANGUAGES.map((language) => ({
      name: `${language}.json`,
      derive: (text: string, all: Feature[]) => deriveLanguage(text, language, all),
    })),
  ]
  return files.map(({ name, derive }) => {
    const file = resolve(FOLDER, name)
    const text = readFileSync(file, 'utf8')
    return { file, text, derived: derive(text, rooms) }
  })
}

if (require.main === module) for (const { file, derived } of derivedFiles()) writeFileSync(file, derived)
