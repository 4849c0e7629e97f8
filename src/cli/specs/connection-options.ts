/** Says how a command reaches the keys: through a server, or by opening the data directory. */
import { onOff, text } from '../option.ts'

export const connectionOptions = {
  data: text('<directory>', 'open this data directory, when no server holds it'),
  url: text('<url>', 'ask this server; the admin key comes from KEYWARD_API_KEY'),
  apiKeyFile: text('<file>', 'read the admin key for the server from a file'),
  insecureHttp: onOff('send the admin key in plain HTTP to another machine'),
}
