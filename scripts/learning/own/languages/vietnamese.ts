// Vietnamese: letters, mailings and newsletters of our own writing. A latin spelling stands where a đ would fall out of an address.
import { blocks, lines, type Writing } from './writing.ts';

export const VIETNAMESE: Writing = {
	language: 'Vietnamese ',
	people: ['Lan Anh', 'Minh Tuấn', 'Thu Hà', 'Quang Đức = Quang Duc', 'Mai Phương'],
	foots: ['Chính sách bảo mật', 'Điều khoản', 'Xem trên trình duyệt', 'Liên hệ', 'Hủy đăng ký'],
	search: 'Tìm kiếm',
	letters: lines(`
Họp thứ Hai | Chào cả nhà, cuộc họp thứ Hai dời sang 10 giờ vì phòng họp đã có người dùng. Mọi người nhập số liệu tháng 5 trước chiều thứ Sáu giúp mình nhé. Cảm ơn mọi người.
Re: về quê | Mẹ ơi, tụi con đặt được vé xe rồi, sáng thứ Bảy về tới nhà. Bé Na nhớ bà lắm. Mẹ có cần con mua gì trên này không? Con thương mẹ.
Hợp đồng thuê nhà | Chào chị Lan Anh, tôi gửi chị hợp đồng thuê nhà đã sửa theo thỏa thuận. Tiền nhà 6 triệu đồng một tháng, chuyển khoản trước ngày 5, tiền cọc một tháng. Chị xem rồi ký giúp tôi. Trân trọng | Trần Văn Lợi = Tran Van Loi
Họp phụ huynh lớp 3A | Kính gửi quý phụ huynh, nhà trường kính mời quý phụ huynh dự họp lúc 8 giờ sáng Chủ nhật. Nội dung: kết quả học kỳ, chuyến tham quan bảo tàng và các khoản thu. Rất mong quý phụ huynh có mặt đầy đủ. | Cô Hạnh = Co Hanh
Báo giá | Kính gửi anh Tuấn, theo yêu cầu của anh, bên em gửi báo giá tủ bếp: 32.500.000 đồng, đã gồm VAT và lắp đặt, bảo hành hai năm. Báo giá có hiệu lực 15 ngày. Cần trao đổi thêm anh cứ gọi em. | Xưởng mộc Hoàng Gỗ = Xuong moc Hoang Go
Nhắc thanh toán hóa đơn | Kính gửi quý khách, hóa đơn số 0217 trị giá 4.180.000 đồng đã quá hạn thanh toán. Kính mong quý khách chuyển khoản trong tuần này. Nếu đã thanh toán, xin vui lòng bỏ qua thư này. | Phòng kế toán = Phong ke toan
Đơn xin việc | Kính gửi phòng nhân sự, qua tin tuyển dụng em được biết quý công ty cần nhân viên kế toán. Em có ba năm kinh nghiệm, hồ sơ xin gửi kèm. Rất mong được quý công ty hẹn phỏng vấn. Em xin chân thành cảm ơn. | Nguyễn Thu Hà
Đá bóng | Anh em ơi, thứ Năm 7 giờ tối sân cũ nhé, mỗi người góp 50 nghìn. Ai bận thì báo sớm để rủ người khác.
`),
	mailings: lines(`
Trà Sen Việt = Tra Sen Viet | donhang | Đơn hàng 40518 đã được xác nhận | Chào bạn Mai Phương, cảm ơn bạn đã đặt hàng! Hai hộp trà sen, tổng cộng 260.000 đồng, miễn phí vận chuyển. {Xem đơn hàng} Bạn có thể đổi trả trong 7 ngày.
Trà Sen Việt = Tra Sen Viet | khuyenmai | Giảm 30% chỉ trong cuối tuần này | Ưu đãi dành cho khách hàng thân thiết: giảm 30% toàn bộ sản phẩm đến hết Chủ nhật, số lượng có hạn. {Mua ngay} Bạn nhận được email này vì đã đăng ký nhận tin. Nếu không muốn nhận nữa, vui lòng {bấm vào đây để hủy đăng ký}.
Giao Hàng Én = Giao Hang En | thongbao | Đơn hàng đang được giao | Kiện hàng của bạn sẽ được giao hôm nay từ 14 đến 17 giờ. {Theo dõi đơn} Nhân viên giao hàng không bao giờ yêu cầu mã OTP hay chuyển khoản trước.
Sổ Tay Nhỏ = So Tay Nho | taikhoan | Đặt lại mật khẩu | Chúng tôi nhận được yêu cầu đặt lại mật khẩu cho tài khoản của bạn. {Tạo mật khẩu mới} Liên kết có hiệu lực trong một giờ. Nếu không phải bạn yêu cầu, hãy bỏ qua thư này.
Sổ Tay Nhỏ = So Tay Nho | xinchao | Xác nhận địa chỉ email | Chào mừng bạn! Chỉ còn một bước nữa: xác nhận địa chỉ email để kích hoạt tài khoản. {Xác nhận} Chúc bạn một ngày vui.
Ngân hàng Sông Hậu = Ngan hang Song Hau | dichvu | Thông báo giao dịch | Kính gửi quý khách, tài khoản của quý khách vừa ghi có 1.200.000 đồng lúc 10:32 ngày 03/06. Vì an toàn, email này không chứa liên kết. Ngân hàng không bao giờ hỏi mật khẩu hay mã OTP. Nếu có thắc mắc, xin gọi số ở mặt sau thẻ.
Lương Online = Luong Online | nhansu | Phiếu lương tháng 5 | Anh/chị thân mến, phiếu lương tháng 5 đã có trên cổng nhân viên. {Đăng nhập} Đây là thư tự động, xin không trả lời.
Rạp Ánh Trăng = Rap Anh Trang | ve | Vé xem phim của bạn | Cảm ơn bạn đã mua vé. Hai vé suất 19:30 thứ Bảy, hàng F. Vui lòng đưa mã trong tệp đính kèm khi vào cửa. {Xem vé} Chúc bạn xem phim vui vẻ!
Điện Nước Xanh = Dien Nuoc Xanh | khachhang | Thanh toán không thành công | Kính gửi quý khách, hóa đơn tháng 6 số tiền 418.000 đồng chưa trừ được từ tài khoản. {Cập nhật phương thức thanh toán} Từ ngày 1/9 điều khoản dịch vụ có thay đổi, mời quý khách xem trên trang của chúng tôi.
Nha khoa Nụ Cười = Nha khoa Nu Cuoi | lichhen | Nhắc lịch hẹn ngày mai | Quý khách có lịch hẹn lúc 9 giờ sáng mai với bác sĩ Khoa. {Xác nhận} {Đổi lịch} Mã xác nhận của quý khách là 553 209.
`),
	newsletters: blocks(`
Ngày hội Việc làm Ven Sông = Ngay hoi Viec lam Ven Song | bantochuc | Ngày hội việc làm thứ Bảy này
Bạn đang tìm việc? Thứ Bảy từ 8 giờ, 50 doanh nghiệp chờ bạn tại nhà thi đấu với hơn 900 vị trí. Vào cửa miễn phí, nhớ mang hồ sơ. @/vieclam
Cần tuyển nhiều: công nhân may, kế toán, điều dưỡng, tài xế. Lương từ 7 đến 15 triệu đồng.
Cảnh giác lừa đảo: nhà tuyển dụng thật không thu phí. Hủy nhận tin: @/huy

Trường Tiểu học Hoa Mai = Truong Tieu hoc Hoa Mai | vanphong | Bản tin phụ huynh tháng 6
Kính gửi quý phụ huynh, lịch nghỉ hè bắt đầu từ ngày 1. Lớp bơi miễn phí cho học sinh khó khăn, đăng ký tại văn phòng. @/boi
Quỹ học bổng đã nhận được 18 triệu đồng ủng hộ. Nhà trường xin chân thành cảm ơn tấm lòng của quý vị.
Chúc mừng lớp 5B đạt giải nhất cuộc thi vẽ!
`),
};
