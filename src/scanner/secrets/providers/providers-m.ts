/** Lists the providers with M: `npm run rules` writes it. */
import { madkudu } from '../formats/madkudu.ts'
import { magnetic } from '../formats/magnetic.ts'
import { mailboxlayer } from '../formats/mailboxlayer.ts'
import { mailchimp } from '../formats/mailchimp.ts'
import { mailerlite } from '../formats/mailerlite.ts'
import { mailersend } from '../formats/mailersend.ts'
import { mailgun } from '../formats/mailgun.ts'
import { mailjet } from '../formats/mailjet.ts'
import { mailmodo } from '../formats/mailmodo.ts'
import { mailsac } from '../formats/mailsac.ts'
import { mailtrap } from '../formats/mailtrap.ts'
import { mandrill } from '../formats/mandrill.ts'
import { mapbox } from '../formats/mapbox.ts'
import { mapquest } from '../formats/mapquest.ts'
import { marketstack } from '../formats/marketstack.ts'
import { matrix } from '../formats/matrix.ts'
import { mattermost } from '../formats/mattermost.ts'
import { mavenlink } from '../formats/mavenlink.ts'
import { maxmind } from '../formats/maxmind.ts'
import { mediastack } from '../formats/mediastack.ts'
import { meistertask } from '../formats/meistertask.ts'
import { meraki } from '../formats/meraki.ts'
import { mercadopago } from '../formats/mercadopago.ts'
import { mergify } from '../formats/mergify.ts'
import { mesibo } from '../formats/mesibo.ts'
import { messagebird } from '../formats/messagebird.ts'
import { metabase } from '../formats/metabase.ts'
import { microsoftTeams } from '../formats/microsoft-teams.ts'
import { midtrans } from '../formats/midtrans.ts'
import { minio } from '../formats/minio.ts'
import { miro } from '../formats/miro.ts'
import { mistral } from '../formats/mistral.ts'
import { mixmax } from '../formats/mixmax.ts'
import { mixpanel } from '../formats/mixpanel.ts'
import { mockaroo } from '../formats/mockaroo.ts'
import { modal } from '../formats/modal.ts'
import { mollie } from '../formats/mollie.ts'
import { mongodb } from '../formats/mongodb.ts'
import { monkeylearn } from '../formats/monkeylearn.ts'
import { moonclerk } from '../formats/moonclerk.ts'
import { moonshot } from '../formats/moonshot.ts'
import { moosend } from '../formats/moosend.ts'
import { moralis } from '../formats/moralis.ts'
import { mozilla } from '../formats/mozilla.ts'
import { mux } from '../formats/mux.ts'
import { mysql } from '../formats/mysql.ts'
import type { SecretProvider } from '../secret-format.ts'

export const providersM: readonly SecretProvider[] = [
  madkudu,
  magnetic,
  mailboxlayer,
  mailchimp,
  mailerlite,
  mailersend,
  mailgun,
  mailjet,
  mailmodo,
  mailsac,
  mailtrap,
  mandrill,
  mapbox,
  mapquest,
  marketstack,
  matrix,
  mattermost,
  mavenlink,
  maxmind,
  mediastack,
  meistertask,
  meraki,
  mercadopago,
  mergify,
  mesibo,
  messagebird,
  metabase,
  microsoftTeams,
  midtrans,
  minio,
  miro,
  mistral,
  mixmax,
  mixpanel,
  mockaroo,
  modal,
  mollie,
  mongodb,
  monkeylearn,
  moonclerk,
  moonshot,
  moosend,
  moralis,
  mozilla,
  mux,
  mysql,
]
