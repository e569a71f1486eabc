#include "indexer/annotators/person/nicknames.h"

#include <algorithm>
#include <optional>

#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

constexpr std::size_t longest_nickname = 4;  // words

class NicknameFinder {
 public:
  NicknameFinder(const PersonText& text, const NameWords& words) : text_(text), words_(words) {}

  // The candidate that the name goes on to behind a nickname in or behind the span.
  std::optional<std::size_t> end_behind_nickname(const NameSpan& span) const {
    const std::size_t first = token_of(span.first);
    const std::size_t behind = token_of(span.last) + 1;
    for (std::size_t open = first + 1; open <= behind && open < text_.tokens.size(); ++open) {
      const Gap gap = text_.tokens[open].gap;
      if (gap != Gap::quote && gap != Gap::open) continue;
      const bool is_begun = open - first > 1 || (traits(first).lexicon & given_name) != 0;
      return is_begun ? end_behind(open, gap == Gap::quote ? Gap::quote : Gap::close) : std::nullopt;
    }
    return std::nullopt;
  }

  // A word that may be a family name where no span has it.
  bool may_be_family_name(std::size_t candidate) const {
    const WordTraits& word = traits(token_of(candidate));
    const bool goes_on =
        candidate + 1 < text_.candidates.size() && joins(text_.candidates[candidate + 1].link);
    return word.shape == Shape::capital && (word.lexicon & family_name) != 0 && !goes_on;
  }

 private:
  std::size_t token_of(std::size_t candidate) const { return text_.candidates[candidate].token; }
  const WordTraits& traits(std::size_t token) const { return words_[text_.tokens[token].word].traits; }

  std::optional<std::size_t> end_behind(std::size_t open, Gap closing) const {
    for (std::size_t at = open + 1; at <= open + longest_nickname && at < text_.tokens.size(); ++at) {
      const Gap gap = text_.tokens[at].gap;
      if (gap == closing) {
        if (closing == Gap::close && (!is_bare_bracket(at) || !is_short_form(open, at))) return std::nullopt;
        return candidate_at(at);
      }
      if (gap > Gap::period || gap == Gap::start) return std::nullopt;
    }
    return std::nullopt;
  }

  // ") " without a comma, behind initials ".) ".
  bool is_bare_bracket(std::size_t token) const {
    const Shape before = traits(token - 1).shape;
    const bool pointed = before == Shape::initial || before == Shape::acronym;
    return text_.tokens[token].begin - text_.tokens[token - 1].end <= (pointed ? 3U : 2U);
  }

  bool is_short_form(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      const WordTraits& word = traits(i);
      const bool is_initials = word.shape == Shape::initial || word.shape == Shape::acronym ||
                               (word.shape == Shape::all_capitals && word.length <= 3);
      if ((word.lexicon & given_name) == 0 && !is_initials) return false;
    }
    return true;
  }

  std::optional<std::size_t> candidate_at(std::size_t token) const {
    const auto found = std::ranges::lower_bound(text_.candidates, token, {}, &NameCandidate::token);
    if (found == text_.candidates.end() || found->token != token) return std::nullopt;
    return static_cast<std::size_t>(found - text_.candidates.begin());
  }

  const PersonText& text_;
  const NameWords& words_;
};

}  // namespace

void join_around_nicknames(const PersonText& text, const NameWords& words, std::vector<NameSpan>& spans) {
  const NicknameFinder finder(text, words);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto end = finder.end_behind_nickname(spans[i]);
    if (!end || *end <= spans[i].last) continue;
    std::size_t behind = i + 1;  // the span behind those that the name takes in
    while (behind < spans.size() && spans[behind].first <= *end) ++behind;
    const bool is_named = behind > i + 1 && spans[behind - 1].last >= *end;
    if (is_named ? spans[behind - 1].last != *end : !finder.may_be_family_name(*end)) continue;
    spans[i].last = *end;
    spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                spans.begin() + static_cast<std::ptrdiff_t>(behind));
  }
}

}  // namespace backfile
