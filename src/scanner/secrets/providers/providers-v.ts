/** Lists the providers with V: `npm run rules` writes it. */
import { valTown } from '../formats/val-town.ts'
import { vantage } from '../formats/vantage.ts'
import { vast } from '../formats/vast.ts'
import { vatlayer } from '../formats/vatlayer.ts'
import { vercel } from '../formats/vercel.ts'
import { verimail } from '../formats/verimail.ts'
import { veriphone } from '../formats/veriphone.ts'
import { versioneye } from '../formats/versioneye.ts'
import { virustotal } from '../formats/virustotal.ts'
import { visualcrossing } from '../formats/visualcrossing.ts'
import { voiceflow } from '../formats/voiceflow.ts'
import { vonage } from '../formats/vonage.ts'
import { voodoosms } from '../formats/voodoosms.ts'
import { voyage } from '../formats/voyage.ts'
import { vpnapi } from '../formats/vpnapi.ts'
import { vultr } from '../formats/vultr.ts'
import { vyte } from '../formats/vyte.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersV: readonly SecretProvider[] = [
  valTown,
  vantage,
  vast,
  vatlayer,
  vercel,
  verimail,
  veriphone,
  versioneye,
  virustotal,
  visualcrossing,
  voiceflow,
  vonage,
  voodoosms,
  voyage,
  vpnapi,
  vultr,
  vyte,
]
