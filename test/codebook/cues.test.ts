/** The language of cues: which words a cue catches, in which form, and what is refused. */
import t from 'tap'
import { Codebook } from '../../events/codebook/codebook.ts'
import type { Cue, TermLists } from '../../events/codebook/cues.ts'
import { faultsOf } from '../../events/codebook/validate.ts'
import { versionWarnings } from '../../events/codebook/version-step.ts'
import { cueHits, cuesIn, cuesOf } from '../../src/extraction/cues.ts'
import { formsOf } from '../../src/extraction/inflection.ts'
import en from '../../src/extraction/lexicons/en/inflections.json' with { type: 'json' }
import fr from '../../src/extraction/lexicons/fr/inflections.json' with { type: 'json' }
import { tokensOf } from '../../src/extraction/normalise.ts'

function codebookWith(cue: Cue, { language = 'fr', terms }: { language?: string; terms?: TermLists } = {}) {
  return Codebook.parse({
    id: 'lake',
    version: '1.0.0',
    title: { en: 'Lake' },
    timeZone: 'UTC',
    ...(terms && { terms }),
    parties: [{ id: 'norland', names: { en: ['Norland'] } }],
    agents: [],
    propositions: [
      { id: 'it', kind: 'position', statement: { en: 'It should be so' }, cues: { [language]: [cue] } },
    ],
  })
}

/** The words that a cue catches in a text that is one clause; null where it catches nothing. */
function caught(cue: Cue, text: string, options: { language?: string; terms?: TermLists } = {}) {
  const tokens = tokensOf(text)
  const index = cuesOf(codebookWith(cue, options), options.language ?? 'fr')
  const [match] = cuesIn(index, cueHits(text, tokens, index), { from: 0, to: tokens.length })
  if (!match) return null
  return match.hits.map(({ from, to }) => text.slice(tokens[from]?.start, tokens[to - 1]?.end)).join(' | ')
}

t.test('case, accents, hyphens and the kind of apostrophe do not matter', async (t) => {
  t.equal(caught('levée des sanctions', 'la LEVEE DES SANCTIONS'), 'LEVEE DES SANCTIONS')
  t.equal(caught('Kosovo du nord', 'le Kosovo-du-Nord'), 'Kosovo-du-Nord')
  t.equal(caught("retrait de l'armée", 'le retrait de l’armée'), 'retrait de l’armée')
  t.equal(caught('police spéciale', 'la « police » spéciale'), 'police » spéciale', 'nor do quotation marks')
})

t.test('a word in the singular finds its plural, and a plural only itself', async (t) => {
  t.equal(caught('mairie', 'dans les mairies'), 'mairies')
  t.equal(caught('scrutin municipal', 'des scrutins municipaux'), 'scrutins municipaux')
  t.equal(caught('mairies', 'dans la mairie'), null)
  t.equal(caught('municipality', 'four municipalities', { language: 'en' }), 'municipalities')
  t.equal(caught('ambush', 'two ambushes', { language: 'en' }), 'ambushes')
  t.equal(caught('fil', 'le fils'), null, 'a short word is another word with an s')
  t.equal(caught('=cour', 'les cours'), null, 'and = takes the letters as they are')
  t.equal(caught('=cour', 'la cour'), 'cour')
})

t.test('~ stands for every form of a noun, an adjective or a verb', async (t) => {
  const french: Record<string, string> = {
    'retirer~': 'retire retirent retiré retirées retirerait retirant',
    'libérer~': 'libère libérons libéré',
    'appeler~': 'appelle appellera appelait',
    'déployer~': 'déploie déploiera déployés',
    'reconnaître~': 'reconnaît reconnaîtra reconnue reconnaissent',
    'suspendre~': 'suspend suspendu suspendrait',
    'prendre~': 'prend prises prendront',
    'tenir~': 'tient tenue tiendra',
    'ouvrir~': 'ouvre ouverte ouvrirait',
    'construire~': 'construit construisent construites',
    'établir~': 'établit établissent établie',
    'spécial~': 'spécial spéciale spéciaux',
    'kosovar~': 'kosovars kosovare kosovares',
    'européen~': 'européenne européennes européens',
  }
  const english: Record<string, string> = {
    'withdraw~': 'withdraws withdrew withdrawn withdrawing',
    'recognise~': 'recognises recognised recognising',
    'deny~': 'denies denied denying',
    'stop~': 'stops stopped stopping',
    'build~': 'builds built building',
    'lift~': 'lifts lifted lifting',
  }
  for (const [language, families, [before, after]] of [
    ['fr', french, ['on', 'cela']],
    ['en', english, ['they', 'it']],
  ] as const)
    for (const [word, forms] of Object.entries(families))
      for (const form of forms.split(' '))
        t.equal(caught(word, `${before} ${form} ${after}`, { language }), form, `${word} finds ${form}`)
  t.equal(caught('libérer~', 'la liberté'), null, 'and no other word of the same beginning')
  t.equal(caught('libér*', 'la liberté'), 'liberté', 'as * does')
  t.equal(caught('ouvrir~ la route', 'il a ouvert la route'), 'ouvert la route', 'inside a phrase as well')
})

