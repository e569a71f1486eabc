#include "common/pair_filter.h"

#include <vector>

#include "common/hash.h"

namespace backfile {
namespace {

// With four bits set a pair and half of all bits set, one block in 16 seems to have a pair that it has not.
constexpr double bits_kept_a_pair = 1.4427 * PairBlocks::bits_a_pair;

std::uint64_t hash_of_pair(std::uint32_t first, std::uint32_t second) {
  const std::array<std::uint32_t, 2> pair = {first, second};
  return hash_of({reinterpret_cast<const char*>(pair.data()), sizeof pair});
}

std::uint32_t groups_of(std::uint32_t rows) {
  return (rows + PairBlocks::rows_a_group - 1) / PairBlocks::rows_a_group;
}

class Writer {
 public:
  Writer(const Columns& columns, std::span<const std::uint32_t> articles, std::uint64_t least,
         const std::function<bool(std::uint32_t, std::uint32_t)>& is_listed)
      : columns_(columns),
        articles_(articles),
        least_(least),
        is_listed_(is_listed),
        word_of_(columns.lexicon().counts.size()) {
    const ListColumn& forms = columns.lexicon().folded_forms;
    for (std::uint32_t word = 0; word < articles.size(); ++word) {
      for (const std::uint32_t form : forms[word]) {
        if (form < word_of_.size()) word_of_[form] = word;
      }
    }
  }

  // The filters of a group, by bit.
  std::vector<std::uint64_t> group(std::uint32_t number) {
    const std::uint32_t begin = number * PairBlocks::rows_a_group;
    const std::uint32_t end = std::min(columns_.rows(), begin + PairBlocks::rows_a_group);
    const std::uint32_t blocks = (end - begin + PairBlocks::rows_a_block - 1) / PairBlocks::rows_a_block;
    std::uint64_t pairs = 0;
    for (std::uint32_t block = 0; block < blocks; ++block) pairs += count_pairs(rows_of(begin, block));
    const auto size = static_cast<std::uint64_t>(static_cast<double>(pairs) * bits_kept_a_pair / blocks) + 1;
    const std::uint32_t words = PairBlocks::words_of(number, columns_.rows());
    std::vector<std::uint64_t> bits(size * words);
    for (std::uint32_t block = 0; block < blocks; ++block) {
      for_each_pair(rows_of(begin, block), [&](std::uint64_t hash) {
        for (const std::uint64_t place : PairBlocks::places(hash, size))
          bits[place * words + block / 64] |= std::uint64_t{1} << (block % 64);
      });
    }
    return bits;
  }

 private:
  struct Rows {
    std::uint32_t begin;
    std::uint32_t end;
  };
  Rows rows_of(std::uint32_t group_begin, std::uint32_t block) const {
    const std::uint32_t begin = group_begin + block * PairBlocks::rows_a_block;
    return {begin, std::min(columns_.rows(), begin + PairBlocks::rows_a_block)};
  }

  // Different ones, but for some that fall together.
  std::uint64_t count_pairs(const Rows& rows) {
    std::uint64_t tokens = 0;
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) tokens += columns_.tokens(row).units.size();
    seen_.assign(std::bit_ceil(tokens + 1) * 4, false);
    std::uint64_t count = 0;
    for_each_pair(rows, [&](std::uint64_t hash) {
      const std::size_t at = hash & (seen_.size() - 1);
      if (seen_[at]) return;
      seen_[at] = true;
      ++count;
    });
    return count;
  }

  template <typename Take>
  void for_each_pair(const Rows& rows, const Take& take) const {
    const auto take_forms = [&](std::uint32_t form, std::uint32_t next) {
      if (form >= word_of_.size() || next >= word_of_.size()) return;  // damaged
      const std::uint32_t first = word_of_[form];
      const std::uint32_t second = word_of_[next];
      if (share_articles(articles_[first], articles_[second], least_) && !is_listed_(form, next))
        take(hash_of_pair(first, second));
    };
    for (std::uint32_t row = rows.begin; row < rows.end; ++row)
      for_each_neighbours(columns_.tokens(row), take_forms);
  }

  const Columns& columns_;
  std::span<const std::uint32_t> articles_;  ///< by word
  std::uint64_t least_;
  const std::function<bool(std::uint32_t, std::uint32_t)>& is_listed_;
  std::vector<std::uint32_t> word_of_;  ///< by form: index in the lexicon's folded words
  std::vector<bool> seen_;
};

}  // namespace

PairFilter::PairFilter(const SectionFile& file, std::uint32_t rows)
    : rows_(rows),
      words_(file.values<std::uint32_t>("filter_words")),
      articles_(file.values<std::uint32_t>("filter_articles")),
      begins_(file.values<std::uint64_t>("filter_begins")),
      bits_(file.values<std::uint64_t>("filter")) {
  const auto least = file.values<std::uint64_t>("filter_least");
  if (least.size() == 1 && words_.size() == articles_.size() &&
      begins_.size() == std::size_t{groups_of(rows)} + 1)
    least_ = least[0];
}

std::uint64_t PairFilter::articles(std::uint32_t word) const {
  const auto found = std::ranges::lower_bound(words_, word);
  return found != words_.end() && *found == word ? articles_[static_cast<std::size_t>(found - words_.begin())]
                                                 : 0;
}

std::optional<PairBlocks> PairFilter::find(const Lexicon& lexicon, std::string_view first,
                                           std::string_view second) const {
  const std::uint32_t a = lexicon.folded.find(first);
  const std::uint32_t b = lexicon.folded.find(second);
  if (!share_articles(articles(a), articles(b), least_)) return std::nullopt;
  return PairBlocks(begins_, bits_, rows_, hash_of_pair(a, b));
}

void write_pair_filter(SectionWriter& writer, const Columns& columns, std::span<const std::uint32_t> articles,
                       std::uint32_t least,
                       const std::function<bool(std::uint32_t, std::uint32_t)>& is_listed) {
  const std::uint64_t product = std::uint64_t{least} * columns.rows();
  Writer filter(columns, articles, product, is_listed);
  std::vector<std::uint64_t> begins = {0};
  writer.begin("filter");
  for (std::uint32_t group = 0; group < groups_of(columns.rows()); ++group) {
    const std::vector<std::uint64_t> bits = filter.group(group);
    writer.append<std::uint64_t>(bits);
    begins.push_back(begins.back() + bits.size());
  }
  std::vector<std::uint32_t> words;
  std::vector<std::uint32_t> articles_of_words;
  for (std::uint32_t word = 0; word < articles.size(); ++word) {
    if (articles[word] == 0) continue;
    words.push_back(word);
    articles_of_words.push_back(articles[word]);
  }
  writer.section<std::uint64_t>("filter_begins", begins);
  writer.section<std::uint64_t>("filter_least", std::array<std::uint64_t, 1>{product});
  writer.section<std::uint32_t>("filter_words", words);
  writer.section<std::uint32_t>("filter_articles", articles_of_words);
}

}  // namespace backfile
