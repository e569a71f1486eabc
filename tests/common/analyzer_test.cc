#include "common/analyzer.h"

#include <doctest/doctest.h>

#include <random>

#include "common/stem_base.h"
#include "common/word_breaks.h"

using backfile::Analyzer;
using backfile::Break;
using backfile::stem_base;
using backfile::Token;
using backfile::Unspaced;
using backfile::WordBreaker;
using backfile::WordSpan;

namespace {

std::string joined(std::string_view text, std::string_view language, auto&& part,
                   Unspaced unspaced = Unspaced::characters) {
  Analyzer analyzer(unspaced);
  std::vector<Token> tokens;
  analyzer.analyze(text, language, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    out += part(token);
  }
  return out;
}

std::string forms(std::string_view text, std::string_view language = "en",
                  Unspaced unspaced = Unspaced::characters) {
  return joined(
      text, language, [](const Token& token) { return token.word->form; }, unspaced);
}

std::string breaks(std::string_view text) {
  return joined(text, "en", [](const Token& token) {
    const std::string mark = token.before == Break::paragraph  ? "P:"
                             : token.before == Break::sentence ? "S:"
                                                               : "";
    return mark + std::string(token.word->form);
  });
}

// Calls `check` with many texts of letters, marks and spaces of many scripts.
void for_texts_of_pieces(unsigned seed, auto&& check) {
  static const std::vector<std::string> pieces = {
      "a",      "Z",  "word",    "7",    "42",   "_",      ".",      ",",           "'",    "’",  "‘",
      "“",      "”",  ":",       ";",    "-",    "–",      "—",      " ",           "\n",   "é",  "ß",
      "Ж",      "й",  "ω",       "·",    "\"",   "(",      ")",      "/",           "@",    "%",  "…",
      "‧",      "․",  "a\u0301", "א",    "״",    "ا",      "ً",       "٣",           "漢",   "字", "か",
      "カ",     "ー", "ไทย",     "ภาษา", "한국", "\u00AD", "\u200D", "👩‍👩", "🇫🇷",   "°",  "\u00A0",
      "\u2028", "ﬁ",  "１",      "．",   "$",    "€",      "हिन्दी",  "\t",          "\r\n", "x",  "\u0662"};
  std::mt19937 random(seed);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const auto length = 1 + random() % 12;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    check(text);
  }
}

}  // namespace

TEST_CASE("words are folded as readers expect") {
  struct Row {
    const char* text;
    const char* forms;
  };
  for (const Row& row : {
           Row{"Elections in São Paulo", "elections in sao paulo"},
           Row{"The U.S. and the U.N.", "the us and the un"},
           Row{"1,500 euros, 2.5 percent", "1500 euros 2.5 percent"},
           Row{"O’Brien and O'Brien", "o'brien and o'brien"},
           Row{"Straße in Łódź", "strasse in lodz"},
           Row{"ﬁnance aﬀair ſaid", "finance affair said"},
           Row{"counter-terrorism", "counter terrorism"},
           Row{"İstanbul ıssız", "istanbul issiz"},
           Row{"Ёлка и йод", "елка и йод"},
           Row{"ΟΔΟΣ οδός", "οδοσ οδοσ"},
           Row{"co\u00ADoperation", "cooperation"},
           Row{"國 国 戰爭 戦争 战争", "国 国 战 争 战 争 战 争"},  // traditional, Japanese, simplified
           Row{"辯論 弁論 辩论", "辩 论 辩 论 辩 论"},
           Row{"", ""},
           Row{"—!? ...", ""},
       }) {
    CAPTURE(row.text);
    CHECK(forms(row.text) == row.forms);
  }
}

