/** Lists the providers with L: `npm run rules` writes it. */
import { lakera } from '../formats/lakera.ts'
import { langfuse } from '../formats/langfuse.ts'
import { langsmith } from '../formats/langsmith.ts'
import { languagelayer } from '../formats/languagelayer.ts'
import { lark } from '../formats/lark.ts'
import { lastfm } from '../formats/lastfm.ts'
import { launchdarkly } from '../formats/launchdarkly.ts'
import { ldap } from '../formats/ldap.ts'
import { leadfeeder } from '../formats/leadfeeder.ts'
import { leanplum } from '../formats/leanplum.ts'
import { lemlist } from '../formats/lemlist.ts'
import { lever } from '../formats/lever.ts'
import { lichess } from '../formats/lichess.ts'
import { lightspeed } from '../formats/lightspeed.ts'
import { line } from '../formats/line.ts'
import { linear } from '../formats/linear.ts'
import { linkedin } from '../formats/linkedin.ts'
import { linkly } from '../formats/linkly.ts'
import { linkpreview } from '../formats/linkpreview.ts'
import { linode } from '../formats/linode.ts'
import { liveagent } from '../formats/liveagent.ts'
import { liveblocks } from '../formats/liveblocks.ts'
import { livekit } from '../formats/livekit.ts'
import { llamaCloud } from '../formats/llama-cloud.ts'
import { loadmill } from '../formats/loadmill.ts'
import { lob } from '../formats/lob.ts'
import { localstack } from '../formats/localstack.ts'
import { locationiq } from '../formats/locationiq.ts'
import { loggly } from '../formats/loggly.ts'
import { logicmonitor } from '../formats/logicmonitor.ts'
import { loginradius } from '../formats/loginradius.ts'
import { logzIo } from '../formats/logz-io.ts'
import { lokalise } from '../formats/lokalise.ts'
import { looker } from '../formats/looker.ts'
import { loyverse } from '../formats/loyverse.ts'
import { lunchMoney } from '../formats/lunch-money.ts'
import { luno } from '../formats/luno.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersL: readonly SecretProvider[] = [
  lakera,
  langfuse,
  langsmith,
  languagelayer,
  lark,
  lastfm,
  launchdarkly,
  ldap,
  leadfeeder,
  leanplum,
  lemlist,
  lever,
  lichess,
  lightspeed,
  line,
  linear,
  linkedin,
  linkly,
  linkpreview,
  linode,
  liveagent,
  liveblocks,
  livekit,
  llamaCloud,
  loadmill,
  lob,
  localstack,
  locationiq,
  loggly,
  logicmonitor,
  loginradius,
  logzIo,
  lokalise,
  looker,
  loyverse,
  lunchMoney,
  luno,
]
