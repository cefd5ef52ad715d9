/** French sentences of our own: `{who}` speaks, by `<which verb>`, `[what]`. A table is named for its construction. */

export const french: Readonly<Record<string, string>> = {
  'a verb and "que"': `
{Marie Lenoir} <a déclaré> que [le pont serait fermé tout l'été].
{Le maire de Vell} <affirme> que [les travaux commenceront en mai].
{Un habitant} <assure> que [le bruit n'a jamais cessé].
{La ministre} <a précisé> mardi à Port-Ost que [le décret serait publié avant l'été].
{Le tribunal} <a estimé>, dans un arrêt rendu jeudi, que [la clause était nulle].
{Les syndicats} <soutiennent> que [la direction connaissait le danger].
{Jean Vasseur}, président du club, <reconnaît> que [la saison a été difficile].
{Mme Adler} <a indiqué> aux enquêteurs que [la porte était ouverte].
{L'avocate de la famille} <plaide> que [rien ne prouve la faute].
{Le rapport} <souligne> que [les digues sont trop basses].
{La direction} <fait valoir> que [les commandes reculent].
{Le porte-parole du groupe} <a fait savoir> que [l'usine resterait ouverte].
{Le préfet} <a tenu à rappeler> que [la baignade est interdite].
{Paul Derain} <raconte> que [son père tenait déjà la ferme].
{Cet ancien mineur} <se souvient> que [la sirène sonnait à six heures].
{La présidente du jury} <s'est réjouie> que [tant de jeunes aient participé].
{Les riverains} <se plaignent> que [les camions passent la nuit].
{Le député} <a regretté> que [le texte arrive si tard].
{Les experts} <s'accordent à dire> que [la nappe baisse].
{Le gouvernement} <prétend> que [les prix vont baisser].
{Aucun témoin} <n'a affirmé> que [la voiture roulait vite].
{Le médecin} <l'a averti> que [l'opération serait longue].
{Le père de la victime} <leur a répété> que [sa fille n'avait pas d'ennemis].
Selon la police, {le conducteur} <a avoué> qu'[il avait bu].
{Les deux parties} <sont convenues> que [la trêve commencerait dimanche].
{L'Agence norlandaise de l'eau} <a conclu>, après trois ans de mesures, que [la rivière était saine].
{La commission} <juge> que [la dépense n'était pas nécessaire].
{Son frère} <jure> qu'[il était à la maison ce soir-là].
{Le chercheur} <note> toutefois que [l'échantillon est petit].
`,
  'a verb and "comment", "pourquoi", "si"': `
{Elle} <explique> comment [le laboratoire a vérifié les mesures].
{Le guide} <raconte> comment [les moines ont sauvé la bibliothèque].
{Je} me <demande> pourquoi [personne n'a ouvert cette porte].
{Nous} nous <demandons> si [le conseil a lu le dossier].
{Les habitants} se <demandent> si [l'école rouvrira].
{Le juge} lui <a demandé> pourquoi [il avait quitté la ville].
{L'entraîneur} <ignore> encore si [son capitaine pourra jouer].
{Le procureur} s'interroge, pour sa part, sur la raison du départ, et <se demande> pourquoi [personne n'a appelé].
{La notice} <indique> comment [le produit doit être conservé].
`,
  'first persons and "on"': `
{Je} <crois> que [nous avons assez attendu].
{J'}<espère> que [la séance sera courte].
{Nous} <croyons> que [la loi doit changer].
{Nous} <avons considéré> que [l'offre était sérieuse].
{Nous} <pensons> vraiment que [le port a besoin d'une digue].
{Nous} <savons> tous que [le délai est trop court].
{Nous} <avons souligné> que [les crédits manquaient].
Monsieur le Président, {je} <dirai> que [ce rapport est utile].
Bien que la nuit tombe, {je} <pense> que [nous pouvons continuer].
Le texte est long, mais {j'}<estime> qu'[il est clair].
{Je} ne <pense> pas que [cela change quoi que ce soit].
{J'}<ai dit> à mes collègues que [la route était coupée].
{Je} vous <assure> que [tout sera payé].
{Je} <voudrais dire> que [la commission a bien travaillé].
{On} <constate> que [les loyers montent].
{On} <dit> que [le lac est sans fond].
{On} m'<a expliqué> que [le bureau fermait à midi].
{Vous} <avez dit> que [le pont tiendrait].
`,
  pronouns: `
{Il} <a rappelé> que [la vitesse est limitée].
{Elle} <ajoute> que [le musée restera gratuit].
{Ils} <affirment> que [la facture est fausse].
{Celle-ci} <déclarera> qu'[il s'agissait d'un cadeau].
{Ce dernier} <a expliqué> que [le contrat était signé].
{Celui-ci} <répond> que [l'enquête est close].
{Tous} <disent> que [la fête était belle].
{Certains} <craignent> que [le marché disparaisse].
{D'autres} <pensent> que [le maire a raison].
{Beaucoup} <estiment> que [la réforme va trop vite].
{Chacun} <reconnaît> que [le chantier avance].
{Personne} ne <conteste> que [la source est tarie].
La lettre vient {d'un voisin qui} <affirme> que [le mur penche].
{Elles} <ont confirmé> que [le train était parti].
`,
  'an incise behind quotation marks': `
« [Le pont sera fermé tout l'été] », <a déclaré> {Marie Lenoir}.
« [Nous avons tout perdu] », <raconte> {Paul Derain}, 45 ans, éleveur à Vell depuis 2001.
« [C'est une honte !] », <s'insurge> {le patron du café}.
« [Qui va payer ?] » <s'interroge> {Mme Adler}.
« [On ne lâchera rien] », <martèle> {le délégué syndical}.
"[Je vais ouvrir une salle]" <confiait> {le premier magistrat}.
"[La rivière est montée d'un coup]", <témoigne> {une voisine}.
“[Le dossier est clos]”, <tranche> {la procureure de Port-Ost}.
« [Les chiffres sont bons] », <se félicite> {Jean Vasseur}.
« [Nous sommes inquiets] », <confient> {deux salariés de l'usine}.
« [Il faut attendre] », <tempère> {le climatologue Luc Berger}.
« [C'est un premier pas] », <a réagi> {l'association}.
« [Rien n'est décidé] », <nuance> {l'adjointe aux sports}.
« [Le froid arrive] », <prévient> {Météo Norlande}.
« [Je n'étais pas là] », <a-t-{elle} soufflé> à la barre.
« [Je n'étais pas là] », <a soufflé> {l'accusé} à la barre.
« [La ville a changé] », <soupire> {ce retraité de 82 ans}.
« [Sans eau, pas de récolte] », <résume> {un agriculteur qui cultive vingt hectares près de Vell}.
« [Le texte sera voté] », <a promis> mardi à la presse {le ministre de l'Agriculture}.
« [Nous partirons à l'aube] », nous <confie> {Marie}.
« [Les négociations avancent] », <a affirmé> à des journalistes, vendredi soir, {le négociateur norlandais}.
« [C'est fini] », <ont crié> {des manifestants}.
« [C'est fini] », <avait écrit> dès dimanche {le ministre chargé de la pêche}.
« [Le stade sera prêt] », <assure-t-{on}> à la mairie.
« [Nous ne céderons pas] », <a-t-{il} lancé>.
« [Le budget est tenu], <insiste> {la trésorière}, et il le restera. »
« [L'hiver sera long], <prédit> {Karl Osten}. Il faut s'y préparer. »
Pour éviter un nouvel incendie, mais aussi pour rassurer" <constatait> {Martin Bourdel}.
« [Le choix est simple] », <écrit> {l'historienne} dans son dernier livre.
« [Bravo à tous] », <s'est exclamée> {la foule}.
« [Trop peu, trop tard] », <ironise> {l'opposition}.
« [Le village se meurt »], <déplore> {le président de l'association des commerçants, Luc Berger}.
`,
  'an incise without quotation marks': `
[Les travaux pourraient finir avant le 24 janvier], <a indiqué> {le porte-parole de la ville}.
[Le feu est maîtrisé], <ont annoncé> {les pompiers}.
[La route, <a précisé> {la préfecture}, restera fermée].
[La hausse sera limitée], <selon> {le ministère}.
[Le port], <a ajouté> {M. Vasseur}, [ne fermera pas].
[Le lac est gelé, <dit-{on}>].
[La trêve tient], <assure-t-{il}>.
[La trêve, <affirme-t-{elle}>, n'a jamais été aussi fragile].
[Cette méthode, <explique> {le professeur Osten}, évite les fuites].
[Le vaccin, <rappellent> {les auteurs}, n'a pas été testé chez l'enfant].
[L'enquête avance], <a-t-{on} appris> de source judiciaire.
`,
  'a colon': `
{Marie Lenoir} <témoigne> : « [J'ai vu la vague arriver]. »
{Le maire} a été clair : « [Il n'y aura pas de second tour.] »
{Elle} <explique> : "[Nous manquons de bras]".
Et {Paul Derain} d'ajouter : « [Le lait ne se vend plus]. »
{Paul Derain} : « [Le lait ne se vend plus.] »
{Luc Berger, climatologue} : « [Nous battons un record.] »
{Le patron} <se défend> : « [Je n'ai licencié personne]. »
{La présidente} <conclut> : [le théâtre vivra].
{Le gardien} <résume>, amusé : « [Ici, rien ne ferme à clé]. »
{Zoé Marchal} <confirme> : « [Le projet est lancé]. »
{Une infirmière} <s'inquiète> : « [Nous ne sommes plus que trois]. »
{Le capitaine} <a répondu> sèchement : « [Posez la question au président]. »
`,
  'participles and coordinated verbs': `
{Le maire} a quitté la salle, <estimant> que [le vote était truqué].
{La ministre} a salué un bon accord, <ajoutant> que [le plus dur restait à faire].
<Soulignant> que [le temps presse], {le directeur} a demandé une aide.
{Le général} a salué ses troupes et <a ajouté> que [la paix était proche].
{Le chef du parti} a rencontré ses élus, puis <a annoncé> qu'[il ne se représenterait pas].
{L'avocat} a quitté l'audience en <affirmant> que [son client était innocent].
{La société} a fermé le site, <arguant> que [le bail était trop cher].
{Le conseil} a voté non, <jugeant> que [le projet était trop coûteux].
{Le chef de l'État} n'a jamais commenté l'affaire, <expliquant> simplement qu'[il ne pouvait pas y croire].
`,
  'an infinitive': `
{Le président} <dit> vouloir [une enquête rapide].
{Le suspect} <affirme> n'[avoir rien vu].
{La mairie} <assure> [avoir prévenu les habitants].
{L'entreprise} <promet> de [réparer la digue].
{Le colonel} <a demandé> [aux habitants de rester chez eux].
{La France} <a proposé> de [reporter la réunion].
{Les grévistes} <menacent> de [bloquer le port].
{Elle} <reconnaît> [s'être trompée].
`,
  "selon, d'après and other sources": `
<Selon> {Marie Lenoir}, [le pont sera fermé tout l'été].
[Le pont sera fermé tout l'été], <d'après> {la mairie}.
<D'après> {les enquêteurs}, [le feu est parti de la cave].
<Pour> {Luc Berger}, [la nappe ne se remplira pas].
<À en croire> {le patron du café}, [la rue se vide].
<De l'avis de> {l'expert}, [le mur tiendra].
<Aux yeux de> {l'opposition}, [le texte est inutile].
<Selon> {un témoin}, [la voiture roulait vite].
[La voiture roulait vite], <selon> {plusieurs témoins}.
`,
  'a passive and a noun': `
L'annonce par {Port-Ost} que [le marché rouvrirait] a surpris.
`,
  'news, parliament and encyclopedia': `
« [La grue a plié d'un coup] », <rapporte> {un grutier qui se trouvait à quinze mètres}.
« [Personne ne nous a consultés] », <regrette> pour sa part {l'association de pêche de Morlans}.
[Les taux, <prévient> {la banque centrale}, resteront élevés jusqu'à l'automne].
[Le clocher daterait du douzième siècle], <avance> {l'archéologue Hugues Tarnier}.
« [On ferme] », <tranche> sèchement {le gérant}.
{La préfète} <a rappelé>, non sans agacement, que [la cueillette est interdite].
{Le comité de quartier, réuni lundi soir,} <réclame> que [la rue soit fermée aux camions].
{Trois des cinq experts} <concluent> que [le barrage ne présente pas de risque].
{Le Conseil d'État} <a jugé> mercredi que [le décret était illégal].
{Le porte-parole de l'armée} <a refusé de dire> combien [de soldats participaient à l'exercice].
{Nos partenaires allemands} nous <ont assuré> que [le gazoduc serait prêt].
{La rapporteure}, que je tiens à saluer, <estime> que [ce texte est équilibré].
« [Vous mentez] ! », <a hurlé> {un élu de l'opposition} avant de quitter la salle.
« [Ma fille dort mal depuis l'accident] », <souffle> {Aurélie Prévot}, les yeux rougis.
« [C'est du jamais-vu] », <s'émerveille> {Paul, 72 ans}, venu en voisin.
D'une voix blanche, {la plaignante} <a raconté> comment [elle avait fui par les toits].
{L'entraîneur lorrain} <a reconnu> après le match que [son équipe manquait de souffle].
{Le biographe} <prétend> que [le peintre n'a jamais quitté Arles].
{Suétone} <rapporte> que [l'empereur dormait peu].
{La légende} <veut> que [la cloche sonne seule les soirs d'orage].
{La convention} <stipule> que [chaque partie conserve ses archives].
{La notice} <indique> que [le produit ne doit pas être congelé].
{Le fabricant} <recommande> que [l'appareil soit révisé chaque année].
{Le titulaire de l'autorisation} <s'est engagé à fournir> [les résultats de l'étude avant juin].
« [Je reviendrai] », <aurait promis> {le duc} à ses gens.
« [Nous voulons des actes] », <ont scandé> {plusieurs centaines de manifestants}.
« [Rien ne va plus] », <résume> d'un mot {le patron de la criée, Yann Le Goff}.
[L'auteur présumé des coups, <a ajouté> {le magistrat}, a été placé en garde à vue].
« [Le prix du lait baisse encore], <s'alarme> {Bernard Huchet}, [nous ne tiendrons pas] ».
[Aucune plainte n'a été déposée], <fait savoir> {la gendarmerie}.
{Le syndicat} <a fait valoir> auprès de la direction que [les primes n'avaient pas été versées].
{Le ministre} <a laissé entendre> jeudi que [le calendrier pourrait glisser].
Selon {le procureur de Besançon}, [l'incendie serait d'origine criminelle].
[L'incendie serait d'origine criminelle], <selon> {le procureur de Besançon}.
{Un porte-parole de la Maison-Blanche} <a déclaré> à l'AFP que [les discussions avançaient].
{Moscou} <affirme> avoir [repris le contrôle de trois villages].
« [Nous n'accepterons aucun ultimatum] », <a averti> dimanche {le chef de la diplomatie iranienne}.
{Le Kremlin} <a fait savoir> que [la rencontre n'aurait pas lieu].
{Kiev}, de son côté, <dit> [craindre une nouvelle offensive].
« [La balle est dans le camp russe] », <a jugé> {Kaja Kallas}.
`,
  'somebody who is agreed with, and words that refer back to a source': `
Comme l'<a rappelé> {Marie Lenoir}, [le pont date du siècle dernier].
Comme le <souligne> {le maire}, [la digue est trop basse].
[La digue est trop basse], comme le <dit> {Jean Vasseur}.
[La digue], comme le <dit> {Jean Vasseur}, est trop basse.
Comme {Marie Lenoir} l'<a rappelé>, [le pont date du siècle dernier].
Comme l'<a annoncé> mardi à Vell {le ministre des Sports}, [le stade rouvrira].
Ainsi que l'<expliquait> {l'historienne}, [la tour servait de prison].
Marie Lenoir est venue. <Selon {elle}>, [le pont est solide].
Les experts sont venus. [Le pont est solide], <selon {eux}>.
{À l'en croire}, [le pont est solide].
{Paul Derain}, <selon qui> [la digue est trop basse], a quitté la salle.
Le verger est vieux, et <selon> {Paul Derain}, [il ne donnera plus].
`,
  'a verb that no lexicon has': `
« [Le pont est solide] », <glapota> {Jean Vasseur}.
« [Le pont est solide] », <baragouine> {le maire de Vell}.
« [Le pont est solide !] » <glapota> {Jean Vasseur}.
« [Le pont est solide] », <glapota-t-{il}>.
`,
}

/** Verbs of saying in frames in which nobody says anything. */
export const nobodySpeaks = `
Le train, dit le Rapide, part à six heures.
Il juge les affaires civiles de la région.
La commune compte deux mille habitants.
Réunis à Vell, les élus ont visité le port.
Le sommet de Port-Ost a réuni vingt pays.
La police a relevé des empreintes.
Il a lancé la balle au gardien.
La ville a publié un guide.
Cela dit, le pont est solide.
Le traitement dit « de secours » est réservé à l'hôpital.
Prévenez vos voisins en cas de fumée.
Le maire a annoncé la couleur.
Le menuisier a déclaré ses revenus à temps.
Cette odeur rappelle la mer.
Le secrétaire a assuré l'intérim.
Le film « Je te dirai tout » sort mercredi.
La ferme tiendra tant que le puits donnera de l'eau.
Le conseil veut fermer la piscine.
Le comité a décidé de repousser la fête.
Comme l'a voulu le maire, le pont est fermé.
Les rumeurs selon lesquelles le pont fermerait sont fausses.
« Le pont est trop loin », de Jean Vasseur, sort mercredi.
« Le pont est trop loin », film Jean Vasseur, sort mercredi.
`
