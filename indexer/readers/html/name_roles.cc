#include "indexer/readers/html/name_roles.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "common/ascii.h"
#include "indexer/readers/html/role_names.h"

namespace backfile {
namespace {

// "no-sidebar" and "has-comments" tell of the page, not of the element.
constexpr auto negations =
    std::to_array<std::string_view>({"disable", "has", "hide", "no", "not", "show", "with", "without"});

PageRole role_of_words(std::string_view words) {
  const std::span<const RoleName> names = role_names();
  const auto found = std::ranges::lower_bound(names, words, {}, &RoleName::words);
  return found != names.end() && found->words == words ? found->role : PageRole::none;
}

// "entryContent", "entry__content" -> "entry-content". Bytes beyond ASCII stay.
std::string joined_words(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char c = name[at];
    const bool letter = is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    if (!letter) {
      if (!out.empty() && out.back() != '-') out += '-';
      continue;
    }
    if (is_ascii_upper(c) && at > 0 && is_ascii_lower(name[at - 1])) out += '-';
    out += ascii_lower(c);
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

// The word of `words` at `begin`, and the next one's begin.
std::string_view word_at(std::string_view words, std::size_t begin, std::size_t& next) {
  const std::size_t end = std::min(words.find('-', begin), words.size());
  next = end + 1;
  return words.substr(begin, end - begin);
}

}  // namespace

PageRole role_of_name(std::string_view name) {
  const std::string words = joined_words(name);
  PageRole best = PageRole::none;
  std::string_view before;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t next = 0;
    const std::string_view word = word_at(words, at, next);
    PageRole role = PageRole::none;
    std::size_t after = next;
    if (next < words.size()) {
      const std::string_view second = word_at(words, next, after);
      role = role_of_words(std::string_view(words).substr(at, word.size() + 1 + second.size()));
    }
    if (role == PageRole::none) {
      after = next;
      if (std::ranges::find(negations, before) == negations.end()) role = role_of_words(word);
    }
    // What something is not is surer than what it is: "article-body-related".
    if (role != PageRole::none && (best == PageRole::none || best == PageRole::body)) best = role;
    before = word;
    at = after;
  }
  return best;
}

PageRole NameRoles::of(std::string_view value) {
  PageRole best = PageRole::none;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t begin = value.find_first_not_of(" \t\r\n\f", at);
    if (begin == std::string_view::npos) break;
    at = std::min(value.find_first_of(" \t\r\n\f", begin), value.size());
    const PageRole role = of_one(value.substr(begin, at - begin));
    if (role != PageRole::none && (best == PageRole::none || best == PageRole::body)) best = role;
  }
  return best;
}

PageRole NameRoles::of_one(std::string_view name) {
  if (name.size() > 100) return PageRole::none;
  const auto [at, is_new] = known_.try_emplace(name, PageRole::none);
  if (is_new) at->second = role_of_name(name);
  return at->second;
}

}  // namespace backfile
