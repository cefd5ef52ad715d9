/** Who a name, a role or a pronoun means: the person of the codebook, or nobody of it, but never the nearest famous name. */
import t from 'tap'
import { extract } from '../../src/extraction/extract.ts'
import { lexicons } from '../../src/extraction/lexicons.ts'
import { ourCodebook } from '../gold/material.ts'

const codebook = ourCodebook()

const lastSpeaker = (language: string, text: string): string => {
  const publishedAt = '2025-03-14T18:00:00.000000Z'
  const article = { text, language, publishedAt, timeZone: 'Europe/Paris', outlet: 'Vell-Matin' }
  const speaker = extract(article, codebook, lexicons).quotations.at(-1)?.speaker
  return speaker ? (speaker.id ?? `(${speaker.surface})`) : 'nobody'
}

/** The text, then who says what it says last: an id, or the words of somebody whom the codebook lacks in brackets. */
const tables = {
  'a person whom the codebook lacks is meant by the pronoun behind him': [
    ['fr', 'Emmanuel Macron est arrivé. Jean Vasseur a pris la parole. Il a dit que le gel durait.', '(Il)'],
    [
      'fr',
      'Vladimir Poutine a parlé. Selon Jean Vasseur, le gel est dur. Il a ajouté que tout allait.',
      '(Il)',
    ],
    ['fr', 'Jean Vasseur a critiqué Vladimir Poutine. Il a dit que le gel durait.', '(Il)'],
    ['en', 'Donald Trump arrived. Adam Smith took the floor. He said the truce was dead.', '(He)'],
    [
      'en',
      'Kremlin spokesman Boris Ivanov said the truce was dead. He added that talks would resume.',
      '(He)',
    ],
    ['fr', 'Karine Vasseur a rencontré Emmanuel Macron. Elle a affirmé que tout allait.', '(Elle)'],
    ['fr', 'Emmanuel Macron est arrivé. Il a dit que le gel durait.', 'emmanuel-macron'],
    ['en', 'Donald Trump arrived. He said the truce was dead.', 'donald-trump'],
  ],
  'a surname that two bear is not the famous one': [
    ['en', 'Adam Trump, a baker, opened the session. Trump said the truce was dead.', '(Trump)'],
    [
      'en',
      'Donald Trump left. Adam Trump, a baker, took the floor. Trump said the truce was dead.',
      '(Trump)',
    ],
    [
      'en',
      'Adam Trump, a baker, left. Donald Trump took the floor. Trump said the truce was dead.',
      'donald-trump',
    ],
    ['en', 'President Trump said the truce was dead.', 'donald-trump'],
    ['en', 'In Paris Trump said the truce was dead.', 'donald-trump'],
    ['fr', 'Brigitte Macron a dit que le gel durait.', '(Brigitte Macron)'],
    ['fr', 'Lundi Macron a dit que le gel durait.', 'emmanuel-macron'],
    ['fr', 'Le président Macron a dit que le gel durait.', 'emmanuel-macron'],
    ['fr', 'Jean Vasseur est venu. Pour finir, Vasseur a dit que le gel durait.', '(Vasseur)'],
  ],
  'a name is known in the spelling of another alphabet': [
    ['fr', 'Volodymyr Zelenskyj a dit que le gel durait.', 'volodymyr-zelensky'],
    ['fr', 'Le président Selenskyj a dit que le gel durait.', 'volodymyr-zelensky'],
    ['fr', 'Wolodymyr Selenskyj a dit que le gel durait.', 'volodymyr-zelensky'],
    ['fr', 'Wladimir Putin a dit que le gel durait.', 'vladimir-putin'],
    ['fr', 'Sergej Lawrow a dit que le gel durait.', 'sergei-lavrov'],
    ['en', 'Sergey Lavroff said the truce was dead.', 'sergei-lavrov'],
    ['en', 'Dmitrij Peskow said the truce was dead.', 'dmitry-peskov'],
    ['en', 'Boris Zelinsky said the truce was dead.', '(Boris Zelinsky)'],
    ['fr', 'Serge Laurent a dit que le gel durait.', '(Serge Laurent)'],
    ['en', 'Mark Rubin said the truce was dead.', '(Mark Rubin)'],
  ],
  'a role means who held it that day, and "the latter" whom was named last': [
    ['fr', 'Marco Rubio a vu Sergueï Lavrov. « Tout va », a dit le ministre russe.', 'sergei-lavrov'],
    ['en', 'The Kremlin spokesman said the truce was dead.', 'dmitry-peskov'],
    [
      'fr',
      'Emmanuel Macron a vu Volodymyr Zelensky. Ce dernier a dit que tout allait.',
      'volodymyr-zelensky',
    ],
    ['fr', 'Emmanuel Macron a vu Jean Vasseur. Ce dernier a dit que tout allait.', '(Ce dernier)'],
    ['fr', 'Réunis à Washington, les élus ont dit que le gel durait.', '(les élus)'],
    ['fr', 'Zelensky : « Tout va bien chez nous »', 'volodymyr-zelensky'],
    ['fr', 'Moscou a réagi. « Tout va », a dit M. Vasseur. « Tout ira », a-t-il ajouté.', '(il)'],
  ],
} as const

for (const [name, rows] of Object.entries(tables)) {
  t.test(name, async (t) => {
    for (const [language, text, speaker] of rows) t.equal(lastSpeaker(language, text), speaker, text)
  })
}
