/** Measures what is found in the files that popular packages ship: next to nothing is right. */
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findInStream } from '../../src/scanner/secrets/find-in-stream.ts'
import type { StreamSighting } from '../../src/scanner/secrets/found-secret.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
/** Where packages keep what a page loads. */
const FOLDERS = ['dist', 'build', 'umd', 'cdn', 'fesm2022', 'bundles', 'public', 'min']
const SHIPPED = /\.(?:js|mjs|cjs|css|html|json|map|svg)$/

export async function measurePackages(): Promise<string> {
  const { dependencies } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const names = Object.keys(dependencies).filter((name) => existsSync(folderOf(name)))
  const lines: string[] = []
  let bytes = 0
  let files = 0
  for (const path of names.flatMap(listShipped)) {
    const seen = new Set<string>()
    const take = ({ found, line }: StreamSighting): void => {
      const text = `${found.kind}  ${found.ruleId}  ${found.masked}`
      if (seen.has(found.secret)) return
      seen.add(found.secret)
      lines.push(`  ${text}  ${path.slice(folderOf('').length)}:${line}`)
    }
    bytes += (await findInStream(createReadStream(path), {}, take)).bytes
    files++
  }
  const size = Math.round(bytes / 1e6)
  return [
    `${names.length} popular packages, ${files} files that they ship, ${size} MB`,
    `  found: ${lines.length}`,
    ...lines.sort(),
    '',
  ].join('\n')
}

function folderOf(name: string): string {
  return join(HERE, 'node_modules', name)
}

function listShipped(name: string): readonly string[] {
  const root = folderOf(name)
  const folders = FOLDERS.map((folder) => join(root, folder)).filter(existsSync)
  return (folders.length > 0 ? folders : [root]).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => SHIPPED.test(path) && !/(?:^|\/)(?:node_modules|tests?)\//.test(path))
      .map((path) => join(folder, path))
      .filter((path) => statSync(path).isFile()),
  )
}
