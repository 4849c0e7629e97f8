/** Decides what stands behind the proxies: an nginx that answers at once. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LOAD_CORE, pin, stop } from '../pinned-process.ts'

export interface Upstream {
  readonly port: number
  close(): Promise<void>
}

const START_ATTEMPTS = 100

export async function startNginx(): Promise<Upstream> {
  if (spawnSync('nginx', ['-v']).error) {
    throw new Error('nginx is missing: install nginx-light from Debian')
  }
  const directory = mkdtempSync(join(tmpdir(), 'bench-nginx-'))
  const port = await findFreePort()
  writeFileSync(join(directory, 'nginx.conf'), configOf(directory, port))
  const command = ['nginx', '-p', directory, '-c', 'nginx.conf', '-e', 'stderr']
  const [program, ...options] = pin(LOAD_CORE, command)
  const child = spawn(program, options, { stdio: ['ignore', 'ignore', 'inherit'] })
  const close = async () => {
    await stop(child)
    rmSync(directory, { recursive: true, force: true })
  }
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    if (child.exitCode !== null) break
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return { port, close }
    await sleep(50)
  }
  await close()
  throw new Error('nginx did not start')
}

function configOf(directory: string, port: number): string {
  return `daemon off;
master_process off;
pid ${directory}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path ${directory};
  proxy_temp_path ${directory};
  fastcgi_temp_path ${directory};
  uwsgi_temp_path ${directory};
  scgi_temp_path ${directory};
  server {
    listen 127.0.0.1:${port};
    default_type application/json;
    location / { return 200 '{"users":[]}'; }
  }
}
`
}

/** nginx cannot say which port it was given, so it gets one that was free a moment ago. */
function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
