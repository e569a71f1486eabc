// Makes indexer/annotators/person/lists/clusters.txt: words of news that stand in the same surroundings get
// the same number. Reads articles as JSON Lines from standard input and prints the lines of the file:
//   zstdcat 200*.jsonl.zst | backfile-word-clusters > clusters.txt
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/fold.h"
#include "indexer/annotators/person/text.h"

namespace backfile {
namespace {

constexpr std::size_t capital_clusters = 160, lower_clusters = 90;
constexpr std::size_t most_capitals = 24000, most_lower = 9000;
constexpr std::uint32_t least = 6;  // times that a word is met
constexpr std::uint32_t neighbours = 2500;
constexpr std::uint32_t others = 32;  // neighbours by shape, and by what stands between
constexpr std::uint32_t side = neighbours + 2 * others;
constexpr int rounds = 16;

struct Occurrence {
  std::uint32_t key;  // form * 2, + 1 with a capital
  Gap gap;
  bool counts;  // its capital says something
  Shape shape;
};

// All texts, one token behind the other.
class Stream {
 public:
  void add(const std::string& text) {
    analyzer_.analyze(text, "en", tokens_);
    text_.clear();
    builder_.add(text, tokens_, false, text_);
    builder_.finish(text_);
    for (const NameToken& token : text_.tokens) {
      const NameWords::Entry& entry = builder_.words()[token.word];
      const bool capital = entry.traits.shape >= Shape::capital && entry.traits.shape <= Shape::acronym;
      if (entry.form == forms.size()) {
        forms.emplace_back();
        fold_word(without_possessive(builder_.words().surface(token.word)), forms.back());
      }
      const bool counts =
          token.gap != Gap::start && token.gap != Gap::quote && token.mode == CaseMode::normal;
      places.push_back({entry.form * 2 + (capital ? 1U : 0U), token.gap, counts, entry.traits.shape});
    }
    analyzer_.forget_if_large();
  }

  std::vector<Occurrence> places;
  std::vector<std::string> forms;

