/** Decides how load is made over HTTP: by wrk, which costs far less than what it measures. */
import { spawn, spawnSync } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Slot } from '../interleave.ts'
import { LOAD_CORE, pin } from '../pinned-process.ts'

export interface LoadRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Open connections, each with one request under way: enough to keep one core busy. */
const CONNECTIONS = 64
const script = fileURLToPath(new URL('wrk.lua', import.meta.url))

export function hasWrk(): boolean {
  return spawnSync('wrk', ['-v']).error === undefined
}

/** Loads `port` for `slotMs`, rounded up to whole seconds: wrk knows no shorter unit. */
export async function runWrk(port: number, request: LoadRequest, slotMs: number): Promise<Slot> {
  const fields = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`)
  const [program, ...options] = pin(LOAD_CORE, [
    'wrk',
    '--threads=1',
    `--connections=${CONNECTIONS}`,
    `--duration=${Math.ceil(slotMs / 1_000)}s`,
    `--script=${script}`,
    `http://127.0.0.1:${port}${request.path}`,
    '--',
    request.method,
    request.body ?? '',
    ...fields,
  ])
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] })
  return parseReport(await text(child.stdout))
}

function parseReport(output: string): Slot {
  const line = output.split('\n').find((each) => each.startsWith('{'))
  if (line === undefined) throw new Error(`wrk printed no figures:\n${output}`)
  const { failed, ...slot } = JSON.parse(line) as Slot & { failed: number }
  if (failed > 0) throw new Error(`${failed} requests failed or were refused`)
  return slot
}
