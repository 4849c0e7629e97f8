/** Decides what `npm pack` ships: the compiled sources and every file that they read. */
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

/** What /docs is rendered with. The licence and the notice must go where the code goes. */
const swaggerFiles = ['swagger-ui-bundle.js', 'swagger-ui.css', 'LICENSE', 'NOTICE']

rmSync(dist, { recursive: true, force: true })
execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
chmodSync(join(dist, 'cli/main.js'), 0o755)
joinFormats()
copySourceAssets()
for (const name of swaggerFiles) {
  copy(join(root, 'node_modules/swagger-ui-dist', name), join(dist, 'server/assets', name))
}

/** A thousand formats lie in as many files, and to find each takes longer than to read it. */
function joinFormats(): void {
  const formats = join(dist, 'scanner/secrets/formats.js')
  buildSync({
    entryPoints: [formats],
    outfile: formats,
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    sourcemap: true,
  })
}

/** Style sheets, schemas and other data lie beside the code that reads them; tsc skips them. */
function copySourceAssets(): void {
  const source = join(root, 'src')
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.tsx?$/.test(entry.name)) continue
    const from = join(entry.parentPath, entry.name)
    copy(from, join(dist, from.slice(source.length)))
  }
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to)
}
