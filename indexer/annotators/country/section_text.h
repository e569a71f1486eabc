// The headline or the text of an article as places are looked for in it.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "common/analyzer.h"
#include "indexer/annotators/annotator.h"
#include "indexer/annotators/country/gazetteer.h"

namespace backfile {

/// Views of an article's text and tokens, with what is known of them as a whole.
class SectionText {
 public:
  /// Of `taken`, the names of people in the article, those of this section are kept.
  SectionText(std::string_view text, std::span<const Token> tokens, bool in_title,
              std::span<const TakenSpan> taken);

  std::string_view text() const { return text_; }
  std::span<const Token> tokens() const { return tokens_; }
  bool in_title() const { return in_title_; }
  CaseStyle style() const { return style_; }
  /// A headline with Most Words Capitalised: a capital says little there.
  bool is_vague() const { return vague_; }

  std::string_view surface(std::size_t i) const { return tokens_[i].word->surface; }
  std::string_view form(std::size_t i) const { return tokens_[i].word->form; }
  bool is_number(std::size_t i) const { return surface(i).front() >= '0' && surface(i).front() <= '9'; }
  bool starts_sentence(std::size_t i) const { return tokens_[i].before != Break::none; }
  /// What stands between a token and the next.
  std::string_view between(std::size_t i) const {
    return text_.substr(tokens_[i].end, tokens_[i + 1].begin - tokens_[i].end);
  }

  /// Whether the tokens [i, end) overlap with a person's name.
  bool is_taken(std::size_t i, std::size_t end) const {
    return !taken_.empty() && taken_at(i, end) != nullptr;
  }
  /// Whether they overlap with one that has other words too.
  bool is_within_longer(std::size_t i, std::size_t end) const;

 private:
  const TakenSpan* taken_at(std::size_t i, std::size_t end) const;

  std::string_view text_;
  std::span<const Token> tokens_;
  bool in_title_;
  CaseStyle style_;
  bool vague_;
  std::vector<TakenSpan> taken_;
};

}  // namespace backfile
