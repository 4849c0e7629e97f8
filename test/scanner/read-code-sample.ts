/** Reads source files that a test gives as texts, with all rules. */
import { type CodeResult, readCode } from '../../src/scanner/code/read-code.ts'

export async function readCodeSample(
  files: Readonly<Record<string, string>>,
  onlyRules: readonly string[] = [],
): Promise<CodeResult> {
  return readCode(
    { roots: ['.'], onlyRules, skippedRules: [], fingerprintKey: 'of a test' },
    { files: listInputs(files) },
  )
}

async function* listInputs(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    yield { path, within: path, size: Buffer.byteLength(text), read: () => Promise.resolve(text) }
  }
}
