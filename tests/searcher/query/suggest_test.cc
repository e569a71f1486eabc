#include "searcher/query/suggest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/edit_distance.h"

using backfile::code_points;
using backfile::edit_distance;
using backfile::Suggester;

namespace {

using Vocabulary = std::vector<std::pair<std::string, std::uint64_t>>;

std::string suggested(std::string_view word, const Vocabulary& vocabulary) {
  Suggester suggester(word);
  for (const auto& [form, count] : vocabulary) suggester.offer(form, count);
  return suggester.best() ? suggester.best()->form : "";
}

}  // namespace

TEST_CASE("the nearest form is suggested, weighed by how often it occurs") {
  const Vocabulary vocabulary = {
      {"janjua", 3},      {"election", 900}, {"elections", 700},   {"electron", 20}, {"iran", 5000},
      {"iraq", 6000},     {"москва", 80},    {"lavrov", 60},       {"covid19", 9},   {"president", 9000},
      {"presidnet", 1},   {"北京市", 5},     {"sergey lavrov", 7}, {"nuclear", 50},  {"unclear", 500},
      {"parliament", 44}, {"form", 90},      {"from", 90000},
  };
  struct Row {
    const char* word;
    const char* suggestion;
  };
  for (const Row& row : {
           Row{"janjau", "janjua"},
           Row{"electoin", "election"},
           Row{"elecions", "elections"},
           Row{"irann", "iran"},
           Row{"irax", "iraq"},
           Row{"моксва", "москва"},
           Row{"lavrof", "lavrov"},
           Row{"presidnt", "president"},  // two candidates at one error, the common one wins
           Row{"sergei lavrov", "sergey lavrov"},
           Row{"parlament", "parliament"},
           Row{"nuclaer", "nuclear"},  // nearer, though the other is more frequent
           Row{"frm", "from"},
           Row{"covid18", ""},
           Row{"covd19", "covid19"},
           Row{"2016", ""},
           Row{"ir", ""},
           Row{"", ""},
           Row{"xyzzyxyzzy", ""},
           Row{"北京巿", "北京市"},
       }) {
    CAPTURE(row.word);
    CHECK(suggested(row.word, vocabulary) == row.suggestion);
  }
}

TEST_CASE("a form itself, numbers and short words get no suggestion") {
  CHECK(suggested("iran", {{"iran", 5}}) == "");
  CHECK(!Suggester("12345").wanted());
  CHECK(!Suggester("ab").wanted());
  CHECK(!Suggester(std::string(65, 'a')).wanted());
  CHECK(Suggester("abc").wanted());
  CHECK(suggested(std::string(64, 'a'), {{std::string(65, 'a'), 1}}) == std::string(65, 'a'));
  CHECK(suggested("abcdef", {{"abcd\xFF"
                              "f",
                              1}}) ==
        "abcd\xFF"
        "f");  // ill-formed bytes do no harm
}

TEST_CASE("suggestions are what a search through all distances finds, in any order") {
  std::mt19937 random(3);
  const auto any_word = [&] {
    static const char* letters[] = {"a", "b", "c", "d", "é", "ж", "中", "1"};
    std::string word;
    const std::size_t length = 2 + random() % 8;
    for (std::size_t i = 0; i < length; ++i) word += letters[random() % 8];
    return word;
  };
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    const std::string word = any_word();
    Vocabulary vocabulary;
    for (int i = 0; i < 200; ++i) vocabulary.emplace_back(any_word(), 7);
    Suggester suggester(word);
    for (const auto& [form, count] : vocabulary) suggester.offer(form, count);
    // With equal counts the distance decides alone, but for another first letter, which costs half an error.
    const auto digits = [](std::string text) {
      std::erase_if(text, [](char c) { return c != '1'; });
      return text;
    };
    const std::u32string points = code_points(word);
    const std::size_t limit = !suggester.wanted() ? 0 : points.size() < 6 ? 1 : 2;
    std::size_t least = 100;
    for (const auto& [form, count] : vocabulary) {
      const std::u32string other = code_points(form);
      const std::size_t distance = edit_distance(points, other, limit);
      if (distance == 0 || distance > limit || digits(form) != digits(word)) continue;
      least = std::min(least, 2 * distance + (other[0] == points[0] ? 0U : 1U));
    }
    REQUIRE(suggester.best().has_value() == (least < 100));
    if (least == 100) continue;
    ++found;
    const std::u32string best = code_points(suggester.best()->form);
    CHECK(suggester.best()->distance == edit_distance(points, best, 5));
    CHECK(2 * suggester.best()->distance + (best[0] == points[0] ? 0U : 1U) == least);
    std::ranges::shuffle(vocabulary, random);
    CHECK(suggested(word, vocabulary) == suggester.best()->form);
  }
  CHECK(found > 50);
}
