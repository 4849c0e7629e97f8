/** Lists the providers with P: `npm run rules` writes it. */
import { packagecloud } from '../formats/packagecloud.ts'
import { packagist } from '../formats/packagist.ts'
import { paddle } from '../formats/paddle.ts'
import { pagarme } from '../formats/pagarme.ts'
import { pagerduty } from '../formats/pagerduty.ts'
import { pandadoc } from '../formats/pandadoc.ts'
import { pandascore } from '../formats/pandascore.ts'
import { pangea } from '../formats/pangea.ts'
import { paralleldots } from '../formats/paralleldots.ts'
import { parseur } from '../formats/parseur.ts'
import { particle } from '../formats/particle.ts'
import { partnerstack } from '../formats/partnerstack.ts'
import { password } from '../formats/password.ts'
import { passwordHash } from '../formats/password-hash.ts'
import { pastebin } from '../formats/pastebin.ts'
import { paydirtapp } from '../formats/paydirtapp.ts'
import { paymo } from '../formats/paymo.ts'
import { paypal } from '../formats/paypal.ts'
import { paystack } from '../formats/paystack.ts'
import { pdflayer } from '../formats/pdflayer.ts'
import { pdfshift } from '../formats/pdfshift.ts'
import { pendo } from '../formats/pendo.ts'
import { peopledatalabs } from '../formats/peopledatalabs.ts'
import { pepipost } from '../formats/pepipost.ts'
import { percy } from '../formats/percy.ts'
import { perplexity } from '../formats/perplexity.ts'
import { persona } from '../formats/persona.ts'
import { photoroom } from '../formats/photoroom.ts'
import { phrase } from '../formats/phrase.ts'
import { pinata } from '../formats/pinata.ts'
import { pinecone } from '../formats/pinecone.ts'
import { pinterest } from '../formats/pinterest.ts'
import { pipedream } from '../formats/pipedream.ts'
import { pipedrive } from '../formats/pipedrive.ts'
import { pivotalTracker } from '../formats/pivotal-tracker.ts'
import { pixabay } from '../formats/pixabay.ts'
import { plaid } from '../formats/plaid.ts'
import { planetscale } from '../formats/planetscale.ts'
import { planyo } from '../formats/planyo.ts'
import { plivo } from '../formats/plivo.ts'
import { podio } from '../formats/podio.ts'
import { polar } from '../formats/polar.ts'
import { pollsapi } from '../formats/pollsapi.ts'
import { poloniex } from '../formats/poloniex.ts'
import { polygon } from '../formats/polygon.ts'
import { portainer } from '../formats/portainer.ts'
import { positionstack } from '../formats/positionstack.ts'
import { postageapp } from '../formats/postageapp.ts'
import { postgres } from '../formats/postgres.ts'
import { posthog } from '../formats/posthog.ts'
import { postman } from '../formats/postman.ts'
import { postmark } from '../formats/postmark.ts'
import { powershell } from '../formats/powershell.ts'
import { powrbot } from '../formats/powrbot.ts'
import { prefect } from '../formats/prefect.ts'
import { privacyCom } from '../formats/privacy-com.ts'
import { privateAi } from '../formats/private-ai.ts'
import { privateKey } from '../formats/private-key.ts'
import { prodpad } from '../formats/prodpad.ts'
import { protocolsio } from '../formats/protocolsio.ts'
import { proxmox } from '../formats/proxmox.ts'
import { proxycrawl } from '../formats/proxycrawl.ts'
import { pubnub } from '../formats/pubnub.ts'
import { pulumi } from '../formats/pulumi.ts'
import { purestake } from '../formats/purestake.ts'
import { pushbullet } from '../formats/pushbullet.ts'
import { pusher } from '../formats/pusher.ts'
import { pushover } from '../formats/pushover.ts'
import { pypi } from '../formats/pypi.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersP: readonly SecretProvider[] = [
  packagecloud,
  packagist,
  paddle,
  pagarme,
  pagerduty,
  pandadoc,
  pandascore,
  pangea,
  paralleldots,
  parseur,
  particle,
  partnerstack,
  password,
  passwordHash,
  pastebin,
  paydirtapp,
  paymo,
  paypal,
  paystack,
  pdflayer,
  pdfshift,
  pendo,
  peopledatalabs,
  pepipost,
  percy,
  perplexity,
  persona,
  photoroom,
  phrase,
  pinata,
  pinecone,
  pinterest,
  pipedream,
  pipedrive,
  pivotalTracker,
  pixabay,
  plaid,
  planetscale,
  planyo,
  plivo,
  podio,
  polar,
  pollsapi,
  poloniex,
  polygon,
  portainer,
  positionstack,
  postageapp,
  postgres,
  posthog,
  postman,
  postmark,
  powershell,
  powrbot,
  prefect,
  privacyCom,
  privateAi,
  privateKey,
  prodpad,
  protocolsio,
  proxmox,
  proxycrawl,
  pubnub,
  pulumi,
  purestake,
  pushbullet,
  pusher,
  pushover,
  pypi,
]
