#include "indexer/annotators/person/signs.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/analyzer.h"
#include "common/ascii.h"
#include "common/is_one_of.h"
#include "indexer/annotators/person/firms.h"
#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(c) || c == '-';
}

std::string_view word_behind(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ' ') return "";
  std::size_t end = at + 1;
  while (end < text.size() && is_letter(text[end]) && end - at < 30) ++end;
  return text.substr(at + 1, end - at - 1);
}

// The length of "FNM.N", "MGa.TO" and the like at the beginning; 0 where there is none. "U.S" is none.
std::size_t share_code(std::string_view text) {
  const auto capital = [](char c) { return is_ascii_upper(c) || is_ascii_digit(c); };
  std::size_t dot = 0;
  while (dot < text.size() && capital(text[dot])) ++dot;
  const std::size_t most = dot + 3;  // the letters of a class of shares
  while (dot > 1 && dot < text.size() && dot < most && (is_ascii_lower(text[dot]) || text[dot] == '_')) ++dot;
  if (dot == 0 || dot > 6 || dot >= text.size() || text[dot] != '.') return 0;
  std::size_t end = dot + 1;
  while (end < text.size() && capital(text[end])) ++end;
  if (end == dot + 1 || end > dot + 3 || (end < text.size() && (is_letter(text[end]) || text[end] == '.')))
    return 0;
  if (dot == 1 && (end > dot + 2 || (text[dot + 1] != 'N' && text[dot + 1] != 'O'))) return 0;
  return end;
}

// "SocGen" and "AgustaWestland", not "McCain", "DeBruce", "MacKenzie", "FitzGerald" or "O'Hare".
bool is_run_together(std::string_view words) {
  std::size_t begin = 0;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!is_letter(words[i - 1])) begin = i;
    const bool inside = is_ascii_lower(words[i - 1]) && is_ascii_upper(words[i]);
    if (!inside) continue;
    const std::string_view head = words.substr(begin, i - begin);
    constexpr std::array<std::string_view, 8> heads = {"Mac", "Fitz",  "Van", "Von",
                                                       "Del", "Della", "Ben", "San"};
    if (head.size() > 2 && std::ranges::find(heads, head) == heads.end()) return true;
  }
  return false;
}

}  // namespace

std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '.')) --at;
  std::size_t begin = at;
  while (begin > 0 && is_letter(text[begin - 1]) && at - begin < 30) --begin;
  return text.substr(begin, at - begin);
}

bool is_introduced(std::string_view text, const PersonMention& mention) {
  const std::string_view before = word_before(text, mention.begin);
  if (before.empty()) return false;
  const std::uint64_t flags = lexicon_flags(fold(before));
  return (flags & (title_word | role_word)) != 0 || before == "named" || before == "called";
}

bool is_set_off(std::string_view text, const PersonMention& mention) {
  std::size_t at = mention.begin;
  while (at > 0 && text[at - 1] == ' ') --at;
  return at > 0 && text[at - 1] == ',' && mention.end < text.size() && text[mention.end] == ',';
}

bool has_age(std::string_view text, const PersonMention& mention) {
  const std::string_view rest = text.substr(mention.end);
  if (!rest.starts_with(", ")) return false;
  std::size_t end = 2;
  while (end < rest.size() && is_ascii_digit(rest[end])) ++end;
  return end > 2 && end < 5 && end < rest.size() && (rest[end] == ',' || rest[end] == '.');
}

bool has_office_behind(std::string_view text, const PersonMention& mention) {
  constexpr int most_words = 7;
  if (!text.substr(mention.end).starts_with(", ")) return false;
  std::size_t at = mention.end + 1;
  for (int i = 0; i < most_words; ++i) {
    const std::string_view word = word_behind(text, at);
    if (word.empty()) return false;
    if ((lexicon_flags(fold(word)) & role_word) != 0) return true;
    at += 1 + word.size();
  }
  return false;
}

bool speaks(std::string_view text, const PersonMention& mention) {
  return (lexicon_flags(fold(word_behind(text, mention.end))) & speech_verb) != 0 ||
         (lexicon_flags(fold(word_before(text, mention.begin))) & speech_verb) != 0;
}

int locatedness(std::string_view text, const PersonMention& mention) {
  constexpr std::array<std::string_view, 9> inside = {"in",     "at",         "near",   "outside", "around",
                                                      "inside", "throughout", "across", "towards"};
  constexpr std::array<std::string_view, 7> about = {"from", "into", "of", "to", "through", "via", "over"};
  const std::string_view rest = text.substr(mention.end);
  if (rest.starts_with("'s") || rest.starts_with("’s")) return 0;
  const std::string before = fold(word_before(text, mention.begin));
  if (is_one_of(before, inside)) return 2;
  const std::uint64_t behind = lexicon_flags(fold(word_behind(text, mention.end)));
  return is_one_of(before, about) || (behind & (place_noun | organisation_word)) != 0 ? 1 : 0;
}

