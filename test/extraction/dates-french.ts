/** French expressions of time, each in brackets, with the days they mean; read by dates.test.ts. */

/**
 * A line `@day` sets the day of publication for those below it. Behind `=` stand the values in order: a day, a month, a
 * year, `from..to` with `to` excluded, or `-` for an expression that dates nothing. No other words may be dated.
 */
export const french = `
@2025-03-14
Il a parlé [mardi]. = 2025-03-11
Il a parlé [vendredi]. = 2025-03-14
Il a parlé [vendredi dernier]. = 2025-03-07
Le groupe se réunira [lundi]. = 2025-03-17
Le ministre doit rencontrer [lundi] son homologue. = 2025-03-17
Le président reçoit [mardi] les syndicats. = 2025-03-18
Elle se rend [mercredi] à Oslo. = 2025-03-19
Le sommet s'ouvre [samedi] à Genève. = 2025-03-15
Il devrait répondre [dimanche]. = 2025-03-16
Une réunion est prévue [jeudi]. = 2025-03-20
Une rencontre est programmée pour [jeudi]. = 2025-03-20
Le match a été reporté à [mercredi]. = 2025-03-19
Le rapport publié [mercredi] est sévère. = 2025-03-12
L'accord signé [mardi] entrera en vigueur [lundi]. = 2025-03-11 2025-03-17
Il a annoncé [mardi] qu'il viendrait [lundi]. = 2025-03-11 2025-03-17
Il a annoncé qu'il viendrait [lundi]. = 2025-03-17
Il a promis de répondre [lundi]. = 2025-03-17
Ils ont accepté de se retrouver [lundi]. = 2025-03-17
Il a tenté de joindre [lundi] ses alliés. = 2025-03-10
Ils ont pu rentrer [lundi]. = 2025-03-10
[Mardi], le porte-parole a dit que la trêve tiendrait. = 2025-03-11
[Lundi], le conseil examinera le texte. = 2025-03-17
[Lundi] matin, les élèves ont repris les cours. = 2025-03-10
Ils ont rendez-vous [dimanche matin] devant l'église. = 2025-03-16
Il a rendez-vous [mardi] chez le juge. = 2025-03-18
La mairie sera fermée [lundi] et [mardi]. = 2025-03-17 2025-03-18
La mairie a été fermée [lundi] et [mardi]. = 2025-03-10 2025-03-11
Il souffre depuis [mardi] d'une grippe. = 2025-03-11
La grève dure depuis [samedi]. = 2025-03-08
Il veut une réponse d'ici [lundi]. = 2025-03-17
Le musée restera ouvert jusqu'à [dimanche]. = 2025-03-16
Le club organise un loto [samedi] à [20 h 30] à la salle des fêtes. = 2025-03-15 2025-03-15
Concert [samedi] à [20 h 30], salle des fêtes. = 2025-03-15 2025-03-15
Inscriptions [samedi 22] à la mairie. = 2025-03-22
Il est venu [lundi 3] à la mairie. = 2025-03-03
Réunion [samedi 22 mars], à [14 h]. = 2025-03-22 2025-03-22
Il a parlé [hier]. = 2025-03-13
Il a parlé [hier soir]. = 2025-03-13
Il a parlé [hier matin]. = 2025-03-13
Il a parlé [avant-hier]. = 2025-03-12
Il parlera [demain]. = 2025-03-15
Il parlera [demain matin]. = 2025-03-15
Il parlera [après-demain]. = 2025-03-16
Il parle [aujourd'hui]. = 2025-03-14
La liste sera connue [aujourd'hui vendredi]. = 2025-03-14
Il a parlé [ce matin]. = 2025-03-14
Il parlera [ce soir]. = 2025-03-14
Il parlera [cet après-midi]. = 2025-03-14
L'attaque a eu lieu [cette nuit]. = 2025-03-14
L'attaque a eu lieu [la nuit dernière]. = 2025-03-13
L'attaque a eu lieu [dans la nuit de mardi à mercredi]. = 2025-03-11
L'attaque a eu lieu [dans la nuit de jeudi]. = 2025-03-13
L'attaque a eu lieu [dans la nuit du 4 au 5 mars]. = 2025-03-04
Les cours ont lieu de [lundi] à [jeudi] prochains. = 2025-03-17 2025-03-20
Ils ont négocié de [lundi] à [mercredi]. = 2025-03-10 2025-03-12
Ils négocieront de [lundi] à [mercredi]. = 2025-03-17 2025-03-19
Le festival aura lieu du [3] au [5 mai]. = 2025-05-03 2025-05-05
Le festival a eu lieu du [3] au [5 mai 2024]. = 2024-05-03 2024-05-05
Le sommet se tiendra les [12] et [13 avril]. = 2025-04-12 2025-04-13
Les journées des [4], [5] et [6 avril] sont annulées. = 2025-04-04 2025-04-05 2025-04-06
Il y aura des travaux entre le [4] et le [8 juin]. = 2025-06-04 2025-06-08
Il y aura des travaux entre [le 28 mai] et [le 8 juin]. = 2025-05-28 2025-06-08
Il a parlé [le 4 avril 2024]. = 2024-04-04
Il a parlé [le 21 décembre]. = 2024-12-21
Il a parlé [le 1er mars]. = 2025-03-01
La fête aura lieu [le 1er mai]. = 2025-05-01
La fête aura lieu [le premier mai]. = 2025-05-01
Il parlera [le jeudi 20 mars]. = 2025-03-20
Il a été élu [le 26 septembre dernier]. = 2024-09-26
Le texte entrera en vigueur [le 2 juin prochain]. = 2025-06-02
Il est né [le 21 janvier 1913]. = 1913-01-21
Il a signé [le 12/02/2025]. = 2025-02-12
Il a signé le [12.02.25]. = 2025-02-12
Il a signé le [2025-02-12]. = 2025-02-12
Le match du [12-02-2025] fut long. = 2025-02-12
Il a été libéré en [mai 1988]. = 1988-05
L'aide reprend en [avril]. = 2025-04
Il avait été élu en [octobre]. = 2024-10
Il avait été élu en [octobre dernier]. = 2024-10
Le contrat sera signé en [juin prochain]. = 2025-06
L'usine ouvrira [début avril]. = 2025-04
L'usine ouvrira à la [mi-mai]. = 2025-05
L'usine a fermé [fin février]. = 2025-02
L'usine a fermé [fin 2023]. = 2023
L'usine a fermé au [mois de février]. = 2025-02
Dès [octobre 98], la mairie avait averti. = 1998-10
Il a perdu en [1995]. = 1995
Depuis [1998], rien n'a bougé. = 1998
Il a gouverné de [1998] à [2002]. = 1998 2002
Le budget [2024] a été voté. = 2024
La réforme de [2019] a échoué. = 2019
La coupe du monde [1998] fut belle. = 1998
L'[année 2001] fut rude. = 2001
Il a dirigé le club dans les [années 60]. = 1960-01-01..1970-01-01
Tout a commencé au début des [années 1990]. = 1990-01-01..2000-01-01
Il a parlé [cette semaine]. = 2025-03-10..2025-03-17
Il a parlé [plus tôt cette semaine]. = 2025-03-10..2025-03-17
Il a parlé [la semaine dernière]. = 2025-03-03..2025-03-10
Il parlera [la semaine prochaine]. = 2025-03-17..2025-03-24
Il parlera [en début de semaine prochaine]. = 2025-03-17..2025-03-24
Le vote aura lieu [en fin de semaine]. = 2025-03-10..2025-03-17
Il parlera [mardi de la semaine prochaine]. = 2025-03-18
Il parlera [lundi prochain]. = 2025-03-17
Il parlera [lundi en huit]. = 2025-03-24
Il a plu [ce week-end]. = 2025-03-08..2025-03-10
Il pleut [ce week-end]. = 2025-03-15..2025-03-17
Il a plu [le week-end dernier]. = 2025-03-08..2025-03-10
Il pleuvra [le week-end prochain]. = 2025-03-22..2025-03-24
Il a parlé [le mois dernier]. = 2025-02
Il a parlé [ce mois-ci]. = 2025-03
Il parlera [le mois prochain]. = 2025-04
Il a parlé [l'an dernier]. = 2024
Il a parlé [l'année dernière]. = 2024
Il parlera [l'année prochaine]. = 2026
Il a parlé [cette année]. = 2025
Il viendra [cet été]. = 2025-06-21..2025-09-22
Il est venu [l'été dernier]. = 2024-06-21..2024-09-22
Il est venu [au printemps 2024]. = 2024-03-20..2024-06-21
La course aura lieu [le premier dimanche d'avril]. = 2025-04-06
La course a eu lieu [le dernier samedi de février]. = 2025-02-22
La course aura lieu [le premier dimanche de l'été]. = 2025-06-22
Il a parlé [il y a trois jours]. = 2025-03-11
Il a parlé [il y a quinze jours]. = 2025-02-27
Il a parlé [il y a une semaine]. = 2025-03-03..2025-03-10
Il a parlé [il y a deux semaines]. = 2025-02-24..2025-03-03
Il a parlé [il y a trois ans]. = 2022
Il a parlé [il y a deux mois]. = 2025-01
Il a parlé [il y a deux heures]. = 2025-03-14
Il est mort [voici dix ans]. = 2015
Il est mort [il y a vingt-cinq ans]. = 2000
Il parlera [dans trois jours]. = 2025-03-17
Il reviendra [dans deux mois]. = 2025-05
Il répondra [d'ici quinze jours]. = 2025-03-14..2025-03-30
Il répondra [sous huit jours]. = 2025-03-14..2025-03-23
Il répondra [dans les 48 heures]. = 2025-03-14..2025-03-17
Il y est [depuis 35 jours]. = -
Il a marché [pendant trois heures]. = -
Il a vécu [quelques années] à Metz. = -
Il était parti [quelques jours plus tôt]. = -
[Le 5 mars], il a été arrêté. [Le lendemain], il a été relâché. = 2025-03-05 2025-03-06
[Lundi], il a été arrêté. La [veille], il avait bu. = 2025-03-10 2025-03-09
Il a été arrêté [le 5 mars]. [Deux jours plus tard], il était libre. = 2025-03-05 2025-03-07
Il a été arrêté [le 5 mars]. [Trois jours auparavant], il avait fui. = 2025-03-05 2025-03-02
Ils ont signé [le 5 mars]. [Ce jour-là], il neigeait. = 2025-03-05 2025-03-05
[Samedi 22 mars], mariage à Metz. [Le même jour], à [15 h], concert à Toul. = 2025-03-22 2025-03-22 2025-03-22
[Le 5 mars], il a été arrêté vers [22 heures]. = 2025-03-05 2025-03-05
[Le 5 mars], il a dormi chez un ami et a fui [le lendemain matin]. = 2025-03-05 2025-03-06
La foule est venue [hier], [au lendemain] de la démission. = 2025-03-13 2025-03-13
Vers [0 h 40], [jeudi], deux voitures se sont heurtées. = 2025-03-13 2025-03-13
L'atelier a lieu [mardi 18 mars] de [10 h] à [12 h]. = 2025-03-18 2025-03-18 2025-03-18
Le départ sera donné [dimanche] à [9h15]. = 2025-03-16 2025-03-16
Il a été vu [hier] à [17 h 30]. = 2025-03-13 2025-03-13
Il a été vu [hier], [en fin d'après-midi]. = 2025-03-13 2025-03-13
Il a été vu [mercredi], [en début de soirée]. = 2025-03-12 2025-03-12
Il sera là à [Noël]. = 2025-12-25
Il était là à [Noël dernier]. = 2024-12-25
Une trêve entrera en vigueur à [Pâques]. = 2025-04-20
Le défilé du [14-Juillet] aura lieu. = 2025-07-14
La foire aura lieu [le lundi de Pentecôte]. = 2025-06-09
La foire aura lieu [la veille de Noël]. = 2025-12-24
Le parc sera ouvert jusqu'au [30 juin]. = 2025-06-30
Les inscriptions sont closes depuis le [28 février]. = 2025-02-28
Les travaux dureront à partir du [30 août]. = 2025-08-30
Il est normal qu'ils se soient rencontrés [mardi] à Oslo. = 2025-03-11
A-t-il répondu [mardi] ? = 2025-03-11
Dans le nord-est, [mardi], un pont a cédé. = 2025-03-11
Le chef du parti, blessé [lundi], est mort [mercredi]. = 2025-03-10 2025-03-12
Interrogée [mardi], la commission rendra son avis [lundi]. = 2025-03-11 2025-03-17
Le procès, qui s'est ouvert [lundi], durera jusqu'à [mercredi]. = 2025-03-10 2025-03-19
Il a été condamné [hier] et sera transféré [lundi]. = 2025-03-13 2025-03-17
« Nous partirons [lundi] », a-t-il dit [mardi]. = 2025-03-17 2025-03-11
« Nous sommes partis [lundi] », a-t-il dit [mardi]. = 2025-03-10 2025-03-11
Le vote de [mardi] a été houleux. = 2025-03-11
Le vote de [mardi] sera serré. = 2025-03-18
Selon un sondage paru [mercredi], il gagnerait. = 2025-03-12
Il avait promis [mardi] de se taire. = 2025-03-11
Après s'être rendu [lundi] à Oslo, il est rentré. = 2025-03-10
Il se dit prêt à venir [lundi]. = 2025-03-17
Le préfet inaugurera [samedi] la halle. = 2025-03-15
On votera [dimanche] dans tout le pays. = 2025-03-16
La nouvelle rencontre de [lundi] a échoué. = 2025-03-10
Il arriva [mardi] au palais. = 2025-03-11
Ils arrivèrent [mardi] au palais. = 2025-03-11
Il retira [mardi] sa plainte. = 2025-03-11
Les combats ont repris [le soir même]. = 2025-03-14
Il viendra le lendemain du vote. = 
Il sera opéré [lundi prochain]. = 2025-03-17
Le musée ouvre [samedi] de [10 h] à [18 heures]. = 2025-03-15 2025-03-15 2025-03-15
Le vote a lieu [mardi 18] à [9 h]. = 2025-03-18 2025-03-18
Il a fui [dans la soirée]. = 2025-03-14
Il est né [en août 1944]. = 1944-08
Le sommet de [juin] a échoué. = 2024-06
Le sommet de [juin] sera décisif. = 2025-06
De [mars] à [mai 2024], il a voyagé. = 2024-03 2024-05
Elle a régné entre [1950] et [1960]. = 1950 1960
La saison [2023]-[2024] fut belle. = 2023 2024
Il a été élu le [7 mai] dernier. = 2024-05-07
La réunion de [lundi dernier] et celle de [mardi prochain]. = 2025-03-10 2025-03-18
[Hier] encore, il refusait. = 2025-03-13
Les [14], [15] et [16 mars], le parc est fermé. = 2025-03-14 2025-03-15 2025-03-16
Il a plu du [28] au [3 mars]. = 2025-02-28 2025-03-03
Un accord est possible [cette semaine], dit-il. = 2025-03-10..2025-03-17
Il vit ici depuis [mars 2021]. = 2021-03
Il doit partir avant [le 30 mars]. = 2025-03-30
Les élections de [novembre dernier] ont tout changé. = 2024-11
Il a été arrêté [vendredi dernier dans la matinée]. = 2025-03-07
@2025-01-02
Il a parlé [le 31 décembre]. = 2024-12-31
Il a parlé [mardi]. = 2024-12-31
Il a parlé [le mois dernier]. = 2024-12
Il a parlé [le 1er janvier]. = 2025-01-01
Il parlera [le 1er janvier prochain]. = 2026-01-01
Il a été réélu en [décembre]. = 2024-12
@2024-12-30
Il parlera [le 2 janvier]. = 2025-01-02
Il parlera [jeudi]. = 2025-01-02
Il parlera en [janvier]. = 2025-01
Il parlera [la semaine prochaine]. = 2025-01-06..2025-01-13
@2024-02-28
Il parlera [demain]. = 2024-02-29
Il parlera [jeudi]. = 2024-02-29
Il parlera [le 29 février]. = 2024-02-29
@2024-03-01
Il a parlé [hier]. = 2024-02-29
@2025-03-16
Il a parlé [lundi]. = 2025-03-10
Il a plu [ce week-end]. = 2025-03-15..2025-03-17
@2025-03-17
Il a plu [ce week-end]. = 2025-03-15..2025-03-17
La trêve de [samedi] a tenu [hier]. = 2025-03-15 2025-03-16
`

