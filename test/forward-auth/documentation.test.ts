import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const page = await readFile(new URL('docs/forward-auth.md', root), 'utf8')

const FENCE = /^```\w*\n([\s\S]*?)^```$/gm

async function readFolder(name: string): Promise<string[]> {
  const folder = new URL(`deploy/${name}/`, root)
  const files = await readdir(folder)
  return Promise.all(files.sort().map((file) => readFile(new URL(file, folder), 'utf8')))
}

/** The text from a heading of the second level to the next one. */
function findSection(heading: string): string {
  return page.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? ''
}

describe.each(['nginx', 'Caddy', 'HAProxy', 'Traefik'])('docs/forward-auth.md on %s', (name) => {
  const section = findSection(name)

  it('shows exactly the files that are tested', async () => {
    const shown = [...section.matchAll(FENCE)].map(([, text]) => text)
    expect(shown.sort()).toEqual((await readFolder(name.toLowerCase())).sort())
  })

  it('explains lines that are there', async () => {
    const files = (await readFolder(name.toLowerCase())).join('\n')
    const rows = section.replace(FENCE, '').matchAll(/^\| (.*?) \|/gm)
    const explained = [...rows].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, line = '']) => line),
    )
    expect(explained.length).toBeGreaterThan(5)
    expect(explained.filter((line) => !files.includes(line))).toEqual([])
  })
})

it('deploy/ holds a folder for each proxy that is documented', async () => {
  const sections = [...page.matchAll(/`deploy\/(\w+)\//g)].map(([, folder]) => folder)
  for (const folder of ['nginx', 'caddy', 'haproxy', 'traefik']) expect(sections).toContain(folder)
})
