/** Says what is wrong with the town library. */
import { makeKey } from '../make-key.ts'
import type { Target } from '../target.ts'

const librarian = makeKey('lib_', 'librarian')
const reader = makeKey('lib_', 'reader')

export const librarySql: Target = {
  name: 'library-sql',
  program: 'app.py',
  about: 'Flask with SQLite, asked actively; a document in YAML; a GET that deletes',
  given: async () => ({
    environment: { LIBRARIAN_KEY: librarian, READER_KEY: reader },
    keys: [
      { name: 'librarian', text: librarian },
      { name: 'reader', text: reader },
    ],
    isActive: true,
  }),
  mustFind: [
    { ruleId: 'injection-suspected', operation: 'GET /v2/books' },
    { ruleId: 'mass-assignment', operation: 'POST /v2/members' },
    { ruleId: 'url-parameter-fetches', operation: 'POST /v2/imports' },
    { ruleId: 'path-traversal-on-id', operation: 'GET /v2/books/{isbn}/cover' },
  ],
  mayFind: [{ ruleId: 'verbose-error' }],
}
