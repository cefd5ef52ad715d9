/** The propositions of the large codebook in words of our own, beside sentences that only mention them. */
import { check } from './sentences.ts'

check(
  'English sentences give the claims that their words state',
  `
en: Kyiv needs a halt to the fighting, Zelensky said.
  volodymyr-zelensky >ukraine general-ceasefire 2 self demand
en: Zelensky said Ukraine was ready to halt the fighting.
  volodymyr-zelensky >ukraine general-ceasefire 1 self offer
en: "We want the guns to fall silent," Starmer said.
  keir-starmer >united-kingdom general-ceasefire 2 self demand
en: Ukraine has agreed to the American proposal for a month-long truce.
  party:ukraine >ukraine ceasefire-30-days 2 self commitment
en: Putin said he agreed in principle with the U.S. proposal for a 30-day ceasefire.
  vladimir-putin >russia ceasefire-30-days 2 self commitment
en: Starmer said Putin must agree to an unconditional ceasefire.
  keir-starmer >united-kingdom unconditional-ceasefire 2 self demand
en: Moscow refuses an unconditional ceasefire.
  party:russia >russia unconditional-ceasefire -2 self rejection
en: A ceasefire must come before any negotiations, Macron said.
  emmanuel-macron >france ceasefire-before-deal 2 self stance
en: Putin said fighting would continue until a comprehensive settlement was reached.
  vladimir-putin >russia ceasefire-before-deal -2 self rejection
en: Merz said there should be a ceasefire before talks begin.
  friedrich-merz >germany ceasefire-before-deal 2 self stance
  friedrich-merz >germany general-ceasefire 2 self demand
en: This war can only be ended through negotiations, Rubio said.
  marco-rubio >united-states negotiated-end 1 self stance
en: The war must end at the negotiating table, Starmer said.
  keir-starmer >united-kingdom negotiated-end 2 self stance
en: Witkoff called his meeting with Putin "compelling" and said a deal was close.
  steve-witkoff >united-states talks-progress 2 self assessment
en: Rubio said the negotiations were going nowhere.
  marco-rubio >united-states talks-progress -2 self assessment
en: We are very close to a deal, Trump told reporters.
  donald-trump >united-states talks-progress 2 self assessment
en: Lavrov said there had been no progress in the talks.
  sergei-lavrov >russia talks-progress -1 self assessment
en: Putin does not want peace, Zelensky said.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
en: Putin wants peace, Trump said on Thursday.
  donald-trump >united-states russia-wants-peace 2 self assessment
en: Rutte said Russia was not serious about peace.
  mark-rutte >nato russia-wants-peace -2 self assessment
en: Zelensky accused Putin of dragging out the war.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
en: Ukraine will not accept Russia's demands, Zelensky said.
  volodymyr-zelensky >ukraine russian-terms-acceptable -2 self rejection
en: Lavrov said any settlement must address the security concerns of Russia.
  sergei-lavrov >russia russian-security-guaranteed 2 self stance
en: Peskov said Russia's security interests must be taken into account.
  dmitry-peskov >russia russian-security-guaranteed 2 self stance
en: Putin said Russia would achieve its goals by military means.
  vladimir-putin >russia military-solution 2 self stance
en: Rutte praised Trump's efforts to end the war.
  mark-rutte >nato support-us-efforts 2 self stance
en: Zelensky thanked Trump for his peace efforts.
  volodymyr-zelensky >ukraine support-us-efforts 2 self stance
en: Macron said Europe must increase pressure on Russia.
  emmanuel-macron >france pressure-on-russia 2 self stance
en: Zelensky urged allies to step up sanctions against Russia.
  volodymyr-zelensky >ukraine pressure-on-russia 2 self demand
en: Merz called for more pressure on Moscow.
  friedrich-merz >germany pressure-on-russia 2 self demand
en: Zelensky said he was ready to meet Putin.
  volodymyr-zelensky >ukraine putin-zelensky-summit 1 self offer
en: Putin is not ready to meet Zelensky, Lavrov said.
  sergei-lavrov >russia putin-zelensky-summit -2 self offer
en: The Kremlin said a summit between Putin and Zelensky was not on the agenda.
  party:russia >russia putin-zelensky-summit -2 self rejection
en: Trump said Putin and Zelensky should meet.
  donald-trump >united-states putin-zelensky-summit 2 self demand
en: Zelensky ruled out travelling to Moscow.
  volodymyr-zelensky >ukraine summit-in-moscow -2 self rejection
en: Putin said Zelensky could come to Moscow for talks.
  vladimir-putin >russia summit-in-moscow 1 self stance
en: Ukraine needs strong security guarantees, Macron said.
  emmanuel-macron >france security-guarantees 2 self stance
en: Russia will never accept foreign troops on Ukrainian soil, Lavrov said.
  sergei-lavrov >russia foreign-troops -2 self rejection
en: Putin said Western soldiers in Ukraine would be legitimate targets.
  vladimir-putin >russia foreign-troops -2 self rejection
en: Britain is prepared to put boots on the ground, Starmer said.
  keir-starmer >united-kingdom foreign-troops 1 self offer
en: Moscow has no veto over the deployment, Rutte said.
  mark-rutte >nato russian-veto-on-troops -2 self rejection
en: Whether to deploy troops is not for Russia to decide, Rutte said.
  mark-rutte >nato russian-veto-on-troops -2 self rejection
en: Trump said no American troops would be sent to Ukraine.
  donald-trump >united-states us-ground-troops -2 self rejection
en: Trump said the United States could help Ukraine by air.
  donald-trump >united-states us-air-support 1 self stance
en: Macron said 26 countries had pledged to take part in a force.
  emmanuel-macron >france allies-committed-troops 2 self assertion
en: Zelensky said Ukraine's skies must be protected.
  volodymyr-zelensky >ukraine protect-ukrainian-sky 2 self stance
en: Ukraine urgently needs more air defence systems, Zelensky said.
  volodymyr-zelensky >ukraine air-defence-for-ukraine 2 self stance
en: Ukrainian troops in Kursk are surrounded, Putin said.
  vladimir-putin >russia kursk-encirclement 2 self assertion
en: Zelensky denied that Ukrainian troops were encircled in Kursk.
  volodymyr-zelensky >ukraine kursk-encirclement -2 self denial
en: Putin called on Ukrainian soldiers in Kursk to lay down their arms.
  vladimir-putin >russia kursk-surrender 2 self demand
en: Trump asked Putin to spare the lives of Ukrainian soldiers.
  donald-trump >united-states spare-kursk-soldiers 2 self demand
en: Russian troops are advancing on all fronts, Putin said.
  vladimir-putin >russia russia-advancing 2 self assertion
en: Putin is lying about the situation in Kursk, Zelensky said.
  volodymyr-zelensky >ukraine putin-lies 2 self assessment
en: Russian strikes killed three civilians in Kharkiv, officials said.
  anonymous:officials attacks-on-civilians 2 self assertion
en: A Russian missile hit a residential building in Sumy, Zelensky said.
  volodymyr-zelensky >ukraine attacks-on-civilians 2 self assertion
en: Europe must stop buying Russian oil, Trump said.
  donald-trump >united-states end-russian-energy-imports 2 self stance
en: Trump said he had a good relationship with both Putin and Zelensky.
  donald-trump >united-states trump-good-relations 2 self assessment
en: De Wever said Belgium could contribute to a peacekeeping force.
  bart-de-wever >belgium belgium-can-contribute 2 self assessment
en: On Thursday, Putin said a ceasefire was necessary.
  vladimir-putin >russia general-ceasefire 2 self stance
`,
  '2025-09-04',
)

