#include "searcher/tui/similar_query.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "common/ascii.h"
#include "common/utf8.h"
#include "searcher/render/terminal_text.h"

namespace backfile::tui {
namespace {

constexpr std::size_t most_people = 4;
constexpr std::size_t most_words = 20;
constexpr std::size_t shortest_word =
    4;  // bytes: shorter ones of Latin say little, others have several a letter

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : harmless(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    // In small letters: capitals could spell an operator.
    const std::string small = ascii_lowered(word);
    if (word.size() >= shortest_word && std::ranges::find(words, small) == words.end())
      words.push_back(small);
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const std::int32_t c = next_code_point(text, at);
    const auto kind = u_charType(c);
    const bool inside =
        c >= 0 && (u_isalnum(c) || kind == U_NON_SPACING_MARK || kind == U_COMBINING_SPACING_MARK);
    if (inside) {
      word += text.substr(from, at - from);
    } else {
      finish();
    }
  }
  finish();
  if (words.size() > most_words) words.resize(most_words);
  return words;
}

}  // namespace

std::string similar_query(const Hit& hit) {
  std::vector<std::string> parts = words_of(hit.title);
  for (std::size_t i = 0; i < std::min(hit.person.size(), most_people); ++i)
    parts.push_back(quoted(hit.person[i].label));
  std::string query;
  for (const std::string& part : parts) query += (query.empty() ? "" : " OR ") + part;
  if (query.empty()) return "";
  return "(" + query + ") -id:" + quoted(hit.id);
}

}  // namespace backfile::tui
