/** How a name sounds, so that "Selenskyj", "Zelenskyy" and "Zelensky" are one. */

/**
 * Ways in which languages write the same Slavic or Greek sound in Latin letters, longest first. Each is applied once, in
 * order; a name of other origin keeps its letters or meets only its own misspellings.
 */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/shch|chtch|tsch|tch|sch|ch|sh|kh|cz/g, 'h'],
  [/ph/g, 'f'],
  [/ck|c|q/g, 'k'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/gu(?=[ei])/g, 'g'],
  [/ou|oo/g, 'u'],
  [/[jy]/g, 'i'],
  [/i?ei?i|ie|ii+/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/f$/g, 'v'],
  [/(?<=.{3})e$/g, ''],
]

/** @param fold  one word, without case and accents */
export const nameKey = (fold: string): string =>
  sounds.reduce((word, [sound, letter]) => word.replace(sound, letter), fold.slice(0, nameMax))

/** No name is longer. */
const nameMax = 40
