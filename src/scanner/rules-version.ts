/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = '9e4ce1784cb7'
