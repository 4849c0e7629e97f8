/** Decides which files several threads read together, each a part: long texts in one piece. */
import { limits } from '../../../base/limits.ts'
import { detectEncoding } from '../../secrets/block-text.ts'
import { PART_OVERLAP, PART_STEP } from '../../secrets/find-in-stream.ts'
import { openFileContent } from '../content/open-file-content.ts'
import type { FilePart, FileTask, LeakTask } from '../sources/leak-task.ts'
import { foldingLanguageOf } from '../texts/folding/fold-strings.ts'
import { codeReader, mayHaveMap } from '../texts/folding/read-code.ts'
import { isBinary } from './is-binary.ts'
import { contentReaders } from './readers.ts'

export async function* partLargeFiles(tasks: AsyncIterable<LeakTask>): AsyncGenerator<LeakTask> {
  let file = 0
  for await (const task of tasks) {
    const isLarge = task.kind === 'file' && task.size >= limits.leakPartedBytesMin
    const form = isLarge ? await readForm(task) : undefined
    if (!isLarge || form === undefined) yield task
    else yield* listParts(task, { ...form, file: file++ })
  }
}

type Form = Pick<FilePart, 'isBinary' | 'language'>

/** Undefined where it is to be read as a whole; what is wrong with it is told by who reads it. */
async function readForm({ path, size }: FileTask): Promise<Form | undefined> {
  if (typeof path !== 'string') return undefined
  try {
    const content = await openFileContent(path)
    try {
      const head = await content.head()
      const reader = contentReaders.find((each) => each.claims(head, content.name))
      const isNoText = isBinary(head)
      if (content.size !== size || detectEncoding(head, isNoText) !== 'utf8') return undefined
      if (reader === undefined) return { isBinary: isNoText, language: null }
      if (reader !== codeReader || (await mayHaveMap(content))) return undefined
      return { isBinary: false, language: foldingLanguageOf(content.name) ?? null }
    } finally {
      await content.close()
    }
  } catch {
    return undefined
  }
}

function* listParts(task: FileTask, form: Form & { file: number }): Generator<FileTask> {
  const blocks = Math.ceil((task.size - PART_OVERLAP) / PART_STEP)
  const count = Math.ceil(blocks / limits.leakPartBlocks)
  for (let index = 0; index < count; index++) {
    const offset = index * limits.leakPartBlocks * PART_STEP
    const isEnd = index === count - 1
    const bytes = isEnd ? task.size - offset : limits.leakPartBlocks * PART_STEP + PART_OVERLAP
    yield { ...task, size: bytes, part: { ...form, index, count, offset, bytes, isEnd } }
  }
}
