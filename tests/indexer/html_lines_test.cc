#include "indexer/readers/html/lines.h"

#include <doctest/doctest.h>

#include <string>

using namespace backfile;

TEST_CASE("lines that ask to pay, to sign up or to read something else are known in many languages") {
  for (const char* line : {
           "Leia também: Prefeitura adia obra na ponte",
           "LEIA MAIS",
           "Continua após a publicidade",
           "Conteúdo exclusivo para assinantes",
           "Já é assinante? Faça login",
           "Inscreva-se na newsletter e receba tudo no seu e-mail",
           "→ Veja também: o que muda na balsa",
           "📲 Siga o canal do jornal no WhatsApp",
           "Czytaj również: Most zamknięty do wiosny",
           "► Przeczytaj także: Prom znów kursuje",
           "Pozostało 87% tekstu",
           "Artykuł dostępny tylko dla prenumeratorów",
           "Masz już prenumeratę? Zaloguj się",
           "Zapisz się na nasz newsletter",
           "Dalszy ciąg materiału pod wideo",
           "Lees ook: Brug blijft dicht tot het voorjaar",
           "De tekst gaat verder onder de foto",
           "Dit artikel is alleen voor abonnees",
           "Al abonnee? Log in",
           "Schrijf je in voor onze nieuwsbrief",
           "İlginizi çekebilir: Köprü bahara kadar kapalı",
           "Haberin devamı için tıklayın",
           "Abone olun, okumaya devam edin",
           "Bültenimize kaydolun",
           "Читайте также: Мост закрыт до весны",
           "Материал доступен только подписчикам",
           "Подписывайтесь на наш канал",
           "Уже есть подписка? Войдите",
           "[Baca juga: Jembatan ditutup sampai musim semi]",
           "Baca selengkapnya di sini",
           "Artikel ini khusus untuk pelanggan",
           "Ikuti kami di Google News",
           "यह भी पढ़ें: पुल वसंत तक बंद रहेगा",
           "ये भी पढ़ें- नाव फिर चली",
           "पूरी खबर पढ़ने के लिए सब्सक्राइब करें",
           "हमारे व्हाट्सएप चैनल से जुड़ें",
           "विज्ञापन",
           "اقرأ أيضًا: الجسر مغلق حتى الربيع",
           "إقرأ أيضاً: العبارة تعود إلى العمل",
           "اِقرأ المزيد",
           "هذا المحتوى متاح للمشتركين",
           "اشترك في نشرتنا البريدية",
           "تابعونا على فيسبوك",
           "أخبار ذات صلة",
           "【関連記事】橋は春まで通行止め",
           "▼あわせて読みたい",
           "この記事は有料会員限定です。",
           "残り1,204文字",
           "メールマガジンの登録はこちら",
           "Il vous reste 75.5% de cet article à lire",
           "Suscríbete para seguir leyendo",
       }) {
    CAPTURE(std::string(line));
    CHECK(is_page_line(line));
  }
}

TEST_CASE("sentences that begin with such words are text") {
  for (const char* line : {
           "Pozostało jeszcze wiele pytań, mówi burmistrz.",
           "Il vous reste peu de temps, a dit le maire aux pêcheurs.",
           "Auch interessant ist, was der Bericht nicht sagt.",
           "Üye olan ülkeler salı günü toplandı.",
           "Giriş yapan gemiler limanda bekletildi.",
           "اشترك في الإنقاذ ثلاثون صيادا من القرية.",
           "विज्ञापन में लिखा था कि नाव बिकाऊ है।",
           "残り3試合で首位に立った。",
           "ランキングで首位に立ったのは小さな港町だった。",
           "会員限定の販売会が港で開かれた。",
           "Подписаться на газету можно было только в порту.",
           "Warto przeczytać ten raport, mówi starosta.",
           "Khusus pelanggan pulau, tarif tidak naik.",
           "登录后,用户发现船票已经卖完。",
       }) {
    CAPTURE(std::string(line));
    CHECK_FALSE(is_page_line(line));
  }
}
