#include "searcher/query/query_tokens.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/utf8.h"
#include "searcher/query/field_names.h"
#include "searcher/query/query_characters.h"
#include "searcher/query/query_operators.h"
#include "searcher/query/query_remarks.h"
#include "searcher/query/query_words.h"

namespace backfile {
namespace {

using Kind = QueryTokenKind;

class Scanner {
 public:
  Scanner(std::string_view query, const QueryLimits& limits) : query_(query), limits_(limits) {}
  QueryTokens scan();

 private:
  void check_text() const;
  void scan_parenthesis();
  bool has_plain_quote(std::size_t from) const;
  void scan_quoted();
  void scan_bare();
  bool scan_sign();
  bool scan_field();
  void refuse_other_mark(const Field* field, std::size_t end) const;
  void scan_field_name(const Field& field, std::size_t end);
  void scan_value();
  void scan_exact();
  void scan_word(std::size_t begin, WordMatch match);
  QueryStretch scan_stretch(bool& escaped);
  void push_words(std::vector<QueryToken> words, QueryRange place, bool quoted);
  QueryToken& push(QueryToken token);
  QueryToken& push(Kind kind, std::size_t begin, std::size_t end);

  std::int32_t peek(std::size_t at) const { return at < query_.size() ? next_code_point(query_, at) : -1; }
  std::string typed(QueryRange place) const {
    return std::string(query_.substr(place.begin, place.end - place.begin));
  }
  bool skip_space();
  // Nothing that belongs to what stands before `at` is there.
  bool ends_at(std::size_t at) const {
    const std::int32_t next = peek(at);
    return next < 0 || next == ')' || is_query_space(next);
  }
  const QueryToken& last() const { return result_.tokens.back(); }
  bool behind(Kind kind) const { return !result_.tokens.empty() && last().kind == kind; }
  // What comes belongs to a field of facets, keys or ranges: directly, or in its parentheses.
  bool reads_values() const {
    if (behind(Kind::field)) return last().field->kind != FieldKind::text;
    return !groups_.empty() && groups_.back();
  }
  bool sign_counts() const;

