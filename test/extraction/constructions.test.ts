/** Agency sentences, owners of a refusal, and words that refer back: sentences of our own and all they give. */
import { check } from './sentences.ts'

check(
  'what an agency reports: the statement first, then who told whom',
  `
en: The talks were productive, Witkoff told reporters on Thursday.
  steve-witkoff >united-states talks-progress 2 self assessment
en: A ceasefire is unacceptable, Lavrov told parliament on Thursday.
  sergei-lavrov >russia general-ceasefire -2 self rejection
en: "The talks are not easy," Rutte said in an interview with Sky News.
  mark-rutte >nato talks-progress -1 self assessment
en: Russia will not accept foreign troops in Ukraine, Peskov said late Monday.
  dmitry-peskov >russia foreign-troops -2 self rejection
en: Kyiv backs a ceasefire, Zelensky wrote on X.
  volodymyr-zelensky >ukraine general-ceasefire 2 self commitment
en: The talks were productive, he added.
en: Zelensky met Macron. Ukraine backs a ceasefire, he added.
  outlet diplomatic-contact 2 outlet assertion
  volodymyr-zelensky >ukraine general-ceasefire 2 self commitment
en: "A ceasefire is necessary," Macron said. "The talks are productive," he added.
  emmanuel-macron >france general-ceasefire 2 self stance
  emmanuel-macron >france talks-progress 2 self assessment
en: "A ceasefire is necessary." "The talks are productive," said Macron.
  emmanuel-macron >france talks-progress 2 self assessment
en: Lavrov said Moscow would not accept a truce. "A ceasefire is unacceptable," the minister told state television.
  sergei-lavrov >russia general-ceasefire -2 self rejection
en: Russia is opposed to any foreign troops on Ukrainian soil, the Kremlin said on Friday.
  party:russia >russia foreign-troops -2 self rejection
en: Britain is ready to send troops to Ukraine, Prime Minister Keir Starmer said on Saturday.
  keir-starmer >united-kingdom foreign-troops 1 self offer
en: Ukraine must get security guarantees, French President Emmanuel Macron said on Thursday after a meeting in Paris.
  emmanuel-macron >france security-guarantees 2 self stance
en: Putin is not ready for peace, German Chancellor Friedrich Merz told broadcaster ZDF.
  friedrich-merz russia-wants-peace -2 self assessment
en: U.S. Secretary of State Marco Rubio said on Friday that the talks were progressing.
  marco-rubio >united-states talks-progress 2 self assessment
en: The Kremlin on Friday ruled out a ceasefire.
  party:russia >russia general-ceasefire -2 self rejection
en: "There will be no ceasefire," Kremlin spokesman Dmitry Peskov told journalists.
  dmitry-peskov >russia general-ceasefire -2 self rejection
en: Trump, speaking to reporters aboard Air Force One, said he supported a ceasefire.
  donald-trump >united-states general-ceasefire 2 self commitment
en: The White House said Trump backed a ceasefire.
  party:united-states >united-states general-ceasefire 2 self commitment
en: Rutte said: "The talks are not easy."
  mark-rutte >nato talks-progress -1 self assessment
en: Rutte said the talks were "not easy".
  mark-rutte >nato talks-progress -1 self assessment
en: It is time for a ceasefire, Starmer posted on X.
  keir-starmer >united-kingdom general-ceasefire 2 self demand
en: Western troops would be legitimate targets, Putin warned on Friday.
  vladimir-putin >russia foreign-troops -2 self rejection
`,
)