check(
  'French sentences give the claims that their words state',
  `
fr: Kiev est prêt à une trêve d'un mois, a déclaré Zelensky.
  volodymyr-zelensky >ukraine ceasefire-30-days 1 self offer
fr: Le président russe s'est dit favorable à la proposition américaine de trêve, mais avec des réserves.
  vladimir-putin >russia ceasefire-30-days 2 self commitment
fr: Keir Starmer a estimé que Poutine devait accepter un cessez-le-feu sans conditions.
  keir-starmer >united-kingdom unconditional-ceasefire 2 self demand
fr: La guerre doit prendre fin par la négociation, a déclaré Marco Rubio.
  marco-rubio >united-states negotiated-end 2 self stance
fr: Dmitri Peskov a jugé les discussions utiles.
  dmitry-peskov >russia talks-progress 2 self assessment
fr: « Les négociations patinent », a reconnu Marco Rubio.
  marco-rubio >united-states talks-progress -2 self assessment
fr: Steve Witkoff a dit qu'un accord était en vue.
  steve-witkoff >united-states talks-progress 2 self assessment
fr: Poutine ne veut pas la paix, a accusé Zelensky.
  volodymyr-zelensky >ukraine russia-wants-peace -2 self assessment
fr: Emmanuel Macron a accusé la Russie de ne pas vouloir la paix.
  emmanuel-macron >france russia-wants-peace -2 self assessment
fr: Zelensky a rejeté les exigences de Moscou.
  volodymyr-zelensky >ukraine russian-terms-acceptable -2 self rejection
fr: Sergueï Lavrov a répété que la sécurité de la Russie devait être garantie.
  sergei-lavrov >russia russian-security-guaranteed 2 self stance
fr: Mark Rutte a salué les efforts de Donald Trump.
  mark-rutte >nato support-us-efforts 2 self stance
fr: Emmanuel Macron a appelé à renforcer la pression sur la Russie.
  emmanuel-macron >france pressure-on-russia 2 self demand
fr: Friedrich Merz veut de nouvelles sanctions contre Moscou.
  outlet about:germany pressure-on-russia 2 outlet demand
fr: Zelensky s'est dit prêt à rencontrer Poutine.
  volodymyr-zelensky >ukraine putin-zelensky-summit 1 self offer
fr: Un sommet avec Zelensky est prématuré, selon Sergueï Lavrov.
  sergei-lavrov >russia putin-zelensky-summit -2 self rejection
fr: Zelensky a refusé de se rendre à Moscou.
  volodymyr-zelensky >ukraine summit-in-moscow -2 self rejection
fr: Poutine a proposé à Zelensky de venir à Moscou.
  vladimir-putin >russia summit-in-moscow 2 self offer
fr: L'Ukraine a besoin de garanties de sécurité solides, a insisté Emmanuel Macron.
  emmanuel-macron >france security-guarantees 2 self demand
fr: La Russie n'acceptera jamais de soldats étrangers en Ukraine, a averti Sergueï Lavrov.
  sergei-lavrov >russia foreign-troops -2 self rejection
fr: Ce n'est pas à la Russie de décider, a dit Mark Rutte à propos du déploiement.
  mark-rutte >nato russian-veto-on-troops -2 self rejection
fr: Donald Trump a exclu l'envoi de soldats américains.
  donald-trump >united-states us-ground-troops -2 self rejection
fr: Donald Trump s'est dit prêt à un soutien aérien.
  donald-trump >united-states us-air-support 1 self offer
fr: L'Ukraine a besoin de plus de systèmes Patriot, a dit Zelensky.
  volodymyr-zelensky >ukraine air-defence-for-ukraine 2 self stance
fr: Les troupes ukrainiennes ne sont pas encerclées à Koursk, a affirmé Zelensky.
  volodymyr-zelensky >ukraine kursk-encirclement -2 self denial
fr: Vladimir Poutine ment, a dit Zelensky.
  volodymyr-zelensky >ukraine putin-lies 2 self assessment
fr: L'Europe doit cesser d'acheter du pétrole russe, a demandé Donald Trump.
  donald-trump >united-states end-russian-energy-imports 2 self demand
`,
  '2025-09-04',
)

check(
  "what is only mentioned is nobody's position",
  `
en: Russian forces continue to strike Ukrainian positions.
en: Macron spoke about sanctions and troops in a long interview.
en: The talks on sanctions against Russia will resume on Monday.
en: Zelensky will discuss security guarantees with Starmer.
en: A ceasefire remains uncertain, analysts said.
fr: Emmanuel Macron discutera de garanties de sécurité avec Zelensky.
fr: Les discussions sur un cessez-le-feu reprendront lundi.
fr: Selon des analystes, une trêve reste incertaine.
fr: La question des troupes étrangères divise les alliés.
`,
  '2025-09-04',
)
