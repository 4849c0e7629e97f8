/** Decides where what a page answered is kept while it is read: in files that only we can read. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { link, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The last part says what it may be; the host must not choose any other part of a path. */
const SAFE_PART = /^[\w@~+$%()[\]-][\w@~+$%()[\]. -]{0,199}$/

export class PageFiles {
  readonly #folder: string
  #count = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(): Promise<PageFiles> {
    return new PageFiles(await mkdtemp(join(tmpdir(), 'keyward-pages-')))
  }

  /**
   * Laid out as their URLs are, so that a script finds the map that it names beside itself. Where
   * that cannot be, a folder of its own; `ending` is added to names that say nothing.
   */
  async write(url: URL, body: Uint8Array, ending: string): Promise<string> {
    const within = decodeParts(url.pathname)
    const last = within.at(-1) ?? ''
    const parts = [url.host.replaceAll(':', '+'), ...within]
    const isPlain =
      within.length > 0 && within.length < 30 && parts.every((part) => SAFE_PART.test(part))
    if (isPlain && last.endsWith(ending)) {
      const path = join(this.#folder, 'site', ...parts)
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await writeFile(path, body, { flag: 'wx', mode: 0o600 })
        return path
      } catch {
        // Something of the same name is there, such as the same script for another query.
      }
    }
    const path = await this.#next(last, ending)
    await writeFile(path, body, { flag: 'wx', mode: 0o600 })
    return path
  }

  /** For a map whose address says less than that the script named it. */
  async putBeside(script: string, map: string): Promise<void> {
    await link(map, `${script}.map`).catch(() => {})
  }

  /** For a body of any length, piece by piece. */
  async begin(url: URL): Promise<{ path: string; write(chunk: Uint8Array): void; end(): void }> {
    const path = await this.#next(decodeParts(url.pathname).at(-1) ?? '', '')
    const file = openSync(path, 'wx', 0o600)
    return {
      path,
      write: (chunk) => {
        for (let at = 0; at < chunk.byteLength; ) at += writeSync(file, chunk, at)
      },
      end: () => closeSync(file),
    }
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }

  async #next(name: string, ending: string): Promise<string> {
    this.#count += 1
    const folder = join(this.#folder, String(this.#count))
    await mkdir(folder, { mode: 0o700 })
    const plain = SAFE_PART.test(name) ? name : 'index'
    return join(folder, plain.endsWith(ending) ? plain : plain + ending)
  }
}

function decodeParts(pathname: string): string[] {
  return pathname
    .split('/')
    .filter(Boolean)
    .map((part) => {
      try {
        return decodeURIComponent(part)
      } catch {
        return part
      }
    })
}