check(
  'who owns a refusal, and what stands between the words',
  `
fr: Pour Londres, un cessez-le-feu est nécessaire.
  party:united-kingdom >united-kingdom general-ceasefire 2 self stance
fr: Pour Emmanuel Macron, les pourparlers avancent.
  emmanuel-macron >france talks-progress 2 self assessment
fr: Les pourparlers sont dans l'impasse, estime-t-on à Moscou.
  party:russia >russia talks-progress -2 self assessment
fr: Un cessez-le-feu est inacceptable, fait-on valoir au Kremlin.
  party:russia >russia general-ceasefire -2 self rejection
fr: Les pourparlers avancent, indique-t-on à l'Élysée.
  party:france >france talks-progress 2 self assessment
fr: Le cessez-le-feu est nécessaire, assure-t-on de source diplomatique.
fr: « Un cessez-le-feu est inacceptable », dit-on à Moscou.
  party:russia >russia general-ceasefire -2 self rejection
fr: Le refus russe d'un cessez-le-feu inquiète les alliés.
  party:russia >russia general-ceasefire -2 self rejection
fr: Le rejet ukrainien de la trêve a surpris.
  party:ukraine >ukraine general-ceasefire -2 self rejection
fr: Le soutien français à un cessez-le-feu ne faiblit pas.
fr: La proposition ukrainienne de cessez-le-feu est sur la table.
en: Russia's rejection of a ceasefire worried allies.
  party:russia >russia general-ceasefire -2 self rejection
en: Moscow's refusal to accept a ceasefire is a problem.
  party:russia >russia general-ceasefire -2 self rejection
en: Russian rejection of the ceasefire worried allies.
  party:russia >russia general-ceasefire -2 self rejection
en: The Ukrainian refusal of a truce surprised Washington.
  party:ukraine >ukraine general-ceasefire -2 self rejection
fr: Macron a au contraire plaidé pour un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
fr: Emmanuel Macron a, lui, plaidé pour un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
fr: Lavrov, lui, rejette tout cessez-le-feu.
  sergei-lavrov >russia general-ceasefire -2 self rejection
fr: Moscou, de son côté, a, une nouvelle fois, rejeté un cessez-le-feu.
  party:russia >russia general-ceasefire -2 self rejection
fr: Sans exclure un cessez-le-feu, Poutine a posé ses conditions.
  vladimir-putin >russia general-ceasefire 1 self stance
fr: Poutine a parlé mardi, sans exclure un cessez-le-feu.
  vladimir-putin >russia general-ceasefire 1 self stance
en: Russia has yet to accept the ceasefire.
  outlet about:russia general-ceasefire outlet commitment
en: Putin has still not accepted the ceasefire.
  outlet about:russia general-ceasefire outlet commitment
en: Without ruling out a ceasefire, Putin set conditions.
  vladimir-putin >russia general-ceasefire 1 self stance
`,
)

check(
  '"rejected it": what was said before is what is rejected',
  `
en: Rubio proposed a ceasefire. Moscow rejected that.
  marco-rubio >united-states general-ceasefire 2 self offer
  party:russia >russia general-ceasefire -2 self rejection
en: Starmer called for the deployment of European troops. The Kremlin rejected any such deployment.
  keir-starmer >united-kingdom foreign-troops 2 self demand
  party:russia >russia foreign-troops -2 self rejection
fr: Emmanuel Macron a proposé une trêve. Moscou a rejeté cette idée.
  emmanuel-macron >france general-ceasefire 2 self offer
  party:russia >russia general-ceasefire -2 self rejection
fr: Emmanuel Macron a proposé une trêve. Cette proposition a été rejetée par Moscou.
  emmanuel-macron >france general-ceasefire 2 self offer
  party:russia >russia general-ceasefire -2 self rejection
fr: Kiev accepte la trêve, quand Moscou la refuse.
  party:russia >russia general-ceasefire -2 self rejection
  party:ukraine >ukraine general-ceasefire 2 self commitment
fr: Kiev a accepté la trêve. Moscou l'a refusée.
  party:russia >russia general-ceasefire -2 self rejection
  party:ukraine >ukraine general-ceasefire 2 self commitment
en: Kyiv accepted a ceasefire. Moscow rejected it.
  party:russia >russia general-ceasefire -2 self rejection
  party:ukraine >ukraine general-ceasefire 2 self commitment
en: Kyiv accepted a ceasefire, but Moscow rejected it.
  party:russia >russia general-ceasefire -2 self rejection
  party:ukraine >ukraine general-ceasefire 2 self commitment
en: Kyiv wants security guarantees. Rubio said Washington supported it.
  marco-rubio >united-states security-guarantees 2 self commitment
  outlet about:ukraine security-guarantees 2 outlet demand
fr: Poutine a proposé une rencontre à Moscou, une invitation qualifiée d'inacceptable par Kiev.
  party:ukraine >ukraine summit-in-moscow -2 self rejection
  vladimir-putin >russia summit-in-moscow 2 self offer
fr: Poutine a invité Zelensky à venir à Moscou. Kiev a rejeté l'invitation.
  party:ukraine >ukraine summit-in-moscow -2 self rejection
  vladimir-putin >russia summit-in-moscow 2 self demand
en: Putin suggested a summit in Moscow. Zelensky dismissed the idea.
  vladimir-putin >russia summit-in-moscow 2 self offer
  volodymyr-zelensky >ukraine summit-in-moscow -2 self rejection
`,
)

