// --words: a text taken as words, whatever it holds.
#include <string>

#include "common/analyzer.h"
#include "common/fold.h"
#include "common/word_breaks.h"
#include "searcher/query/function_words.h"
#include "searcher/query/parser.h"

namespace backfile {
namespace {

std::vector<bool> wanted_words(std::string_view text, const std::vector<WordSpan>& spans) {
  std::vector<std::string> folded;
  for (const WordSpan& span : spans) folded.push_back(fold(text.substr(span.begin, span.end - span.begin)));
  return content_words({folded.begin(), folded.end()});
}

void add_left_out(std::string_view word, std::string& remark) {
  const std::string quoted = " " + std::string(word);
  if ((remark + " ").find(quoted + " ") == std::string::npos) remark += quoted;
}

}  // namespace

ParsedQuery parse_words(std::string_view text, bool any_words, bool leave_out_grammar) {
  WordBreaker breaker;
  std::vector<WordSpan> spans;
  breaker.find(text, spans);
  const auto wanted = leave_out_grammar ? wanted_words(text, spans) : std::vector<bool>(spans.size(), true);
  ParsedQuery parsed;
  QueryNode& root = parsed.root;
  root.kind = any_words ? NodeKind::disjunction : NodeKind::conjunction;
  root.place = {0, text.size()};
  std::string left_out;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::string_view word = text.substr(spans[i].begin, spans[i].end - spans[i].begin);
    if (!is_word(fold(word))) continue;
    if (!wanted[i]) {
      add_left_out(word, left_out);
      continue;
    }
    QueryNode& node = root.children.emplace_back();
    node.kind = NodeKind::word;
    node.place = {spans[i].begin, spans[i].end};
    node.text = word;
  }
  if (root.children.empty()) {
    const bool is_blank = text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    // Of no word none is found: in a list of topics it must not bring the whole archive.
    root.kind = is_blank ? NodeKind::all : NodeKind::disjunction;
    if (!is_blank) parsed.remarks.push_back({root.place, "there is no word in the query"});
  }
  if (root.children.size() == 1) root = QueryNode(root.children.front());
  if (!left_out.empty()) parsed.remarks.push_back({root.place, "not searched for:" + left_out});
  return parsed;
}

}  // namespace backfile
