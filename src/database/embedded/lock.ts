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
    const { message } = error as Error
    throw new Error(`The folder ${folder} may not be written, but the database needs to: ${message}`)
  }
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      // A link appears whole and only when there is none: two processes cannot both make it.
      if (succeeds(() => linkSync(mine, file))) return () => remove(file)
      const held = read(file)
      if (held && isAlive(held)) throw new FolderInUse(folder, held)
      // A dead process's lock is moved aside; if another's took its place in that moment, it is put back.
      const aside = `${mine}.stale`
      if (!succeeds(() => renameSync(file, aside))) continue
      if (JSON.stringify(read(aside)) !== JSON.stringify(held)) succeeds(() => linkSync(aside, file))
      remove(aside)
    }
    throw new Error(`The lock ${file} can neither be read nor taken`)
  } finally {
    remove(mine)
  }
}

const remove = (file: string) => succeeds(() => unlinkSync(file))

function succeeds(step: () => void): boolean {
  try {
    step()
    return true
  } catch {
    return false
  }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
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
