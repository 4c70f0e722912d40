// The 1,024 words that passphrases are made of: plain Swedish, letters a to z only so that every keyboard has them,
// no two words with the same first four letters. Ten bits a word; changing the list does not hurt old key files.

export const passphraseWords: readonly string[] = `
  adel adress advent afton agent akrobat alarm album algebra alm altan ambra ampel anis ankare annons ansikte antal
  antenn antik apa apelsin april arbete arena arg ark arm armband arta artig asfalt ask aska asp atlas atlet atom
  august auktion aula automat avbrott avdrag avgift avsked avsnitt avtal axel azur backe bad badrum bagare bageri
  bagge balans balett balja balk ballong balsam bambu banan banjo bank banta bark baron bas basar basker bastu
  batteri beige ben bensin berg bestick betong bild biljard bio birk blad bland blick blixt block blomma blond blus
  bod bofink bok boll bomull bonde bonus bord borgen borr borst botten brand bred brev bricka bringa broder broms
  brons bror brun budget buffel buk bukett bulle bult bunke burk busk buss butik byxa cafe cell cement central charm
  chef chips choklad cirka cistern citron clown coach cykel cyklist dag dagbok dagg dal dam damast data datum dekor
  delta dialog diamant diesel dikt dill dimma diplom direkt disk distans docka doft doktor dollar domino dosa drake
  drama dropp druva dryck dubbel duk duka dun dusch duva dykare ebb efter ekollon ekorre elbil eld elefant elegans
  element elev elit elva energi enkel ensam etage etikett etta exempel expert fabel fabrik fackla fagott fakta falk
  familj far farfar farmor fart fasad fat fauna fel femma femtio fest fiber ficka figur fika fikon fil film filt
  finger finsk fiol firma fisk fjord flaga flamma flaska flik flinga flock flod flora flotta fluga flygel form fort
  forum fot fotboll foto frans fred fri frisk front frost frukt full fura furste fyr fyra fyrkant fysik gaffel gala
  galen galler galopp galt gammal garage gardin garn gas gasell gast gata gavel gelatin geni gips giraff gitarr glad
  glans glas glest glimt glob gnista gods golf golv gondol gong gorilla grad gram gran gren greve grill grimas grind
  gris groda grotta grund grupp grus gryta gul guld gull gunga guppy gymnast hage hal hall halm halsduk halv hammare
  hamn hamster hand hare harmoni harpa harv hassel hatt hav havre hed hektar hel helg hem herde hertig hingst hink
  hinna hiss hjort hjul hobby hockey holme honung hopp horn hotell hov hud huk humla hummer humor hund hus husdjur
  husvagn huvud hyacint hylla hylsa hymn hyra hytt ide idrott igel imma import indigo insekt insida iris isberg
  isbit istapp jacka jade jaguar jakt januari jasmin jazz jeans jeep jobb jodla jogga jojo jolle jord jubel jul
  julgran juli jumbo jumper juni jury just juvel kabel kabin kaffe kaja kaka kakel kaktus kal kalas kalk kalv kam
  kamel kamin kamrat kanal kanel kanin kanna kanon kant kapell kappa kapten karaff karp karta kassa kast katalog
  katt kavaj kaviar kedja kemi kennel keramik kex kikare kilo kind kiosk kista kittel kiwi kjol klack klan klar
  klass klave klimat klocka kloster klots klubb klump knapp knopp knut kock koffert kofta kokos kolibri kolumn komet
  kompis konst konto kopia kopp korall korg kork korn kort korv kraft krage kram krans kring krita krog krok krona
  krydda kub kudde kulle kultur kund kung kupol kurs kurva kusin kusk kust kuvert kvadrat kvarn kvast kvist kvitto
  kvot kyrka lada lager lagun lake lakrits lama lamm lampa land lapp larm larv last lat lava lax leende lejon lek
  lektion leopard lera leta lexikon lila lilja lim limonad limpa lin linbana linda linje linne lins lista liten ljud
  ljung ljus lodjur loft logg lok lokal lopp lott lov lucka luft lugn lukt lunch lund lunga lupin lur lutfisk lycka
  lykta lyra madrass magasin magnet mahogny maj majs makrill mall malm mammut mandel manet mango mantel mapp maraton
  mark marmor mars mask mast mat matbord match matros matsal matta medalj mejeri melon meny messing metall meter
  metod midja midnatt mild miljon mineral mink minne minst minut mitt mjuk modig moln moment monster montage morfar
  morgon mormor morot mossa motell motiv motor muffin mugg mula munk munspel mur murare mus museum musik muskel
  mussla must mynt myr myra mysig nacke nalle namn nation natt natur nav nejlika nektar neon nerv nio nord norr not
  notbok notis novell nudel nunna nyans nyckel nyhet nypon nytta oas oboe ocean ocker oktav oktober olik oliv olja
  olle ollon omelett onkel onsdag opal opera optik orange ord oregano orgel orkan orkide orm ort ost ostkaka ostron
  oval ozon packa padda paj paket palats palett palm panda panel panna panter papp paprika par paradis park pass
  pasta patrull pedal peka pelare pelikan penna pensel peppar period perla person piano pil pilfink pilgrim pilot
  pincett pingst pipa pirat pizza planet plats plommon plugg plus poet pokal polis polka pompa pool pop popcorn
  poppel porslin post potatis prick prins pris profil program projekt publik puck pudding pudel pulver pump punkt
  pussel pyjamas pyramid pyssel pyton rad radar radio raket ram ranka rapport ratt rebus recept redig reflex regel
  region regn reklam rekord reptil resa rida riddare riktig rim ring ris rita ritning robot robust rock rodd rodel
  rom ros rosa rosett rosta rot rubin rubrik rulle rum runda russin ruta rutin rygg rymd rytm ryttare sabel sadel
  safari saffran saft saga sal salami sallad salmiak salong salt salut salva samba sand sanning sardin satin savann
  scen schack scout sedan sedel segel segla sekel sekund selleri semla senap serie sextio sida siden signal silke
  sill silver simma sirap siren sju skata sked skiss skiva skjorta sko skog skola skorpa skrin skruv skugga skylt
  slalom slev slips slott smed snigel snorkel snurra socka soffa sol solros solsken sommar sopran sork spegel spel
  spik spis sport staket stel stig stol storm strand struva stuga stycke svala svamp svar syren tagg tall tango
  tapet tariff tass tavla taxi teater tegel tejp telefon tempo tenor teppan terrass tidig tidning tiger timglas
  timjan tio tips tjugo toalett toffel tofs tolk tolv tomat tomte topas torg torka torn torp trampa trappa trea
  tredje trettio triumf troja troll truck trumf trygg tulpan tumme tundra tunnel turban turkos tusen tweed tyg uggla
  ull ullgarn uniform urskog utflykt utsikt utter vagn valp vals valuta valv van vanilj vante vass vatten veck
  velvet veranda verk vessla vete villa vind vinge vinjett vinka vinter virka virvel visp vit vitamin vulkan vykort
  wiener yacht ylle yoga yoghurt yxa zebra zoo
`
  .trim()
  .split(/\s+/);
