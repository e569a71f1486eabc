// Rules for topics: weighted terms in text files, one a language, compiled for look-up by the analyser's
// terms.
//
// The indexer cannot evaluate queries (they belong to the searcher), so a rule is a list of weighted words
// and phrases; `rules/en.txt` says in its head how they are written.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analyzer.h"
#include "indexer/annotators/word_notes.h"

namespace backfile {

/// A topic that rules speak for: of common/topics.tsv, or one that the user invented.
struct RuleTopic {
  static constexpr std::uint16_t none = 0xFFFF;
  std::string code;
  std::string label;           ///< the facet value
  std::uint16_t above = none;  ///< index of the topic above
  std::uint16_t top = none;    ///< index of its topic of the top level, itself for those
};

/// What a term says for a topic.
struct RuleUse {
  std::uint16_t topic;
  float weight;
};

/// A term of the rules found in a text: `term` is its number within the language's rules.
struct RuleHit {
  std::uint32_t term;
  std::uint32_t begin;  ///< bytes in the text
  std::uint32_t end;
  std::uint32_t token;  ///< number of its first token
};

/// The rules of one language. Immutable once built; thread-safe then.
class LanguageRules {
 public:
  /// A word or phrase of the rules and where it is said, before it is compiled.
  struct Source {
    std::string text;
    std::uint16_t topic;
    float weight;
    bool exact;  ///< in this form, not stemmed
  };

  void build(std::span<const Source> sources, std::string_view language, std::span<const RuleTopic> topics);

  std::size_t terms() const { return first_use_.empty() ? 0 : first_use_.size() - 1; }
  std::span<const RuleUse> uses(std::uint32_t term) const {
    return std::span(uses_).subspan(first_use_[term], first_use_[term + 1] - first_use_[term]);
  }
  /// Appends the longest terms at each place of a text. Tokens where `skip(token)` are passed over. `notes`
  /// are these rules', or nullptr.
  template <typename Skip>
  void find(std::span<const Token> tokens, NotesOfWords* notes, Skip&& skip,
            std::vector<RuleHit>& hits) const {
    for (std::size_t i = 0; i < tokens.size();) {
      const Word& word = *tokens[i].word;
      if (notes != nullptr && !notes->holds(word.id, [&] { return may_begin(word); })) {
        ++i;
        continue;
      }
      const Match match = longest_at(tokens.subspan(i));
      if (match.words == 0 || skip(tokens[i])) {
        ++i;
        continue;
      }
      hits.push_back(
          {match.term, tokens[i].begin, tokens[i + match.words - 1].end, static_cast<std::uint32_t>(i)});
      i += match.words;
    }
  }

 private:
  static constexpr std::size_t longest_phrase = 5;
  struct Node {
    std::uint32_t term = 0;
    bool ends = false;          // a term ends here
    bool longer = false;        // terms go on from here
    std::uint8_t capitals = 0;  // bit i: word i has to begin with a capital
  };
  struct Match {
    std::uint32_t term = 0;
    std::size_t words = 0;
  };
  Match longest_at(std::span<const Token> tokens) const;
  bool may_begin(const Word& word) const;

  std::unordered_map<std::uint64_t, Node> nodes_;
  std::bitset<1U << 16> first_words_;
  std::vector<std::uint32_t> first_use_;
  std::vector<RuleUse> uses_;
};

/// The rules of all languages and the topics that they speak for.
class TopicRules {
 public:
  /// The shipped rules, and over them those of `own` (the text of a rules file; "" for none): a topic that
  /// it names in a language replaces the shipped rule for it. Throws Error, with the line, where `own` is not
  /// understood.
  explicit TopicRules(std::string_view own = "");

  /// The shipped rules, built at first use.
  static const TopicRules& shipped();

  std::span<const RuleTopic> topics() const { return topics_; }
  /// nullptr where there are none for the language.
  const LanguageRules* find(std::string_view language) const;

 private:
  using Sources = std::unordered_map<std::string, std::vector<LanguageRules::Source>>;
  void read(std::string_view text, Sources& sources);
  std::uint16_t topic_of(std::string_view code, std::string_view label);

  std::vector<RuleTopic> topics_;
  std::unordered_map<std::string, LanguageRules> languages_;
};

}  // namespace backfile
