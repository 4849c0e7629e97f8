import { expect, it } from 'vitest'
import {
  appendEvents,
  createAuditSigner,
  findAuditFault,
  openAuditLog,
} from '../../../test/fixtures/audit-log.ts'
import { exportAudit } from './export-audit.ts'
import { signAuditHeads } from './sign-audit-heads.ts'

it('an export is proven though logs begin and go on between signature and reading', async () => {
  const signer = createAuditSigner()
  const { engine } = await openAuditLog(signer)
  await signAuditHeads(engine, signer)
  await appendEvents(engine, 'new', 2)
  await appendEvents(engine, 'shop', 2)
  let text = ''
  for await (const piece of exportAudit(engine, signer, {})) {
    text += piece
    await appendEvents(engine, 'shop', 1)
  }
  expect(await findAuditFault(text)).toBeUndefined()
  expect(text).not.toContain('"tenant":"new"')
})