TEST_CASE("what no spaces part is cut by character where it is searched, by word where names are sought") {
  struct Row {
    const char* text;
    const char* characters;
    const char* words;
  };
  for (const Row& row : {
           Row{"北京市 2008年", "北 京 市 2008 年", "北京市 2008 年"},
           Row{"東京タワー", "东 京 タ ワ ー", "东京タワー"},
           Row{"KBS는 서울", "kbs 는 서 울", "kbs 는 서울"},
           Row{"\u1112\u1161\u11AB\u1100\u116E\u11A8", "한 국", "한국"},  // decomposed
           Row{"ｶﾞｽ", "ガ ス", "ガス"},
           Row{"น้ำมัน", "น้ํา มั น", "น้ํามัน"},
           Row{"हिन्दी समाचार", "हिन्दी समाचार", "हिन्दी समाचार"},
       }) {
    CAPTURE(row.text);
    CHECK(forms(row.text) == row.characters);
    CHECK(forms(row.text, "", Unspaced::words) == row.words);
  }
}

TEST_CASE("terms are stemmed in the namespace of the language") {
  const auto term = [](const Token& token) { return token.word->term; };
  CHECK(joined("Elections elected", "en", term) == "Eelect Eelect");
  CHECK(joined("Elections", "", term) == "elections");
  CHECK(joined("выборы выборов", "ru", term) == "Rвыбор Rвыбор");
}

TEST_CASE("what a language writes in one with a word is not stemmed") {
  CHECK(stem_base("l'election", "fr") == "election");
  CHECK(stem_base("jusqu'ici", "fr") == "ici");
  CHECK(stem_base("aujourd'hui", "fr") == "aujourd'hui");
  CHECK(stem_base("l'a", "fr") == "l'a");
  CHECK(stem_base("l'election", "en") == "l'election");
  CHECK(stem_base("dell'anno", "it") == "anno");
  CHECK(stem_base("ankara'ya", "tr") == "ankara");
  CHECK(stem_base("eleicoes", "pt") == "eleicao");
  CHECK(stem_base("animais", "pt") == "animal");
  CHECK(stem_base("والانتخابات", "ar") == "انتخابات");
  CHECK(stem_base("الان", "ar") == "الان");
}

TEST_CASE("sentences and paragraphs are found, abbreviations are no end") {
  CHECK(breaks("He came. She left.\n\nThen Mr. Smith of the U.S. Army spoke! \"Why?\" He asked") ==
        "P:he came S:she left P:then mr smith of the us army spoke S:why S:he asked");
  CHECK(breaks("In the U.S. The end. a lower case") == "P:in the us S:the end a lower case");
  CHECK(breaks("one\n two\n \n three") == "P:one two P:three");
}

TEST_CASE("any bytes can be analysed, and offsets stay inside the text") {
  std::mt19937 random(7);
  Analyzer analyzer;
  std::vector<Token> tokens;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 200; ++i) text.push_back(static_cast<char>(random() % 256));
    analyzer.analyze(text, "en", tokens);
    std::uint32_t last = 0;
    for (const Token& token : tokens) {
      CHECK(token.begin >= last);
      CHECK(token.end > token.begin);
      CHECK(token.end <= text.size());
      last = token.end;
    }
  }
}

TEST_CASE("words that differ in one letter are different words, whatever their length") {
  Analyzer analyzer;
  for (std::size_t length = 1; length <= 40; ++length) {
    const std::string base(length, 'x');
    const auto* word = analyzer.word(base, "");
    for (std::size_t at = 0; at < length; ++at) {
      std::string other = base;
      other[at] = 'k';
      CHECK(analyzer.word(other, "")->form == other);
    }
    CHECK(analyzer.word(base + "x", "") != word);
    CHECK(analyzer.word(base, "") == word);
  }
}

TEST_CASE("the fast path cuts words where ICU does") {
  WordBreaker breaker;
  std::vector<WordSpan> fast;
  std::vector<WordSpan> slow;
  for_texts_of_pieces(11, [&](const std::string& text) {
    breaker.find(text, fast);
    breaker.find_by_icu(text, slow);
    REQUIRE(fast == slow);
  });
}

TEST_CASE("tokens are located where they are analysed") {
  Analyzer analyzer;
  std::vector<Token> tokens;
  std::vector<WordSpan> places;
  for_texts_of_pieces(13, [&](const std::string& text) {
    analyzer.analyze(text, "en", tokens);
    analyzer.locate(text, places);
    std::vector<WordSpan> expected;
    for (const Token& token : tokens) expected.push_back({token.begin, token.end});
    REQUIRE(places == expected);
  });
}
