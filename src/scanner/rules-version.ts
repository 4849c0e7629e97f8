/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = '9d5ea9f4a7d7'
