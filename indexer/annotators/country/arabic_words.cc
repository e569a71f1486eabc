#include "indexer/annotators/country/arabic_words.h"

#include <algorithm>
#include <array>

namespace backfile {
namespace {

constexpr std::size_t shortest = 6;  // bytes of what is left: three letters

// Names that begin like the article: Germany, Albania.
bool has_no_article(std::string_view word) {
  return word.starts_with("المان") || word.starts_with("البان");
}

bool drop_prefix(std::string_view& word, std::string_view prefix) {
  if (!word.starts_with(prefix) || word.size() < prefix.size() + shortest) return false;
  word.remove_prefix(prefix.size());
  return true;
}

template <std::size_t N>
bool drop_ending(std::string_view& word, const std::array<std::string_view, N>& endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) {
    if (!word.ends_with(ending) || word.size() < ending.size() + shortest) return false;
    word.remove_suffix(ending.size());
    return true;
  });
}

}  // namespace

ArabicParts arabic_parts(std::string_view form) {
  static constexpr auto conjunctions = std::to_array<std::string_view>({"و", "ف"});
  static constexpr auto articles = std::to_array<std::string_view>({"ال", "بال", "كال", "لل"});
  static constexpr auto prepositions = std::to_array<std::string_view>({"ب", "ل", "ك"});
  static constexpr auto adjective = std::to_array<std::string_view>({"يين", "يون", "يات", "يه", "ي"});
  ArabicParts parts{.noun = form, .definite = false, .base = {}};
  const auto dropped = [&](std::string_view prefix) { return drop_prefix(parts.noun, prefix); };
  (void)std::ranges::any_of(conjunctions, dropped);
  if (!has_no_article(parts.noun)) {
    parts.definite = std::ranges::any_of(articles, dropped);
    if (!parts.definite) (void)std::ranges::any_of(prepositions, dropped);
  }
  parts.base = parts.noun;
  if (!drop_ending(parts.base, adjective)) parts.base = {};
  return parts;
}

std::string_view arabic_base(std::string_view form) {
  static constexpr auto endings = std::to_array<std::string_view>({"يا", "يه", "ا", "ه", "ي"});
  if (!has_no_article(form)) drop_prefix(form, "ال");
  drop_ending(form, endings);
  return form;
}

}  // namespace backfile
