#include "common/word_list.h"

#include <doctest/doctest.h>

#include <vector>

#include "common/error.h"

using namespace backfile;

namespace {

const std::vector<Word> words = {
    {"Nuclear", "nuclear", "Enuclear", 0, 0},
    {"talks", "talks", "Etalk", 1, 1},
    {"Élysée", "elysee", "Felyse", 2, 2},
    {"U.S.", "us", "Eus", 3, 3},
    {"核", "核", "核", 4, 4},
    {std::string_view("a\0b", 3), "x", "Wy", 5, 5},
    {"q", "q", "", 6, 6},
};

std::string list_of_words() {
  std::string list;
  for (const Word& word : words) append_word(list, word, 1U << (word.id * 5));
  return list;
}

}  // namespace

TEST_CASE("a list of words gives back every word in order") {
  const std::string list = list_of_words();
  WordListReader reader(list);
  ListedWord read;
  for (const Word& word : words) {
    REQUIRE(reader.next(read));
    CHECK(read.surface == word.surface);
    CHECK(read.form == word.form);
    CHECK(read.term == word.term);
    CHECK(read.count == 1U << (word.id * 5));
  }
  CHECK_FALSE(reader.next(read));
}

TEST_CASE("a damaged list of words ends in an error or in other words, never outside of it") {
  const std::string list = list_of_words();
  const auto read_all = [](const std::string& bytes) {
    const std::vector<char> exact(bytes.begin(), bytes.end());  // a sanitizer sees what lies behind it
    WordListReader reader(exact);
    ListedWord word;
    try {
      while (reader.next(word)) CHECK(word.term.size() <= 2 * bytes.size());
    } catch (const Error&) {
    }
  };
  for (std::size_t cut = 0; cut < list.size(); ++cut) read_all(list.substr(0, cut));
  for (std::size_t at = 0; at < list.size(); ++at) {
    for (const int flip : {1, 0x40, 0x80, 0xFF}) {
      std::string damaged = list;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      read_all(damaged);
    }
  }
}
