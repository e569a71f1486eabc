// Tokens of a query -> one line for people.
#include <string>
#include <vector>

#include "searcher/query/query_tokens.h"

namespace backfile {
namespace {

using Kind = QueryTokenKind;

std::string debug_text(const QueryToken& token) {
  switch (token.kind) {
    case Kind::word:
      return (token.match == WordMatch::exact ? "=" : "") + token.text;
    case Kind::phrase: {
      std::string text;
      for (const QueryToken& word : token.words) text += (text.empty() ? "\"" : " ") + word.text;
      return text + "\"";
    }
    case Kind::value:
      return "'" + token.text + "'";
    case Kind::everything:
      return "*";
    case Kind::open:
      return "(";
    case Kind::close:
      return ")";
    case Kind::conjunction:
      return "AND";
    case Kind::disjunction:
      return "OR";
    case Kind::negation:
      return "NOT";
    case Kind::minus:
      return "-";
    case Kind::plus:
      return "+";
    case Kind::near:
      if (token.unit != NearUnit::words) return token.unit == NearUnit::sentence ? "/s" : "/p";
      return (token.ordered ? "pre/" : "w/") + std::to_string(token.number);
    case Kind::at_least:
      return "atleast" + std::to_string(token.number);
    case Kind::field:
      return std::string(token.field->name) + ":";
  }
  return "";
}

}  // namespace

std::string to_debug_string(const std::vector<QueryToken>& tokens) {
  std::string text;
  for (const QueryToken& token : tokens) {
    if (!text.empty()) text += ' ';
    text += debug_text(token);
  }
  return text;
}

}  // namespace backfile