/** Nothing here is dated; each line is one text. */
export const frenchFalseAlarms = `
La sonde est arrivée sur Mars.
Il a rencontré Avril Dupont à Metz.
Robinson a appris à lire à Vendredi.
Il habite au 10 Downing Street.
Voir page 12.
Il habite rue du 12 mars.
La place du 8-Mai-1945 est fermée.
L'avenue du 4 septembre est barrée.
Le lycée du 11 Novembre recrute.
L'article 5 a été invoqué.
Metz a gagné 3-2.
Appelez le 03 83 12 20 20.
Il a 45 ans.
Les 27 ont voté.
Il a couru 2002 mètres.
La salle a accueilli 2000 personnes.
Le prix est de 1999 euros.
Plus de 1950 habitants sont concernés.
Il a couru le marathon en 2 h 15.
Il travaille le lundi et le jeudi.
Le club joue tous les samedis.
Chaque dimanche, il prie.
L'accord du Vendredi saint tient.
Les soldes du Black Friday durent.
Il a dormi 24 heures.
Le marché de Noël dure trois jours.
Il a fermé la porte 2.
Un second texte est prêt.
Il a deux mars en poche.
La ligne 14 est à l'arrêt.
Il a tout vu en un an.
Il va de l'avant.
Le tarif est de 12,50 euros.
Le numéro 5 a marqué.
Il a été opéré de la main.
La loi du 3 sur 4 est morte.
Un jour, il verra.
L'été est une saison.
Il aime le printemps.
De nos jours, on lit peu.
`
