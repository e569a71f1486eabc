// The lists of word pairs and the filter of those that are not listed, against a look at every article.
#include "common/word_pairs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
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
      for (std::uint32_t begin = 0; begin < columns.rows(); begin += 50) {
        list->for_each(begin, begin + 50, [&](std::uint32_t row) {
          CHECK(row >= begin);
          CHECK(row < begin + 50);
          CHECK(unpacked.insert(row).second);
        });
      }
      CHECK(unpacked == rows);
    }
    CHECK(found > 100);
    CHECK(rows_found > 2 * found);
    // Common words that never stand side by side have a list, an empty one.
    std::optional<PackedRows> none = listed.find("the", "of");
    REQUIRE(none);
    CHECK(none->count() == 0);
    none->for_each(0, columns.rows(), [](std::uint32_t) { FAIL("an empty list has a row"); });
    CHECK_FALSE(listed.find("the", "no-such-word"));
    // As written by default: a phrase in so few articles is found at once without.
    write_word_pairs(database, columns, scratch.file("pairs"));
    CHECK_FALSE(WordPairs(scratch.file("pairs"), columns.rows()).find("of", "the"));
    CHECK_THROWS(WordPairs(scratch.file("pairs"), columns.rows() + 1));
  }
}

namespace {

// Rows in which the pair may stand.
std::set<std::uint32_t> rows_of(const PairBlocks& blocks, std::uint32_t begin, std::uint32_t end) {
  std::set<std::uint32_t> rows;
  std::uint32_t last = begin;
  blocks.for_each(begin, end, [&](std::uint32_t from, std::uint32_t to) {
    REQUIRE(last <= from);
    REQUIRE(from < to);
    REQUIRE(to <= end);
    for (std::uint32_t row = from; row < to; ++row) rows.insert(row);
    last = to;
  });
  return rows;
}

// An archive of so many short articles, in which each word stands next to few of the others.
std::string many_articles(const ScratchFolder& scratch, std::uint32_t articles) {
  std::ofstream lines(scratch.file("many.jsonl"));
  for (std::uint32_t i = 0; i < articles; ++i) {
    const auto word = [&](std::uint32_t k) {
      return "w" + std::to_string((i * 7 + i / 64 * 13 + k * k) % 97);
    };
    lines << R"({"id":"a)" << i << R"(","date":"2001-02-03","headline":"Report )" << i % 10
          << R"(","text":")";
    for (std::uint32_t k = 0; k < 8; ++k) lines << word(k) << ' ';
    lines << "\"}\n";
  }
  lines.close();
  const std::string archive = scratch.file("many");
  add(archive, scratch.file("many.jsonl"));
  return archive;
}

}  // namespace

TEST_CASE("the filter of pairs leaves no article out that has the pair, and most of those that have not") {
  const ScratchFolder scratch;
  // A group of blocks and a part of one, and a last block that is not full.
  const std::uint32_t articles = PairBlocks::rows_a_group + 5 * PairBlocks::rows_a_block + 7;
  const std::string archive = many_articles(scratch, articles);
  const std::vector<ShardInfo> shards = read_manifest(archive).shards;
  REQUIRE(shards.size() == 1);
  const std::string shard = shard_path(archive, shards[0].name);
  const Xapian::Database database(shard + "/db");
  const Columns columns(shard + "/columns");
  REQUIRE(columns.rows() == articles);
  write_word_pairs(database, columns, scratch.file("pairs"), 2);
  const WordPairs pairs(scratch.file("pairs"), columns.rows());
  std::size_t known = 0;
  std::size_t left = 0;
  std::size_t needed = 0;
  const auto all = all_pairs(columns);
  for (const auto& [pair, rows] : all) {
    if (pairs.find(pair.first, pair.second)) continue;
    const auto blocks = pairs.filter().find(columns.lexicon(), pair.first, pair.second);
    if (!blocks) continue;
    ++known;
    const std::set<std::uint32_t> found = rows_of(*blocks, 0, articles);
    CAPTURE(pair.first);
    CAPTURE(pair.second);
    REQUIRE(std::ranges::includes(found, rows));
    left += found.size();
    std::set<std::uint32_t> of_blocks;
    for (const std::uint32_t row : rows) of_blocks.insert(row / PairBlocks::rows_a_block);
    needed += of_blocks.size() * PairBlocks::rows_a_block;
    // Any window gives its part of them.
    const std::uint32_t begin = *rows.begin() / 2;
    const std::uint32_t end = std::min(articles, begin + PairBlocks::rows_a_group + 77);
    CHECK(rows_of(*blocks, begin, end) ==
          std::set<std::uint32_t>(found.lower_bound(begin), found.lower_bound(end)));
  }
  CHECK(known > 100);
  CHECK(left < needed + known * articles / 8);
  // Words that never stand side by side.
  std::size_t never = 0;
  left = 0;
  for (std::uint32_t i = 0; i < 97; ++i) {
    for (std::uint32_t k = 0; k < 97; ++k) {
      const Pair pair = {"w" + std::to_string(i), "w" + std::to_string(k)};
      if (all.contains(pair)) continue;
      const auto blocks = pairs.filter().find(columns.lexicon(), pair.first, pair.second);
      REQUIRE(blocks);
      ++never;
      left += rows_of(*blocks, 0, articles).size();
    }
  }
  CHECK(never > 100);
  CHECK(left < never * articles / 8);
  CHECK_FALSE(pairs.filter().find(columns.lexicon(), "w1", "no-such-word"));
  CHECK_FALSE(pairs.filter().find(columns.lexicon(), "", ""));
}
