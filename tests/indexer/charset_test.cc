#include "indexer/charset/charset.h"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

using namespace backfile;
namespace fs = std::filesystem;

namespace {

// What the German sentence is in single bytes.
constexpr std::string_view german_1252 =
    "Die K\xF6nigin \xFC"
    "berquerte die Br\xFC"
    "cke \x96 \x84zu Fu\xDF\x93.";
constexpr std::string_view german = "Die Königin überquerte die Brücke – „zu Fuß“.";

std::string in_utf16(std::string_view ascii, bool big_endian) {
  std::string out;
  for (const char c : ascii) {
    if (big_endian) out += '\0';
    out += c;
    if (!big_endian) out += '\0';
  }
  return out;
}

// What UTF-8 is in another charset.
std::string encoded(const char* text, const char* charset) {
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  std::string out(2 * static_cast<std::size_t>(wide.length()) + 16, '\0');
  const std::int32_t size =
      wide.extract(0, wide.length(), out.data(), static_cast<std::uint32_t>(out.size()), charset);
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace

TEST_CASE("labels mean what web browsers take them for") {
  struct Row {
    const char* label;
    const char* charset;
  };
  for (const Row& row :
       {Row{"utf8", "UTF-8"}, Row{" UTF-8 ", "UTF-8"}, Row{"latin1", "windows-1252"},
        Row{"ISO-8859-1", "windows-1252"}, Row{"us-ascii", "windows-1252"}, Row{"gb2312", "GB18030"},
        Row{"GBK", "GB18030"}, Row{"x-sjis", "windows-31j"}, Row{"ks_c_5601-1987", "windows-949"},
        Row{"utf-7", ""}, Row{"", ""}, Row{"klingon", ""}, Row{"johab", "JOHAB"}}) {
    CAPTURE(row.label);
    CHECK(charset_of_label(row.label) == row.charset);
  }
  CHECK_FALSE(charset_of_label("koi8-r").empty());
  CHECK_FALSE(charset_of_label("euc-jp").empty());
}

TEST_CASE("a document's declaration is found") {
  CHECK(declared_charset("<?xml version=\"1.0\" encoding='KOI8-R'?><a/>") == "KOI8-R");
  CHECK(declared_charset("<?xml version=\"1.0\"?><a encoding=\"x\"/>") == "");
  CHECK(declared_charset("<html><head><META CHARSET=big5>") == "big5");
  CHECK(declared_charset("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">") ==
        "windows-1251");
  CHECK(declared_charset("plain text about a charset=none") == "");
  CHECK(declared_charset("<meta charset") == "");
  CHECK(declared_charset("") == "");
}

TEST_CASE("charsets are detected by marks, zeros, form, declaration and statistics") {
  CHECK(detect_charset("plain") == "UTF-8");
  CHECK(detect_charset("") == "UTF-8");
  CHECK(detect_charset(german) == "UTF-8");
  CHECK(detect_charset(german, "windows-1251") == "UTF-8");
  CHECK(detect_charset(german.substr(0, 6)) == "UTF-8");  // cut within a character
  CHECK(detect_charset(german_1252) == "windows-1252");
  CHECK(detect_charset(german_1252, "latin1") == "windows-1252");
  CHECK(detect_charset(german_1252, "utf-8") == "windows-1252");
  CHECK(decode_text(german_1252, "windows-1252") == german);
  CHECK(detect_charset("\xFF\xFE" + in_utf16("text", false)) == "UTF-16LE");
  CHECK(detect_charset(in_utf16("A text without a mark", false)) == "UTF-16LE");
  CHECK(detect_charset(in_utf16("A text without a mark", true)) == "UTF-16BE");
  CHECK(decode_text("\xFF\xFE" + in_utf16("text", false), "UTF-16LE") == "text");
  CHECK(detect_charset("\x1b$B%F%9%H\x1b(B") == "ISO-2022-JP");
  // One stray byte in UTF-8 does not make it another charset.
  std::string nearly = "Ärger über Öl für die Flöße in Köln, Düren, Wörth, Fürth, Süß, Höß, Möhn, Bühl";
  nearly.insert(20, 1, '\xE9');
  CHECK(detect_charset(nearly) == "UTF-8");
  CHECK(decode_text("caf\xE9 \x93so\x94", "UTF-8") == "café “so”");
}

TEST_CASE("a few sentences are enough to tell charsets of one byte a character apart") {
  struct Row {
    const char* text;
    std::vector<const char*> charsets;
  };
  const std::vector<const char*> western = {"windows-1252", "iso-8859-15", "ibm-850", "macintosh"};
  const std::vector<const char*> central = {"windows-1250", "iso-8859-2", "ibm-852", "x-mac-centraleurroman"};
  const std::vector<const char*> nordic = {"windows-1252", "ibm-850", "ibm-865", "macintosh"};
  const std::vector<const char*> cyrillic = {"windows-1251", "koi8-r", "ibm-866", "iso-8859-5",
                                             "x-mac-cyrillic"};
  std::size_t all = 0;
  for (const Row& row : {
           Row{"Der Gemeinderat beschloß am Dienstag, die Straße über den Fluß zu schließen.", western},
           Row{"Le conseil municipal a décidé mardi de fermer la route. Les élèves de l'école voisine "
               "seront hébergés ailleurs, a précisé le maire.",
               western},
           Row{"El ayuntamiento decidió el martes cerrar la carretera. Según el alcalde, señor Muñoz, "
               "será mañana o pasado, quizás más tarde.",
               western},
           Row{"Kommunen beslutade på tisdagen att stänga vägen efter månader av översvämningar.", nordic},
           Row{"Byrådet besluttede tirsdag at lukke vejen på grund af oversvømmelser, siger Søren Kjær.",
               nordic},
           Row{"Rada miasta postanowiła we wtorek zamknąć drogę po miesiącach powodzi.", central},
           Row{"Městská rada v úterý rozhodla uzavřít silnici po měsících povodní.", central},
           Row{"A városi tanács kedden úgy döntött, hogy lezárja az utat a hónapok óta tartó árvíz miatt.",
               central},
           Row{"Belediye meclisi salı günü aylarca süren selin ardından yolu kapatmaya karar verdi.",
               {"windows-1254", "iso-8859-9", "ibm-857"}},
           Row{"Miesto taryba antradienį nusprendė uždaryti kelią po kelis mėnesius trukusių potvynių.",
               {"windows-1257"}},
           Row{"Городской совет решил во вторник закрыть дорогу после нескольких месяцев наводнений.",
               cyrillic},
           Row{"Міська рада вирішила у вівторок закрити дорогу після кількох місяців повеней.",
               {"windows-1251", "koi8-u"}},
           Row{"Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει τον δρόμο μετά από μήνες πλημμυρών.",
               {"windows-1253", "iso-8859-7", "ibm-737"}},
           Row{"מועצת העיר החליטה ביום שלישי לסגור את הכביש לאחר חודשים של שיטפונות.",
               {"windows-1255", "ibm-862"}},
       }) {
    for (const char* charset : row.charsets) {
      CAPTURE(row.text);
      CAPTURE(charset);
      const std::string bytes = encoded(row.text, charset);
      REQUIRE(bytes.find('\x1A') == std::string::npos);  // what the charset does not have
      CHECK(decode_text(bytes, detect_charset(bytes)) == row.text);
      ++all;
    }
  }
  CHECK(all > 40);
}

TEST_CASE("a short text with few letters beyond ASCII is told, also where they end it") {
  struct Row {
    const char* text;
    std::vector<const char*> charsets;
  };
  const std::vector<const char*> western = {"windows-1252", "iso-8859-15", "ibm-850", "macintosh"};
  const std::vector<const char*> central = {"windows-1250", "iso-8859-2", "ibm-852", "x-mac-centraleurroman"};
  const std::vector<const char*> turkish = {"windows-1254", "iso-8859-9", "ibm-857"};
  const std::vector<const char*> cyrillic = {"windows-1251", "koi8-r", "ibm-866", "iso-8859-5",
                                             "x-mac-cyrillic"};
  std::size_t right = 0;
  std::size_t all = 0;
  for (const Row& row : {
           Row{"Prezydent wyszedł", central},
           Row{"Port znowu otwarto dla statków.", central},
           Row{"Wieczorem burmistrz odpowiedział", central},
           Row{"Rybacy wrócili do portu, mimo że morze było wzburzone.", central},
           Row{"Premier powiedział, że budżet będzie gotowy w maju. Opozycja jest innego zdania.", central},
           Row{"Most pozostanie zamknięty do końca zimy, a prom kursuje co godzinę.", central},
           Row{"Starosta odmítl odstoupit.", central},
           Row{"Opozice s tím nesouhlasí", central},
           Row{"Přístav je znovu otevřen pro lodě.", central},
           Row{"Most zůstane zavřený do konce zimy. Přívoz jezdí každou hodinu.", central},
           Row{"Vláda dnes schválila rozpočet, řekl ministr.", central},
           Row{"A kikötő újra nyitva, a hajók visszatértek", central},
           Row{"A híd a tél végéig zárva marad, a komp óránként jár.", central},
           Row{"A polgármester nem mond le. Az ellenzék tüntetést hirdetett a főtérre.", central},
           Row{"Most ostaje zatvoren do kraja zime.  Trajekt vozi svaki sat, kaže načelnik.", central},
           Row{"Luka je ponovno otvorena za brodove, a ribari su se vratili kući", central},
           Row{"Gradonačelnik neće odstupiti", central},
           Row{"Vlada je jučer usvojila proračun. Oporba traži nove izbore i šire ovlasti.", central},
           Row{"Podul rămâne închis până la sfârşitul iernii.", central},
           Row{"Primarul a spus că nu demisionează. Opoziţia cere alegeri.", central},
           Row{"Portul a fost redeschis ieri", {"windows-1250"}},
           Row{"Guvernul a aprobat bugetul, iar pescarii au ieşit din nou în larg", central},
           Row{"Liman yeniden açıldı", turkish},
           Row{"Köprü kış sonuna kadar kapalı kalacak.", turkish},
           Row{"Belediye başkanı istifa etmiyor. Muhalefet seçim istiyor.", turkish},
           Row{"Balıkçılar denize döndü", turkish},
           Row{"Le maire a démissionné", western},
           Row{"Le pont restera fermé", western},
           Row{"Un homme a été arrêté hier. Il sera jugé à la rentrée, selon le procureur.", western},
           Row{"Rendez-vous au café", western},
           Row{"Der Bürgermeister tritt nicht zurück.", western},
           Row{"Die Brücke bleibt gesperrt. Eine Fähre fährt stündlich.", western},
           Row{"Nach dem Spiel war der Jubel groß", western},
           Row{"Порт снова открыт", cyrillic},
           Row{"Мост закрыт до весны.", cyrillic},
           Row{"Мэр не уйдёт в отставку. Оппозиция требует выборов.", cyrillic},
       }) {
    for (const char* charset : row.charsets) {
      const std::string bytes = encoded(row.text, charset);
      // The Macintosh has no letters of Romania.
      if (bytes.find_first_of("\x1A?") != std::string::npos) continue;
      ++all;
      const std::string read = decode_text(bytes, detect_charset(bytes));
      right += read == row.text ? 1U : 0U;
      if (read != row.text) MESSAGE(std::string(charset) << ": " << read);
    }
  }
  // One letter in two words may be anything.
  CHECK(all > 130);
  CHECK(right + 2 >= all);
}

TEST_CASE("decoding does not depend on how the bytes arrive") {
  const std::string japanese =
      decode_text("\x93\xFA\x96{\x8C\xEA\x82\xCC\x83\x65\x83L\x83X\x83g", "windows-31j");
  CHECK(japanese == "日本語のテキスト");
  const std::string mixed = std::string(german) + "\xF0\x9F\x98\x80\xE2\x82 \xC3" + "日本\xFF\xF0\x9F";
  std::mt19937 random(5);
  for (const auto& [bytes, charset] :
       std::vector<std::pair<std::string, std::string>>{{mixed, "UTF-8"},
                                                        {std::string(german_1252), "windows-1252"},
                                                        {"\x93\xFA\x96{\x8C\xEA\x82\xCC\x83", "windows-31j"},
                                                        {std::string("\x3D\xD8\x00\xDEx\0", 6), "UTF-16LE"},
                                                        {"a \x1b$BF|K\\\x1b(B\x1b$B8l\x1b(B.", "ISO-2022-JP"},
                                                        {"\x88\x61\x8C\x62 \x90\x61\xFF", "JOHAB"}}) {
    const std::string whole = decode_text(bytes, charset);
    for (int round = 0; round < 50; ++round) {
      std::string out;
      TextDecoder decoder(charset);
      for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t size = std::min<std::size_t>(random() % 4, bytes.size() - at);
        at += size;
        decoder.decode(std::string_view(bytes).substr(at - size, size), at == bytes.size(), out);
      }
      CHECK(out == whole);
    }
  }
}

TEST_CASE("segments of ISO-2022-JP without text are no damage") {
  for (const char* bytes :
       {"\x1b$BF|K\\\x1b(B\x1b$B8l\x1b(B.", "\x1b(B\x1b$BF|\x1b(J\x1b$@K\\8l\x1b(B\x1b(B.",
        "\x1b$(D\x1b(B\x1b$BF|K\\8l\x1b(B.\x1b(J"}) {
    CHECK(decode_text(bytes, charset_of_label("iso-2022-jp")) == "日本語.");
  }
}

TEST_CASE("doubly encoded text is put right only where that is certain") {
  struct Row {
    const char* text;
    const char* right;
  };
  for (const Row& row : {
           Row{"He didnâ€™t say", "He didn’t say"},
           Row{"CafÃ© crÃ¨me", "Café crème"},
           Row{"â€œQuotedâ€\u009d", "“Quoted”"},
           Row{"voilÃ  lâ€™Ã©tÃ©", "voilà l’été"},
           Row{"ÐœÐ¸Ñ€", "Мир"},
           Row{"donÃ¢â‚¬â„¢t", "don’t"},  // twice
           Row{"SÃO PAULO", "SÃO PAULO"},
           Row{"«MAÇÃ»", "«MAÇÃ»"},
           Row{"Ã© alone may be anything", "Ã© alone may be anything"},
           Row{"Schöne Grüße und nur ein Ã¼ und Ã¶", "Schöne Grüße und nur ein Ã¼ und Ã¶"},
           Row{"café", "café"},
           Row{"", ""},
           Row{"日本語", "日本語"},
       }) {
    CAPTURE(row.text);
    CHECK(repaired_mojibake(row.text) == row.right);
  }
}

TEST_CASE("repairing undoes what reading UTF-8 as windows-1252 did") {
  for (const std::string text :
       {"Ärger über Öl: „So nicht“, sagt Köln", "Привет, мир", "Ζήτω η ζωή", "中文报纸"}) {
    CHECK(repaired_mojibake(decode_text(text, "windows-1252")) == text);
  }
}

TEST_CASE("random bytes in any charset give well-formed UTF-8") {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 200; i > 0; --i) bytes += static_cast<char>(random());
    for (const char* charset : {"", "UTF-8", "UTF-16LE", "UTF-32BE", "windows-31j", "GB18030", "JOHAB",
                                "ISO-2022-JP", "ISO-2022-KR", "HZ-GB-2312", "no such charset"}) {
      const std::string text = repaired_mojibake(decode_text(bytes, charset));
      CHECK(decode_text(text, "UTF-8") == text);
    }
    CHECK_FALSE(detect_charset(bytes).empty());
  }
}

