import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { builtFolder } from './build'

/** The bot as it is run, with these settings, in a process of its own; `port` is where it listens. */
export async function startMain(settings: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(await builtFolder(), 'main.js')], {
    env: { ...process.env, PORT: '0', MONGODB_URI: '', LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk
      const found = /"port":(\d+)/.exec(said)
      if (found) resolve(Number(found[1]))
    })
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)))
  })
  return { child, port }
}
