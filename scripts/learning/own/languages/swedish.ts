// Swedish: letters, mailings and newsletters of our own writing.
import { blocks, lines, type Writing } from './writing.ts';

export const SWEDISH: Writing = {
	language: 'Swedish ',
	people: ['Karin Åberg', 'Erik Nyström', 'Malin Sjögren', 'Göran Ek', 'Amina Yusuf'],
	foots: ['Integritetspolicy', 'Villkor', 'Läs i webbläsaren', 'Kundtjänst', 'Avregistrera'],
	search: 'Sök',
	letters: lines(`
Veckomötet | Hej alla, vi flyttar veckomötet till klockan tio eftersom rummet är upptaget. Fyll gärna i era timmar innan torsdag, annars hinner jag inte med faktureringen. Tack!
SV: midsommar | Vad kul att ni kommer! Vi fixar sillen, kan ni ta med jordgubbar och nubbe? Det finns sängar till alla men ta med lakan. Kram
Hyran för juni | Hej Karin, jag bekräftar att hyran för juni har kommit in, tack. Rörmokaren kommer på tisdag förmiddag och tittar på kranen i köket. Bifogar kvittot. Vänliga hälsningar | Lars Holmgren
Utflykt med klass 2C | Hej vårdnadshavare! På onsdag åker vi till naturreservatet. Vi samlas 8.10 vid skolan. Skicka med matsäck, vattenflaska och kläder efter väder. Ingen avgift. Hälsningar | Annika och Pelle
Offert badrum | Hej Göran, tack för din förfrågan. Här kommer vår offert på renovering av badrummet, 96 000 kr inklusive moms efter rotavdrag. Offerten gäller i 30 dagar. Hör av dig om du undrar över något. Med vänlig hälsning | Kakelteam Norr
Påminnelse faktura 5521 | Hej, vi saknar betalning för faktura 5521 på 1 875 kr med förfallodatum 15 maj. Har du redan betalat kan du bortse från den här påminnelsen. Tack på förhand | Tryckeri Vass
Ansökan om tjänsten som lärare | Hej, jag söker tjänsten som ni annonserar. Jag är behörig lärare i svenska och SO med sex års erfarenhet. CV och personligt brev bifogas, referenser lämnas gärna. Ser fram emot att höra från er. | Malin Sjögren
Årsmöte i båtklubben | Bästa medlemmar, välkomna till årsmötet den 14 mars kl 19 i klubbstugan. Dagordning: ekonomisk rapport, val av styrelse, medlemsavgift. Vi bjuder på kaffe och bulle. | Styrelsen
`),
	mailings: lines(`
Garnboden | order | Tack för din order 33810 | Hej Malin, tack för din beställning! Sex nystan ull och en rundsticka, totalt 489 kr, fri frakt. Du får ett mejl när paketet har skickats. {Se din order} Du har 14 dagars ångerrätt.
Garnboden | erbjudande | Bara i helgen: 3 för 2 på allt garn | Passa på, i helgen får du tre nystan och betalar för två. Gäller så långt lagret räcker. {Handla nu} Du får det här mejlet eftersom du är kund hos oss. Vill du inte ha fler utskick? {Avregistrera dig här}
Paketsvalan | avisering | Ditt paket kan hämtas ut | Ditt paket finns hos ombudet Byns Livs till och med den 18 juni. Ta med legitimation. {Visa öppettider} Vi skickar aldrig länkar där du ska betala tull eller avgifter.
Lånehyllan | konto | Återställ ditt lösenord | Hej, vi har fått en begäran om att återställa lösenordet till ditt konto. {Välj nytt lösenord} Länken gäller i en timme. Var det inte du kan du bortse från mejlet.
Lånehyllan | hej | Bekräfta din e-postadress | Välkommen! Bekräfta din adress så är kontot klart. {Bekräfta adressen} Sedan kan du låna din första bok gratis.
Skärgårdsbanken | kundservice | Ditt kontoutdrag är klart | Ditt kontoutdrag för maj finns i internetbanken. Av säkerhetsskäl skickar vi inga länkar. Vi ber dig aldrig om koder eller att logga in under ett samtal. Ny enhet tillagd 3 juni; var det inte du, ring numret på kortets baksida.
Lönekontoret Tall | noreply | Din lönespecifikation för maj | Hej Erik, din lönespecifikation finns nu i portalen. {Logga in} Lönen betalas ut den 25:e. Det går inte att svara på detta mejl.
Bio Fyren | biljetter | Dina biljetter till lördag | Tack för ditt köp! Två biljetter till lördag kl 18.30, rad 5, ligger som bilaga. Visa dem i mobilen. {Visa biljetter} Trevlig film!
Elbolaget Forsen | kund | Betalningen gick inte igenom | Hej, vi kunde inte dra 612 kr från ditt konto. Vi försöker igen den 20 juni. {Uppdatera betalsätt} Från 1 september ändras våra avtalsvillkor, läs mer på Mina sidor.
`),
	newsletters: blocks(`
Jobbmässan Mälardalen | info | Jobbmässan är tillbaka
Söker du jobb? På torsdag möter du 45 arbetsgivare i ishallen. Fri entré, ta med ditt CV så hjälper vi dig att förbättra det. @/utstallare
Mest sökta: undersköterskor, snickare, bussförare och kockar. Sommarjobb från 16 år.
Lita inte på annonser som lovar snabba pengar. Du får brevet för att du anmält dig. Avsluta: @/avsluta

Hembygdsföreningen Älvsbro | sekreterare | Nytt från Älvsbro
Kära medlemmar, slåtterdagen blir den 6 juli. Ta med lie, vi bjuder på ärtsoppa. Lotteri med fina vinster, grattis till Sven som vann korgen i fjol!
Vägen vid kvarnen är avstängd v. 24. Årsavgiften 150 kr betalas senast den 30 juni.
Vi söker bidrag till taket: varje krona är välkommen. @/gava
`),
};
