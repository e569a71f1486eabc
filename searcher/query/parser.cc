#include "searcher/query/parser.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "searcher/query/position_check.h"
#include "searcher/query/range_values.h"

namespace backfile {
namespace {

using Kind = QueryTokenKind;

constexpr std::size_t most_remarks = 20;  // more tell nobody anything
constexpr const char* operand_expected = "a word, a phrase or a group in parentheses";

bool begins_operand(Kind kind) {
  switch (kind) {
    case Kind::word:
    case Kind::phrase:
    case Kind::value:
    case Kind::everything:
    case Kind::open:
    case Kind::at_least:
    case Kind::field:
      return true;
    default:
      return false;
  }
}

bool begins_item(Kind kind) {
  return begins_operand(kind) || kind == Kind::negation || kind == Kind::minus || kind == Kind::plus;
}

bool is_binary(Kind kind) {
  return kind == Kind::conjunction || kind == Kind::disjunction || kind == Kind::near;
}

QueryNode node_of(NodeKind kind, QueryRange place) {
  QueryNode node;
  node.kind = kind;
  node.place = place;
  return node;
}

// Several parts under one conjunction or disjunction; parts that are one themselves are taken apart.
QueryNode joined(NodeKind kind, std::vector<QueryNode> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  QueryNode node = node_of(kind, parts.front().place);
  for (QueryNode& part : parts) {
    node.place.begin = std::min(node.place.begin, part.place.begin);
    node.place.end = std::max(node.place.end, part.place.end);
    if (part.kind == kind) {
      std::ranges::move(part.children, std::back_inserter(node.children));
    } else {
      node.children.push_back(std::move(part));
    }
  }
  return node;
}

// Asks for words, rather than for a property: under --any such parts are alternatives.
bool asks_for_words(const QueryNode& node) {
  if (is_positional(node) || node.kind == NodeKind::at_least) return true;
  return (node.kind == NodeKind::conjunction || node.kind == NodeKind::disjunction) &&
         std::ranges::all_of(node.children, [](const QueryNode& child) {
           return asks_for_words(child.kind == NodeKind::negation ? child.children.front() : child);
         });
}

class Parser {
 public:
  Parser(std::string_view query, const ParseOptions& options)
      : query_(query), options_(options), read_(tokenize_query(query, options.limits)) {}

  ParsedQuery parse() {
    ParsedQuery parsed;
    if (read_.tokens.empty() && !read_.remarks.empty()) {
      throw QueryError({0, query_.size()}, "there is no word in the query", operand_expected);
    }
    if (read_.tokens.empty()) {
      parsed.root.place = {0, query_.size()};
    } else {
      parsed.root = disjunction();
      if (!at_end()) throw QueryError(token().place, "no parenthesis was opened for this one");
    }
    parsed.remarks = std::move(read_.remarks);
    std::ranges::stable_sort(parsed.remarks, {},
                             [](const QueryRemark& remark) { return remark.place.begin; });
    if (parsed.remarks.size() > most_remarks) {
      parsed.remarks.resize(most_remarks);
      parsed.remarks.push_back({parsed.root.place, "there is more of this kind in the query"});
    }
    return parsed;
  }

 private:
  bool at_end() const { return next_ == read_.tokens.size(); }
  const QueryToken& token() const { return read_.tokens[next_]; }
  bool at(Kind kind) const { return !at_end() && token().kind == kind; }
  bool at_item() const { return !at_end() && begins_item(token().kind); }
  bool at_operand() const { return !at_end() && begins_operand(token().kind); }
  const QueryToken& take() { return read_.tokens[next_++]; }
  std::string typed(QueryRange place) const {
    return quoted_part(query_.substr(place.begin, place.end - place.begin));
  }

  QueryNode disjunction();
  QueryNode conjunction();
  QueryNode run();
  QueryNode item();
  QueryNode negated();
  QueryNode proximity();
  QueryNode operand();
  QueryNode word(const QueryToken& from) const;
  QueryNode phrase(const QueryToken& from) const;
  QueryNode group();
  QueryNode counted();
  QueryNode fielded();
  QueryNode value(const Field& field);
  void require_item() const;
  [[noreturn]] void refuse_beginning() const;
  [[noreturn]] void refuse_second_operator(const QueryToken& first) const;
  void require_positions(const QueryNode& node, const QueryToken& above) const;
  void deeper(QueryRange place) {
    if (++depth_ > options_.limits.depth) {
      throw QueryError(place, "nested deeper than " + std::to_string(options_.limits.depth) + " levels");
    }
  }

