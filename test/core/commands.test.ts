import { indexCommands, wordsOf } from '../../src/core/commands'
import { LANGUAGES } from '../../src/core/language'
import { features } from '../../src/features'

const index = indexCommands(features)
const keyOf = (text: string): string | undefined => index.find(text)?.command.key

test.each([
  ['/hjælp', 'help'],
  ['hej', 'help'],
  ['HJÆLP', 'help'],
  ['hjaelp', 'help'],
  ['hjalp', 'help'],
  ['hja\u0308lp', 'help'],
  ['Hello!', 'help'],
  ['/råd', 'council'],
  ['ra\u030ad', 'council'],
  ['raad', 'council'],
  ['rad', 'council'],
  ['/dagsorden', 'agenda'],
  ['  /agenda  ', 'agenda'],
  ['/item', 'item'],
  ['råd   skift', 'switchCouncil'],
])('“%s” is understood as %s', (text, key) => {
  expect(keyOf(text)).toBe(key)
})

test('what stands after the words is handed on as it was written', () => {
  expect(index.find('/punkt Flere bænke')?.args).toBe('Flere bænke')
  expect(index.find('råd  skift  Nu')?.args).toBe('Nu')
})

test.each([
  ['/dagsoden', 'dagsorden'],
  ['dagorden', 'dagsorden'],
  ['medlemer', 'medlemmer'],
])('the miss “%s” is near %s', (text, word) => {
  expect(index.nearest(text)?.word).toBe(word)
})

test('what is near nothing is offered nothing', () => {
  expect(index.nearest('hvornår spiser vi')).toBeUndefined()
  expect(index.nearest('x'.repeat(60_000))).toBeUndefined()
})

test('every command has a word, a label and a summary in both languages', () => {
  for (const feature of features)
    for (const command of feature.commands ?? []) {
      expect(wordsOf(feature, command).length).toBeGreaterThan(0)
      for (const language of LANGUAGES) {
        const words = feature.strings(language).commands?.[command.key]
        expect([command.key, language, Boolean(words?.label && words.summary && words.words[0])]).toEqual([
          command.key,
          language,
          true,
        ])
      }
    }
})

test('every verb is named after its room', () => {
  for (const { name, actions = [] } of features)
    for (const { verb } of actions) expect(verb).toMatch(new RegExp(`^${name}\\.[a-zA-Z]+$`))
})
