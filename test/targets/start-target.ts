/** Starts a target as its developers do, on a free port, and tells what was asked of it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Target } from './target.ts'

export interface RunningTarget {
  readonly url: string
  /** The same API without TLS, where there is one. */
  readonly plainUrl: string | undefined
  /** Of its access log. */
  countRequests(): number
  /** Lines in which it says that something was destroyed. */
  listDestroyed(): string[]
  close(): Promise<void>
}

/** `environment` is all that it gets: nothing of the test's own environment leaks in. */
export async function startTarget(
  { name, program }: Target,
  environment: Readonly<Record<string, string>>,
): Promise<RunningTarget> {
  const command = program === 'app.py' ? '/usr/bin/python3' : process.execPath
  const child = spawn(command, [program], {
    cwd: fileURLToPath(new URL(`${name}/`, import.meta.url)),
    env: { ...environment, PORT: '0', PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  const ended = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    const onOutput = (chunk: Buffer) => {
      log += chunk.toString()
      const address = /Running on (https?:\/\/[\w.]+:\d+)/.exec(log)?.[1]
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', onOutput)
    child.stderr.on('data', onOutput)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}:\n${log}`)))
  })
  return {
    url,
    plainUrl: /Plain on (http:\/\/[\w.]+:\d+)/.exec(log)?.[1],
    countRequests: () => [...log.matchAll(/"[A-Z]+ [^"\n]* HTTP\/1\.[01]"/g)].length,
    listDestroyed: () => log.split('\n').filter((line) => line.includes('DESTROYED')),
    async close() {
      if (child.exitCode === null && child.signalCode === null) child.kill()
      await ended
    },
  }
}
