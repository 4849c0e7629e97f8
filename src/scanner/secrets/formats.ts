/** Says which providers of secrets are known: written by `npm run rules` from formats/. */
import { adafruit } from './formats/adafruit.ts'
import { adobe } from './formats/adobe.ts'
import { airtable } from './formats/airtable.ts'
import { amplitude } from './formats/amplitude.ts'
import { anthropic } from './formats/anthropic.ts'
import { apify } from './formats/apify.ts'
import { apolloGraphql } from './formats/apollo-graphql.ts'
import { appveyor } from './formats/appveyor.ts'
import { artifactory } from './formats/artifactory.ts'
import { atlassian } from './formats/atlassian.ts'
import { authress } from './formats/authress.ts'
import { aws } from './formats/aws.ts'
import { axiom } from './formats/axiom.ts'
import { azure } from './formats/azure.ts'
import { bannerbear } from './formats/bannerbear.ts'
import { basicAuth } from './formats/basic-auth.ts'
import { beamer } from './formats/beamer.ts'
import { buildkite } from './formats/buildkite.ts'
import { calCom } from './formats/cal-com.ts'
import { canva } from './formats/canva.ts'
import { cerebras } from './formats/cerebras.ts'
import { cfx } from './formats/cfx.ts'
import { chiefTools } from './formats/chief-tools.ts'
import { circleci } from './formats/circleci.ts'
import { clickhouse } from './formats/clickhouse.ts'
import { clickup } from './formats/clickup.ts'
import { clojars } from './formats/clojars.ts'
import { cockroachdb } from './formats/cockroachdb.ts'
import { coinbase } from './formats/coinbase.ts'
import { contentful } from './formats/contentful.ts'
import { courier } from './formats/courier.ts'
import { crates } from './formats/crates.ts'
import { database } from './formats/database.ts'
import { databento } from './formats/databento.ts'
import { databricks } from './formats/databricks.ts'
import { definedNetworking } from './formats/defined-networking.ts'
import { deno } from './formats/deno.ts'
import { dependencyTrack } from './formats/dependency-track.ts'
import { devcycle } from './formats/devcycle.ts'
import { digitalocean } from './formats/digitalocean.ts'
import { discord } from './formats/discord.ts'
import { docker } from './formats/docker.ts'
import { doppler } from './formats/doppler.ts'
import { dropbox } from './formats/dropbox.ts'
import { dub } from './formats/dub.ts'
import { duffel } from './formats/duffel.ts'
import { dvcStudio } from './formats/dvc-studio.ts'
import { dynatrace } from './formats/dynatrace.ts'
import { e2b } from './formats/e2b.ts'
import { easypost } from './formats/easypost.ts'
import { elevenlabs } from './formats/elevenlabs.ts'
import { endorLabs } from './formats/endor-labs.ts'
import { expo } from './formats/expo.ts'
import { fastmail } from './formats/fastmail.ts'
import { figma } from './formats/figma.ts'
import { finage } from './formats/finage.ts'
import { firehydrant } from './formats/firehydrant.ts'
import { fireworks } from './formats/fireworks.ts'
import { fleetbase } from './formats/fleetbase.ts'
import { flexport } from './formats/flexport.ts'
import { flutterwave } from './formats/flutterwave.ts'
import { fly } from './formats/fly.ts'
import { frameio } from './formats/frameio.ts'
import { fullstory } from './formats/fullstory.ts'
import { gcNotify } from './formats/gc-notify.ts'
import { generic } from './formats/generic.ts'
import { gitbook } from './formats/gitbook.ts'
import { gitguardian } from './formats/gitguardian.ts'
import { github } from './formats/github.ts'
import { gitlab } from './formats/gitlab.ts'
import { gocardless } from './formats/gocardless.ts'
import { google } from './formats/google.ts'
import { groq } from './formats/groq.ts'
import { harness } from './formats/harness.ts'
import { helicone } from './formats/helicone.ts'
import { heroku } from './formats/heroku.ts'
import { honeybadger } from './formats/honeybadger.ts'
import { honeycomb } from './formats/honeycomb.ts'
import { hop } from './formats/hop.ts'
import { hubspot } from './formats/hubspot.ts'
import { huggingface } from './formats/huggingface.ts'
import { infisical } from './formats/infisical.ts'
import { infracost } from './formats/infracost.ts'
import { inngest } from './formats/inngest.ts'
import { intra42 } from './formats/intra42.ts'
import { ionic } from './formats/ionic.ts'
import { jdCloud } from './formats/jd-cloud.ts'
import { jina } from './formats/jina.ts'
import { jumpcloud } from './formats/jumpcloud.ts'
import { jwt } from './formats/jwt.ts'
import { keyward } from './formats/keyward.ts'
import { kong } from './formats/kong.ts'
import { lakera } from './formats/lakera.ts'
import { langfuse } from './formats/langfuse.ts'
import { langsmith } from './formats/langsmith.ts'
import { launchdarkly } from './formats/launchdarkly.ts'
import { lichess } from './formats/lichess.ts'
import { lightspeed } from './formats/lightspeed.ts'
import { linear } from './formats/linear.ts'
import { linkedin } from './formats/linkedin.ts'
import { llamaCloud } from './formats/llama-cloud.ts'
import { lob } from './formats/lob.ts'
import { localstack } from './formats/localstack.ts'
import { locationiq } from './formats/locationiq.ts'
import { logicmonitor } from './formats/logicmonitor.ts'
import { mailboxlayer } from './formats/mailboxlayer.ts'
import { mailchimp } from './formats/mailchimp.ts'
import { mailerlite } from './formats/mailerlite.ts'
import { mailersend } from './formats/mailersend.ts'
import { mailgun } from './formats/mailgun.ts'
import { mailjet } from './formats/mailjet.ts'
import { mailmodo } from './formats/mailmodo.ts'
import { mailsac } from './formats/mailsac.ts'
import { mailtrap } from './formats/mailtrap.ts'
import { mandrill } from './formats/mandrill.ts'
import { mapbox } from './formats/mapbox.ts'
import { mapquest } from './formats/mapquest.ts'
import { marketstack } from './formats/marketstack.ts'
import { mattermost } from './formats/mattermost.ts'
import { mavenlink } from './formats/mavenlink.ts'
import { maxmind } from './formats/maxmind.ts'
import { mediastack } from './formats/mediastack.ts'
import { meistertask } from './formats/meistertask.ts'
import { meraki } from './formats/meraki.ts'
import { mercadopago } from './formats/mercadopago.ts'
import { mergify } from './formats/mergify.ts'
import { mesibo } from './formats/mesibo.ts'
import { messagebird } from './formats/messagebird.ts'
import { metabase } from './formats/metabase.ts'
import { microsoftTeams } from './formats/microsoft-teams.ts'
import { midtrans } from './formats/midtrans.ts'
import { minio } from './formats/minio.ts'
import { miro } from './formats/miro.ts'
import { mistral } from './formats/mistral.ts'
import { mixmax } from './formats/mixmax.ts'
import { mixpanel } from './formats/mixpanel.ts'
import { mockaroo } from './formats/mockaroo.ts'
import { modal } from './formats/modal.ts'
import { mollie } from './formats/mollie.ts'
import { mongodb } from './formats/mongodb.ts'
import { monkeylearn } from './formats/monkeylearn.ts'
import { moonclerk } from './formats/moonclerk.ts'
import { moonshot } from './formats/moonshot.ts'
import { moosend } from './formats/moosend.ts'
import { moralis } from './formats/moralis.ts'
import { mux } from './formats/mux.ts'
import { mysql } from './formats/mysql.ts'
import { nasa } from './formats/nasa.ts'
import { nasdaq } from './formats/nasdaq.ts'
import { neon } from './formats/neon.ts'
import { netlify } from './formats/netlify.ts'
import { netrc } from './formats/netrc.ts'
import { newrelic } from './formats/newrelic.ts'
import { newsapi } from './formats/newsapi.ts'
import { newscatcher } from './formats/newscatcher.ts'
import { nextauth } from './formats/nextauth.ts'
import { nftport } from './formats/nftport.ts'
import { ngrok } from './formats/ngrok.ts'
import { nicereply } from './formats/nicereply.ts'
import { nightfall } from './formats/nightfall.ts'
import { noticeable } from './formats/noticeable.ts'
import { notion } from './formats/notion.ts'
import { novu } from './formats/novu.ts'
import { nozbe } from './formats/nozbe.ts'
import { npm } from './formats/npm.ts'
import { nuget } from './formats/nuget.ts'
import { numverify } from './formats/numverify.ts'
import { nutritionix } from './formats/nutritionix.ts'
import { nvidia } from './formats/nvidia.ts'
import { nylas } from './formats/nylas.ts'
import { nytimes } from './formats/nytimes.ts'
import { openai } from './formats/openai.ts'
import { privateKey } from './formats/private-key.ts'
import { pypi } from './formats/pypi.ts'
import { queryString } from './formats/query-string.ts'
import { sendgrid } from './formats/sendgrid.ts'
import { shopify } from './formats/shopify.ts'
import { slack } from './formats/slack.ts'
import { square } from './formats/square.ts'
import { stripe } from './formats/stripe.ts'
import { supabase } from './formats/supabase.ts'
import { telegram } from './formats/telegram.ts'
import { twilio } from './formats/twilio.ts'
import type { SecretProvider } from './secret-format.ts'

