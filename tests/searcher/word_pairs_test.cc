// The lists of word pairs against a look at every article.
#include "common/word_pairs.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "common/shard.h"
#include "scratch.h"

using namespace backfile;

namespace {

using Pair = std::pair<std::string, std::string>;

// Rows by pair of folded words that stand side by side in one part of an article.
std::map<Pair, std::set<std::uint32_t>> all_pairs(const Columns& columns) {
  const Lexicon& lexicon = columns.lexicon();
  std::map<std::uint32_t, std::string> word_of_form;
  for (std::uint32_t word = 0; word < lexicon.folded.size(); ++word) {
    for (const std::uint32_t form : lexicon.folded_forms[word]) word_of_form[form] = lexicon.folded[word];
  }
  std::map<Pair, std::set<std::uint32_t>> pairs;
  for (std::uint32_t row = 0; row < columns.rows(); ++row) {
    std::string before;
    const auto add_word = [&](std::uint32_t form) {
      const std::string& word = word_of_form.at(form);
      if (!before.empty()) pairs[{before, word}].insert(row);
      before = word;
    };
    read_tokens(columns.tokens(row), add_word, [&](TokenUnit gap) {
      if (gap == unit_field) before.clear();
    });
  }
  return pairs;
}

}  // namespace

TEST_CASE("pairs of words are listed with all articles that have them side by side, or not at all") {
  const ScratchFolder scratch;
  const std::string archive = scratch.file("archive");
  add(archive, BACKFILE_SOURCE_DIR "/corpus/sample");
  for (const ShardInfo& info : read_manifest(archive).shards) {
    const std::string shard = shard_path(archive, info.name);
    const Xapian::Database database(shard + "/db");
    const Columns columns(shard + "/columns");
    write_word_pairs(database, columns, scratch.file("pairs"), 1);
    const WordPairs listed(scratch.file("pairs"), columns.rows());
    CHECK(listed.file().verify().empty());
    std::size_t found = 0;
    std::size_t rows_found = 0;
    for (const auto& [pair, rows] : all_pairs(columns)) {
      std::optional<PackedRows> list = listed.find(pair.first, pair.second);
      if (!list) continue;
      ++found;
      rows_found += rows.size();
      CAPTURE(pair.first);
      CAPTURE(pair.second);
      CHECK(list->count() == rows.size());
      std::set<std::uint32_t> unpacked;
      while (const auto row = list->next()) unpacked.insert(*row);
      CHECK(unpacked == rows);
    }
    CHECK(found > 100);
    CHECK(rows_found > 2 * found);
    // Common words that never stand side by side have a list, an empty one.
    std::optional<PackedRows> none = listed.find("the", "of");
    REQUIRE(none);
    CHECK(none->count() == 0);
    CHECK_FALSE(none->next());
    CHECK_FALSE(listed.find("the", "no-such-word"));
    // As written by default: a phrase in so few articles is found at once without.
    write_word_pairs(database, columns, scratch.file("pairs"));
    CHECK_FALSE(WordPairs(scratch.file("pairs"), columns.rows()).find("of", "the"));
    CHECK_THROWS(WordPairs(scratch.file("pairs"), columns.rows() + 1));
  }
}
