/** Says what is wrong with the chat of the help desk. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const desk = makeKey('hd_', 'desk')
const agent = makeKey('hd_', 'agent')
const gone = makeKey('hd_', 'somebody who left')

export const helpdeskChat: Target = {
  name: 'helpdesk-chat',
  program: 'app.js',
  about: 'plain Node; a language model open to strangers, asked actively; a revoked key that works',
  given: async () => ({
    environment: { DESK_KEYS: desk, AGENT_KEYS: agent, REVOKED_KEYS: gone },
    keys: [
      { name: 'desk', text: desk },
      { name: 'agent', text: agent },
      { name: 'gone', text: gone, isRevoked: true },
    ],
    isActive: true,
  }),
  mustFind: [
    { ruleId: 'llm-endpoint-open' },
    { ruleId: 'system-prompt-disclosed', operation: 'POST /v1/chat/completions' },
    { ruleId: 'revoked-key-accepted' },
    { ruleId: 'oversized-response', operation: 'GET /v1/tickets' },
    { ruleId: 'cors-wildcard' },
    { ruleId: 'rate-limit-missing' },
  ],
  mayFind: [
    { ruleId: 'missing-authentication', operation: 'POST /v1/chat/completions' },
    { ruleId: 'missing-authentication', operation: 'GET /v1/models' },
    { ruleId: 'auth-scheme-not-enforced', operation: 'POST /v1/chat/completions' },
    { ruleId: 'auth-scheme-not-enforced', operation: 'GET /v1/models' },
  ],
}