  std::string_view query_;
  ParseOptions options_;
  QueryTokens read_;
  std::size_t next_ = 0;
  std::size_t depth_ = 0;
  const Field* field_ = nullptr;  // whose group is being read
};

// Throws where nothing begins that an operator could apply to, by what stands around.
void Parser::require_item() const {
  if (at_item()) return;
  if (next_ == 0) refuse_beginning();
  const QueryToken& before = read_.tokens[next_ - 1];
  if (before.kind != Kind::open) {
    if (!at_end() && is_binary(token().kind)) refuse_second_operator(before);
    throw QueryError(before.place, "nothing follows " + typed(before.place), operand_expected,
                     "quote it to search for it as a word");
  }
  if (at_end()) throw QueryError(before.place, "this parenthesis is never closed", ")");
  if (!at(Kind::close)) refuse_beginning();
  throw QueryError({before.place.begin, token().place.end}, "nothing between the parentheses",
                   operand_expected);
}

// Throws for what stands at the beginning of a query or group and cannot.
void Parser::refuse_beginning() const {
  if (at(Kind::close)) throw QueryError(token().place, "no parenthesis was opened for this one");
  throw QueryError(token().place, "nothing stands before " + typed(token().place), operand_expected,
                   "quote it to search for it as a word");
}

// Throws for what follows an operator where only an operand can.
void Parser::refuse_second_operator(const QueryToken& first) const {
  if (at_end() || at(Kind::close)) require_item();
  const QueryRange both = {first.place.begin, token().place.end};
  throw QueryError(both, "two operators side by side: " + typed(both), operand_expected);
}

QueryNode Parser::disjunction() {
  std::vector<QueryNode> parts;
  parts.push_back(conjunction());
  while (at(Kind::disjunction)) {
    take();
    parts.push_back(conjunction());
  }
  return joined(NodeKind::disjunction, std::move(parts));
}

QueryNode Parser::conjunction() {
  std::vector<QueryNode> parts;
  parts.push_back(run());
  while (at(Kind::conjunction)) {
    take();
    parts.push_back(run());
  }
  return joined(NodeKind::conjunction, std::move(parts));
}

// What stands side by side.
QueryNode Parser::run() {
  require_item();
  std::vector<QueryNode> words;
  std::vector<QueryNode> parts;
  while (at_item()) {
    const QueryRange place = token().place;
    QueryNode part = item();
    const bool values = field_ != nullptr && field_->kind != FieldKind::text;
    if (values && !parts.empty() && part.kind != NodeKind::negation) {
      throw QueryError(place, "two values of " + std::string(field_->name) + " without an operator between",
                       "OR", "a name of several words goes in quotes");
    }
    const bool alternative = options_.any_words && asks_for_words(part);
    (alternative ? words : parts).push_back(std::move(part));
  }
  if (words.empty()) return joined(NodeKind::conjunction, std::move(parts));
  parts.insert(parts.begin(), joined(NodeKind::disjunction, std::move(words)));
  return joined(NodeKind::conjunction, std::move(parts));
}

QueryNode Parser::item() {
  if (at(Kind::negation) || at(Kind::minus)) return negated();
  if (at(Kind::plus)) {
    const QueryToken& sign = take();
    if (!at_operand()) refuse_second_operator(sign);
  }
  return proximity();
}

QueryNode Parser::negated() {
  const QueryToken& sign = take();
  if (!at_operand()) refuse_second_operator(sign);
  QueryNode child = sign.kind == Kind::minus ? operand() : proximity();
  if (at(Kind::near)) {
    throw QueryError({sign.place.begin, token().place.end}, "what is excluded cannot be near something", "",
                     "put the proximity in parentheses: -(a w/5 b)");
  }
  QueryNode node = node_of(NodeKind::negation, {sign.place.begin, child.place.end});
  node.children.push_back(std::move(child));
  return node;
}

void Parser::require_positions(const QueryNode& node, const QueryToken& above) const {
  const QueryNode* found = without_position(node);
  if (found == nullptr) return;
  throw QueryError(found->place, typed(found->place) + " cannot stand under " + typed(above.place),
                   "words, phrases, wildcards, and groups of these with OR",
                   position_hint(*found, above.kind == Kind::at_least));
}

// Operands of proximity operators, from left to right.
QueryNode Parser::proximity() {
  const std::size_t depth = depth_;
  QueryNode left = operand();
  const QueryToken* previous = nullptr;
  while (at(Kind::near)) {
    const QueryToken& near = take();
    deeper(near.place);
    if (at(Kind::negation) || at(Kind::minus)) {
      throw QueryError(token().place, "an exclusion cannot stand under " + typed(near.place),
                       operand_expected, "exclude outside: (a w/5 b) NOT c");
    }
    if (at(Kind::plus)) take();
    if (!at_operand()) refuse_second_operator(read_.tokens[next_ - 1]);
    QueryNode right = operand();
    require_positions(left, near);
    require_positions(right, near);
    if (previous != nullptr && (previous->unit != near.unit || previous->ordered != near.ordered ||
                                previous->number != near.number)) {
      read_.remarks.push_back({near.place, "different proximities are read from left to right, as if " +
                                               typed(left.place) + " were in parentheses"});
    }
    QueryNode node = node_of(NodeKind::near, {left.place.begin, right.place.end});
    node.unit = near.unit;
    node.ordered = near.ordered;
    node.distance = near.number;
    node.children.push_back(std::move(left));
    node.children.push_back(std::move(right));
    left = std::move(node);
    previous = &near;
  }
  depth_ = depth;
  return left;
}

QueryNode Parser::operand() {
  switch (token().kind) {
    case Kind::word:
      return word(take());
    case Kind::phrase:
      return phrase(take());
    case Kind::everything:
      return node_of(NodeKind::all, take().place);
    case Kind::open:
      return group();
    case Kind::at_least:
      return counted();
    case Kind::value:
      return value(*field_);
    default:
      return fielded();
  }
}

QueryNode Parser::word(const QueryToken& from) const {
  QueryNode node = node_of(NodeKind::word, from.place);
  node.text = from.text;
  node.match = from.match;
  return node;
}

QueryNode Parser::phrase(const QueryToken& from) const {
  QueryNode node = node_of(NodeKind::phrase, from.place);
  for (const QueryToken& part : from.words) node.children.push_back(word(part));
  return node;
}

QueryNode Parser::group() {
  const QueryToken& open = take();
  deeper(open.place);
  QueryNode node = disjunction();
  if (at_end()) throw QueryError(open.place, "this parenthesis is never closed", ")");
  node.place = {open.place.begin, take().place.end};
  --depth_;
  return node;
}

QueryNode Parser::counted() {
  const QueryToken& sign = take();
  deeper(sign.place);
  if (!at_operand()) require_item();
  if (!at_operand()) {
    throw QueryError(token().place, typed(token().place) + " cannot stand under " + typed(sign.place),
                     operand_expected);
  }
  QueryNode child = operand();
  require_positions(child, sign);
  QueryNode node = node_of(NodeKind::at_least, {sign.place.begin, child.place.end});
  node.count = sign.number;
  node.children.push_back(std::move(child));
  --depth_;
  return node;
}

QueryNode Parser::fielded() {
  const QueryToken& name = take();
  if (field_ != nullptr) {
    throw QueryError(name.place, "a field inside " + std::string(field_->name) + ":", "words without a field",
                     "write " + std::string(field_->name) + ":(...) and the other field beside it");
  }
  const bool text = name.field->kind == FieldKind::text;
  const bool fits =
      text ? at(Kind::word) || at(Kind::phrase) || at(Kind::open) : at(Kind::value) || at(Kind::open);
  if (!fits) {
    const QueryRange place = at_end() ? name.place : token().place;
    throw QueryError(place, typed(place) + " cannot directly follow " + typed(name.place), operand_expected,
                     "quote it to search for it as a word");
  }
  field_ = name.field;
  QueryNode child = operand();
  field_ = nullptr;
  if (!text) {
    child.place.begin = name.place.begin;
    return child;
  }
  QueryNode node = node_of(NodeKind::field, {name.place.begin, child.place.end});
  node.field = name.field;
  node.children.push_back(std::move(child));
  return node;
}

QueryNode Parser::value(const Field& field) {
  const QueryToken& from = take();
  if (field.kind == FieldKind::range) return read_range(field, from, options_.now);
  QueryNode node = node_of(NodeKind::value, from.place);
  node.field = &field;
  node.text = from.text;
  if (field.kind == FieldKind::facet) node.match = from.match;
  return node;
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const ParseOptions& options) {
  return Parser(text, options).parse();
}

}  // namespace backfile