check(
  'somebody whom the codebook lacks is himself, whatever his post, and his surname means him',
  `
fr: Le négociateur russe Boris Petrov a rejeté le cessez-le-feu. Petrov a ajouté que les pourparlers avancent.
  unresolved:Boris Petrov general-ceasefire -2 self rejection
  unresolved:Boris Petrov talks-progress 2 self assessment
fr: Le porte-parole du Kremlin, Boris Petrov, a rejeté le cessez-le-feu.
  unresolved:Boris Petrov general-ceasefire -2 self rejection
fr: « Un cessez-le-feu est inacceptable », a déclaré le président russe, Boris Petrov, à la presse.
  unresolved:Boris Petrov general-ceasefire -2 self rejection
fr: Le porte-parole du Kremlin, Dmitri Peskov, a rejeté le cessez-le-feu.
  dmitry-peskov >russia general-ceasefire -2 self rejection
en: Kremlin spokesman, Boris Petrov, rejected the ceasefire. Mr Petrov added that the talks were productive.
  unresolved:Boris Petrov general-ceasefire -2 self rejection
  unresolved:Boris Petrov talks-progress 2 self assessment
`,
)

check(
  'each of a list speaks, and nobody whom a preposition or another verb puts before it',
  `
fr: Emmanuel Macron, le premier ministre Keir Starmer et leurs pairs ont appelé à un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
  keir-starmer >united-kingdom general-ceasefire 2 self demand
fr: La France, le Royaume-Uni et l'Ukraine ont rejeté le cessez-le-feu.
  party:france >france general-ceasefire -2 self rejection
  party:ukraine >ukraine general-ceasefire -2 self rejection
  party:united-kingdom >united-kingdom general-ceasefire -2 self rejection
fr: « Un cessez-le-feu est nécessaire », ont déclaré Emmanuel Macron, Keir Starmer et Volodymyr Zelensky.
  emmanuel-macron >france general-ceasefire 2 self stance
  keir-starmer >united-kingdom general-ceasefire 2 self stance
  volodymyr-zelensky >ukraine general-ceasefire 2 self stance
fr: En recevant Zelensky, Macron et Starmer ont appelé à un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
  keir-starmer >united-kingdom general-ceasefire 2 self demand
en: Macron, Zelensky, and Starmer called for a ceasefire.
  emmanuel-macron >france general-ceasefire 2 self demand
  keir-starmer >united-kingdom general-ceasefire 2 self demand
  volodymyr-zelensky >ukraine general-ceasefire 2 self demand
en: After talks with Zelensky, Macron and Starmer called for a ceasefire.
  emmanuel-macron >france general-ceasefire 2 self demand
  keir-starmer >united-kingdom general-ceasefire 2 self demand
en: Putin thanked Trump, and Starmer called for a ceasefire.
  keir-starmer >united-kingdom general-ceasefire 2 self demand
en: The leaders of France, Britain and Ukraine called for a ceasefire.
`,
)

