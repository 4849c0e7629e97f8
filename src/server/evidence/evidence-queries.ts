/** Says how the facts behind evidence are got again: by which command, by which request. */
import type { TableName } from './control-spec.ts'

export interface EvidenceQuery {
  readonly table: TableName
  readonly command: string
  readonly request: string
}

export interface QueryPeriod {
  readonly api: string | null
  readonly from: string
  readonly to: string
}

type Templates = Readonly<Record<TableName, readonly [command: string, request: string]>>

/** `{api}` and `{span}` stand for what was asked for, `{span}` only where a period can be named. */
const TEMPLATES: Templates = {
  inventory: ['keyward keys export{api}', 'GET /v1/keys?limit=500{api}'],
  policies: ['keyward apis list --all', 'GET /v1/apis?limit=500'],
  policyChanges: [
    'keyward audit list --all{api}{span}',
    'GET /v1/audit-events?limit=500{api}{span}',
  ],
  decisions: ['keyward usage{api}{span}', 'GET /v1/usage?by=hour{api}{span}'],
  adminDenials: [
    'keyward audit list --all --action admin.denied{span}',
    'GET /v1/audit-events?limit=500&action=admin.denied{span}',
  ],
  accessReviews: [
    'keyward audit list --all --action access_review.done{api}{span}',
    'GET /v1/audit-events?limit=500&action=access_review.done{api}{span}',
  ],
  rotations: [
    'keyward audit list --all --action key.rotated{api}{span}, then ' +
      'keyward audit list --all --action key.rotation_finished{api}{span}',
    'GET /v1/audit-events?limit=500{api}{span}',
  ],
  revocations: [
    'keyward audit list --all --action key.revoked{api}{span}',
    'GET /v1/audit-events?limit=500&action=key.revoked{api}{span}',
  ],
  leaks: [
    'keyward audit list --all --action key.exposed{api}{span}, then ' +
      'keyward audit list --all --action key.leak_reported{api}{span}',
    'GET /v1/audit-events?limit=500{api}{span}',
  ],
  unusualUse: [
    'keyward audit list --all --action key.unusual_use{api}{span}',
    'GET /v1/audit-events?limit=500&action=key.unusual_use{api}{span}',
  ],
  auditEvents: ['keyward audit list --all{api}{span}', 'GET /v1/audit-events?limit=500{api}{span}'],
  auditChains: [
    'keyward audit export{api} --output audit.ndjson, then keyward audit verify audit.ndjson',
    'GET /v1/audit-export?{api}',
  ],
  scans: ['keyward scans list --all{api}', 'GET /v1/scans?limit=500{api}'],
}

/** Also what a review tells of keys, which stands in no table. */
export function listQueries(
  tables: readonly TableName[],
  { api, from, to }: QueryPeriod,
): EvidenceQuery[] {
  const options = { api: api === null ? '' : ` --api ${api}`, span: ` --from ${from} --to ${to}` }
  const name = encodeURIComponent(api ?? '')
  const parameters = {
    api: api === null ? '' : `&api=${name}`,
    span: `&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`,
  }
  return tables.map((table) => {
    const [command, request] = TEMPLATES[table]
    return { table, command: fill(command, options), request: tidy(fill(request, parameters)) }
  })
}

function fill(template: string, values: { readonly api: string; readonly span: string }): string {
  return template.replaceAll('{api}', values.api).replaceAll('{span}', values.span)
}

function tidy(request: string): string {
  return request.replace('?&', '?').replace(/\?$/, '')
}
