/** Lists the providers with Q: `npm run rules` writes it. */
import { qase } from '../formats/qase.ts'
import { qdrant } from '../formats/qdrant.ts'
import { qualaroo } from '../formats/qualaroo.ts'
import { qubole } from '../formats/qubole.ts'
import { queryString } from '../formats/query-string.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersQ: readonly SecretProvider[] = [qase, qdrant, qualaroo, qubole, queryString]
