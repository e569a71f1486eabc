#include "common/word_pairs.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/error.h"
#include "common/token_units.h"
#include "common/varint.h"

namespace backfile {
namespace {

// Pairs are listed where one article in so many would have both words: see "Latency" in bench/RESULTS.md.
constexpr std::uint32_t sparsest = 8;
// No more words than these: there is a table of their square.
constexpr std::size_t most_words = 4000;

constexpr std::uint16_t no_word = UINT16_MAX;

// Folded words by index in the lexicon's table, how many articles have their stem, and of each form the word
// that it is.
struct CommonWords {
  std::vector<std::uint32_t> words;
  std::vector<std::uint32_t> articles;
  std::vector<std::uint16_t> of_form;

  std::uint16_t word(std::uint32_t form) const { return form < of_form.size() ? of_form[form] : no_word; }
};

// By folded word: how many articles have the posting term behind it, of several the commonest; 0 for less
// than `least`.
std::vector<std::uint32_t> count_articles(const Xapian::Database& database, const Lexicon& lexicon,
                                          std::uint32_t least) {
  std::vector<std::uint32_t> of_form(lexicon.counts.size());
  for (std::uint32_t term = 0; term < lexicon.terms.size(); ++term) {
    if (lexicon.count(lexicon.term_forms[term]) < least) continue;  // without a look at the database
    const std::uint32_t count = database.get_termfreq(std::string(lexicon.terms[term]));
    if (count < least) continue;
    for (const std::uint32_t form : lexicon.term_forms[term]) {
      if (form < of_form.size()) of_form[form] = std::max(of_form[form], count);
    }
  }
  std::vector<std::uint32_t> of_word(lexicon.folded.size());
  for (std::uint32_t word = 0; word < lexicon.folded.size(); ++word) {
    for (const std::uint32_t form : lexicon.folded_forms[word])
      of_word[word] = std::max(of_word[word], form < of_form.size() ? of_form[form] : 0);
  }
  return of_word;
}

CommonWords common_words(const std::vector<std::uint32_t>& articles_of_word, const Lexicon& lexicon,
                         std::uint32_t least) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked;  // articles, word
  for (std::uint32_t word = 0; word < lexicon.folded.size(); ++word) {
    if (articles_of_word[word] >= least) ranked.emplace_back(articles_of_word[word], word);
  }
  // Of many the commonest, and of those as common the words that occur more often.
  if (ranked.size() > most_words) {
    std::ranges::stable_sort(ranked, [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first > b.first;
      return lexicon.count(lexicon.folded_forms[a.second]) > lexicon.count(lexicon.folded_forms[b.second]);
    });
    ranked.resize(most_words);
  }
  std::ranges::sort(ranked, {}, &std::pair<std::uint32_t, std::uint32_t>::second);
  CommonWords common;
  common.of_form.assign(lexicon.counts.size(), no_word);
  for (const auto& [articles, word] : ranked) {
    for (const std::uint32_t form : lexicon.folded_forms[word]) {
      if (form < common.of_form.size())
        common.of_form[form] = static_cast<std::uint16_t>(common.words.size());
    }
    common.words.push_back(word);
    common.articles.push_back(articles);
  }
  return common;
}

// The packed rows of every pair that occurs, as they grow.
class PairLists {
 public:
  PairLists(const CommonWords& common, std::uint32_t rows, std::uint64_t least)
      : common_(common),
        rows_(rows),
        least_(least),
        index_(common.words.size() * common.words.size(), none) {}

  void add(const TokenCodes& tokens, std::uint32_t row) {
    for_each_neighbours(tokens, [&](std::uint32_t form, std::uint32_t next) {
      const std::uint16_t first = common_.word(form);
      const std::uint16_t second = common_.word(next);
      if (first != no_word && second != no_word) add(first, second, row);
    });
  }

  void write(SectionWriter& writer) const {
    const std::size_t words = common_.words.size();
    std::vector<std::uint32_t> pair_begins = {0};
    std::vector<std::uint8_t> pairs;
    std::vector<std::uint64_t> row_begins;
    std::uint64_t end = 0;
    writer.begin("rows");
    for (std::size_t first = 0; first < words; ++first) {
      row_begins.push_back(end);
      for (std::uint32_t second = 0; second < words; ++second) {
        const std::uint32_t index = index_[first * words + second];
        if (index == none || index == unlisted) continue;
        const std::vector<std::uint8_t> bytes = packed(lists_[index], rows_);
        writer.append<std::uint8_t>(bytes);
        end += bytes.size();
        append_varint(pairs, second);
        append_varint(pairs, lists_[index].count);
        append_varint(pairs, bytes.size());
      }
      pair_begins.push_back(static_cast<std::uint32_t>(pairs.size()));
    }
    writer.section<std::uint32_t>("pair_begins", pair_begins);
    writer.section<std::uint8_t>("pairs", pairs);
    writer.section<std::uint64_t>("row_begins", row_begins);
  }