TEST_CASE("of the shared test files at least 95 in 100 decode right, with and without declarations") {
  const fs::path folder = std::string(BACKFILE_SHARED_DATA) + "/formats/encodings";
  if (!fs::exists(folder)) {
    MESSAGE("skipped: ../shared/data/formats/encodings is not there");
    return;
  }
  std::size_t all = 0;
  std::size_t plain = 0;
  std::size_t declared = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    const std::string bytes = content.str();
    // The folder is named charset or charset-language.
    std::string label = entry.path().parent_path().filename();
    if (charset_of_label(label).empty()) label = label.substr(0, label.rfind('-'));
    const std::string truth = charset_of_label(label);
    CAPTURE(label);
    REQUIRE_FALSE(truth.empty());
    const std::string_view head = std::string_view(bytes).substr(0, 1 << 16);
    const std::string right = decode_text(bytes, truth);
    ++all;
    plain += decode_text(bytes, detect_charset(head)) == right ? 1U : 0U;
    declared += decode_text(bytes, detect_charset(head, declared_charset(head))) == right ? 1U : 0U;
  }
  MESSAGE(plain << " and " << declared << " of " << all);
  CHECK(all > 200);
  CHECK(plain * 100 >= all * 95);
  CHECK(declared * 100 >= all * 95);
}
