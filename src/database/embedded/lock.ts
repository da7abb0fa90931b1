import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
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

/** Takes a folder for this process, also from a process that died with it; gives what returns it. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'in-use.json')
  const mine = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  const holder: Holder = { pid: process.pid, since: new Date().toISOString(), started: startOf(process.pid) }
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(mine, JSON.stringify(holder))
  } catch (error) {
    throw new Error(
      `The folder ${folder} may not be written, but the database needs to: ${(error as Error).message}`,
    )
  }
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        // A link appears whole and only when there is none: two processes cannot both make it.
        linkSync(mine, file)
        return () => remove(file)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const held = read(file)
      if (held && isAlive(held)) throw new FolderInUse(folder, held)
      if (attempt > 20) throw new Error(`The lock ${file} can neither be read nor taken`)
      takeAway(file, held, `${mine}.stale`)
    }
  } finally {
    remove(mine)
  }
}

/** Moves a dead process's lock aside; if another took its place in that moment, that one is put back. */
function takeAway(file: string, held: Holder | undefined, aside: string): void {
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved && JSON.stringify(moved) !== JSON.stringify(held)) {
    try {
      linkSync(aside, file)
    } catch {}
  }
  remove(aside)
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file)
  } catch {}
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
