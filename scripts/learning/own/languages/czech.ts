// Czech: letters, mailings and newsletters of our own writing.
import { blocks, lines, type Writing } from './writing.ts';

export const CZECH: Writing = {
	language: 'Czech ',
	people: ['Petra Dvořáková', 'Ondřej Malý', 'Hana Vlčková', 'Jiří Beran', 'Tomáš Kříž'],
	foots: ['Ochrana osobních údajů', 'Obchodní podmínky', 'Zobrazit v prohlížeči', 'Kontakt', 'Odhlásit'],
	search: 'Hledat',
	letters: lines(`
Porada v pondělí | Ahoj všem, pondělní porada bude až v deset, zasedačka je ráno obsazená. Prosím, doplňte do tabulky čísla za květen a pošlete mi chybějící faktury do pátku. Díky
Re: oběd v neděli | Ahoj mami, přijedeme v neděli kolem poledne. Kuba má rýmu, tak radši vezmeme i léky. Máme koupit něco cestou? Těšíme se na svíčkovou!
Vyúčtování služeb | Vážená paní Dvořáková, v příloze zasílám vyúčtování služeb za minulý rok. Přeplatek 2 340 Kč vám pošlu na účet do konce měsíce. Instalatér přijde ve středu dopoledne. S pozdravem | Ing. Karel Hudec
Školní výlet 3. B | Vážení rodiče, ve čtvrtek jedeme na výlet do skanzenu. Sraz je v 7.40 na nádraží, návrat asi v 16 hodin. Dejte dětem svačinu, pláštěnku a 180 Kč. Podepsaný souhlas prosím odevzdejte do úterý. Děkuji | Lenka Šafářová
Cenová nabídka | Dobrý den, děkuji za vaši poptávku. Jak jsme se domluvili, posílám cenovou nabídku na výměnu oken: 68 500 Kč včetně DPH a montáže. Nabídka platí 30 dnů. V případě dotazů mi kdykoli zavolejte. S přátelským pozdravem | Okna Javor
Upomínka faktury 24018 | Dobrý den, dovolujeme si vás upozornit, že faktura 24018 na částku 4 961 Kč je po splatnosti. Prosíme o její úhradu na náš účet. Pokud jste ji mezitím zaplatili, považujte tento e-mail za bezpředmětný. | Účtárna Tisk Lípa
Žádost o místo recepční | Vážená paní, vážený pane, reaguji na váš inzerát a ucházím se o místo recepční. Mluvím anglicky a německy, tři roky pracuji v hotelu. Životopis přikládám. Budu ráda za pozvání na osobní pohovor. | Hana Vlčková
Schůze zahrádkářů | Milí zahrádkáři, výroční schůze se koná v sobotu 16. března v 15 hodin v hostinci. Na programu je zpráva o hospodaření, členské příspěvky a volba výboru. Občerstvení zajištěno. | Výbor
`),
	mailings: lines(`
Čajovna Jasmín | objednavky | Potvrzení objednávky č. 50912 | Dobrý den, děkujeme za vaši objednávku! Zelený čaj a konvička, celkem 689 Kč, doprava zdarma. Jakmile zásilku odešleme, dáme vám vědět. {Zobrazit objednávku} Od smlouvy můžete odstoupit do 14 dnů. IČO 00000000.
Čajovna Jasmín | akce | Jen do neděle: sleva 20 % na všechny čaje | Využijte slevový kód JARO20 a nakupte se slevou 20 %. Akce platí do vyprodání zásob. {Nakupovat} Tento e-mail dostáváte, protože jste u nás nakoupili. Nechcete už dostávat novinky? {Odhlásit odběr}
Balík Domů | doruceni | Vaše zásilka je na cestě | Kurýr vám dnes doručí zásilku mezi 10. a 13. hodinou. Dobírka 0 Kč. {Sledovat zásilku} Nikdy po vás nechceme údaje o kartě.
Sousedé Sobě | ucet | Obnovení hesla | Dobrý den, požádali jste o obnovení hesla. Nové si nastavíte kliknutím na odkaz: {Nastavit nové heslo} Platí jednu hodinu. Pokud jste o změnu nežádali, zprávu ignorujte.
Sousedé Sobě | vitejte | Potvrďte svou e-mailovou adresu | Vítejte! Registraci dokončíte potvrzením adresy. {Potvrdit e-mail} Těšíme se na vás.
Vltavská záložna | info | Výpis z účtu za květen | Vážená klientko, výpis z účtu najdete v internetovém bankovnictví. Z bezpečnostních důvodů neposíláme odkazy. Nikdy se neptáme na heslo ani na kódy z SMS.
Vltavská záložna | bezpecnost | Přihlášení z nového zařízení | Zaznamenali jsme přihlášení k vašemu účtu z nového zařízení. Pokud jste to byli vy, nemusíte nic dělat. Jinak ihned volejte na linku uvedenou na zadní straně karty. Ověřovací kód nikomu nesdělujte.
Mzdy Snadno | vyplaty | Výplatní páska za květen | Dobrý den, vaše výplatní páska je k dispozici v zaměstnaneckém portálu. {Přihlásit se} Na tento automatický e-mail neodpovídejte.
Kino Lípa | vstupenky | Vaše vstupenky na pátek | Děkujeme za nákup. V příloze jsou dvě vstupenky na pátek 20.00, řada 8. Stačí je ukázat v telefonu. {Stáhnout vstupenky} Příjemný zážitek!
Elektřina Šumava | zakaznik | Platba se nezdařila | Vážený zákazníku, zálohu 1 450 Kč se nepodařilo strhnout z vašeho účtu. Uhraďte ji prosím převodem do 20. června. {Platební údaje} Od 1. září se mění obchodní podmínky; máte právo smlouvu bez pokuty vypovědět.
`),
	newsletters: blocks(`
Veletrh práce Haná | info | Veletrh práce už tento čtvrtek
Hledáte práci? Přijďte ve čtvrtek do haly B, čeká vás 55 firem a stovky volných míst. Vstup zdarma, životopis s sebou. @/firmy
Nejvíc se hledají zdravotní sestry, svářeči, řidiči a učitelé. Mzdy od 28 000 do 52 000 Kč.
Pozor na podvodníky: poctivý zaměstnavatel po vás peníze nechce. Odhlášení: @/odhlasit

Město Lipová | zpravodaj | Zpravodaj města Lipová, červen
Od 3. června je uzavřena Školní ulice kvůli opravě vodovodu. Děkujeme za trpělivost.
Svoz nebezpečného odpadu v sobotu od 8 do 11. O příspěvek na kotel lze žádat do 30. června: @/kotle
Pouť na náměstí, koncert zdarma, soutěž o nejlepší koláč. Výherci loňského ročníku letos porotcují!

Farnost svatého Václava | farar | Ohlášky
Milí farníci, v neděli bude první svaté přijímání. Modleme se za děti a jejich rodiny.
Sbírka na opravu varhan vynesla 8 420 Kč, Pán Bůh zaplať! Pouť autobusem stojí 350 Kč, zapište se v sakristii.
`),
};
