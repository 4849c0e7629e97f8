/** Lists the rules on source code. */
import type { CodeRule } from './code-rule.ts'
import { apiKeyInQuery } from './rules/api-key-in-query.ts'
import { apiKeyNotConstantTime } from './rules/api-key-not-constant-time.ts'

export const codeRules: readonly CodeRule[] = [apiKeyInQuery, apiKeyNotConstantTime]