export const secretProviders: readonly SecretProvider[] = [
  adafruit,
  adobe,
  airtable,
  amplitude,
  anthropic,
  apify,
  apolloGraphql,
  appveyor,
  artifactory,
  atlassian,
  authress,
  aws,
  axiom,
  azure,
  bannerbear,
  basicAuth,
  beamer,
  buildkite,
  calCom,
  canva,
  cerebras,
  cfx,
  chiefTools,
  circleci,
  clickhouse,
  clickup,
  clojars,
  cockroachdb,
  coinbase,
  contentful,
  courier,
  crates,
  database,
  databento,
  databricks,
  definedNetworking,
  deno,
  dependencyTrack,
  devcycle,
  digitalocean,
  discord,
  docker,
  doppler,
  dropbox,
  dub,
  duffel,
  dvcStudio,
  dynatrace,
  e2b,
  easypost,
  elevenlabs,
  endorLabs,
  expo,
  fastmail,
  figma,
  finage,
  firehydrant,
  fireworks,
  fleetbase,
  flexport,
  flutterwave,
  fly,
  frameio,
  fullstory,
  gcNotify,
  generic,
  gitbook,
  gitguardian,
  github,
  gitlab,
  gocardless,
  google,
  groq,
  harness,
  helicone,
  heroku,
  honeybadger,
  honeycomb,
  hop,
  hubspot,
  huggingface,
  infisical,
  infracost,
  inngest,
  intra42,
  ionic,
  jdCloud,
  jina,
  jumpcloud,
  jwt,
  keyward,
  kong,
  lakera,
  langfuse,
  langsmith,
  launchdarkly,
  lichess,
  lightspeed,
  linear,
  linkedin,
  llamaCloud,
  lob,
  localstack,
  locationiq,
  logicmonitor,
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
  mux,
  mysql,
  nasa,
  nasdaq,
  neon,
  netlify,
  netrc,
  newrelic,
  newsapi,
  newscatcher,
  nextauth,
  nftport,
  ngrok,
  nicereply,
  nightfall,
  noticeable,
  notion,
  novu,
  nozbe,
  npm,
  nuget,
  numverify,
  nutritionix,
  nvidia,
  nylas,
  nytimes,
  openai,
  privateKey,
  pypi,
  queryString,
  sendgrid,
  shopify,
  slack,
  square,
  stripe,
  supabase,
  telegram,
  twilio,
]
