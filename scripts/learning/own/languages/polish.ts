// Polish: letters, mailings and newsletters of our own writing. A latin spelling stands where an ł would fall out of an address.
import { blocks, lines, type Writing } from './writing.ts';

export const POLISH: Writing = {
	language: 'Polish ',
	people: [
		'Anna Zielińska',
		'Paweł Gajda = Pawel Gajda',
		'Kasia Domańska',
		'Tomasz Wróbel',
		'Elżbieta Sikora',
		'Michał Rudzki = Michal Rudzki',
	],
	foots: ['Polityka prywatności', 'Regulamin', 'Zobacz w przeglądarce', 'Kontakt', 'Moje konto', 'Wypisz się'],
	search: 'Szukaj',
	letters: lines(`
Zestawienie za maj | Cześć wszystkim, przypominam, że w piątek zamykamy miesiąc. Proszę o dosłanie brakujących faktur kosztowych do czwartku do dwunastej. Plik z zestawieniem leży na wspólnym dysku. Dzięki!
Odp: urlop | Hej, mnie pasuje drugi tydzień sierpnia, więc możesz spokojnie brać pierwszy. Zgłosiłem już w kadrach. Klucze do magazynu zostawię u Kasi.
Niedziela | Kochani, przyjedźcie w niedzielę na obiad, będzie rosół i szarlotka. Tata naprawił huśtawkę dla małej. Zabierzcie kurtki, bo ma padać. Całuję mocno | Mama
Czynsz i rozliczenie mediów | Szanowna Pani, w załączeniu przesyłam rozliczenie mediów za pierwszy kwartał. Nadpłata w wysokości 86,40 zł zostanie zaliczona na poczet lipcowego czynszu. Hydraulik przyjdzie we wtorek między 9 a 11. Z poważaniem | Andrzej Malicki
Wycieczka klasy 4a | Drodzy Rodzice, w czwartek 13 czerwca jedziemy do skansenu. Zbiórka o 7.45 przed szkołą, powrót około 16. Proszę o prowiant, kurtkę przeciwdeszczową i wpłatę 60 zł do poniedziałku. Podpisane zgody proszę oddać wychowawcy. Pozdrawiam serdecznie | Joanna Wilk
Oferta na remont łazienki | Dzień dobry, dziękuję za zapytanie. Zgodnie z ustaleniami przesyłam ofertę na wykonanie remontu łazienki: 14 200 zł brutto, z materiałem. Termin realizacji trzy tygodnie od podpisania umowy, zaliczka 30%. Oferta jest ważna do końca miesiąca. W razie pytań pozostaję do dyspozycji. | Usługi Remontowe Kielnia = Uslugi Remontowe Kielnia
Przypomnienie o płatności FV 118/2024 | Szanowni Państwo, uprzejmie przypominamy, że minął termin płatności faktury 118/2024 na kwotę 738,00 zł. Prosimy o uregulowanie należności przelewem na konto wskazane na fakturze. Jeżeli płatność została już dokonana, prosimy o zignorowanie tej wiadomości. | Księgowość Drukarnia Lipa
Zmiana terminu wizyty | Dzień dobry, niestety doktor Banaś jest na zwolnieniu i musimy przełożyć Pani wizytę. Czy odpowiada Pani środa 19 czerwca o 12.40? Prosimy o potwierdzenie telefoniczne lub mailowe. | Rejestracja
Aplikacja na stanowisko księgowej | Szanowni Państwo, w odpowiedzi na ogłoszenie przesyłam swoje CV i list motywacyjny. Od pięciu lat pracuję w biurze rachunkowym, znam język angielski i niemiecki. Chętnie opowiem o swoim doświadczeniu podczas rozmowy. Wyrażam zgodę na przetwarzanie moich danych osobowych na potrzeby rekrutacji. | Elżbieta Sikora
Walne zebranie | Szanowni działkowcy, walne zebranie odbędzie się w sobotę 20 kwietnia o 10.00 w świetlicy. W programie sprawozdanie finansowe, wysokość składek oraz wybór zarządu. Obecność obowiązkowa, za nieobecnych głosuje pełnomocnik. | Zarząd ogrodu Jutrzenka
Auto | Hej, mechanik dzwonił: do wymiany klocki i tarcze, razem 950 zł. Zgodziłem się. Odbieram jutro po szesnastej, podrzucisz mnie?
Wypowiedzenie umowy | Dzień dobry, niniejszym wypowiadam umowę nr 33017 z zachowaniem miesięcznego okresu wypowiedzenia. Proszę o pisemne potwierdzenie i zwrot nadpłaty na moje konto. Nie wyrażam zgody na kontakt marketingowy. | Tomasz Wróbel
Składka na prezent | Kochani, pani Halinka odchodzi w piątek na emeryturę. Zbieramy po 20 zł na prezent, można dać mi do ręki albo przelać. Tylko cicho sza, to niespodzianka!
Pytanie o ogłoszenie | Dzień dobry, czy rower z ogłoszenia jest jeszcze aktualny? Mogę przyjechać dziś po pracy i zapłacić gotówką. Czy cena jest do negocjacji?
`),
	mailings: lines(`
Herbaciarnia Imbryk | zamowienia | Przyjęliśmy Twoje zamówienie nr 20977 | Cześć Kasiu, dziękujemy za zamówienie! Dwie paczki herbaty i czajniczek, razem 118,50 zł, dostawa gratis. Damy znać, gdy paczka wyruszy w drogę. {Zobacz zamówienie} Masz 14 dni na odstąpienie od umowy. Herbaciarnia Imbryk sp. z o.o., ul. Cicha 4, NIP 0000000000.
Herbaciarnia Imbryk | nowosci | Tylko do niedzieli: -25% na wszystko | Promocja! Z kodem LATO25 kupisz wszystkie herbaty 25% taniej, a przy zakupach od 150 zł dorzucimy kubek gratis. {Kup teraz} Otrzymujesz tę wiadomość, ponieważ zapisałeś się do naszego newslettera. Jeśli nie chcesz otrzymywać od nas wiadomości, {kliknij tutaj, aby się wypisać}.
Paczkodom | powiadomienia | Twoja paczka czeka na odbiór | Paczka czeka w automacie przy ul. Lipowej 12 przez 48 godzin. Kod odbioru: 204 118. {Pokaż na mapie} Nie prosimy o żadne dopłaty do przesyłki; jeśli dostaniesz taką wiadomość, to oszustwo.
Sąsiedzka Tablica = Sasiedzka Tablica | konto | Zmiana hasła | Dzień dobry, otrzymaliśmy prośbę o zmianę hasła do Twojego konta. {Ustaw nowe hasło} Link jest ważny przez godzinę. Jeżeli to nie Ty, zignoruj tę wiadomość, hasło pozostanie bez zmian.
Sąsiedzka Tablica = Sasiedzka Tablica | witaj | Potwierdź swój adres e-mail | Witaj! Został jeszcze jeden krok: potwierdź adres, aby aktywować konto i dodać pierwsze ogłoszenie za darmo. {Potwierdzam adres} Pozdrawiamy, zespół Sąsiedzkiej Tablicy.
Bank Nadwiślański = Bank Nadwislanski | komunikaty | Wyciąg za maj jest dostępny | Szanowny Kliencie, miesięczny wyciąg z rachunku jest dostępny w bankowości internetowej w zakładce Dokumenty. Ze względów bezpieczeństwa wiadomość nie zawiera linków. Bank nigdy nie prosi o podanie hasła, kodu BLIK ani danych karty.
Bank Nadwiślański = Bank Nadwislanski | bezpieczenstwo | Logowanie z nowego urządzenia | 3 czerwca o 20.15 zalogowano się na Twoje konto z nowego urządzenia. Jeśli to Ty, nie musisz nic robić. Jeśli nie, zadzwoń na infolinię podaną na odwrocie karty i zablokuj dostęp.
Portal Pacjenta Zdrowie | kod | Kod weryfikacyjny: 660 351 | Twój kod to 660 351, jest ważny 5 minut. Nie podawaj go nikomu.
Kino Zorza | bilety | Twoje bilety na sobotę | Dziękujemy za zakup! W załączniku znajdziesz dwa bilety na sobotę, godz. 19.30, rząd G. Wystarczy pokazać je na telefonie. {Pobierz bilety} Zwrot możliwy do godziny przed seansem.
Kadry Online | place | Pasek wynagrodzenia za maj | Dzień dobry, Twój pasek płacowy za maj jest już dostępny w portalu pracowniczym. {Zaloguj się} Wiadomość wygenerowano automatycznie, prosimy na nią nie odpowiadać.
Audioteka Sowa | platnosci | Płatność nie powiodła się | Cześć, nie udało nam się pobrać 24,99 zł za abonament. Być może karta straciła ważność lub na koncie brakuje środków. {Zaktualizuj kartę} Spróbujemy ponownie za trzy dni, do tego czasu nic się nie zmienia.
Energia Podlas | bok | Zmiana regulaminu od 1 września | Szanowna Klientko, od 1 września zmienia się nasz regulamin i cennik. Może Pani wypowiedzieć umowę bez opłat do dnia wejścia zmian w życie. {Przeczytaj zmiany} Faktura za czerwiec, 143,20 zł, z terminem płatności 24 czerwca, jest w panelu klienta.
Gabinet Uśmiech = Gabinet Usmiech | wizyty | Przypomnienie o wizycie jutro o 9.20 | Przypominamy o jutrzejszej wizycie o godz. 9.20. Jeśli nie możesz przyjść, odwołaj ją dziś do 18. {Potwierdzam} {Odwołuję}
Dom i Ogród Malwa | oferty | Wyprzedaż mebli ogrodowych do -40% | Tylko w ten weekend: leżaki, stoły i parasole nawet 40% taniej, raty 0%, darmowa dostawa od 500 zł. {Sprawdź ofertę} Liczba sztuk ograniczona. Administratorem danych jest Malwa sp. j. {Rezygnuję z newslettera}
Urząd Gminy Brzezinka = Urzad Gminy Brzezinka | kancelaria | Potwierdzenie wpływu wniosku | Potwierdzamy wpływ wniosku o dowód osobisty, nr sprawy 1120/2024. O możliwości odbioru poinformujemy SMS-em. Wydanie dowodu jest bezpłatne.
`),
	newsletters: blocks(`
Targi Pracy Warta | biuro | Targi pracy już w czwartek, wstęp wolny
Szukasz pracy? W czwartek w hali nr 3 czeka na Ciebie 75 pracodawców i ponad tysiąc ofert. Wstęp bezpłatny, zabierz CV. Lista wystawców: @/wystawcy
Najbardziej poszukiwani: spawacze, kierowcy, pielęgniarki, księgowe, pracownicy magazynu. Zarobki od 4800 do 9000 zł brutto, umowa o pracę.
Uważaj na oszustów: uczciwy pracodawca nie żąda opłaty za rozmowę ani skanu dowodu.
Otrzymujesz ten biuletyn, bo zapisałeś się na naszej stronie. Rezygnacja: @/rezygnacja

Księgarnia pod Sosną = Ksiegarnia pod Sosna | list | Lato z książką i konkurs z nagrodami
Drodzy Czytelnicy, wybraliśmy dziesięć książek na wakacje. Trzecia w koszyku za złotówkę! @/lato
Konkurs: dokończ zdanie "Najlepiej czyta mi się..." i wygraj bon na 200 zł. Na odpowiedzi czekamy do końca czerwca.
Spotkanie autorskie w piątek o 18, wstęp wolny. W soboty czytamy dzieciom.
Jeśli nie chcesz dostawać listów, odpisz WYPISZ.

Miasto Olszany | redakcja | Wieści z ratusza
Remont ulicy Szkolnej potrwa od 10 do 28 czerwca. Autobus 7 jeździ objazdem przez rynek.
Do 30 czerwca można składać wnioski o dopłatę do wymiany pieca. Pomagamy wypełnić formularz w pokoju 12. @/piec
Dni Olszan: koncert w sobotę, jarmark w niedzielę, wstęp wolny. Druga rata podatku od nieruchomości do 15 maja.
Rezygnacja z biuletynu: @/biuletyn

Fundacja Ciepły Koc = Fundacja Cieply Koc | fundacja | Dziękujemy za Twoje 1,5 procent
Drodzy Darczyńcy, dzięki Wam 64 rodziny dostały opał na zimę, a świetlica ma nowe okna. Z całego serca dziękujemy!
Możesz pomóc dalej: wpłać dowolną kwotę albo ustaw stałe zlecenie. @/pomagam
Sprawozdanie finansowe publikujemy co roku. Darowiznę można odliczyć od podatku.

Rynek i Portfel | analizy | Giełda w górę, złoty mocniejszy
Główny indeks zyskał w tym tygodniu 1,4%, najlepiej radziły sobie banki. Euro kosztuje 4,28 zł. Pszenica w skupie po 780 zł za tonę.
Pytanie czytelnika: nadpłacać kredyt czy oszczędzać? Liczymy na trzech przykładach: @/kredyt
Materiał nie jest rekomendacją inwestycyjną. Wypisz się: @/wypisz

Parafia św. Jadwigi = Parafia sw Jadwigi | kancelaria | Ogłoszenia duszpasterskie
Drodzy Parafianie, w niedzielę Pierwsza Komunia Święta. Prosimy o modlitwę za dzieci i ich rodziny.
Składka z ubiegłej niedzieli na nowy dach wyniosła 6250 zł. Bóg zapłać! Zapisy na pielgrzymkę do końca miesiąca, koszt 180 zł.
Polecamy Bożemu miłosierdziu zmarłych w tym tygodniu.

Szkoła Podstawowa w Dębinie = Szkola Podstawowa w Debinie | sekretariat | Informacje dla rodziców
Szanowni Państwo, zapisy na półkolonie trwają do piątku, liczba miejsc ograniczona. Formularz: @/polkolonie
Zebrania z wychowawcami w środę o 17. Przypominamy o składce na radę rodziców, konto jak w zeszłym roku.
Gratulacje dla klasy 7b za zwycięstwo w konkursie ekologicznym!
`),
};
