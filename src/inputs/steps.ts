/** What a reader of YAML or JSON meets, step by step, and how deep it may go. */

/** A codebook has 8 levels; parsers recurse, and a deep document must not reach the end of their stack. */
export const levelsMax = 32

/** In the order of the text. `at` is an offset in UTF-16 units. */
export type Step =
  | Readonly<{ kind: 'list' | 'map' | 'end'; at: number }>
  | Readonly<{ kind: 'scalar'; at: number; value: string | number | boolean | null; isPlain: boolean }>
