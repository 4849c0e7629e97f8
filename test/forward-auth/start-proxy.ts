/** Starts nginx, Caddy or HAProxy with the configuration in deploy/, on free loopback ports. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import net, { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const PROXY_NAMES = ['nginx', 'caddy', 'haproxy'] as const
export type ProxyName = (typeof PROXY_NAMES)[number]

export interface Addresses {
  readonly authPort: number
  readonly apiPort: number
}

export interface RunningProxy {
  readonly port: number
  log(): string
  [Symbol.asyncDispose](): Promise<void>
}

interface Setup {
  readonly command: string
  readonly args: readonly string[]
  /** File name to content; all of it lies in the folder that `args` name. */
  readonly files: Readonly<Record<string, string>>
}

const deploy = new URL('../../deploy/', import.meta.url)
const START_TRIES = 3
const START_TIMEOUT_MS = 10_000

/** A configuration of ours with other addresses in it; every name must be there to be replaced. */
export async function readDeployed(
  path: string,
  replacements: Readonly<Record<string, string>>,
): Promise<string> {
  let text = await readFile(new URL(path, deploy), 'utf8')
  for (const [from, to] of Object.entries(replacements)) {
    if (!text.includes(from)) throw new Error(`deploy/${path} does not say ${from}`)
    text = text.replaceAll(from, to)
  }
  return text
}

const setups: Readonly<
  Record<ProxyName, (folder: string, port: number, addresses: Addresses) => Promise<Setup>>
> = {
  async nginx(folder, port, { authPort, apiPort }) {
    const site = await readDeployed('nginx/keyward.conf', {
      'listen 80;': `listen 127.0.0.1:${port};`,
      '127.0.0.1:8787': `127.0.0.1:${authPort}`,
      '127.0.0.1:5000': `127.0.0.1:${apiPort}`,
    })
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    )
    // What an administrator may have set for all sites; ours has to hold all the same.
    const hostile =
      'underscores_in_headers on; ignore_invalid_headers off; proxy_intercept_errors on;'
    const main = `daemon off; master_process off; error_log stderr warn; pid ${folder}/pid;
      events {}
      http { access_log off; ${hostile} ${temporary.join(' ')} include ${folder}/keyward.conf; }`
    return {
      command: '/usr/sbin/nginx',
      args: ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')],
      files: { 'nginx.conf': main, 'keyward.conf': site },
    }
  },
  async caddy(folder, port, { authPort, apiPort }) {
    const site = await readDeployed('caddy/Caddyfile', {
      '{\n\t# When': '{\n\tadmin off\n\t# When',
      'api.example.com {': `http://:${port} {\n\tbind 127.0.0.1`,
      '127.0.0.1:8787': `127.0.0.1:${authPort}`,
      '127.0.0.1:5000': `127.0.0.1:${apiPort}`,
    })
    return {
      command: '/usr/bin/caddy',
      args: ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')],
      files: { Caddyfile: site },
    }
  },
  async haproxy(folder, port, { authPort, apiPort }) {
    const site = await readDeployed('haproxy/haproxy.cfg', {
      'bind :80': `bind 127.0.0.1:${port}`,
      '/etc/haproxy/keyward.lua': join(folder, 'keyward.lua'),
      '127.0.0.1:8788': `127.0.0.1:${await findFreePort()}`,
      '127.0.0.1:8787': `127.0.0.1:${authPort}`,
      '127.0.0.1:5000': `127.0.0.1:${apiPort}`,
    })
    return {
      command: '/usr/sbin/haproxy',
      args: ['-db', '-f', join(folder, 'haproxy.cfg')],
      files: {
        'haproxy.cfg': site,
        'keyward.lua': await readDeployed('haproxy/keyward.lua', {}),
      },
    }
  },
}

/** `change` may break a configuration, to see that it fails closed then too. */
export async function startProxy(
  name: ProxyName,
  addresses: Addresses,
  change: (text: string, file: string) => string = (text) => text,
): Promise<RunningProxy> {
  const folder = await mkdtemp(join(tmpdir(), `keyward-${name}-`))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    let log = ''
    // Somebody else may take a free port before the proxy does; then another one is tried.
    for (let attempt = 1; attempt <= START_TRIES; attempt++) {
      const port = await findFreePort()
      const setup = await setups[name](folder, port, addresses)
      for (const [file, text] of Object.entries(setup.files)) {
        await writeFile(join(folder, file), change(text, file))
      }
      const running = run(setup, folder)
      if (await isListening(running.child, port)) {
        const close = () => running.stop().then(remove)
        return { port, log: running.log, [Symbol.asyncDispose]: close }
      }
      await running.stop()
      log = running.log()
    }
    throw new Error(`${name} did not start:\n${log}`)
  } catch (error) {
    await remove()
    throw error
  }
}

function run({ command, args }: Setup, folder: string) {
  let log = ''
  const child = spawn(command, args, {
    cwd: folder,
    env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const note = (chunk: Buffer) => {
    log += chunk.toString()
  }
  child.on('error', (error) => {
    log += error.message
  })
  child.stdout.on('data', note)
  child.stderr.on('data', note)
  return { child, log: () => log, stop: () => stop(child) }
}

async function findFreePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function isListening(child: ChildProcess, port: number): Promise<boolean> {
  const attempts = START_TIMEOUT_MS / 20
  for (let attempt = 0; attempt < attempts; attempt++) {
    await sleep(20)
    if (hasEnded(child)) return false
    const socket = net.connect(port, '127.0.0.1')
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (isOpen) return true
  }
  return false
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Or has never begun, because there is no such program. */
function hasEnded({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null
}
