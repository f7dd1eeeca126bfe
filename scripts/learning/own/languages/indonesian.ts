// Indonesian: letters, mailings and newsletters of our own writing.
import { blocks, lines, type Writing } from './writing.ts';

export const INDONESIAN: Writing = {
	language: 'Indonesian ',
	people: ['Dewi Lestari Putri', 'Budi Hartono', 'Rina Wulandari', 'Agus Prasetya', 'Siti Rahmawati'],
	foots: ['Kebijakan privasi', 'Syarat dan ketentuan', 'Lihat di browser', 'Bantuan', 'Berhenti berlangganan'],
	search: 'Cari',
	letters: lines(`
Rapat Senin | Selamat pagi semua, rapat Senin kita mundurkan ke jam 10 karena ruangannya dipakai. Tolong lengkapi data penjualan bulan Mei paling lambat hari Jumat. Terima kasih
Re: pulang kampung | Bu, tiket keretanya sudah dapat, kami sampai hari Sabtu pagi. Tidak usah dijemput, nanti naik taksi saja. Anak-anak sudah kangen sama nenek. Mau dibawakan apa?
Perpanjangan kontrak rumah | Yth. Ibu Dewi, bersama ini saya kirimkan kontrak sewa untuk satu tahun ke depan. Harga sewanya tetap Rp 24.000.000, dibayar dua kali. Mohon ditandatangani lalu dikirim kembali. Hormat saya | Pak Suryadi
Kegiatan sekolah | Yth. Bapak/Ibu wali murid, hari Kamis kelas 4 akan berkunjung ke museum. Anak-anak berkumpul pukul 07.00, membawa bekal dan topi. Biaya Rp 50.000 dan surat izin dikumpulkan paling lambat Selasa. Terima kasih | Bu Ratna
Penawaran harga | Dengan hormat, menindaklanjuti pembicaraan kita, terlampir penawaran harga untuk pembuatan lemari dapur sebesar Rp 18.500.000, sudah termasuk pemasangan. Penawaran berlaku 14 hari. Jika ada pertanyaan silakan hubungi kami. | Mebel Jati Rasa
Tagihan belum dibayar | Yth. Pelanggan, menurut catatan kami tagihan nomor 0417 sebesar Rp 2.150.000 belum dilunasi. Mohon ditransfer ke rekening perusahaan. Apabila sudah dibayar, abaikan surat ini dan kirimkan bukti transfernya. | Bagian Keuangan
Lamaran kerja | Dengan hormat, berdasarkan lowongan yang saya baca, saya ingin melamar sebagai staf administrasi. Saya lulusan D3 dengan pengalaman dua tahun. Daftar riwayat hidup dan ijazah terlampir. Besar harapan saya untuk dipanggil wawancara. | Rina Wulandari
Arisan | Ibu-ibu, arisan bulan ini hari Minggu jam empat sore di rumah Bu Siti. Iurannya tetap seratus ribu ya. Yang tidak bisa datang boleh titip atau transfer.
`),
	mailings: lines(`
Kopi Lereng | pesanan | Pesanan Anda nomor 61022 sudah kami terima | Halo Rina, terima kasih sudah berbelanja! Dua bungkus kopi bubuk, total Rp 138.000, gratis ongkir. Kami kabari begitu paket dikirim. {Lihat pesanan} Barang bisa dikembalikan dalam 7 hari.
Kopi Lereng | promo | Diskon 30% khusus akhir pekan | Jangan lewatkan, diskon 30% untuk semua kopi sampai Minggu malam, selama persediaan masih ada. {Belanja sekarang} Anda menerima email ini karena terdaftar sebagai pelanggan. Tidak ingin menerima promo lagi? {Berhenti berlangganan}
Kurir Camar | info | Paket Anda sedang diantar | Paket Anda akan tiba hari ini pukul 13.00 sampai 16.00. {Lacak paket} Kurir tidak pernah meminta kode OTP atau biaya tambahan lewat tautan.
Catatan Harian | akun | Atur ulang kata sandi | Kami menerima permintaan untuk mengatur ulang kata sandi akun Anda. {Buat kata sandi baru} Tautan berlaku satu jam. Jika bukan Anda yang meminta, abaikan saja email ini.
Catatan Harian | halo | Konfirmasi alamat email Anda | Selamat datang! Satu langkah lagi, konfirmasi alamat email untuk mengaktifkan akun. {Konfirmasi email} Salam hangat dari tim kami.
Bank Samudra Raya | layanan | Transfer berhasil | Nasabah yang terhormat, transfer Rp 750.000 kepada Agus Prasetya tanggal 3 Juni pukul 14.10 WIB telah berhasil. Bila tidak merasa melakukan transaksi ini, hubungi nomor di belakang kartu. Jangan berikan PIN dan kode OTP kepada siapa pun.
Bank Samudra Raya | laporan | Rekening koran bulan Mei | Laporan rekening bulan Mei sudah tersedia di aplikasi. Demi keamanan, email ini tidak berisi tautan. Login dari perangkat baru? Kalau bukan Anda, segera blokir lewat aplikasi.
Gaji Mudah | hrd | Slip gaji bulan Mei | Yth. karyawan, slip gaji bulan Mei sudah dapat diunduh di portal. {Masuk ke portal} Email ini dikirim otomatis, mohon tidak dibalas.
Kereta Nusa | tiket | E-tiket Anda | Terima kasih, pembayaran sudah kami terima. Tiket kereta Sabtu pukul 06.20, gerbong 3 kursi 8A, ada di lampiran. {Lihat tiket} Harap datang 30 menit sebelum berangkat dan membawa KTP.
Klinik Gigi Mawar | jadwal | Pengingat janji temu besok | Kami ingatkan janji temu Anda besok pukul 10.00 dengan drg. Maya. {Konfirmasi} {Ubah jadwal} Pembayaran langganan bulan lalu gagal, silakan selesaikan di kasir.
`),
	newsletters: blocks(`
Bursa Kerja Pesisir | panitia | Bursa kerja hari Kamis, gratis untuk umum
Sedang mencari pekerjaan? Datanglah hari Kamis ke gedung olahraga. Ada 40 perusahaan dan lebih dari 700 lowongan. Bawa CV dan fotokopi ijazah. @/lowongan
Paling banyak dicari: kasir, perawat, teknisi, staf gudang. Gaji sesuai UMR ditambah tunjangan.
Waspada penipuan: perusahaan yang benar tidak memungut biaya. Berhenti berlangganan: @/berhenti

Kelurahan Sukamaju Indah | admin | Warta warga bulan Juni
Bapak dan Ibu, kerja bakti hari Minggu pukul 07.00, mohon membawa alat sendiri. Iuran sampah tetap Rp 25.000.
Posyandu tanggal 12, imunisasi gratis. Pendaftaran bantuan sekolah dibuka sampai tanggal 30: @/bantuan
Selamat kepada RT 05, juara lomba kebersihan! Hadiah uang tunai diserahkan saat pengajian.
`),
};
