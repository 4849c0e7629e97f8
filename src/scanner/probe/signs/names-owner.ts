/** Decides whether an object says whose it is: a field names its owner, tenant, account or user. */
import { type Leaf, listLeaves } from './list-leaves.ts'
import { nameInWords } from './split-words.ts'

const OWNER_NAME = new RegExp(
  `^(?:${[
    'owner|tenant|account|user|username|customer|client|organi[sz]ation|org|company|workspace',
    'team|member|merchant|patient|employee|created-by|author|belongs-to|assignee|payer|holder',
  ].join('|')})(?:-(?:id|uuid|key|ref|name|number|email))?$`,
)

/** The paths of fields that name an owner, each once. `user.name` counts through its parent. */
export function listOwnerFields(value: unknown): readonly string[] {
  return [...new Set(listOwnerLeaves(value).map((leaf) => leaf.path))]
}

export function listOwnerLeaves(value: unknown): readonly Leaf[] {
  return listLeaves(value).filter((leaf) => {
    if (typeof leaf.value === 'boolean' || leaf.value === '') return false
    if (OWNER_NAME.test(nameInWords(leaf.name))) return true
    const parents = leaf.path.replaceAll('[]', '').split('.').slice(0, -1)
    return parents.some((parent) => OWNER_NAME.test(nameInWords(parent)))
  })
}
