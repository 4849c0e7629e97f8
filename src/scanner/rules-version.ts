/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = 'c47dd37a6ca7'
