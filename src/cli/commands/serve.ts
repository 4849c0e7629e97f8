/** `keyward serve`: the key authority, without a gateway. */
import type { Run } from '../command.ts'
import { applyDeclared } from '../config/apply-declared.ts'
import { readServerConfig } from '../server/read-server-config.ts'
import { runServer } from '../server/run-server.ts'
import type { serveShape } from '../specs/server-specs.ts'

export const serve: Run<typeof serveShape> = async (context, { options }) => {
  const { read, settings, declared } = await readServerConfig(context, options)
  return runServer(context, settings, async ({ authority, logger, management }) => {
    for (const applied of await applyDeclared(authority.engine, declared)) {
      logger.info(applied, 'configuration applied')
    }
    return {
      surfaces: [{ listen: settings.listen, handler: management }],
      describe: ([url = '']) => [
        ['management', url],
        ['docs', `${url}/docs`],
        ['config', read?.file ?? 'none; keyward.yaml would be read'],
      ],
      close: async () => {},
    }
  })
}
