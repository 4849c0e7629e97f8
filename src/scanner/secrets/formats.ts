/** Says which providers of secrets are known: written by `npm run rules` from formats/. */
import { abstractApi } from './formats/abstract-api.ts'
import { abuseipdb } from './formats/abuseipdb.ts'
import { accuweather } from './formats/accuweather.ts'
import { adafruit } from './formats/adafruit.ts'
import { adobe } from './formats/adobe.ts'
import { age } from './formats/age.ts'
import { airbrake } from './formats/airbrake.ts'
import { airtable } from './formats/airtable.ts'
import { airvisual } from './formats/airvisual.ts'
import { alchemy } from './formats/alchemy.ts'
import { algolia } from './formats/algolia.ts'
import { alibaba } from './formats/alibaba.ts'
import { amadeus } from './formats/amadeus.ts'
import { amazon } from './formats/amazon.ts'
import { ambee } from './formats/ambee.ts'
import { amplitude } from './formats/amplitude.ts'
import { anthropic } from './formats/anthropic.ts'
import { anypoint } from './formats/anypoint.ts'
import { api2cart } from './formats/api2cart.ts'
import { apiflash } from './formats/apiflash.ts'
import { apify } from './formats/apify.ts'
import { apilayer } from './formats/apilayer.ts'
import { apitemplate } from './formats/apitemplate.ts'
import { apolloGraphql } from './formats/apollo-graphql.ts'
import { appveyor } from './formats/appveyor.ts'
import { artifactory } from './formats/artifactory.ts'
import { assemblyai } from './formats/assemblyai.ts'
import { atlassian } from './formats/atlassian.ts'
import { audd } from './formats/audd.ts'
import { authress } from './formats/authress.ts'
import { autodesk } from './formats/autodesk.ts'
import { autopilot } from './formats/autopilot.ts'
import { avaza } from './formats/avaza.ts'
import { aviationstack } from './formats/aviationstack.ts'
import { aws } from './formats/aws.ts'
import { axiom } from './formats/axiom.ts'
import { axonaut } from './formats/axonaut.ts'
import { azure } from './formats/azure.ts'
import { bannerbear } from './formats/bannerbear.ts'
import { baremetrics } from './formats/baremetrics.ts'
import { basicAuth } from './formats/basic-auth.ts'
import { beamer } from './formats/beamer.ts'
import { besttime } from './formats/besttime.ts'
import { betterStack } from './formats/better-stack.ts'
import { bitfinex } from './formats/bitfinex.ts'
import { bitly } from './formats/bitly.ts'
import { bitmex } from './formats/bitmex.ts'
import { bitrise } from './formats/bitrise.ts'
import { bittrex } from './formats/bittrex.ts'
import { blazemeter } from './formats/blazemeter.ts'
import { blocknative } from './formats/blocknative.ts'
import { boostnote } from './formats/boostnote.ts'
import { borgbase } from './formats/borgbase.ts'
import { box } from './formats/box.ts'
import { brandfetch } from './formats/brandfetch.ts'
import { browserstack } from './formats/browserstack.ts'
import { bscscan } from './formats/bscscan.ts'
import { budibase } from './formats/budibase.ts'
import { bugsnag } from './formats/bugsnag.ts'
import { buildkite } from './formats/buildkite.ts'
import { bunny } from './formats/bunny.ts'
import { buttercms } from './formats/buttercms.ts'
import { calCom } from './formats/cal-com.ts'
import { calendarific } from './formats/calendarific.ts'
import { calorieninja } from './formats/calorieninja.ts'
import { canva } from './formats/canva.ts'
import { carbonInterface } from './formats/carbon-interface.ts'
import { censys } from './formats/censys.ts'
import { cerebras } from './formats/cerebras.ts'
import { cfx } from './formats/cfx.ts'
import { chargebee } from './formats/chargebee.ts'
import { chartmogul } from './formats/chartmogul.ts'
import { checkly } from './formats/checkly.ts'
import { checkoutCom } from './formats/checkout-com.ts'
import { chiefTools } from './formats/chief-tools.ts'
import { circleci } from './formats/circleci.ts'
import { clarifai } from './formats/clarifai.ts'
import { clearbit } from './formats/clearbit.ts'
import { clickhouse } from './formats/clickhouse.ts'
import { clickup } from './formats/clickup.ts'
import { clockify } from './formats/clockify.ts'
import { clojars } from './formats/clojars.ts'
import { close } from './formats/close.ts'
import { cloudflare } from './formats/cloudflare.ts'
import { cloudmersive } from './formats/cloudmersive.ts'
import { cloudsmith } from './formats/cloudsmith.ts'
import { cockroachdb } from './formats/cockroachdb.ts'
import { coda } from './formats/coda.ts'
import { codacy } from './formats/codacy.ts'
import { codecov } from './formats/codecov.ts'
import { codemagic } from './formats/codemagic.ts'
import { cohere } from './formats/cohere.ts'
import { coinapi } from './formats/coinapi.ts'
import { coinbase } from './formats/coinbase.ts'
import { coinlayer } from './formats/coinlayer.ts'
import { coinmarketcap } from './formats/coinmarketcap.ts'
import { commandPassword } from './formats/command-password.ts'
import { commercejs } from './formats/commercejs.ts'
import { contentful } from './formats/contentful.ts'
import { convertapi } from './formats/convertapi.ts'
import { copper } from './formats/copper.ts'
import { courier } from './formats/courier.ts'
import { coveralls } from './formats/coveralls.ts'
import { crates } from './formats/crates.ts'
import { crowdin } from './formats/crowdin.ts'
import { cryptocompare } from './formats/cryptocompare.ts'
import { currencylayer } from './formats/currencylayer.ts'
import { customerIo } from './formats/customer-io.ts'
import { daily } from './formats/daily.ts'
import { dandelion } from './formats/dandelion.ts'
import { dataGov } from './formats/data-gov.ts'
import { database } from './formats/database.ts'
import { databento } from './formats/databento.ts'
import { databricks } from './formats/databricks.ts'
import { datadog } from './formats/datadog.ts'
import { deepai } from './formats/deepai.ts'
import { deepgram } from './formats/deepgram.ts'
import { deepl } from './formats/deepl.ts'
import { deepseek } from './formats/deepseek.ts'
import { definedNetworking } from './formats/defined-networking.ts'
import { delighted } from './formats/delighted.ts'
import { deno } from './formats/deno.ts'
import { dependencyTrack } from './formats/dependency-track.ts'
import { detectlanguage } from './formats/detectlanguage.ts'
import { devcycle } from './formats/devcycle.ts'
import { diffbot } from './formats/diffbot.ts'
import { digitalocean } from './formats/digitalocean.ts'
import { discord } from './formats/discord.ts'
import { disqus } from './formats/disqus.ts'
import { django } from './formats/django.ts'
import { docker } from './formats/docker.ts'
import { docparser } from './formats/docparser.ts'
import { docusign } from './formats/docusign.ts'
import { doppler } from './formats/doppler.ts'
import { drone } from './formats/drone.ts'
import { dropbox } from './formats/dropbox.ts'
import { dub } from './formats/dub.ts'
import { duffel } from './formats/duffel.ts'
import { duo } from './formats/duo.ts'
import { dvcStudio } from './formats/dvc-studio.ts'
import { dwolla } from './formats/dwolla.ts'
import { dynalist } from './formats/dynalist.ts'
import { dynatrace } from './formats/dynatrace.ts'
import { e2b } from './formats/e2b.ts'
import { easypost } from './formats/easypost.ts'
import { ebay } from './formats/ebay.ts'
import { edamam } from './formats/edamam.ts'
import { elasticEmail } from './formats/elastic-email.ts'
import { elevenlabs } from './formats/elevenlabs.ts'
import { endorLabs } from './formats/endor-labs.ts'
import { etherscan } from './formats/etherscan.ts'
import { etsy } from './formats/etsy.ts'
import { eventbrite } from './formats/eventbrite.ts'
import { everhour } from './formats/everhour.ts'
import { exchangerateApi } from './formats/exchangerate-api.ts'
import { exchangerates } from './formats/exchangerates.ts'
import { expo } from './formats/expo.ts'
import { facebook } from './formats/facebook.ts'
import { fastmail } from './formats/fastmail.ts'
import { figma } from './formats/figma.ts'
import { finage } from './formats/finage.ts'
import { finicity } from './formats/finicity.ts'
import { finnhub } from './formats/finnhub.ts'
import { firehydrant } from './formats/firehydrant.ts'
import { fireworks } from './formats/fireworks.ts'
import { fixer } from './formats/fixer.ts'
import { fleetbase } from './formats/fleetbase.ts'
import { flexport } from './formats/flexport.ts'
import { flickr } from './formats/flickr.ts'
import { flutterwave } from './formats/flutterwave.ts'
import { fly } from './formats/fly.ts'
import { foursquare } from './formats/foursquare.ts'
import { frameio } from './formats/frameio.ts'
import { freshbooks } from './formats/freshbooks.ts'
import { freshdesk } from './formats/freshdesk.ts'
import { fulcrum } from './formats/fulcrum.ts'
import { fullstory } from './formats/fullstory.ts'
import { gcNotify } from './formats/gc-notify.ts'
import { geckoboard } from './formats/geckoboard.ts'
import { generic } from './formats/generic.ts'
import { geoapify } from './formats/geoapify.ts'
import { geocodio } from './formats/geocodio.ts'
import { getresponse } from './formats/getresponse.ts'
import { ghost } from './formats/ghost.ts'
import { giphy } from './formats/giphy.ts'
import { gitbook } from './formats/gitbook.ts'
import { gitea } from './formats/gitea.ts'
import { gitee } from './formats/gitee.ts'
import { gitguardian } from './formats/gitguardian.ts'
import { github } from './formats/github.ts'
import { gitlab } from './formats/gitlab.ts'
import { gitter } from './formats/gitter.ts'
import { glassnode } from './formats/glassnode.ts'
import { gocardless } from './formats/gocardless.ts'
import { godaddy } from './formats/godaddy.ts'
import { google } from './formats/google.ts'
import { gradle } from './formats/gradle.ts'
import { grafana } from './formats/grafana.ts'
import { graphhopper } from './formats/graphhopper.ts'
import { groq } from './formats/groq.ts'
import { gtmetrix } from './formats/gtmetrix.ts'
import { guardian } from './formats/guardian.ts'
import { gumroad } from './formats/gumroad.ts'
import { gyazo } from './formats/gyazo.ts'
import { harness } from './formats/harness.ts'
import { harvest } from './formats/harvest.ts'
import { hashicorp } from './formats/hashicorp.ts'
import { hasura } from './formats/hasura.ts'
import { helicone } from './formats/helicone.ts'
import { hellosign } from './formats/hellosign.ts'
import { helpscout } from './formats/helpscout.ts'
import { here } from './formats/here.ts'
import { heroku } from './formats/heroku.ts'
import { hetzner } from './formats/hetzner.ts'
import { holidayapi } from './formats/holidayapi.ts'
import { honeybadger } from './formats/honeybadger.ts'
import { honeycomb } from './formats/honeycomb.ts'
import { hop } from './formats/hop.ts'
import { hubspot } from './formats/hubspot.ts'
import { huggingface } from './formats/huggingface.ts'
import { hunter } from './formats/hunter.ts'
import { iconfinder } from './formats/iconfinder.ts'
import { iexCloud } from './formats/iex-cloud.ts'
import { imagekit } from './formats/imagekit.ts'
import { imgur } from './formats/imgur.ts'
import { infisical } from './formats/infisical.ts'
import { influxdb } from './formats/influxdb.ts'
import { infracost } from './formats/infracost.ts'
import { inngest } from './formats/inngest.ts'
import { insightly } from './formats/insightly.ts'
import { intercom } from './formats/intercom.ts'
import { intra42 } from './formats/intra42.ts'
import { intrinio } from './formats/intrinio.ts'
import { ionic } from './formats/ionic.ts'
import { ip2location } from './formats/ip2location.ts'
import { ipgeolocation } from './formats/ipgeolocation.ts'
import { ipinfo } from './formats/ipinfo.ts'
import { ipqualityscore } from './formats/ipqualityscore.ts'
import { ipstack } from './formats/ipstack.ts'
import { iterable } from './formats/iterable.ts'
import { jdCloud } from './formats/jd-cloud.ts'
import { jenkins } from './formats/jenkins.ts'
import { jina } from './formats/jina.ts'
import { jotform } from './formats/jotform.ts'
import { jumpcloud } from './formats/jumpcloud.ts'
import { jwt } from './formats/jwt.ts'
import { keen } from './formats/keen.ts'
import { keygen } from './formats/keygen.ts'
import { keyward } from './formats/keyward.ts'
import { kickbox } from './formats/kickbox.ts'
import { klaviyo } from './formats/klaviyo.ts'
import { kong } from './formats/kong.ts'
import { kraken } from './formats/kraken.ts'
import { kubernetes } from './formats/kubernetes.ts'
import { kucoin } from './formats/kucoin.ts'
import { lakera } from './formats/lakera.ts'
import { langfuse } from './formats/langfuse.ts'
import { langsmith } from './formats/langsmith.ts'
import { launchdarkly } from './formats/launchdarkly.ts'
import { lemlist } from './formats/lemlist.ts'
import { lichess } from './formats/lichess.ts'
import { lightspeed } from './formats/lightspeed.ts'
import { linear } from './formats/linear.ts'
import { linkedin } from './formats/linkedin.ts'
import { livekit } from './formats/livekit.ts'
import { llamaCloud } from './formats/llama-cloud.ts'
import { loadmill } from './formats/loadmill.ts'
import { lob } from './formats/lob.ts'
import { localstack } from './formats/localstack.ts'
import { locationiq } from './formats/locationiq.ts'
import { loggly } from './formats/loggly.ts'
import { logicmonitor } from './formats/logicmonitor.ts'
import { loginradius } from './formats/loginradius.ts'
import { logzIo } from './formats/logz-io.ts'
import { lokalise } from './formats/lokalise.ts'
import { looker } from './formats/looker.ts'
import { loyverse } from './formats/loyverse.ts'
import { lunchMoney } from './formats/lunch-money.ts'
import { luno } from './formats/luno.ts'
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
import { oanda } from './formats/oanda.ts'
import { octopusDeploy } from './formats/octopus-deploy.ts'
import { okta } from './formats/okta.ts'
import { ollama } from './formats/ollama.ts'
import { omnisend } from './formats/omnisend.ts'
import { onelogin } from './formats/onelogin.ts'
import { onepassword } from './formats/onepassword.ts'
import { onesignal } from './formats/onesignal.ts'
import { onfleet } from './formats/onfleet.ts'
import { oopspam } from './formats/oopspam.ts'
import { openai } from './formats/openai.ts'
import { opencage } from './formats/opencage.ts'
import { openrouter } from './formats/openrouter.ts'
import { openshift } from './formats/openshift.ts'
import { openstack } from './formats/openstack.ts'
import { openuv } from './formats/openuv.ts'
import { openvsx } from './formats/openvsx.ts'
import { openweather } from './formats/openweather.ts'
import { opsgenie } from './formats/opsgenie.ts'
import { optimizely } from './formats/optimizely.ts'
import { otpauth } from './formats/otpauth.ts'
import { owlbot } from './formats/owlbot.ts'
import { packagecloud } from './formats/packagecloud.ts'
import { packagist } from './formats/packagist.ts'
import { paddle } from './formats/paddle.ts'
import { pagarme } from './formats/pagarme.ts'
import { pagerduty } from './formats/pagerduty.ts'
import { pandadoc } from './formats/pandadoc.ts'
import { pandascore } from './formats/pandascore.ts'
import { pangea } from './formats/pangea.ts'
import { parseur } from './formats/parseur.ts'
import { particle } from './formats/particle.ts'
import { partnerstack } from './formats/partnerstack.ts'
import { password } from './formats/password.ts'
import { passwordHash } from './formats/password-hash.ts'
import { pastebin } from './formats/pastebin.ts'
import { paypal } from './formats/paypal.ts'
import { paystack } from './formats/paystack.ts'
import { pdflayer } from './formats/pdflayer.ts'
import { pdfshift } from './formats/pdfshift.ts'
import { pendo } from './formats/pendo.ts'
import { peopledatalabs } from './formats/peopledatalabs.ts'
import { percy } from './formats/percy.ts'
import { perplexity } from './formats/perplexity.ts'
import { persona } from './formats/persona.ts'
import { photoroom } from './formats/photoroom.ts'
import { phrase } from './formats/phrase.ts'
import { pinata } from './formats/pinata.ts'
import { pinecone } from './formats/pinecone.ts'
import { pinterest } from './formats/pinterest.ts'
import { pipedream } from './formats/pipedream.ts'
import { pipedrive } from './formats/pipedrive.ts'
import { pivotalTracker } from './formats/pivotal-tracker.ts'
import { pixabay } from './formats/pixabay.ts'
import { plaid } from './formats/plaid.ts'
import { planetscale } from './formats/planetscale.ts'
import { plivo } from './formats/plivo.ts'
import { podio } from './formats/podio.ts'
import { polar } from './formats/polar.ts'
import { poloniex } from './formats/poloniex.ts'
import { polygon } from './formats/polygon.ts'
import { portainer } from './formats/portainer.ts'
import { positionstack } from './formats/positionstack.ts'
import { postageapp } from './formats/postageapp.ts'
import { postgres } from './formats/postgres.ts'
import { posthog } from './formats/posthog.ts'
import { postman } from './formats/postman.ts'
import { postmark } from './formats/postmark.ts'
import { powrbot } from './formats/powrbot.ts'
import { prefect } from './formats/prefect.ts'
import { privateAi } from './formats/private-ai.ts'
import { privateKey } from './formats/private-key.ts'
import { prodpad } from './formats/prodpad.ts'
import { proxmox } from './formats/proxmox.ts'
import { proxycrawl } from './formats/proxycrawl.ts'
import { pubnub } from './formats/pubnub.ts'
import { pulumi } from './formats/pulumi.ts'
import { purestake } from './formats/purestake.ts'
import { pushbullet } from './formats/pushbullet.ts'
import { pusher } from './formats/pusher.ts'
import { pushover } from './formats/pushover.ts'
import { pypi } from './formats/pypi.ts'
import { qase } from './formats/qase.ts'
import { qdrant } from './formats/qdrant.ts'
import { qualaroo } from './formats/qualaroo.ts'
import { qubole } from './formats/qubole.ts'
import { queryString } from './formats/query-string.ts'
import { rails } from './formats/rails.ts'
import { railway } from './formats/railway.ts'
import { ramp } from './formats/ramp.ts'
import { rapidapi } from './formats/rapidapi.ts'
import { razorpay } from './formats/razorpay.ts'
import { readme } from './formats/readme.ts'
import { rebrandly } from './formats/rebrandly.ts'
import { recaptcha } from './formats/recaptcha.ts'
import { recharge } from './formats/recharge.ts'
import { redis } from './formats/redis.ts'
import { render } from './formats/render.ts'
import { replicate } from './formats/replicate.ts'
import { resend } from './formats/resend.ts'
import { retell } from './formats/retell.ts'
import { ringcentral } from './formats/ringcentral.ts'
import { riot } from './formats/riot.ts'
import { ritekit } from './formats/ritekit.ts'
import { robinhood } from './formats/robinhood.ts'
import { rockset } from './formats/rockset.ts'
import { rollbar } from './formats/rollbar.ts'
import { rootly } from './formats/rootly.ts'
import { route4me } from './formats/route4me.ts'
import { rownd } from './formats/rownd.ts'
import { rubygems } from './formats/rubygems.ts'
import { runpod } from './formats/runpod.ts'
import { runway } from './formats/runway.ts'
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
  abstractApi,
  abuseipdb,
  accuweather,
  adafruit,
  adobe,
  age,
  airbrake,
  airtable,
  airvisual,
  alchemy,
  algolia,
  alibaba,
  amadeus,
  amazon,
  ambee,
  amplitude,
  anthropic,
  anypoint,
  api2cart,
  apiflash,
  apify,
  apilayer,
  apitemplate,
  apolloGraphql,
  appveyor,
  artifactory,
  assemblyai,
  atlassian,
  audd,
  authress,
  autodesk,
  autopilot,
  avaza,
  aviationstack,
  aws,
  axiom,
  axonaut,
  azure,
  bannerbear,
  baremetrics,
  basicAuth,
  beamer,
  besttime,
  betterStack,
  bitfinex,
  bitly,
  bitmex,
  bitrise,
  bittrex,
  blazemeter,
  blocknative,
  boostnote,
  borgbase,
  box,
  brandfetch,
  browserstack,
  bscscan,
  budibase,
  bugsnag,
  buildkite,
  bunny,
  buttercms,
  calCom,
  calendarific,
  calorieninja,
  canva,
  carbonInterface,
  censys,
  cerebras,
  cfx,
  chargebee,
  chartmogul,
  checkly,
  checkoutCom,
  chiefTools,
  circleci,
  clarifai,
  clearbit,
  clickhouse,
  clickup,
  clockify,
  clojars,
  close,
  cloudflare,
  cloudmersive,
  cloudsmith,
  cockroachdb,
  coda,
  codacy,
  codecov,
  codemagic,
  cohere,
  coinapi,
  coinbase,
  coinlayer,
  coinmarketcap,
  commandPassword,
  commercejs,
  contentful,
  convertapi,
  copper,
  courier,
  coveralls,
  crates,
  crowdin,
  cryptocompare,
  currencylayer,
  customerIo,
  daily,
  dandelion,
  dataGov,
  database,
  databento,
  databricks,
  datadog,
  deepai,
  deepgram,
  deepl,
  deepseek,
  definedNetworking,
  delighted,
  deno,
  dependencyTrack,
  detectlanguage,
  devcycle,
  diffbot,
  digitalocean,
  discord,
  disqus,
  django,
  docker,
  docparser,
  docusign,
  doppler,
  drone,
  dropbox,
  dub,
  duffel,
  duo,
  dvcStudio,
  dwolla,
  dynalist,
  dynatrace,
  e2b,
  easypost,
  ebay,
  edamam,
  elasticEmail,
  elevenlabs,
  endorLabs,
  etherscan,
  etsy,
  eventbrite,
  everhour,
  exchangerateApi,
  exchangerates,
  expo,
  facebook,
  fastmail,
  figma,
  finage,
  finicity,
  finnhub,
  firehydrant,
  fireworks,
  fixer,
  fleetbase,
  flexport,
  flickr,
  flutterwave,
  fly,
  foursquare,
  frameio,
  freshbooks,
  freshdesk,
  fulcrum,
  fullstory,
  gcNotify,
  geckoboard,
  generic,
  geoapify,
  geocodio,
  getresponse,
  ghost,
  giphy,
  gitbook,
  gitea,
  gitee,
  gitguardian,
  github,
  gitlab,
  gitter,
  glassnode,
  gocardless,
  godaddy,
  google,
  gradle,
  grafana,
  graphhopper,
  groq,
  gtmetrix,
  guardian,
  gumroad,
  gyazo,
  harness,
  harvest,
  hashicorp,
  hasura,
  helicone,
  hellosign,
  helpscout,
  here,
  heroku,
  hetzner,
  holidayapi,
  honeybadger,
  honeycomb,
  hop,
  hubspot,
  huggingface,
  hunter,
  iconfinder,
  iexCloud,
  imagekit,
  imgur,
  infisical,
  influxdb,
  infracost,
  inngest,
  insightly,
  intercom,
  intra42,
  intrinio,
  ionic,
  ip2location,
  ipgeolocation,
  ipinfo,
  ipqualityscore,
  ipstack,
  iterable,
  jdCloud,
  jenkins,
  jina,
  jotform,
  jumpcloud,
  jwt,
  keen,
  keygen,
  keyward,
  kickbox,
  klaviyo,
  kong,
  kraken,
  kubernetes,
  kucoin,
  lakera,
  langfuse,
  langsmith,
  launchdarkly,
  lemlist,
  lichess,
  lightspeed,
  linear,
  linkedin,
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
  owlbot,
  packagecloud,
  packagist,
  paddle,
  pagarme,
  pagerduty,
  pandadoc,
  pandascore,
  pangea,
  parseur,
  particle,
  partnerstack,
  password,
  passwordHash,
  pastebin,
  paypal,
  paystack,
  pdflayer,
  pdfshift,
  pendo,
  peopledatalabs,
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
  plivo,
  podio,
  polar,
  poloniex,
  polygon,
  portainer,
  positionstack,
  postageapp,
  postgres,
  posthog,
  postman,
  postmark,
  powrbot,
  prefect,
  privateAi,
  privateKey,
  prodpad,
  proxmox,
  proxycrawl,
  pubnub,
  pulumi,
  purestake,
  pushbullet,
  pusher,
  pushover,
  pypi,
  qase,
  qdrant,
  qualaroo,
  qubole,
  queryString,
  rails,
  railway,
  ramp,
  rapidapi,
  razorpay,
  readme,
  rebrandly,
  recaptcha,
  recharge,
  redis,
  render,
  replicate,
  resend,
  retell,
  ringcentral,
  riot,
  ritekit,
  robinhood,
  rockset,
  rollbar,
  rootly,
  route4me,
  rownd,
  rubygems,
  runpod,
  runway,
  sendgrid,
  shopify,
  slack,
  square,
  stripe,
  supabase,
  telegram,
  twilio,
]
