#include "indexer/annotators/country/section_text.h"

#include <algorithm>

namespace backfile {
namespace {

CaseStyle case_style(std::span<const Token> tokens) {
  std::size_t capitals = 0;
  std::size_t looked_at = 0;
  for (const Token& token : tokens.first(std::min<std::size_t>(tokens.size(), 200))) {
    if (token.word->surface.size() < 3) continue;
    ++looked_at;
    if (is_all_capitals(token.word->surface)) ++capitals;
  }
  return capitals * 10 > looked_at * 8 ? CaseStyle::capitals : CaseStyle::mixed;
}

bool is_title_case(std::span<const Token> tokens) {
  std::size_t capitals = 0;
  std::size_t looked_at = 0;
  for (const Token& token : tokens.subspan(std::min<std::size_t>(1, tokens.size()))) {
    if (token.word->surface.size() < 5) continue;
    ++looked_at;
    if (is_capitalised(token.word->surface)) ++capitals;
  }
  return looked_at >= 2 && capitals * 10 > looked_at * 7;
}

}  // namespace

SectionText::SectionText(std::string_view text, std::span<const Token> tokens, bool in_title,
                         std::span<const TakenSpan> taken)
    : text_(text),
      tokens_(tokens),
      in_title_(in_title),
      style_(case_style(tokens)),
      vague_(in_title && is_title_case(tokens)) {
  for (const TakenSpan& span : taken) {
    if (span.in_title == in_title) taken_.push_back(span);
  }
  std::ranges::sort(taken_, {}, &TakenSpan::begin);
}

bool SectionText::is_within_longer(std::size_t i, std::size_t end) const {
  if (taken_.empty()) return false;
  const TakenSpan* span = taken_at(i, end);
  return span != nullptr && (span->begin < tokens_[i].begin || span->end > tokens_[end - 1].end);
}

const TakenSpan* SectionText::taken_at(std::size_t i, std::size_t end) const {
  const auto behind = std::ranges::upper_bound(taken_, tokens_[end - 1].end - 1, {}, &TakenSpan::begin);
  if (behind == taken_.begin()) return nullptr;
  const TakenSpan& span = *(behind - 1);
  return span.end > tokens_[i].begin ? &span : nullptr;
}

}  // namespace backfile
