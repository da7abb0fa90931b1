import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who holds a folder. `started` tells a process from a later one with the same number, where the system can say. */
interface Holder {
  pid: number
  since: string
  started?: string
}

/** The folder is in use. */
export class FolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly holder: Holder,
  ) {
    super(`The database in ${folder} is in use by process ${holder.pid} since ${holder.since}`)
  }
}

const noteIn = (folder: string) => join(folder, 'in-use.json')

/** Makes sure that a folder is there, may be written and is held by no living process. */
export function checkFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const { message } = error as Error
    throw new Error(`The folder ${folder} may not be written, but the database needs to: ${message}`)
  }
  const holder = holderOf(folder)
  if (holder && isAlive(holder)) throw new FolderInUse(folder, holder)
}

/** Takes a folder for this process, also from one that died with it. While it runs, nobody else may do the same. */
export function takeFolder(folder: string): void {
  checkFolder(folder)
  const holder: Holder = { pid: process.pid, since: new Date().toISOString(), started: startOf(process.pid) }
  writeFileSync(noteIn(folder), JSON.stringify(holder))
}

export const leaveFolder = (folder: string) => rmSync(noteIn(folder), { force: true })

/** Undefined also where a process died while it noted itself. */
function holderOf(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(noteIn(folder), 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return !started || startOf(pid) === started
}

/** When a process started, in the system's own count; known on Linux. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