check(
  'a subject is carried over any verb, and an auxiliary over "et", where nobody else can be meant',
  `
fr: Poutine a quitté Vell mardi et a rejeté le cessez-le-feu.
  vladimir-putin >russia general-ceasefire -2 self rejection
fr: Poutine a salué la rencontre mais rejeté le cessez-le-feu.
  vladimir-putin >russia general-ceasefire -2 self rejection
fr: Emmanuel Macron s'est levé, et a réclamé un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
fr: Emmanuel Macron est arrivé à Vell, où il a réclamé un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
fr: Poutine n'a pas quitté Vell et rejeté le cessez-le-feu.
fr: Le cessez-le-feu signé et rejeté mardi est un texte.
fr: Poutine est parti, Macron est arrivé et a rejeté le cessez-le-feu.
en: Putin toured the plant on Tuesday and then rejected the ceasefire.
  vladimir-putin >russia general-ceasefire -2 self rejection
en: Macron arrived and Putin left and rejected the ceasefire.
en: Macron left Vell, where Lavrov had eaten, and rejected the ceasefire.
en: France's plan arrived and rejected a ceasefire.
`,
)

check(
  '"its refusal" is that of whom alone the sentence before named',
  `
fr: Londres a réagi mardi. Son appel à un cessez-le-feu a été entendu.
  party:united-kingdom >united-kingdom general-ceasefire 2 self demand
fr: Moscou ne bouge pas. Son refus d'un cessez-le-feu est connu.
  party:russia >russia general-ceasefire -2 self rejection
fr: Moscou et Kiev ne bougent pas. Son refus d'un cessez-le-feu est connu.
en: Putin spoke. His rejection of a ceasefire surprised the allies.
  vladimir-putin >russia general-ceasefire -2 self rejection
en: Kyiv regretted the answer of Moscow. Its rejection of a ceasefire was a surprise.
en: London has an offer. Its rejection by Moscow was a surprise.
`,
)

check(
  'an epithet before a surname is no first name',
  `
en: Defiant Putin rejects ceasefire
  vladimir-putin >russia general-ceasefire -2 self rejection
en: Former president Trump rejects ceasefire
  donald-trump >united-states general-ceasefire -2 self rejection
en: Melania Trump rejects a ceasefire.
  unresolved:Melania Trump general-ceasefire -2 self rejection
fr: Furieux, Poutine rejette le cessez-le-feu.
  vladimir-putin >russia general-ceasefire -2 self rejection
`,
)

check(
  'a name and a colon: what a person says in a headline or answers, and what a headline is about',
  `
en: Lavrov: ceasefire is unacceptable
  sergei-lavrov >russia general-ceasefire -2 self rejection
fr: Emmanuel Macron : Oui, les pourparlers avancent. Un cessez-le-feu est nécessaire.
  emmanuel-macron >france general-ceasefire 2 self stance
  emmanuel-macron >france talks-progress 2 self assessment
fr: Lavrov : Macron rejette le cessez-le-feu
  emmanuel-macron >france general-ceasefire -2 self rejection
fr: Ukraine : un cessez-le-feu est inacceptable
fr: Macron : les pourparlers avancent-ils ?
fr: Cessez-le-feu : Kiev accepte, Moscou refuse
  party:russia >russia general-ceasefire -2 self rejection
  party:ukraine >ukraine general-ceasefire 2 self commitment
`,
)

check(
  "a name behind a semicolon begins a statement of its own, and hearsay is nobody's word",
  `
fr: Lavrov a dit que les pourparlers avancent ; Macron plaide pour un cessez-le-feu.
  emmanuel-macron >france general-ceasefire 2 self demand
  sergei-lavrov >russia talks-progress 2 self assessment
en: Lavrov said that the talks are productive; Macron called for a ceasefire.
  emmanuel-macron >france general-ceasefire 2 self demand
  sergei-lavrov >russia talks-progress 2 self assessment
en: Lavrov said that Kyiv wants talks; that Paris called for a ceasefire.
  sergei-lavrov about:france general-ceasefire 2 reported demand
en: Putin is said to have rejected the ceasefire.
en: Moscow reportedly rejected a ceasefire.
fr: Moscou a prétendument rejeté un cessez-le-feu.
`,
)
