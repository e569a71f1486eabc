#include "indexer/annotators/topic/topic_rules.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "common/error.h"
#include "common/language.h"
#include "common/table_rows.h"
#include "common/topics.h"

namespace backfile {

namespace embedded {
extern const std::string_view topic_rules_en;
extern const std::string_view topic_rules_others;
}  // namespace embedded

namespace {

constexpr auto shipped_texts = std::to_array({&embedded::topic_rules_en, &embedded::topic_rules_others});

// Terms and exact forms are words of two kinds.
constexpr std::uint64_t exact_seed = 0x9E3779B97F4A7C15ULL;

std::uint64_t hash_of(std::string_view word, std::uint64_t seed) {
  return XXH3_64bits_withSeed(word.data(), word.size(), seed);
}

std::uint64_t joined(std::uint64_t key, std::uint64_t word) {
  return (key * 0xD6E8FEB86659FD93ULL) ^ word;
}

bool begins_with_capital(std::string_view word) {
  const unsigned char first = word.empty() ? 0 : static_cast<unsigned char>(word.front());
  if (first < 0x80) return first >= 'A' && first <= 'Z';
  std::int32_t at = 0;
  UChar32 letter = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  U8_NEXT(bytes, at, static_cast<std::int32_t>(word.size()), letter);
  return letter > 0 && (u_isupper(letter) != 0 || u_istitle(letter) != 0);
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

[[noreturn]] void fail(std::size_t line, const std::string& what) {
  throw Error("topic rules, line " + std::to_string(line) + ": " + what,
              "a rule is [code] label, and below it terms separated by commas: word, two words^2, =exact");
}

}  // namespace

void LanguageRules::build(std::span<const Source> sources, std::string_view language,
                          std::span<const RuleTopic> topics) {
  Analyzer analyzer{Unspaced::words};
  std::vector<Token> tokens;
  std::vector<std::map<std::uint16_t, float>> weights;
  for (const Source& source : sources) {
    analyzer.analyze(source.text, language, tokens);
    if (tokens.empty() || tokens.size() > longest_phrase) continue;
    std::uint64_t key = 0;
    std::uint8_t capitals = 0;
    Node* node = nullptr;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (node != nullptr) node->longer = true;
      const Word& word = *tokens[i].word;
      const std::uint64_t hash = source.exact ? hash_of(word.form, exact_seed) : hash_of(word.term, 0);
      if (i == 0) first_words_.set(hash % first_words_.size());
      key = joined(key, hash);
      if (begins_with_capital(word.surface)) capitals = static_cast<std::uint8_t>(capitals | (1U << i));
      node = &nodes_[key];
    }
    if (!node->ends) {
      *node = {static_cast<std::uint32_t>(weights.size()), true, node->longer, capitals};
      weights.emplace_back();
    }
    node->capitals &= capitals;  // written in several ways: the loosest
    // A term speaks for the topics above too, once, with the most that it says for any below.
    for (std::uint16_t topic = source.topic; topic != RuleTopic::none; topic = topics[topic].above) {
      const auto [said, first] = weights[node->term].try_emplace(topic, source.weight);
      if (!first) said->second = std::max(said->second, source.weight);
    }
  }
  for (const auto& term : weights) {
    first_use_.push_back(static_cast<std::uint32_t>(uses_.size()));
    for (const auto& [topic, weight] : term) {
      if (weight != 0) uses_.push_back({topic, weight});
    }
  }
  first_use_.push_back(static_cast<std::uint32_t>(uses_.size()));
}

bool LanguageRules::may_begin(const Word& word) const {
  return nodes_.contains(joined(0, hash_of(word.term, 0))) ||
         nodes_.contains(joined(0, hash_of(word.form, exact_seed)));
}

LanguageRules::Match LanguageRules::longest_at(std::span<const Token> tokens) const {
  Match best;
  const Word& first = *tokens.front().word;
  const std::array<std::uint64_t, 2> begins = {hash_of(first.term, 0), hash_of(first.form, exact_seed)};
  for (std::size_t kind = 0; kind < begins.size(); ++kind) {
    if (!first_words_.test(begins[kind] % first_words_.size())) continue;
    std::uint64_t key = 0;
    std::uint8_t capitals = 0;
    for (std::size_t i = 0; i < std::min(tokens.size(), longest_phrase); ++i) {
      const Word& word = *tokens[i].word;
      if (i > 0 && tokens[i].before != Break::none) break;
      const std::uint64_t hash = i == 0      ? begins[kind]
                                 : kind == 0 ? hash_of(word.term, 0)
                                             : hash_of(word.form, exact_seed);
      key = joined(key, hash);
      if (begins_with_capital(word.surface)) capitals = static_cast<std::uint8_t>(capitals | (1U << i));
      const auto node = nodes_.find(key);
      if (node == nodes_.end()) break;
      const bool cased = (node->second.capitals & ~capitals) == 0;
      if (node->second.ends && cased && i + 1 > best.words) best = {node->second.term, i + 1};
      if (!node->second.longer) break;
    }
  }
  return best;
}

TopicRules::TopicRules(std::string_view own) {
  for (const Topic& topic : backfile::topics()) {
    topics_.push_back({std::string(topic.code), std::string(topic.label), RuleTopic::none, RuleTopic::none});
  }
  for (std::size_t i = 0; i < topics_.size(); ++i) {
    const auto above = std::ranges::find(topics_, backfile::topics()[i].above, &RuleTopic::code);
    if (above != topics_.end()) topics_[i].above = static_cast<std::uint16_t>(above - topics_.begin());
  }
  Sources sources;
  for (const std::string_view* text : shipped_texts) read(*text, sources);
  Sources own_sources;
  read(own, own_sources);
  for (auto& [language, said] : own_sources) {
    std::set<std::uint16_t> replaced;
    for (const LanguageRules::Source& source : said) replaced.insert(source.topic);
    auto& shipped = sources[language];
    std::erase_if(shipped, [&](const auto& source) { return replaced.contains(source.topic); });
    shipped.insert(shipped.end(), said.begin(), said.end());
  }
  for (std::size_t i = 0; i < topics_.size(); ++i) {
    std::size_t top = i;
    while (topics_[top].above != RuleTopic::none) top = topics_[top].above;
    topics_[i].top = static_cast<std::uint16_t>(top);
  }
  for (const auto& [language, said] : sources) languages_[language].build(said, language, topics_);
}

const TopicRules& TopicRules::shipped() {
  static const TopicRules rules;
  return rules;
}

const LanguageRules* TopicRules::find(std::string_view language) const {
  const auto found = languages_.find(std::string(language));
  return found == languages_.end() ? nullptr : &found->second;
}

std::uint16_t TopicRules::topic_of(std::string_view code, std::string_view label) {
  const auto found = std::ranges::find(topics_, code, &RuleTopic::code);
  if (found != topics_.end()) return static_cast<std::uint16_t>(found - topics_.begin());
  topics_.push_back(
      {std::string(code), std::string(label.empty() ? code : label), RuleTopic::none, RuleTopic::none});
  return static_cast<std::uint16_t>(topics_.size() - 1);
}

void TopicRules::read(std::string_view text, Sources& sources) {
  std::string language = "en";
  std::uint16_t topic = RuleTopic::none;
  std::size_t number = 0;
  for_each_part(text, '\n', [&](std::string_view raw) {
    ++number;
    const std::string_view line = trimmed(raw);
    if (line.empty() || line.front() == '#') return;
    if (line.starts_with("language ")) {
      language = language_code(trimmed(line.substr(9)));
      if (language.empty()) fail(number, "no such language: " + std::string(line.substr(9)));
      return;
    }
    if (line.front() == '[') {
      const std::size_t end = line.find(']');
      if (end == std::string_view::npos || end < 2) fail(number, "a topic without a code");
      topic = topic_of(trimmed(line.substr(1, end - 1)), trimmed(line.substr(end + 1)));
      return;
    }
    if (topic == RuleTopic::none) fail(number, "terms without a topic");
    for_each_part(line, ',', [&](std::string_view part) {
      std::string_view term = trimmed(part);
      float weight = 1;
      if (const std::size_t caret = term.rfind('^'); caret != std::string_view::npos) {
        const std::string_view digits = term.substr(caret + 1);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), weight);
        if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() ||
            !(weight > -100 && weight < 100)) {
          fail(number, "no weight: ^" + std::string(digits));
        }
        term = trimmed(term.substr(0, caret));
      }
      const bool exact = term.starts_with("=");
      if (exact) term.remove_prefix(1);
      if (!term.empty()) sources[language].push_back({std::string(term), topic, weight, exact});
    });
  });
}

}  // namespace backfile
