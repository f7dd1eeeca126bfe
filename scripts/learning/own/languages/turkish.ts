// Turkish: letters, mailings and newsletters of our own writing. A latin spelling stands where an ı would fall out of an address.
import { blocks, lines, type Writing } from './writing.ts';

export const TURKISH: Writing = {
	language: 'Turkish ',
	people: ['Elif Demir', 'Murat Aksoy', 'Zeynep Şahin', 'Hakan Işık = Hakan Isik', 'Ayşe Koçak'],
	foots: ['Gizlilik politikası', 'Kullanım koşulları', 'Tarayıcıda görüntüle', 'İletişim', 'Abonelikten çık'],
	search: 'Ara',
	letters: lines(`
Pazartesi toplantısı | Merhaba arkadaşlar, pazartesi toplantısını saat ona aldık. Lütfen mayıs ayı rakamlarını cuma gününe kadar tabloya girin. Eksik fatura varsa bana iletin. Teşekkürler
Ynt: bayram | Canım, bayramda geliyoruz, biletleri aldık. Otobüs sabah altıda iniyor, babam karşılamasın, taksiyle geliriz. Dolmaları özledim! Öpüyorum
Kira sözleşmesi | Sayın Elif Hanım, kira sözleşmesi ektedir. Kira bedeli 12.500 TL olup her ayın beşine kadar hesaba yatırılacaktır. Depozito bir aylıktır. İmzalayıp geri göndermenizi rica ederim. Saygılarımla | Necati Bozkurt
Veli toplantısı | Sayın velimiz, 3-A sınıfı veli toplantısı perşembe günü saat 17.30'da yapılacaktır. Gezi izin belgelerini ve 150 TL gezi ücretini öğrencilerimizle gönderebilirsiniz. Katılımınızı bekleriz. | Gülay Öğretmen
Fiyat teklifi | Murat Bey merhaba, görüşmemize istinaden mutfak dolabı teklifimizi ekte bulabilirsiniz. Toplam tutar KDV dahil 84.000 TL, teslim süresi dört hafta, teklif 15 gün geçerlidir. Sorularınız için her zaman arayabilirsiniz. İyi çalışmalar | Ceviz Mobilya Atölyesi
Fatura hatırlatması | Sayın yetkili, 2024/118 numaralı, 6.240 TL tutarındaki faturamızın vadesi geçmiştir. Ödemenizi banka hesabımıza yapmanızı rica ederiz. Ödeme yapıldıysa bu mesajı dikkate almayınız. Saygılarımızla | Muhasebe Birimi
İş başvurusu | Sayın İlgili, ilanınızdaki muhasebe elemanı pozisyonuna başvurmak istiyorum. Beş yıllık deneyimim var, özgeçmişim ektedir. Uygun göreceğiniz bir zamanda görüşmekten memnuniyet duyarım. Saygılarımla | Zeynep Şahin
Halı saha | Beyler perşembe 21.00 halı saha tamam, kişi başı 120 lira. Gelmeyecek olan bugün haber versin, yerine adam bulalım.
`),
	mailings: lines(`
Zeytin Dalı = Zeytin Dali | siparis | Siparişiniz alındı: 77120 | Merhaba Ayşe Hanım, siparişiniz için teşekkür ederiz. İki şişe zeytinyağı, toplam 940 TL, kargo bedava. Kargoya verildiğinde size haber vereceğiz. {Siparişi görüntüle} 14 gün içinde ücretsiz iade edebilirsiniz.
Zeytin Dalı = Zeytin Dali | kampanya | Hafta sonuna özel %25 indirim | Sadece pazar gecesine kadar tüm ürünlerde %25 indirim! Stoklarla sınırlıdır. {Alışverişe başla} Bu iletiyi izniniz olduğu için aldınız. Ticari elektronik ileti almak istemiyorsanız {buradan çıkabilirsiniz}. Mersis No: 0000000000000000.
Turna Kargo | bildirim | Kargonuz dağıtıma çıktı | Sayın alıcı, kargonuz bugün 13.00 ile 17.00 arasında teslim edilecektir. {Kargom nerede?} Evde yoksanız komşunuza bırakabiliriz. Sizden link ile ödeme istemeyiz.
Ödünç Kitap | hesap | Şifre sıfırlama | Merhaba, hesabınız için şifre sıfırlama talebi aldık. {Yeni şifre belirle} Bağlantı bir saat geçerlidir. Talep size ait değilse bu e-postayı dikkate almayın.
Ödünç Kitap | hosgeldiniz | E-posta adresinizi doğrulayın | Aramıza hoş geldiniz! Üyeliğinizi tamamlamak için adresinizi doğrulayın. {E-postamı doğrula} Siz kayıt olmadıysanız işlem yapmanıza gerek yok.
Boğaz Yakası Bankası = Bogaz Yakasi Bankasi | bilgi | Hesap özetiniz hazır | Değerli müşterimiz, mayıs ayı hesap özetiniz internet şubesinde. Güvenliğiniz için bu iletide bağlantı yoktur. Bankamız sizden asla şifre, kart bilgisi ya da SMS ile gelen kodu istemez. Kodunuzu kimseyle paylaşmayın.
Bordro Net | ik | Mayıs ayı bordronuz | Sayın çalışanımız, mayıs ayı maaş bordronuz portala yüklenmiştir. {Portala git} Bu mesaj otomatik gönderilmiştir, lütfen yanıtlamayınız.
Kule Sineması = Kule Sinemasi | bilet | Biletleriniz hazır | Cumartesi 20.45 seansı için iki biletiniz ektedir, sıra F. Girişte telefondan göstermeniz yeterli. {Biletleri aç} İyi seyirler!
Pınar Diyarı Elektrik = Pinar Diyari Elektrik | musteri | Ödemeniz alınamadı | Sayın abonemiz, 412,30 TL tutarındaki faturanız kartınızdan çekilemedi. Son ödeme tarihi 20 Haziran. {Kart bilgisini güncelle} Sözleşme koşullarımız 1 Eylül'de değişiyor, ayrıntılar şubelerimizde.
Ada Diş Kliniği = Ada Dis Klinigi | randevu | Randevu hatırlatma | Yarın saat 11.30'da Dr. Tuncer ile randevunuz var. Gelemeyecekseniz lütfen bugün haber verin. {Randevuyu onayla} {İptal et}
`),
	newsletters: blocks(`
Ege Kariyer Günleri | ekip | Kariyer günleri cumartesi başlıyor
İş arayanlar, cumartesi 10.00'da fuar alanında buluşalım. 65 firma, 900 açık pozisyon, giriş ücretsiz. Özgeçmişinizi getirmeyi unutmayın. @/firmalar
En çok arananlar: aşçı, hemşire, kaynakçı, yazılımcı. Ücretler ve yan haklar ilanlarda yazıyor.
Dolandırıcılara dikkat: ciddi bir işveren sizden para istemez. Bültenden çıkmak için: @/cikis

Çınarlı Belediyesi = Cinarli Belediyesi | basin | Belediyeden haberler
Okul Caddesi 10-21 Haziran arasında altyapı çalışması nedeniyle trafiğe kapalıdır. Anlayışınız için teşekkür ederiz.
Burs başvuruları 30 Haziran'a kadar: @/burs Emlak vergisinin ilk taksiti için son gün 31 Mayıs.
Açık hava sineması her cuma ücretsiz. Resim yarışmasında ödül kazanan öğrencilerimizi tebrik ederiz!
`),
};
