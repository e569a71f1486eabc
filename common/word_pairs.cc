#include "common/word_pairs.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/error.h"
#include "common/token_units.h"

namespace backfile {
namespace {

// A word is common where more than one article in so many has it: see "Phrases" in bench/RESULTS.md.
constexpr std::uint64_t sparsest = 2;
// More are not kept: pairs grow with the square.
constexpr std::size_t most_words = 500;

constexpr std::uint16_t no_word = UINT16_MAX;

// Folded words by index in the lexicon's table, and of each form the word that it is.
struct CommonWords {
  std::vector<std::uint32_t> words;
  std::vector<std::uint16_t> of_form;
};

// Words that occur often enough to stand in so many articles, as many of them as do.
CommonWords common_words(const Columns& columns) {
  const Lexicon& lexicon = columns.lexicon();
  const std::uint64_t least = columns.rows() / sparsest + 1;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> candidates;
  std::vector<std::uint32_t> word_of_form(lexicon.surfaces.size(), UINT32_MAX);
  for (std::uint32_t i = 0; i < lexicon.folded.size(); ++i) {
    std::uint64_t occurrences = 0;
    for (const std::uint32_t form : lexicon.folded_forms[i]) occurrences += lexicon.count(form);
    if (occurrences < least) continue;
    candidates.emplace_back(occurrences, i);
    for (const std::uint32_t form : lexicon.folded_forms[i]) {
      if (form < word_of_form.size()) word_of_form[form] = static_cast<std::uint32_t>(candidates.size() - 1);
    }
  }
  std::vector<std::uint32_t> articles(candidates.size());
  std::vector<std::uint32_t> last(candidates.size(), UINT32_MAX);
  for (std::uint32_t row = 0; row < columns.rows() && !candidates.empty(); ++row) {
    const auto count = [&](std::uint32_t form) {
      const std::uint32_t word = form < word_of_form.size() ? word_of_form[form] : UINT32_MAX;
      if (word == UINT32_MAX || last[word] == row) return;
      last[word] = row;
      ++articles[word];
    };
    read_tokens(columns.tokens(row), count, [](TokenUnit) {});
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked;
  for (std::uint32_t i = 0; i < candidates.size(); ++i) {
    if (articles[i] >= least) ranked.emplace_back(articles[i], candidates[i].second);
  }
  std::ranges::sort(ranked, std::greater<>());
  if (ranked.size() > most_words) ranked.resize(most_words);
  CommonWords common;
  for (const auto& [count, word] : ranked) common.words.push_back(word);
  std::ranges::sort(common.words);
  common.of_form.assign(lexicon.surfaces.size(), no_word);
  for (std::size_t i = 0; i < common.words.size(); ++i) {
    for (const std::uint32_t form : lexicon.folded_forms[common.words[i]]) {
      if (form < common.of_form.size()) common.of_form[form] = static_cast<std::uint16_t>(i);
    }
  }
  return common;
}

// The packed rows of every pair, as they grow.
class PairLists {
 public:
  explicit PairLists(std::size_t words)
      : words_(words), last_(words * words, UINT32_MAX), counts_(words * words), bytes_(words * words) {}

  void add(std::uint16_t first, std::uint16_t second, std::uint32_t row) {
    const std::size_t pair = first * words_ + second;
    if (counts_[pair] > 0 && last_[pair] == row) return;
    for (std::uint32_t distance = row - last_[pair];; distance >>= 7) {
      const bool more = distance >= 0x80;
      bytes_[pair].push_back(static_cast<std::uint8_t>((distance & 0x7F) | (more ? 0x80 : 0)));
      if (!more) break;
    }
    last_[pair] = row;
    ++counts_[pair];
  }

  void write(SectionWriter& writer) const {
    std::vector<std::uint64_t> begins = {0};
    writer.begin("rows");
    for (const auto& bytes : bytes_) {
      writer.append<std::uint8_t>(bytes);
      begins.push_back(begins.back() + bytes.size());
    }
    writer.section<std::uint64_t>("begins", begins);
    writer.section<std::uint32_t>("counts", counts_);
  }

 private:
  std::size_t words_;
  std::vector<std::uint32_t> last_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::vector<std::uint8_t>> bytes_;
};

void add_pairs(const TokenCodes& tokens, const CommonWords& common, std::uint32_t row, PairLists& lists) {
  std::uint16_t before = no_word;
  const auto add = [&](std::uint32_t form) {
    const std::uint16_t word = form < common.of_form.size() ? common.of_form[form] : no_word;
    if (before != no_word && word != no_word) lists.add(before, word, row);
    before = word;
  };
  read_tokens(tokens, add, [&](TokenUnit gap) {
    if (gap == unit_field) before = no_word;
  });
}

}  // namespace

WordPairs::WordPairs(const std::string& path, std::uint32_t rows)
    : file_(path),
      words_(file_, "words"),
      begins_(file_.values<std::uint64_t>("begins")),
      counts_(file_.values<std::uint32_t>("counts")),
      bytes_(file_.values<std::uint8_t>("rows")) {
  const auto written = file_.values<std::uint32_t>("shard_rows");
  const std::size_t pairs = std::size_t{words_.size()} * words_.size();
  if (written.size() != 1 || written.front() != rows || counts_.size() != pairs ||
      begins_.size() != pairs + 1)
    throw Error("cannot read " + path + ": it belongs to another shard",
                "remove it: the archive only gets slower without");
}

std::optional<PackedRows> WordPairs::find(std::string_view first, std::string_view second) const {
  const std::uint32_t a = words_.find(first);
  const std::uint32_t b = words_.find(second);
  if (a == words_.size() || b == words_.size()) return std::nullopt;
  const std::size_t pair = std::size_t{a} * words_.size() + b;
  if (begins_[pair] > begins_[pair + 1] || begins_[pair + 1] > bytes_.size()) return std::nullopt;
  return PackedRows(bytes_.subspan(begins_[pair], begins_[pair + 1] - begins_[pair]), counts_[pair]);
}

void write_word_pairs(const Columns& columns, const std::string& path) {
  const CommonWords common = common_words(columns);
  PairLists lists(common.words.size());
  for (std::uint32_t row = 0; row < columns.rows(); ++row) add_pairs(columns.tokens(row), common, row, lists);
  SectionWriter writer(path);
  writer.section<std::uint32_t>("shard_rows", std::array{columns.rows()});
  std::vector<std::string_view> words;
  for (const std::uint32_t word : common.words) words.push_back(columns.lexicon().folded[word]);
  write_string_table(writer, "words", words);
  lists.write(writer);
  writer.finish();
}

}  // namespace backfile
