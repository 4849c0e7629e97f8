/** Decides whether one key is given the objects of another: broken object level authorization. */
import type { Answer } from '../../client/exchange.ts'
import type { Operation, OperationParameter } from '../../operation.ts'
import { type OperationRule, type Sighting, untested } from '../../probe-rule.ts'
import { catches, ignores } from '../../samples/bola-cross-key-samples.ts'
import type { ProvenKey, ScanContext } from '../../scan-context.ts'
import { askForObject } from '../../signs/ask-for-object.ts'
import { showsSameData } from '../../signs/compare-answers.ts'
import { readLevel } from '../../signs/compare-reach.ts'
import { type Crossed, findCrossedOwners } from '../../signs/find-crossed-owners.ts'
import { hasPersonalData } from '../../signs/has-personal-data.ts'
import { holdsData } from '../../signs/holds-data.ts'
import { isShownElsewhere } from '../../signs/is-shown-elsewhere.ts'
import { listItemParameters } from '../../signs/item-parameters.ts'
import { isGuarded } from '../../signs/list-guarded.ts'
import { nameResource } from '../../signs/name-resource.ts'
import { listOwnerFields } from '../../signs/names-owner.ts'
import { readPublicity } from '../../signs/read-publicity.ts'

/** Objects asked for of each pair of keys: one that is withheld says little about the next. */
const OBJECTS_MAX = 3

export const bolaCrossKey: OperationRule = {
  id: 'bola-cross-key',
  category: 'object-authorization',
  severity: 'high',
  title: 'One key is given the objects of another',
  why:
    'The API looks whether a key is good, and not whose object is asked for. Every customer can ' +
    'read the objects of every other one, as fast as identifiers can be guessed or collected.',
  looksFor:
    'Collects the identifiers that each key is shown in lists, and asks for those of one key ' +
    'with the other. Reported is an object that only one of them sees in lists, or that names ' +
    'an owner, and that the other key is given with the same content.',
  spares:
    'Objects that both keys see in their lists, catalogues, operations that are open to ' +
    'everybody, and refusals of any status.',
  remedy:
    'Look every object up together with its owner (`WHERE id = ? AND tenant_id = ?`), the owner ' +
    'taken from the key and never from the request, and answer 404 for those of others.',
  remedyCode: {
    flask: [
      '@app.get("/v1/invoices/<invoice_id>")',
      'def get_invoice(invoice_id):',
      '    owner = request.headers["X-Keyward-Owner"]  # set by keyward protect, never by clients',
      '    return jsonify(Invoice.query.filter_by(id=invoice_id, owner=owner).first_or_404())',
    ].join('\n'),
    express: [
      "app.get('/v1/invoices/:id', async (req, res) => {",
      '  const found = await invoices.findOne({ id: req.params.id, owner: req.key.owner })',
      "  return found ? res.json(found) : res.status(404).json({ error: 'not_found' })",
      '})',
    ].join('\n'),
  },
  controls: 'object-authorization',
  isActive: false,
  keysMin: 2,
  phase: 'probe',
  subject: 'operation',
  catches,
  ignores,
  async check(operation, scan) {
    if (operation.method !== 'GET') return []
    const parameters = listItemParameters(operation)
    if (parameters.length === 0) return []
    if (!isGuarded(scan.judgementOf(operation))) return []
    if (['catalogue', 'by-nature'].includes(readPublicity(operation))) return []
    if (scan.keys.length < 2) return untested('It takes two proven keys of different owners.')
    for (const parameter of parameters) {
      const sighting = await compareKeys(operation, parameter, scan)
      if (sighting !== null) return [sighting]
      const crossed = await findCrossedOwners(operation, parameter, scan)
      if (crossed !== null) return [tellOwners(operation, crossed, scan)]
    }
    return []
  },
}

async function compareKeys(
  operation: Operation,
  parameter: OperationParameter,
  scan: ScanContext,
): Promise<Sighting | null> {
  for (const owner of scan.keys) {
    for (const other of scan.keys) {
      // Whoever administrates may see what is a user's.
      if (owner === other || readLevel(other) === 'high') continue
      const sighting = await lookAcross(operation, parameter, owner, other, scan)
      if (sighting !== null) return sighting
    }
  }
  return null
}

async function lookAcross(
  operation: Operation,
  parameter: OperationParameter,
  owner: ProvenKey,
  other: ProvenKey,
  scan: ScanContext,
): Promise<Sighting | null> {
  const seen = scan.identifiersSeen(owner, operation, parameter.name)
  const listed = seen.filter((id) => isShownElsewhere(id, owner, operation, scan))
  const own = listed.filter((id) => !isShownElsewhere(id, other, operation, scan))
  // What lists show to both is shared; where no list shows anything, examples remain.
  const isListed = listed.length > 0
  const ids = isListed ? own : [...new Set([...seen, ...parameter.examples])]
  for (const id of ids.slice(0, OBJECTS_MAX)) {
    if (!isListed && isShownElsewhere(id, other, operation, scan)) continue
    const mine = await askForObject(scan, operation, owner, owner, parameter, id)
    if (mine === null || scan.readAccess(mine).access !== 'open' || !holdsData(mine)) continue
    const owners = mine.json === undefined ? [] : listOwnerFields(mine.json)
    const names = isOfPeople(operation) ? [] : owners
    if (!isListed && names.length === 0 && !hasPersonalData(mine)) continue
    const theirs = await askForObject(scan, operation, other, owner, parameter, id)
    if (theirs === null || scan.readAccess(theirs).access !== 'open') continue
    if (!showsSameData(mine, theirs)) continue
    return tell(operation, { owner, other, isListed, owners }, theirs, scan)
  }
  return null
}

interface Crossing {
  readonly owner: ProvenKey
  readonly other: ProvenKey
  readonly isListed: boolean
  readonly owners: readonly string[]
}

/** Users may know each other's names. */
function isOfPeople({ path }: Operation): boolean {
  return /^(?:users?|members?|people|profiles?|authors?)$/.test(nameResource(path))
}

function tellOwners(operation: Operation, crossed: Crossed, scan: ScanContext): Sighting {
  const { owner, reader, answer } = crossed
  return {
    confidence: 'confirmed',
    detail:
      `${operation.path} gives the key ${reader} an object that names the holder of the key ` +
      `${owner} as its owner, and the other way round.`,
    evidence: scan.describe(answer),
  }
}

function tell(
  operation: Operation,
  crossing: Crossing,
  theirs: Answer,
  scan: ScanContext,
): Sighting {
  const { owner, other, isListed, owners } = crossing
  const why = isListed
    ? `only the key ${owner.name} is shown in lists`
    : `names whose it is (${owners.slice(0, 2).join(', ') || 'personal data'})`
  return {
    ...(isListed && hasPersonalData(theirs) ? { severity: 'critical' } : {}),
    confidence: isListed ? 'confirmed' : 'likely',
    detail:
      `${operation.path} gives the key ${other.name} an object that ${why}, with the same ` +
      'content ' +
      `that ${owner.name} gets.`,
    evidence: scan.describe(theirs),
  }
}