int locatedness(const Article& article, std::string_view words) {
  int most = 0;
  for (const std::string_view text : {std::string_view(article.title), std::string_view(article.text)}) {
    for (std::size_t at = text.find(words); at != std::string_view::npos && most < 2;
         at = text.find(words, at + words.size())) {
      const auto begin = static_cast<std::uint32_t>(at);
      const auto end = static_cast<std::uint32_t>(at + words.size());
      if ((at > 0 && is_letter(text[at - 1])) || (end < text.size() && is_letter(text[end]))) continue;
      most = std::max(most, locatedness(text, PersonMention{begin, end, false}));
    }
  }
  return most;
}

bool cut_share_code(std::string_view text, PersonMention& mention) {
  const std::string_view words = text.substr(mention.begin, mention.end - mention.begin);
  const std::size_t space = words.rfind(' ');
  if (space == std::string_view::npos) return false;
  // "WB.N Ken Thompson": the code of the company named before him.
  const std::size_t behind_first = words.find(' ') + 1;
  if (behind_first < words.size() && share_code(words) == behind_first - 1) {
    mention.begin += static_cast<std::uint32_t>(behind_first);
    return false;
  }
  const std::string_view last = words.substr(space + 1);
  if (share_code(last) == 0 && !last.starts_with('.')) return false;
  mention.end = mention.begin + static_cast<std::uint32_t>(space);
  return true;
}

bool ends_with_legal_form(std::string_view words) {
  constexpr std::array<std::string_view, 11> forms = {"plc", "inc",     "corp", "ltd", "llc", "gmbh",
                                                      "co",  "limited", "llp",  "cos", "pllc"};
  // In small letters these are words and names.
  constexpr std::array<std::string_view, 12> loud_forms = {"AG", "SA", "NV",  "BV",  "AB",  "PC",
                                                           "LP", "KK", "Oyj", "SpA", "ASA", "P.C"};
  const std::size_t space = words.rfind(' ');
  if (space == std::string_view::npos) return false;
  const std::string last(words.substr(space + 1));
  return is_one_of(fold(last), forms) || is_one_of(last, loud_forms);
}

// "Tolland Orrick & Poe", but "Ann Tolland & Bo Orrick": whether one name stands behind the "&".
bool has_partner(std::string_view name, std::string_view rest) {
  if (name.find(' ') == std::string_view::npos || !rest.starts_with(" & ")) return false;
  std::size_t end = 3;
  while (end < rest.size() && is_letter(rest[end])) ++end;
  const bool is_name = end > 5 && is_ascii_upper(rest[3]);
  return is_name && (end + 1 >= rest.size() || rest[end] != ' ' || !is_ascii_upper(rest[end + 1]));
}

bool is_firm(std::string_view text, const PersonMention& mention) {
  const std::string_view name = text.substr(mention.begin, mention.end - mention.begin);
  if (is_run_together(name) || ends_with_legal_form(name) || is_firm_called_after_people(name)) return true;
  const std::string_view rest = text.substr(mention.end);
  if (has_partner(name, rest)) return true;
  for (const std::string_view company : {" & Co", " and Co", " & Sons", "'s Inc", "’s Inc", "'s Corp",
                                         "’s Corp", "'s Co", "’s Co", " & Company"}) {
    if (rest.starts_with(company) && (rest.size() == company.size() || !is_letter(rest[company.size()])))
      return true;
  }
  constexpr std::array<std::string_view, 5> papers = {"shares", "stock", "shareholders", "bonds", "debt"};
  std::size_t behind = mention.end;
  while (behind < text.size() && std::string_view(" (<").find(text[behind]) != std::string_view::npos)
    ++behind;
  if (behind > mention.end && share_code(text.substr(behind)) > 0) return true;
  const std::string_view next = word_behind(text, mention.end);
  if (is_one_of(std::string(next), papers)) return true;
  if (!next.empty() && is_ascii_upper(next.front()) &&
      (lexicon_flags(fold(next)) & (organisation_word | place_noun)) == organisation_word)
    return true;
  const std::string_view before = word_before(text, mention.begin);
  if (before != "at" && before != "with") return false;
  std::string role = fold(word_before(text, static_cast<std::size_t>(before.data() - text.data())));
  if (role.size() > 3 && role.ends_with('s')) role.pop_back();
  return (lexicon_flags(role) & role_word) != 0;
}

bool has_abbreviation(std::string_view name) {
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of(" -"), name.size());
    const std::string_view word = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
    if (word.size() < 3 || !std::ranges::all_of(word, [](char c) { return is_letter(c); })) continue;
    const std::string folded = fold(word);
    const bool plain = std::ranges::all_of(folded, [](char c) { return c >= 'a' && c <= 'z'; });
    const std::size_t vowel = folded.find_first_of("aeiouy");
    // "Qtly" ends as an adverb does; "Fry" and "Lynch" are names.
    const bool spoken = vowel != std::string::npos && (vowel + 1 < folded.size() || folded.size() < 4);
    if (plain && !spoken && (lexicon_flags(folded) & (name_flags | title_word | name_suffix)) == 0)
      return true;
  }
  return false;
}

}  // namespace backfile
