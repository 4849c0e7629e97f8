/** Starts the example as people do, on a free port, and gives tests its address and log. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface FlaskShop {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string
  /** Everything that it has printed so far. */
  log(): string
  close(): Promise<void>
}

/** `env` is all that it gets beside PORT: nothing of the test's own environment leaks in. */
export async function startFlaskShop(env: Readonly<Record<string, string>>): Promise<FlaskShop> {
  const child = spawn('/usr/bin/python3', ['app.py'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...env, PORT: '0', PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  const url = await new Promise<string>((resolve, reject) => {
    const onOutput = (chunk: Buffer) => {
      log += chunk.toString()
      const address = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(log)?.[1]
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', onOutput)
    child.stderr.on('data', onOutput)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the example ended with ${code}:\n${log}`)))
  })
  return {
    url,
    log: () => log,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
