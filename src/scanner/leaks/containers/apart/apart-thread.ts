/** The thread that reads a hostile file, piece by piece as it is asked to. */
import { parentPort } from 'node:worker_threads'
import { limits } from '../../../../base/limits.ts'
import { explainFailure } from '../../content/unreadable-error.ts'
import type { ApartAnswer, ApartItem, ApartRequest, ApartStep, ApartTask } from './apart-item.ts'

let items: AsyncIterator<ApartStep> | undefined

parentPort?.on('message', (request: ApartRequest) => {
  answer(request).then(
    (answered) => parentPort?.postMessage(answered),
    (error) => parentPort?.postMessage({ failure: explainFailure(error) }),
  )
})

async function answer(request: ApartRequest): Promise<ApartAnswer> {
  if (request !== 'more') items = (await open(request))[Symbol.asyncIterator]()
  const batch: ApartItem[] = []
  for (let bytes = 0; bytes < limits.contentChunkBytes; ) {
    const { done, value } = (await items?.next()) ?? { done: true }
    if (done === true) return { items: batch, isLast: true }
    if (value === 'opened') return { items: batch, isLast: false }
    const last = batch.at(-1)
    if (value.kind === 'text' && last?.kind === 'text' && last.entry === value.entry) {
      batch[batch.length - 1] = { ...last, text: last.text + value.text }
    } else {
      batch.push(value)
    }
    bytes += value.kind === 'bytes' ? value.bytes.length : 100
    bytes += value.kind === 'text' ? value.text.length : 0
  }
  return { items: batch, isLast: false }
}

/** What one kind needs is not loaded for the other. */
async function open(task: ApartTask): Promise<AsyncIterable<ApartStep>> {
  if (task.kind === 'pdf') {
    const { extractPdf } = await import('./extract-pdf.ts')
    return extractPdf(task.path)
  }
  const { extractSqlite } = await import('./extract-sqlite.ts')
  return extractSqlite(task.path, task.hasLog)
}
