/** Decides what is read of a PDF: its text page by page, its links, and the files within it. */
import { readFile, stat } from 'node:fs/promises'
import { getDocumentProxy } from 'unpdf'
import { limits } from '../../../../base/limits.ts'
import { MIB } from '../../../../base/units.ts'
import { nameEntry } from '../name-entry.ts'
import type { ApartItem, ApartStep } from './apart-item.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

export async function* extractPdf(path: string): AsyncGenerator<ApartStep> {
  const skip = (reason: string): ApartItem => ({ kind: 'skip', entry: null, reason })
  if ((await stat(path)).size > limits.pdfBytesMax) {
    return yield skip(`is longer than ${limits.pdfBytesMax / MIB} MiB, too long for a PDF`)
  }
  let pdf: Pdf | undefined
  try {
    const bytes = new Uint8Array(await readFile(path))
    yield 'opened'
    pdf = await getDocumentProxy(bytes, {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: 0,
    })
    yield* extractPages(pdf)
    yield* extractBesides(pdf)
    if (pdf.numPages > limits.pdfPagesMax) yield skip(`has more than ${limits.pdfPagesMax} pages`)
  } catch (error) {
    yield skip(explain(error))
  } finally {
    await pdf?.destroy()
  }
}

async function* extractPages(pdf: Pdf): AsyncGenerator<ApartItem> {
  for (let number = 1; number <= Math.min(pdf.numPages, limits.pdfPagesMax); number++) {
    const entry = `page ${number}`
    try {
      const page = await pdf.getPage(number)
      const { items } = await page.getTextContent()
      const text = items.map((item) =>
        'str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '',
      )
      const links = (await page.getAnnotations()).map(readLink)
      yield { kind: 'text', entry, text: [text.join(''), ...links, ''].join('\n') }
      page.cleanup()
    } catch (error) {
      yield { kind: 'skip', entry, reason: explain(error) }
    }
  }
}

function readLink(annotation: unknown): string {
  if (typeof annotation !== 'object' || annotation === null) return ''
  const texts = Object.entries(annotation).filter(([name]) =>
    /^(?:unsafeUrl|fieldValue)$/.test(name),
  )
  return texts.flatMap(([, text]) => (typeof text === 'string' ? [text] : [])).join('\n')
}

async function* extractBesides(pdf: Pdf): AsyncGenerator<ApartItem> {
  const { info } = await pdf.getMetadata()
  const lines = Object.entries(info).map(([name, value]) => `${name}=${String(value)}\n`)
  yield { kind: 'text', entry: 'properties', text: lines.join('') }
  const files: unknown = await pdf.getAttachments()
  for (const file of Object.values(files ?? {})) {
    const { filename, content }: Record<string, unknown> = { ...file }
    if (!(content instanceof Uint8Array)) continue
    const name = nameEntry(String(filename))
    yield { kind: 'bytes', entry: name, name, bytes: content }
  }
}

function explain(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  return name === 'PasswordException' ? 'is encrypted' : 'is broken'
}
