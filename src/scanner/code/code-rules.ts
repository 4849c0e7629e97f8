/** Lists the rules on source code. */
import type { CodeRule } from './code-rule.ts'
import { apiKeyInQuery } from './rules/api-key-in-query.ts'

export const codeRules: readonly CodeRule[] = [apiKeyInQuery]
