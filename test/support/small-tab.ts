import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const SCRIPT = 'const answer = 42\n'.repeat(200)

let folder: string

/** A folder as the tab's build makes it, with next to nothing in it. */
export function smallTab(): string {
  folder = mkdtempSync(join(tmpdir(), 'raadsbot-tab-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__NONCE__">')
  writeFileSync(join(folder, 'assets/index-abc.js'), SCRIPT)
  return folder
}

export const forgetTab = (): void => rmSync(folder, { recursive: true, force: true })