 private:
  struct List {
    std::vector<std::uint8_t> bytes;
    std::uint32_t last = UINT32_MAX;
    std::uint32_t count = 0;
  };
  // The list as it is, or as bits where that is shorter.
  static std::vector<std::uint8_t> packed(const List& list, std::uint32_t rows) {
    if (list.bytes.size() < bitmap_size(rows)) return list.bytes;
    std::vector<std::uint8_t> bits(bitmap_size(rows));
    PackedRows(list.bytes, list.count, false).for_each(0, rows, [&](std::uint32_t row) {
      set_bit(bits, row);
    });
    return bits;
  }

  static constexpr std::uint32_t none = UINT32_MAX;
  static constexpr std::uint32_t unlisted = UINT32_MAX - 1;

  void add(std::uint16_t first, std::uint16_t second, std::uint32_t row) {
    std::uint32_t& index = index_[first * common_.words.size() + second];
    if (index == unlisted) return;
    if (index == none) {
      if (!share_articles(common_.articles[first], common_.articles[second], least_)) {
        index = unlisted;
        return;
      }
      index = static_cast<std::uint32_t>(lists_.size());
      lists_.emplace_back();
    }
    List& list = lists_[index];
    if (list.count > 0 && list.last == row) return;
    append_varint(list.bytes, row - list.last);
    list.last = row;
    ++list.count;
  }

  const CommonWords& common_;
  std::uint32_t rows_;
  std::uint64_t least_;
  std::vector<std::uint32_t>
      index_;  ///< in lists_, by index of the first word times words, plus that of the second
  std::vector<List> lists_;
};

}  // namespace

WordPairs::WordPairs(const std::string& path, std::uint32_t rows)
    : file_(path),
      words_(file_, "words"),
      articles_(file_.values<std::uint32_t>("articles")),
      pair_begins_(file_.values<std::uint32_t>("pair_begins")),
      pairs_(file_.values<std::uint8_t>("pairs")),
      row_begins_(file_.values<std::uint64_t>("row_begins")),
      bytes_(file_.values<std::uint8_t>("rows")),
      filter_(file_, rows) {
  const auto shard = file_.values<std::uint64_t>("shard");
  if (shard.size() != 2 || shard[0] != rows || articles_.size() != words_.size() ||
      pair_begins_.size() != std::size_t{words_.size()} + 1 || row_begins_.size() != words_.size())
    throw Error("cannot read " + path + ": it belongs to another shard",
                "remove it: the archive only gets slower without");
  rows_ = rows;
  least_ = shard[1];
}

std::optional<PackedRows> WordPairs::find(std::string_view first, std::string_view second) const {
  const std::uint32_t a = words_.find(first);
  const std::uint32_t b = words_.find(second);
  if (a == words_.size() || b == words_.size() || !share_articles(articles_[a], articles_[b], least_))
    return std::nullopt;
  const std::uint32_t begin = pair_begins_[a];
  const std::uint32_t end = pair_begins_[a + 1];
  if (begin > end || end > pairs_.size()) return std::nullopt;
  auto pairs = pairs_.subspan(begin, end - begin);
  std::uint64_t from = row_begins_[a];
  while (const auto word = take_varint<std::uint32_t>(pairs)) {
    const std::uint32_t count = take_varint<std::uint32_t>(pairs).value_or(0);
    const std::uint32_t size = take_varint<std::uint32_t>(pairs).value_or(0);
    if (from > bytes_.size() || size > bytes_.size() - from) return std::nullopt;
    // A list of so many bytes is a bit for each row: as distances it would have been shorter.
    if (*word == b) return PackedRows(bytes_.subspan(from, size), count, size == bitmap_size(rows_));
    from += size;
  }
  return PackedRows();
}

void write_word_pairs(const Xapian::Database& database, const Columns& columns, const std::string& path,
                      std::uint32_t least) {
  const std::uint32_t rows = columns.rows();
  const std::uint32_t candidates = std::max(rows / sparsest + 1, least);
  const std::uint64_t product = std::uint64_t{candidates} * rows;
  const std::uint32_t few = (least + 1) / 2;  // for the filter
  const std::vector<std::uint32_t> articles = count_articles(database, columns.lexicon(), few);
  const CommonWords common = common_words(articles, columns.lexicon(), candidates);
  PairLists lists(common, rows, product);
  for (std::uint32_t row = 0; row < rows; ++row) lists.add(columns.tokens(row), row);
  SectionWriter writer(path);
  writer.section<std::uint64_t>("shard", std::array<std::uint64_t, 2>{rows, product});
  std::vector<std::string_view> words;
  for (const std::uint32_t word : common.words) words.push_back(columns.lexicon().folded[word]);
  write_string_table(writer, "words", words);
  writer.section<std::uint32_t>("articles", common.articles);
  lists.write(writer);
  write_pair_filter(writer, columns, articles, few, [&](std::uint32_t form, std::uint32_t next) {
    const std::uint16_t first = common.word(form);
    const std::uint16_t second = common.word(next);
    return first != no_word && second != no_word &&
           share_articles(common.articles[first], common.articles[second], product);
  });
  writer.finish();
}

}  // namespace backfile
