// Shows /openapi.json with Swagger UI. A file of its own, because the page allows no inline script.
const dark = window.matchMedia('(prefers-color-scheme: dark)')
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', follow)
follow()

window.SwaggerUIBundle({
  url: new URL('openapi.json', document.baseURI.replace(/docs\/?$/, '')).href,
  dom_id: '#docs',
  deepLinking: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  // Null: the badge of an outside validator would send it our document.
  validatorUrl: null,
  persistAuthorization: false,
})
