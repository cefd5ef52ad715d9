/** Quotation marks of every style, torn and whole: what they pair, and that no text can break the pairing. */
import t from 'tap'
import { blocksOf } from '../../src/extraction/blocks.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { type Token, tokensOf } from '../../src/extraction/normalise.ts'
import { quotationsOf } from '../../src/extraction/quotations.ts'

function quoted(language: string, text: string): readonly string[] {
  const tokens = tokensOf(text)
  const lexicon = lexicons.get(language)
  if (!lexicon) throw new Error(`no lexicon for ${language}`)
  const words = ({ from, to }: Readonly<{ from: number; to: number }>) =>
    text.slice(tokens[from]?.start ?? 0, tokens[Math.max(from, to - 1)]?.end ?? 0)
  return blocksOf(text, tokens, lexicon).flatMap((block) => quotationsOf(tokens, block).map(words))
}

const styles: readonly (readonly [string, string, readonly string[]])[] = [
  ['fr', 'Il a dit : « Le pont tient. »', ['Le pont tient.']],
  ['fr', 'Il a dit : "Le pont tient."', ['Le pont tient.']],
  ['fr', 'Il a dit : “Le pont tient.”', ['Le pont tient.']],
  ['fr', 'Il a dit : „Le pont tient.“', ['Le pont tient.']],
  ['fr', 'Il a dit : ‹ Le pont tient. ›', ['Le pont tient.']],
  ['fr', 'Il a dit : « Le mot “pont” me plaît. » Puis rien.', ['Le mot “pont” me plaît.']],
  ['fr', 'Il a dit : « Le mot « pont » me plaît », puis rien.', ['Le mot « pont » me plaît']],
  ['en', 'He said: “The bridge holds.”', ['The bridge holds.']],
  ['en', "'The bridge holds,' said the mayor.", ['The bridge holds,']],
  ['en', '‘The bridge holds,’ said the mayor.', ['The bridge holds,']],
  ['en', "'It isn't over,' said the mayor. 'We'll see.'", ["It isn't over,", "We'll see."]],
  ['en', "The workers' rights and the members' fees rose in the '90s.", []],
  ['en', "He praised the 'pause' and left.", ['pause']],
  ['en', "''The bridge holds,'' said the mayor.", ['The bridge holds,']],
  ['en', '“She said ‘no’ to me,” he said.', ['She said ‘no’ to me,']],
  ['fr', "L' accord d' hier et l' ami d' enfance.", []],
  ['fr', "Aujourd'hui l'homme n'a qu'un mot.", []],
  // What is torn is mended inside its paragraph.
  ['fr', 'Il a dit : « Le pont tient. Il tiendra.', ['Le pont tient. Il tiendra.']],
  ['fr', 'Le pont tient », a-t-il dit.', ['Le pont tient']],
  ['fr', 'Il juge le pont « solide. La ville attend.', ['solide.']],
  ['fr', '« Le pont tient.\n« La ville attend. »', ['Le pont tient.', 'La ville attend.']],
  ['en', '“The bridge holds.\n“The town waits,” he said.', ['The bridge holds.', 'The town waits,']],
  ['en', '“The bridge holds", he said.', ['The bridge holds']],
]

t.test('marks pair in every style, and an apostrophe is none', async (t) => {
  for (const [language, text, expected] of styles) t.same(quoted(language, text), expected, text)
})

/** mulberry32: the same numbers in every run. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const marks = [
  '«',
  '»',
  '“',
  '”',
  '„',
  '‟',
  '‹',
  '›',
  '"',
  "'",
  '‘',
  '’',
  '(',
  ')',
  '…',
  '.',
  ',',
  ':',
  ' ',
  '\n',
]
const words =
  'Le maire a dit : « Le pont tient », puis “la ville” attend. Il l\'a répété : "rien".\nElle part.'

t.test(
  'marks put in or taken out anywhere never break it, and what it pairs stays ordered in its block',
  async (t) => {
    const random = randomOf(41)
    const lexicon = lexicons.get('fr')
    if (!lexicon) throw new Error('no French lexicon')
    let wrong = 0
    for (let round = 0; round < 1500; round++) {
      let text = words
      for (let change = 0; change < 6; change++) {
        const at = Math.floor(random() * (text.length + 1))
        const mark = marks[Math.floor(random() * marks.length)] ?? ''
        text =
          random() < 0.5 ? text.slice(0, at) + mark + text.slice(at) : text.slice(0, at) + text.slice(at + 1)
      }
      const tokens: readonly Token[] = tokensOf(text)
      for (const block of blocksOf(text, tokens, lexicon)) {
        let end = block.from
        for (const { from, to, opened, closed } of quotationsOf(tokens, block)) {
          const inside = from >= end && to > from && to <= block.to
          const bounded = (opened === null || opened < from) && (closed === null || closed >= to)
          if (!inside || !bounded) wrong += 1
          end = to
        }
      }
    }
    t.equal(wrong, 0, '1500 torn texts')
  },
)

t.test('a hundred thousand marks cost no more than their number', async (t) => {
  const lexicon = lexicons.get('fr')
  const timeOf = (text: string): number => {
    const tokens = tokensOf(text)
    const block = lexicon && blocksOf(text, tokens, lexicon)[0]
    if (!block) throw new Error('a text of marks is one block')
    const times = [1, 2, 3].map(() => {
      const start = performance.now()
      quotationsOf(tokens, block)
      return performance.now() - start
    })
    return Math.min(...times)
  }
  for (const mark of ['« ', '» ', '“', '" ', "' ", "'a ", '‘a’ ', '« a. ', '( “a']) {
    const short = Math.max(4, timeOf(mark.repeat(25_000)))
    const long = timeOf(mark.repeat(100_000))
    t.ok(long < short * 16, `${JSON.stringify(mark)}: ${Math.round(short)} ms, then ${Math.round(long)} ms`)
  }
})
