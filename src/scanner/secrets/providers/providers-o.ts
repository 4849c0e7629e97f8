/** Lists the providers with O: `npm run rules` writes it. */
import { oanda } from '../formats/oanda.ts'
import { octopusDeploy } from '../formats/octopus-deploy.ts'
import { okta } from '../formats/okta.ts'
import { ollama } from '../formats/ollama.ts'
import { omnisend } from '../formats/omnisend.ts'
import { onelogin } from '../formats/onelogin.ts'
import { onepassword } from '../formats/onepassword.ts'
import { onesignal } from '../formats/onesignal.ts'
import { onfleet } from '../formats/onfleet.ts'
import { oopspam } from '../formats/oopspam.ts'
import { openai } from '../formats/openai.ts'
import { opencage } from '../formats/opencage.ts'
import { openrouter } from '../formats/openrouter.ts'
import { openshift } from '../formats/openshift.ts'
import { openstack } from '../formats/openstack.ts'
import { openuv } from '../formats/openuv.ts'
import { openvsx } from '../formats/openvsx.ts'
import { openweather } from '../formats/openweather.ts'
import { opsgenie } from '../formats/opsgenie.ts'
import { optimizely } from '../formats/optimizely.ts'
import { otpauth } from '../formats/otpauth.ts'
import { overloop } from '../formats/overloop.ts'
import { owlbot } from '../formats/owlbot.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersO: readonly SecretProvider[] = [
  oanda,
  octopusDeploy,
  okta,
  ollama,
  omnisend,
  onelogin,
  onepassword,
  onesignal,
  onfleet,
  oopspam,
  openai,
  opencage,
  openrouter,
  openshift,
  openstack,
  openuv,
  openvsx,
  openweather,
  opsgenie,
  optimizely,
  otpauth,
  overloop,
  owlbot,
]