 private:
  Analyzer analyzer_{Unspaced::words};
  PersonTextBuilder builder_;
  PersonText text_;
  std::vector<Token> tokens_;
};

// The most frequent of `counts` that `pick` allows, most frequent first.
template <typename Pick>
std::vector<std::uint32_t> most_frequent(const std::vector<std::uint32_t>& counts, std::size_t most,
                                         Pick pick) {
  std::vector<std::uint32_t> keys;
  for (std::uint32_t key = 0; key < counts.size(); ++key) {
    if (counts[key] >= least && pick(key)) keys.push_back(key);
  }
  std::ranges::stable_sort(keys, [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
  if (keys.size() > most) keys.resize(most);
  return keys;
}

struct Entry {
  std::uint32_t context;
  float weight;
};
using Row = std::vector<Entry>;

// What stands around each of `keys`, as positive pointwise mutual information, of length 1.
std::vector<Row> surroundings_of(const Stream& stream, const std::vector<std::uint32_t>& keys) {
  std::vector<std::uint32_t> form_counts(stream.forms.size(), 0);
  for (const Occurrence& place : stream.places) ++form_counts[place.key / 2];
  std::unordered_map<std::uint32_t, std::uint32_t> context_of;
  for (std::uint32_t form : most_frequent(form_counts, neighbours, [](std::uint32_t) { return true; }))
    context_of.emplace(form, static_cast<std::uint32_t>(context_of.size()));
  std::vector<std::uint32_t> row_of(stream.forms.size() * 2, ~0U);
  for (std::uint32_t i = 0; i < keys.size(); ++i) row_of[keys[i]] = i;

  const auto context = [&](const Occurrence& place) {
    const auto found = context_of.find(place.key / 2);
    return found != context_of.end() ? found->second : neighbours + static_cast<std::uint32_t>(place.shape);
  };
  std::vector<std::uint64_t> pairs;
  const auto add = [&](std::uint32_t row, std::uint32_t at) {
    pairs.push_back(std::uint64_t{row} << 32U | at);
  };
  for (std::size_t i = 0; i < stream.places.size(); ++i) {
    const Occurrence& here = stream.places[i];
    const std::uint32_t row = row_of[here.key];
    if (!here.counts || row == ~0U) continue;
    add(row, neighbours + others + static_cast<std::uint32_t>(here.gap));
    if (here.gap == Gap::space) add(row, context(stream.places[i - 1]));
    const bool last = i + 1 == stream.places.size();
    const Gap behind = last ? Gap::start : stream.places[i + 1].gap;
    add(row, side + neighbours + others + static_cast<std::uint32_t>(behind));
    if (behind == Gap::space) add(row, side + context(stream.places[i + 1]));
  }
  std::ranges::sort(pairs);

  std::vector<double> context_counts(std::size_t{2} * side, 0), row_counts(keys.size(), 0);
  for (std::uint64_t pair : pairs) {
    ++context_counts[pair & 0xFFFFFFFFU];
    ++row_counts[pair >> 32U];
  }
  double all = 0;
  for (double& count : context_counts) all += count = std::pow(count, 0.75);
  std::vector<Row> rows(keys.size());
  for (std::size_t begin = 0; begin < pairs.size();) {
    std::size_t end = begin;
    while (end < pairs.size() && pairs[end] == pairs[begin]) ++end;
    const auto row = static_cast<std::uint32_t>(pairs[begin] >> 32U);
    const auto at = static_cast<std::uint32_t>(pairs[begin]);
    const double information =
        std::log(static_cast<double>(end - begin) * all / (row_counts[row] * context_counts[at]));
    if (information > 0) rows[row].push_back({at, static_cast<float>(information)});
    begin = end;
  }
  for (Row& row : rows) {
    float square = 0;
    for (const Entry& entry : row) square += entry.weight * entry.weight;
    for (Entry& entry : row) entry.weight /= std::sqrt(square);
  }
  return rows;
}

// k-means on the unit sphere; the number of each row's cluster.
class Clusters {
 public:
  Clusters(const std::vector<Row>& rows, std::size_t count)
      : rows_(rows), count_(count), centres_(std::size_t{2} * side * count), cluster_(rows.size()) {}

  const std::vector<std::uint32_t>& find() {
    choose_centres();
    for (int round = 0; round < rounds; ++round) {
      assign();
      move();
    }
    assign();
    return cluster_;
  }

 private:
  // Rows far from each other, the frequent first.
  void choose_centres() {
    std::mt19937_64 random(1);
    const std::size_t candidates = std::min<std::size_t>(rows_.size(), 6000);
    std::vector<double> distance(candidates, 1);
    std::vector<float> dense(std::size_t{2} * side);
    for (std::size_t k = 0; k < count_; ++k) {
      double all = std::accumulate(distance.begin(), distance.end(), 0.0);
      double left = all * static_cast<double>(random() >> 11U) / 9007199254740992.0;
      std::size_t chosen = 0;
      while (chosen + 1 < candidates && left >= distance[chosen]) left -= distance[chosen++];
      std::ranges::fill(dense, 0.0F);
      for (const Entry& entry : rows_[chosen]) {
        dense[entry.context] = entry.weight;
        centres_[entry.context * count_ + k] = entry.weight;
      }
      for (std::size_t i = 0; i < candidates; ++i) {
        float alike = 0;
        for (const Entry& entry : rows_[i]) alike += entry.weight * dense[entry.context];
        const double far = std::max(0.0, 1.0 - static_cast<double>(alike));
        distance[i] = std::min(distance[i], far * far);
      }
    }
  }

  void assign() {
    std::vector<float> scores(count_);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::ranges::fill(scores, 0.0F);
      for (const Entry& entry : rows_[i]) {
        const float* centre = &centres_[entry.context * count_];
        for (std::size_t k = 0; k < count_; ++k) scores[k] += entry.weight * centre[k];
      }
      cluster_[i] = static_cast<std::uint32_t>(std::ranges::max_element(scores) - scores.begin());
    }
  }

  void move() {
    std::ranges::fill(centres_, 0.0F);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      for (const Entry& entry : rows_[i]) centres_[entry.context * count_ + cluster_[i]] += entry.weight;
    }
    std::vector<float> squares(count_, 0);
    for (std::size_t at = 0; at < centres_.size(); ++at) squares[at % count_] += centres_[at] * centres_[at];
    for (std::size_t at = 0; at < centres_.size(); ++at)
      centres_[at] /= std::sqrt(std::max(squares[at % count_], 1e-12F));
  }

  const std::vector<Row>& rows_;
  std::size_t count_;
  std::vector<float> centres_;  // [context][cluster]
  std::vector<std::uint32_t> cluster_;
};

void print(char kind, std::size_t number, const std::vector<std::string_view>& words) {
  std::string line;
  const std::string head = std::string(1, kind) + ' ' + std::to_string(number);
  for (std::string_view word : words) {
    if (line.size() + word.size() > 110) {
      std::puts((head + line).c_str());
      line.clear();
    }
    line.append(" ").append(word);
  }
  if (!line.empty()) std::puts((head + line).c_str());
}

void cluster(const Stream& stream, const std::vector<std::uint32_t>& keys, char kind, std::size_t first,
             std::size_t count) {
  const std::vector<Row> rows = surroundings_of(stream, keys);
  Clusters clusters(rows, count);
  const std::vector<std::uint32_t>& found = clusters.find();
  for (std::size_t k = 0; k < count; ++k) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (found[i] == k) words.push_back(stream.forms[keys[i] / 2]);
    }
    print(kind, first + k, words);
  }
}

}  // namespace
}  // namespace backfile

int main() {
  using namespace backfile;
  Stream stream;
  for (std::string line; std::getline(std::cin, line);) {
    const auto article = nlohmann::json::parse(line, nullptr, false);
    if (article.is_object() && article.contains("text")) stream.add(article["text"].get<std::string>());
  }
  std::vector<std::uint32_t> counts(stream.forms.size() * 2, 0);
  for (const Occurrence& place : stream.places) {
    if (place.counts) ++counts[place.key];
  }
  const auto is_word = [&](std::uint32_t key) {
    const std::string& form = stream.forms[key / 2];
    return form.size() > 1 && form.find_first_of("0123456789 ") == std::string::npos;
  };
  const auto capitals =
      most_frequent(counts, most_capitals, [&](std::uint32_t key) { return key % 2 == 1 && is_word(key); });
  const auto lower =
      most_frequent(counts, most_lower, [&](std::uint32_t key) { return key % 2 == 0 && is_word(key); });
  std::puts("# Words that stand in the same surroundings in English-language news, by number; made by");
  std::puts("# bench/word_clusters. C: written with a capital, L: written small.");
  cluster(stream, capitals, 'C', 1, capital_clusters);
  cluster(stream, lower, 'L', 1 + capital_clusters, lower_clusters);
  std::fprintf(stderr, "%zu tokens, %zu and %zu words\n", stream.places.size(), capitals.size(),
               lower.size());
}
