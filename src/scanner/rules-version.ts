/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = '2b8adb207978'
