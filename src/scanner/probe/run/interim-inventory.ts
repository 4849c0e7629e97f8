/** Reads the document of the target until the inventory proper is there. */
import { limits } from '../../../base/limits.ts'
import type { OperationCoverage } from '../../scan-report.ts'
import type { ScanEnvironment, ScanSettings } from '../../scan-settings.ts'
import type { ProbeClient } from '../client/exchange.ts'
import { parseApiDocument } from '../document/parse-api-document.ts'
import type { ApiDocument, Operation } from '../operation.ts'
import type { DiscoveredPage } from '../scan-context.ts'

export async function takeInventory(given: {
  readonly settings: ScanSettings
  readonly environment: ScanEnvironment
  readonly client: ProbeClient
}): Promise<{
  readonly document: ApiDocument | null
  readonly operations: readonly Operation[]
  readonly skipped: readonly OperationCoverage[]
  readonly pages: readonly DiscoveredPage[]
}> {
  const { origin } = new URL(given.settings.target)
  const url = `${origin}/openapi.json`
  const answer = await given.client.send({ method: 'GET', url })
  await given.client.send({ method: 'GET', url: `${origin}/` })
  if (answer === null || answer.status !== 200 || answer.bodyBytes > limits.openapiBytesMax) {
    return { document: null, operations: [], skipped: [], pages: [] }
  }
  const document = await parseApiDocument(url, answer.text, () => Promise.reject(new Error('no')))
  return { document, operations: document.operations, skipped: [], pages: [] }
}
