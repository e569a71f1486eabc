// Syntax tree -> query text that gives the same tree again.
#include <string>
#include <string_view>
#include <vector>

#include "common/utf8.h"
#include "searcher/query/query_characters.h"
#include "searcher/query/query_tokens.h"
#include "searcher/query/range_values.h"
#include "searcher/query/syntax_tree.h"

namespace backfile {
namespace {

// True where the text, as it stands, is read as this one word. A backslash would depend on what follows.
bool reads_as_word(std::string_view typed, std::string_view text, WordMatch match) {
  if (typed.find('\\') != std::string_view::npos) return false;
  try {
    const QueryTokens read = tokenize_query(typed);
    return read.tokens.size() == 1 && read.tokens.front().kind == QueryTokenKind::word &&
           read.tokens.front().text == text && read.tokens.front().match == match;
  } catch (const QueryError&) {
    return false;
  }
}

// True where the text, as it stands, is read as the field and value of the node, also before a parenthesis: a
// value may hold some, and would take one for its own.
bool reads_as_value(std::string_view typed, const QueryNode& node) {
  try {
    const std::string in_group = '(' + std::string(typed) + ')';
    const std::vector<QueryToken> read = tokenize_query(in_group).tokens;
    const bool wildcard = node.text.find_first_of("*?") != std::string::npos;
    return read.size() == 4 && read[2].kind == QueryTokenKind::value && read[2].text == node.text &&
           (!wildcard || read[2].match == node.match);
  } catch (const QueryError&) {
    return false;
  }
}

// A backslash before everything that would end the word or be a wildcard, and before the first character.
std::string escaped_word(std::string_view text) {
  std::string result = "\\";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(text, at);
    const bool special = c == '\\' || c == '(' || c == ')' || is_query_quote(c) || is_query_space(c);
    if (special && begin > 0) result += '\\';
    result += text.substr(begin, at - begin);
  }
  return result;
}

std::string quoted(std::string_view text, bool escape_wildcards) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(text, at);
    if (c == '\\' || is_query_quote(c) || (escape_wildcards && (c == '*' || c == '?'))) result += '\\';
    result += text.substr(begin, at - begin);
  }
  return result + '"';
}

std::string word_text(const QueryNode& node) {
  const std::string sign = node.match == WordMatch::exact ? "=" : "";
  if (reads_as_word(sign + node.text, node.text, node.match)) return sign + node.text;
  if (node.match == WordMatch::pattern) return quoted(node.text, false);
  return sign + escaped_word(node.text);
}

std::string phrase_text(const QueryNode& node) {
  std::string text;
  for (const QueryNode& word : node.children) {
    const std::string part = quoted(word.text, word.match != WordMatch::pattern);
    text += (text.empty() ? "\"" : " ") + part.substr(1, part.size() - 2);
  }
  return text + '"';
}

std::string value_text(const QueryNode& node) {
  const std::string name = std::string(node.field->name) + ':';
  const std::string plain = name + node.text;
  if (reads_as_value(plain, node)) return plain;
  // In quotes it would be no pattern; behind a space a parenthesis is not its own.
  return node.match == WordMatch::pattern ? plain + ' ' : name + quoted(node.text, false);
}

std::string length_text(const QueryNode& node) {
  std::string text = "words:";
  if (node.min_words == node.max_words) return text + std::to_string(node.min_words);
  const bool open = node.max_words == std::numeric_limits<std::uint32_t>::max();
  if (node.min_words > 0 || open) text += std::to_string(node.min_words);
  return text + ".." + (open ? "" : std::to_string(node.max_words));
}

std::string near_operator(const QueryNode& node) {
  if (node.unit != NearUnit::words) return node.unit == NearUnit::sentence ? " /s " : " /p ";
  return (node.ordered ? " pre/" : " w/") + std::to_string(node.distance) + ' ';
}

bool is_compound(const QueryNode& node) {
  return node.kind == NodeKind::near || node.kind == NodeKind::conjunction ||
         node.kind == NodeKind::disjunction || node.kind == NodeKind::negation;
}

std::string operand(const QueryNode& node) {
  return is_compound(node) ? '(' + to_string(node) + ')' : to_string(node);
}

std::string joined(const QueryNode& node, std::string_view between) {
  std::string text;
  for (const QueryNode& child : node.children) {
    if (!text.empty()) text += between;
    text += child.kind == NodeKind::negation ? to_string(child) : operand(child);
  }
  return text;
}

}  // namespace

std::string to_string(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::all:
      return "*";
    case NodeKind::word:
      return word_text(node);
    case NodeKind::phrase:
      return phrase_text(node);
    case NodeKind::near:
      return joined(node, near_operator(node));
    case NodeKind::at_least:
      return "atleast" + std::to_string(node.count) + ' ' + operand(node.children.front());
    case NodeKind::conjunction:
      return joined(node, " AND ");
    case NodeKind::disjunction:
      return joined(node, " OR ");
    case NodeKind::negation:
      return "NOT " + operand(node.children.front());
    case NodeKind::field: {
      const QueryNode& child = node.children.front();
      const bool bare = child.kind == NodeKind::word || child.kind == NodeKind::phrase;
      return std::string(node.field->name) + ':' + (bare ? to_string(child) : '(' + to_string(child) + ')');
    }
    case NodeKind::value:
      return value_text(node);
    case NodeKind::dates:
      return "date:" + date_range_text(node.dates);
    case NodeKind::length:
      return length_text(node);
  }
  return "";
}

}  // namespace backfile