t.test('every entry of the tables of forms is an ending, and the longer ones come first', async (t) => {
  for (const { language, plurals, families, irregular } of [fr, en]) {
    for (const list of [plurals, families]) {
      const endings = list.map(([ending]) => ending)
      t.ok(list.length > 5 && endings.every((ending) => typeof ending === 'string'), language)
      for (const [ending, forms] of list) {
        t.ok(Array.isArray(forms) && forms.every((form) => /^[a-z]*$/.test(form)), `${language} ${ending}`)
      }
      const hidden = endings.filter((ending, index) =>
        endings.slice(0, index).some((earlier) => String(ending).endsWith(String(earlier))),
      )
      t.same(hidden, [], `${language}: no ending stands behind a shorter one that takes its words`)
    }
    for (const [word, forms] of Object.entries(irregular)) t.ok(forms.length > 0, word)
  }
  t.same(formsOf('Bürger', 'de', true), ['burger'], 'a language without a table has the word alone')
})

t.test('within says how near the words must stand, the first and the last included', async (t) => {
  const cue = (within?: number): Cue => ({ topic: ['retrait', 'police'], ...(within && { within }) })
  const text = 'le retrait immédiat et complet de la police'
  t.equal(caught(cue(), text), 'retrait | police')
  t.equal(caught(cue(7), text), 'retrait | police')
  t.equal(caught(cue(6), text), null)
})

t.test('a list of terms is written once and named in many cues', async (t) => {
  const terms = { fr: { mairies: ['mairie', 'bâtiments municipaux'], non: ['centre-ville'] } }
  const cue: Cue = { topic: [['$mairies', 'préfecture'], 'police'], none: ['$non'] }
  t.equal(caught(cue, 'la police des mairies', { terms }), 'mairies | police')
  t.equal(caught(cue, 'la police de la préfecture', { terms }), 'préfecture | police')
  t.equal(caught(cue, 'la police des mairies du centre-ville', { terms }), null)
  t.equal(caught('$mairies', 'les bâtiments municipaux', { terms }), 'bâtiments municipaux')
})

t.test('a list that is not there is refused with its place, and a list inside a list as well', async (t) => {
  const terms = { fr: { mairies: ['mairie'] }, en: { towns: ['town hall'] } }
  const { faults } = faultsOf(
    codebookWith({ topic: ['police', ['$mairie']], none: ['$towns'] }, { terms }),
    '2026-01-01',
  )
  t.match(faults, [
    { pointer: '/propositions/0/cues/fr/0/topic/1/0', code: 'unknown_terms', detail: /there are \$mairies/ },
    { pointer: '/propositions/0/cues/fr/0/none/0', code: 'unknown_terms' },
  ])
  t.throws(
    () => codebookWith('mairie', { terms: { fr: { a: ['$b'], b: ['mairie'] } } }),
    /a list holds no other/,
  )
  t.same(faultsOf(codebookWith('100 $ par baril'), '2026-01-01').faults, [], 'money is no list')
})

t.test('lists and forms that would fill the memory are refused', async (t) => {
  function many<T>(count: number, make: (index: number) => T): T[] {
    return Array.from({ length: count }, (_, at) => make(at))
  }
  const long = { fr: { long: many(200, (at) => `mot${at}`) } }
  const cues = many(500, () => ({ topic: [many(12, () => '$long')] }))
  const bomb = codebookWith('mairie', { terms: long })
  const [first] = bomb.propositions
  if (!first) return t.fail('no proposition')
  const propositions = [{ ...first, cues: { fr: cues } }]
  t.match(faultsOf({ ...bomb, propositions }, '2026-01-01').faults, [{ code: 'too_many_terms' }])
  const forms = many(300, (at) => ({ topic: [many(80, (index) => `verbe${at}x${index}er~`)] }))
  t.match(faultsOf({ ...bomb, propositions: [{ ...first, cues: { fr: forms } }] }, '2026-01-01').faults, [
    { code: 'too_many_forms', pointer: '/propositions/0/cues/fr' },
  ])
})

t.test('other terms are another minor version', async (t) => {
  const before = codebookWith('$a', { terms: { fr: { a: ['mairie'] } } })
  const after = codebookWith('$a', { terms: { fr: { a: ['ville'] } } })
  t.match(versionWarnings(before, { ...after, version: '1.0.1' as typeof after.version }), [
    { code: 'version_understates', detail: /terms/ },
  ])
})

t.test('many forms cost no more than the words of the text', async (t) => {
  const cue: Cue = {
    topic: [
      ['retirer~', 'retir*', 'retirer~ la police'],
      ['police~', 'mairie~'],
    ],
  }
  const text = 'ils retirent la police '.repeat(20_000)
  const tokens = tokensOf(text)
  const index = cuesOf(codebookWith(cue), 'fr')
  const before = performance.now()
  t.equal(cueHits(text, tokens, index).length, 80_000)
  t.ok(performance.now() - before < 2_000, 'a hundred thousand words in two seconds')
})