  std::string_view query_;
  QueryLimits limits_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  std::vector<bool> groups_;  // the open parentheses; true: of values
  QueryWords finder_;
  QueryTokens result_;
};

QueryTokens Scanner::scan() {
  check_text();
  while (skip_space()) {
    const std::int32_t next = peek(at_);
    if (next == '(' || next == ')') {
      scan_parenthesis();
    } else if (is_query_quote(next)) {
      scan_quoted();
    } else {
      scan_bare();
    }
  }
  remark_on_lookalikes(query_, result_.tokens, result_.remarks);
  return std::move(result_);
}

void Scanner::check_text() const {
  if (query_.size() > limits_.bytes) {
    throw QueryError({limits_.bytes, query_.size()},
                     "the query is longer than " + std::to_string(limits_.bytes) + " bytes");
  }
  for (std::size_t at = 0; at < query_.size();) {
    const std::size_t begin = at;
    if (next_code_point(query_, at) < 0) {
      throw QueryError({begin, at}, "the query is not valid UTF-8", "", "check the encoding of its source");
    }
  }
}

bool Scanner::skip_space() {
  while (at_ < query_.size()) {
    std::size_t next = at_;
    if (!is_query_space(next_code_point(query_, next))) return true;
    at_ = next;
  }
  return false;
}

QueryToken& Scanner::push(QueryToken token) {
  if (token.kind == Kind::phrase) words_ += token.words.size();
  if (token.kind == Kind::word || token.kind == Kind::value) ++words_;
  if (words_ > limits_.words) {
    throw QueryError(token.place, "the query has more than " + std::to_string(limits_.words) + " words");
  }
  result_.tokens.push_back(std::move(token));
  return result_.tokens.back();
}

QueryToken& Scanner::push(Kind kind, std::size_t begin, std::size_t end) {
  QueryToken token;
  token.kind = kind;
  token.place = {begin, end};
  return push(std::move(token));
}

void Scanner::scan_parenthesis() {
  if (query_[at_] == '(') {
    groups_.push_back(reads_values());
    push(Kind::open, at_, at_ + 1);
  } else {
    if (!groups_.empty()) groups_.pop_back();
    push(Kind::close, at_, at_ + 1);
  }
  ++at_;
}

// From the quote at `at_`. Inside, a backslash only escapes quotes, wildcards and itself.
bool Scanner::has_plain_quote(std::size_t from) const {
  for (std::size_t at = from; at < query_.size(); ++at) {
    if (query_[at] == '"') return true;
    if (query_[at] == '\\') ++at;
  }
  return false;
}

void Scanner::scan_quoted() {
  const std::size_t begin = at_;
  const std::int32_t opened = next_code_point(query_, at_);
  const std::size_t content = at_;
  // What a plain quote began a plain one ends, if there is one: names have typographic quotes within.
  const bool plain = opened == '"' && has_plain_quote(content);
  QueryStretch stretch;
  while (true) {
    if (at_ >= query_.size()) throw QueryError({begin, content}, "this quote is never closed", "\"");
    std::size_t char_begin = at_;
    const std::int32_t c = next_code_point(query_, at_);
    const std::int32_t next = peek(at_);
    const bool escapes = c == '\\' && (next == '\\' || next == '*' || next == '?' || is_query_quote(next));
    if (escapes) {
      char_begin = at_;
      next_code_point(query_, at_);
    } else if (is_query_quote(c) && (!plain || c == '"')) {
      break;
    }
    stretch.add(query_, char_begin, at_, escapes);
  }
  const QueryRange place = {begin, at_};
  if (!reads_values()) {
    push_words(finder_.in_quotes(stretch), place, true);
  } else if (stretch.text().find_first_not_of(' ') == std::string::npos) {
    throw QueryError(place, "nothing between the quotes", "a value");
  } else {
    push(Kind::value, begin, at_).text = stretch.text();
  }
}

void Scanner::scan_bare() {
  if (scan_sign()) return;
  if (reads_values()) {
    scan_value();
  } else if (query_[at_] == '=') {
    scan_exact();
  } else if (!scan_field()) {
    scan_word(at_, WordMatch::stemmed);
  }
}

// A sign inside a word or behind a quote or parenthesis is punctuation.
bool Scanner::sign_counts() const {
  if (result_.tokens.empty() || last().place.end < at_) return true;
  return behind(Kind::open) || behind(Kind::minus) || behind(Kind::plus) || behind(Kind::field);
}

bool Scanner::scan_sign() {
  const char sign = query_[at_];
  if ((sign != '-' && sign != '+') || !sign_counts()) return false;
  if (behind(Kind::field)) {
    if (last().field->kind == FieldKind::key || sign == '+') return false;
    throw QueryError({last().place.begin, at_ + 1}, "the minus belongs before the field", "",
                     "write -" + std::string(last().field->name) + ":...");
  }
  const std::size_t end = std::min(query_.find_first_not_of(sign, at_), query_.size());
  if (ends_at(end)) {
    if (sign == '+') return false;
    throw QueryError({at_, end}, "nothing directly follows '-'", "a word",
                     "to exclude a word, write -word; leave a dash out");
  }
  push(sign == '-' ? Kind::minus : Kind::plus, at_, at_ + 1);
  ++at_;
  return true;
}

void Scanner::scan_field_name(const Field& field, std::size_t end) {
  const QueryRange place = {at_, end};
  push(Kind::field, at_, end).field = &field;
  at_ = end;
  if (!ends_at(end)) return;
  throw QueryError(place, "nothing directly follows " + quoted_part(typed(place)),
                   field.kind == FieldKind::text ? "a word, a phrase or a group" : "a value",
                   "no space behind the colon; several words go in quotes or parentheses");
}

// `title(oil)`, `hd=oil`: fields as other archives write them.
void Scanner::refuse_other_mark(const Field* field, std::size_t end) const {
  const std::string name = typed({at_, end});
  if (field == nullptr && field_called(name).empty()) return;
  const QueryRange place = {at_, end + 1};
  if (field == nullptr)
    throw QueryError(place, "no such field " + quoted_part(name), "", unknown_field_hint(name));
  const bool group = query_[end] == '(';
  throw QueryError(place, std::string(field->name) + " takes a colon", "",
                   "write " + std::string(field->name) +
                       (group ? ":(...); if it is a word, put a space behind it" : ":..."));
}

// `title:`, or the `words` of `words>500`.
bool Scanner::scan_field() {
  std::size_t end = at_;
  for (std::size_t next = at_; next < query_.size() && u_isalpha(next_code_point(query_, next));) end = next;
  if (end == at_ || end == query_.size()) return false;
  const std::string name = typed({at_, end});
  const Field* field = field_named(name);
  const char mark = query_[end];
  const bool compares = mark == '<' || mark == '>' || mark == '=';
  if (compares && field != nullptr && field->kind == FieldKind::range) {
    scan_field_name(*field, end);
    return true;
  }
  if (compares || mark == '(') refuse_other_mark(field, end);
  if (mark != ':' || (field == nullptr && query_.substr(end).starts_with("://"))) return false;
  if (field != nullptr) {
    scan_field_name(*field, end + 1);
    return true;
  }
  const QueryRange place = {at_, end + 1};
  if (!ends_at(end + 1))
    throw QueryError(place, "no such field " + quoted_part(name), "", unknown_field_hint(name));
  result_.remarks.push_back({place, quoted_part(name + ':') + " is no field and is searched for as a word"});
  return false;
}

// The value of a facet, key or range: anything up to white space, or up to a parenthesis that it did not
// open.
void Scanner::scan_value() {
  const std::size_t begin = at_;
  for (std::size_t open = 0; at_ < query_.size();) {
    std::size_t next = at_;
    const std::int32_t c = next_code_point(query_, next);
    if (is_query_space(c) || (c == ')' && open == 0)) break;
    if (is_query_quote(c)) {
      throw QueryError({at_, next}, "a quote inside a value", "", "put the whole value in quotes");
    }
    if (c == '(') ++open;
    if (c == ')') --open;
    at_ = next;
  }
  const QueryRange place = {begin, at_};
  const std::string text = typed(place);
  if (!behind(Kind::field)) {
    const Kind kind = text == "AND"   ? Kind::conjunction
                      : text == "OR"  ? Kind::disjunction
                      : text == "NOT" ? Kind::negation
                                      : Kind::value;
    if (kind != Kind::value) {
      push(kind, begin, at_);
      return;
    }
  } else if (text.front() == '!' && last().field->kind == FieldKind::facet) {
    throw QueryError({last().place.begin, begin + 1}, "'!' does not exclude here", "",
                     "write -" + std::string(last().field->name) + ":...");
  }
  QueryToken& token = push(Kind::value, begin, at_);
  token.text = text;
  if (text.find_first_of("*?") != std::string::npos) token.match = WordMatch::pattern;
}

// `=talks`.
void Scanner::scan_exact() {
  const std::size_t begin = at_;
  const std::size_t end = std::min(query_.find_first_not_of('=', at_), query_.size());
  if (end > begin + 1 || ends_at(end) || query_[end] == '(' || is_query_quote(peek(end))) {
    throw QueryError({begin, end}, "'=' belongs directly before one word", "a form like =talks",
                     "words in quotes are found in these forms anyway");
  }
  at_ = end;
  if (scan_field()) {
    throw QueryError({begin, at_}, "'=' belongs behind the colon", "",
                     "write " + std::string(last().field->name) + ":=...");
  }
  scan_word(begin, WordMatch::exact);
}

// A word, an operator, or punctuation without any word in it, from `at_`; the token begins at `begin`.
void Scanner::scan_word(std::size_t begin, WordMatch match) {
  bool escaped = false;
  QueryStretch stretch = scan_stretch(escaped);
  const QueryRange place = {begin, at_};
  if (escaped) {
    stretch.take_literally();
  } else if (match == WordMatch::stemmed) {
    if (std::optional<QueryToken> token = read_operator(stretch.text(), place, limits_)) {
      push(std::move(*token));
      return;
    }
    refuse_foreign_operator(stretch.text(), place);
    if (stretch.text() == "*") {
      push(Kind::everything, begin, at_);
      return;
    }
  }
  push_words(finder_.bare(stretch, match), place, false);
}

// Up to white space, a parenthesis or a quote. A backslash takes the next character literally.
QueryStretch Scanner::scan_stretch(bool& escaped) {
  QueryStretch stretch;
  while (at_ < query_.size()) {
    std::size_t next = at_;
    const std::int32_t c = next_code_point(query_, next);
    if (c == '\\' && next < query_.size()) {
      const std::size_t begin = next;
      next_code_point(query_, next);
      stretch.add(query_, begin, next, true);
      escaped = true;
    } else if (c == '(' || c == ')' || is_query_quote(c) || is_query_space(c)) {
      break;
    } else {
      stretch.add(query_, at_, next, false);
    }
    at_ = next;
  }
  return stretch;
}

void Scanner::push_words(std::vector<QueryToken> words, QueryRange place, bool quoted) {
  if (words.empty()) {
    const std::string text = typed(place);
    const bool needed = quoted || text.front() == '=' || behind(Kind::field) || behind(Kind::minus);
    if (needed) throw QueryError(place, quoted_part(text) + " holds no letter or digit", "a word");
    result_.remarks.push_back({place, quoted_part(text) + " is left out: it holds no letter or digit"});
  } else if (words.size() == 1 && (!quoted || words.front().match == WordMatch::pattern)) {
    words.front().place = place;
    push(std::move(words.front()));
  } else {
    QueryToken token;
    token.kind = Kind::phrase;
    token.place = place;
    token.words = std::move(words);
    push(std::move(token));
  }
}

}  // namespace

QueryTokens tokenize_query(std::string_view text, const QueryLimits& limits) {
  return Scanner(text, limits).scan();
}

}  // namespace backfile
