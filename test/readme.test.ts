import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readmeWithCommands } from '../scripts/readme'

test('the README’s table of commands says what the registry says (npm run readme)', () => {
  const text = readFileSync(resolve(__dirname, '../README.md'), 'utf8')
  expect(readmeWithCommands(text)).toBe(text)
})

test('every picture and page that the README links to is there', () => {
  const root = resolve(__dirname, '..')
  const text = readFileSync(resolve(root, 'README.md'), 'utf8')
  const links = [...text.matchAll(/\]\(((?!https?:)[^)#]+)\)/g)].map(([, link]) => link as string)
  expect(links.length).toBeGreaterThan(3)
  expect(links.filter((link) => !existsSync(resolve(root, link)))).toEqual([])
})
